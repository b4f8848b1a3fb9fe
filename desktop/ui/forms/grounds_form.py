"""Renewing the grounds of a paper: what changes line by line, what may be cited besides, and the text that results."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.queries.grounds import Renewal, difference
from db.rules.dates import short_date
from db.rules.numbering import left_open
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcTextEdit, broken, label

MARKS = {"same": ("", "text2"), "out": ("−", "stop"), "in": ("+", "ok")}
WIDE, BESIDE = 760, 70  # px: the dialog, and what its margins and a box take


def with_offered(lines: Sequence[str], wanted: Collection[str], chosen: Sequence[str]) -> list[str]:
    """Return grounds with the chosen ones behind the last of those that the catalogue wants."""
    last = max((at for at, line in enumerate(lines) if line.rstrip(" ;.,") in wanted), default=len(lines) - 1)
    return [*lines[: last + 1], *chosen, *lines[last + 1 :]]


def short_ground(text: str) -> str:
    """Return a ground up to what it is about."""
    for word in (" quy định ", " ban hành ", " …"):
        head, cut, _rest = text.removeprefix("Căn cứ ").partition(word)
        if cut and "số" in head and "ngày" in head:
            return head
    return text.removeprefix("Căn cứ ")


class GroundsForm(Dialog):
    """The dialog that shows the grounds of a paper before and after, and lets the clerk change what results."""

    def __init__(
        self, theme: Theme, day: date, before: Sequence[str], renewal: Renewal, parent: QWidget | None = None
    ) -> None:
        title = _("Grounds of {day}").format(day=short_date(day))
        super().__init__(theme, title, _("Renew the grounds"), _("Leave"), width=WIDE, parent=parent)
        self._before, self._renewal = list(before), renewal
        self.changes = QVBoxLayout()
        self.changes.setContentsMargins(10, 6, 6, 6)
        self.changes.setSpacing(3)
        shown = QWidget()
        shown.setObjectName("sheet")
        shown.setLayout(self.changes)
        area = QScrollArea()
        area.setWidget(shown)
        area.setWidgetResizable(True)
        area.setMinimumHeight(theme.px(150))
        area.setAccessibleName(_("What changes"))
        if not renewal.known:
            none = _("The catalogue has no law of {day}: add it under Catalogue, or write the grounds yourself.")
            self.body.addWidget(label(theme, none.format(day=short_date(day)), "text", "warn", wrap=True))
        self.body.addWidget(area, 1)
        self.offered: dict[str, QCheckBox] = {}
        if renewal.offered:
            self.body.addWidget(label(theme, _("May be cited besides:"), "section"))
        for one in renewal.offered:
            words = short_ground(one.text) + ("" if one.verified else _(" (to be compared with the text)"))
            box = QCheckBox()
            box.setFont(theme.font("text"))
            wide = min(theme.px(WIDE), self.room().width()) - theme.px(BESIDE)
            box.setText("\n".join(broken(words, box.fontMetrics(), wide, 3)))
            box.setToolTip(one.text)
            box.toggled.connect(self._write)
            self.offered[one.text] = box
            self.body.addWidget(box)
        self.text = NfcTextEdit("\n".join(renewal.lines))
        self.text.setMinimumHeight(theme.px(120))
        self.text.textChanged.connect(self.show_difference)
        self.body.addWidget(Field(theme, _("The grounds will be"), self.text, required=True), 1)
        self.show_difference()

    def first_field(self) -> NfcTextEdit:
        return self.text

    def _write(self) -> None:
        """Write the chosen ones into the text, or take them out; other words of the clerk stay."""
        lines = [line for line in self.lines() if line.rstrip(" ;.,") not in self.offered]
        chosen = [text for text, box in self.offered.items() if box.isChecked()]
        self.text.setPlainText("\n".join(with_offered(lines, self._renewal.wanted, chosen)))

    def lines(self) -> list[str]:
        """Return the grounds as they will be."""
        return [line for line in self.text.value().splitlines() if line.strip()]

    def show_difference(self) -> None:
        """Show what becomes of each line, and what is still left open."""
        while (item := self.changes.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        told = difference(self._before, self.lines())
        for what, line in told:
            mark, tone = MARKS[what]
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            before = label(self.theme, mark, "strong", tone)
            before.setFixedWidth(self.theme.px(14))
            before.setAlignment(Qt.AlignmentFlag.AlignTop)
            shown = label(self.theme, line, "text", tone, wrap=True)
            shown.setAccessibleName({"same": _("stays"), "out": _("goes"), "in": _("comes")}[what] + f": {line}")
            across.addWidget(before)
            across.addWidget(shown, 1)
            self.changes.addWidget(row)
        self.changes.addStretch(1)
        blank = left_open("\n".join(self.lines()))
        words = _("Still to be filled in before the paper is issued: “{text}”").format(text=blank) if blank else ""
        self.note.show_message("warn", words)
        self.lacking = _("Nothing would change.")
        self.accept_button.setEnabled(any(what != "same" for what, _line in told) and bool(self.lines()))
