"""The dialogs of the layouts: which layout serves an award, and what keeps a file from being taken in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from db.queries.layout_list import LayoutLine, Serving
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.framework.state_labels import kind_word
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field


def layout_titles(layouts: Sequence[LayoutLine]) -> dict[str, str]:
    """Return what each layout is called, by its code; of two with one title the code tells which is which."""
    titles = [line.title for line in layouts]
    return {
        line.code: line.title if titles.count(line.title) == 1 else f"{line.title} ({line.code})" for line in layouts
    }


class ServeForm(Dialog):
    """The dialog for the layout of an award; offers the award's own first, then those not put aside."""

    def __init__(
        self, theme: Theme, serving: Serving, layouts: Sequence[LayoutLine], parent: QWidget | None = None
    ) -> None:
        paper = _("on stock") if serving.stock else _("on plain paper")
        title = f"{serving.award} · {kind_word(serving.kind)} · {paper}"
        super().__init__(theme, title, _("Use this layout"), _("Leave"), parent=parent)
        self.layout_box, self.sheet = ComboBox(), ComboBox()
        self.layout_box.addItem(_("The award's own"), "")
        titles = layout_titles(layouts)
        for line in layouts:
            if not line.retired:
                self.layout_box.addItem(titles[line.code], line.code)
        if serving.chosen:
            self.layout_box.setCurrentIndex(max(0, self.layout_box.findData(serving.code)))
        for text, choice in ((_("As the layout says"), ""), ("A3", "a3"), ("A4", "a4")):
            self.sheet.addItem(text, choice)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(serving.choice)))
        self.body.addWidget(Field(theme, _("Layout"), self.layout_box))
        self.body.addWidget(Field(theme, _("Sheet size"), self.sheet))

    def values(self) -> dict[str, str]:
        """Return the code and the choice of its variants; the award's own has none."""
        code = str(self.layout_box.currentData())
        return {"code": code, "choice": str(self.sheet.currentData()) if code else ""}


class FaultsDialog(Dialog):
    """A dialog with the faults of a layout file as text that can be copied."""

    def __init__(self, theme: Theme, file: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        title = _("{file} cannot be taken in").format(file=file)
        words = _("Nothing was changed. Mend these places in the file and take it in again.")
        super().__init__(theme, title, _("Close"), _("Leave"), words=words, width=640, parent=parent)
        self.cancel_button.hide()
        self.list = QPlainTextEdit("\n".join(sentences))
        self.list.setReadOnly(True)
        self.list.setMinimumHeight(theme.px(160))
        self.body.addWidget(Field(theme, _("Places"), self.list))
