"""All keys on one sheet, read from the actions themselves."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label


class KeysDialog(Dialog):
    """Two columns: the key and what it does on this page and everywhere."""

    def __init__(self, theme: Theme, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Keys"), _("Close"), _("Back"), width=520, parent=parent)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(10, 8, 8, 8)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        rows = [
            (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action.text()) for action in actions
        ]
        rows = [(key, text.replace("&", "")) for key, text in rows if key]
        rows += [("F6", _("Other pane")), ("F2", _("Edit the cell")), ("Alt+Down", _("Open calendar"))]
        for at, (key, text) in enumerate(rows):
            grid.addWidget(label(theme, key, "figuresStrong", "text2"), at, 0)
            grid.addWidget(label(theme, text), at, 1)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Keys"))
        area.setMinimumHeight(theme.px(380))
        self.body.addWidget(area)
        self.cancel_button.hide()
