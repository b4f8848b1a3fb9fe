"""Which layout serves an award and a kind of nominee, on plain paper and on stock."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from db.queries.layout_list import LayoutLine, Serving
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Look
from desktop.ui.framework.state_labels import kind_word
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field


class ServeForm(Dialog):
    """Offers the layouts that are not put aside; the first entry is the award's own."""

    def __init__(
        self, look: Look, serving: Serving, layouts: Sequence[LayoutLine], parent: QWidget | None = None
    ) -> None:
        paper = _("on stock") if serving.stock else _("on plain paper")
        title = f"{serving.award} · {kind_word(serving.kind)} · {paper}"
        super().__init__(look, title, _("Use this layout"), _("Leave"), parent=parent)
        self.layout_box, self.sheet = QComboBox(), QComboBox()
        self.layout_box.addItem(_("The award's own"), "")
        for line in layouts:
            if not line.retired:
                self.layout_box.addItem(f"{line.title} ({line.code})", line.code)
        if serving.chosen:
            self.layout_box.setCurrentIndex(max(0, self.layout_box.findData(serving.code)))
        for text, choice in ((_("As the layout says"), ""), ("A3", "a3"), ("A4", "a4")):
            self.sheet.addItem(text, choice)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(serving.choice)))
        self.body.addWidget(Field(look, _("Layout"), self.layout_box))
        self.body.addWidget(Field(look, _("Sheet size"), self.sheet))

    def values(self) -> dict[str, str]:
        """Return the code and the choice of its variants; the award's own has none."""
        code = str(self.layout_box.currentData())
        return {"code": code, "choice": str(self.sheet.currentData()) if code else ""}
