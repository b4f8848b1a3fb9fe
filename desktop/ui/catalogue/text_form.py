"""The dialog of one standing text: what is written on the left, the paper that says it on the right."""

import re

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.queries.standing_texts import TextLine
from db.rules.standing_texts import TEXTS, filled
from desktop.labels.names import BLANKS
from desktop.ui.catalogue.entry_form import EntryForm, EntryWords
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.screens import free_geometry
from desktop.ui.printing.tried_preview import TriedPreview
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import label

WIDE, HIGH = 1180, 610  # px at 100 %, where the screen has room
TYPED_MS = 250  # of quiet, until the paper is drawn anew
EXAMPLES = {
    "authority": "Chủ tịch Ủy ban nhân dân tỉnh",
    "authority_title": "Chủ tịch Ủy ban nhân dân tỉnh",
    "authority_body": "Ủy ban nhân dân tỉnh",
    "area": "tỉnh",
    "act": "tặng",
    "recipients": "các tập thể, cá nhân có tên trong Danh sách kèm theo",
    "ballot": "bỏ phiếu kín",
    "agreed": "nhất trí",
    "exceptions": "ông Ma Văn Páo (hồ sơ có 1 sáng kiến; NĐ 98/2023/NĐ-CP Điều 23): đề tài nghiệm thu trong tháng",
    "refused": "ông Lý Văn Dũng (chưa đủ số phiếu)",
    "submission": "Tờ trình số 95/TTr-STTTT ngày 04 tháng 12 năm 2023",
    "citation": "có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2023",
    "movement": "trong phong trào thi đua yêu nước năm 2023",
    "passed": "02 tập thể và 05 cá nhân",
    "kinds": "tập thể, cá nhân",
    "counts": "02 tập thể và 05 cá nhân",
    "form": "Bằng khen",
    "forms": "Bằng khen, Giấy khen",
    "council_day": "ngày 28 tháng 11 năm 2023",
    "amounts": "tập thể 3.600.000 đồng, cá nhân 1.800.000 đồng",
    "total": "16.200.000",
    "total_words": "Mười sáu triệu hai trăm nghìn đồng",
    "fund": "Quỹ thi đua, khen thưởng",
    "decisions": "Quyết định số 1598/QĐ-UBND ngày 22 tháng 12 năm 2023",
    "register": "1204",
    "presenter": "Phó Chủ tịch Ủy ban nhân dân tỉnh",
    "called": "đại diện các tập thể và các cá nhân",
    "deadline": "ngày 15 tháng 11 năm 2023",
    "round": "Tổng kết công tác năm 2023",
    "today": "20/11/2023",
    "due": "15/11/2023",
    "before": "trước ngày 15/11/2023",
    "many": "02",
    "conference": "Hội nghị tổng kết công tác năm 2023",
    "conference_day": "ngày 12 tháng 01 năm 2024",
    "invited": "các tập thể, cá nhân có tên trong Danh sách kèm theo",
    "given": "Chủ tịch UBND tỉnh tặng Bằng khen cho 2 tập thể, 5 cá nhân",
    "reason": "vì đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2023",
}
"""What stands for the blanks that only a paper fills, so that a text is read as a sentence; words on paper."""


def shown(text: str) -> str:
    """Return a text with its blanks named as people read them."""
    return re.sub(r"\{(\w+)\}", lambda one: "{" + _(BLANKS.get(one[1], one[1])) + "}", text)


def kept(text: str) -> str:
    """Return a text with its blanks named as the record keeps them."""
    codes = {_(word): code for code, word in BLANKS.items()}
    return re.sub(r"\{([^{}]*)\}", lambda one: "{" + codes.get(one[1].strip(), one[1]) + "}", text)


class TextForm(EntryForm):
    """Shows how a text reads, and the paper with it, drawn anew while it is written.

    `examples` are what stands for the blanks in the sentence; the paper's are those of the record.
    """

    def __init__(
        self,
        context: Context,
        line: TextLine,
        words: EntryWords,
        examples: dict[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._values, self._line, self._drawn = examples, line, ""
        theme = context.theme
        super().__init__(theme, words, parent, 900)
        self.blanks = ComboBox()
        self.blanks.addItem(_("Choose what is filled in…"), "")
        for code in TEXTS[line.code].blanks:
            self.blanks.addItem(_(BLANKS[code]), code)
        self.blanks.activated.connect(self._put_in)
        self.reads = label(theme, "", "text", "text2", wrap=True)
        self.reads.setMinimumHeight(theme.px(60))
        self.reads.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(Field(theme, _("Fill in"), self.blanks))
        self.body.addWidget(Field(theme, _("For example"), self.reads))
        self.body.addStretch(1)
        self._drawn_later = QTimer(self, interval=TYPED_MS, singleShot=True)
        self._drawn_later.timeout.connect(self._draw)
        self.paper = TriedPreview(context)
        self._stand_beside(self.paper)
        self.check()

    def _stand_beside(self, paper: QWidget) -> None:
        """Put the fields to the left of the paper."""
        at = self.outer.indexOf(self.body)
        self.outer.takeAt(at)
        self.body.setParent(None)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addLayout(self.body, 4)
        both.addWidget(paper, 6)
        self.outer.insertLayout(at, both, 1)
        over = self.parentWidget()
        room = over.window().size() if over is not None else free_geometry(self).size()
        self.resize(min(self.theme.px(WIDE), room.width() - 40), min(self.theme.px(HIGH), room.height() - 60))

    def _put_in(self, at: int) -> None:
        edit = self.edits["text"]
        if at and hasattr(edit, "insertPlainText"):
            edit.insertPlainText("{" + self.blanks.itemText(at) + "}")
        self.blanks.setCurrentIndex(0)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        super().check()
        if hasattr(self, "paper"):
            self.reads.setText(shown(filled(kept(self.text("text")), self._values)))
            self._drawn_later.start()

    def _draw(self) -> None:
        text = kept(self.text("text"))
        if self.isVisible() and text != self._drawn:
            self._drawn = text
            self.paper.try_wording(self._line.code, text, self._line.authority_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drawn_later.stop()
        self._drawn = ""
        self.paper.leave()
