"""One session of the council: its facts in a band."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.submission_list import SessionLine
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import ElidedLabel, line


class SessionBand(QWidget):
    """When, where, who led, who wrote, how many came and the number of the minutes; 50 px."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.px(50))
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(14)
        self.facts: dict[str, ElidedLabel] = {}
        for name, title, stretch in (
            ("held_on", _("Held on"), 2),
            ("place", _("Meeting place"), 4),
            ("chair", _("Chair"), 4),
            ("secretary", _("Secretary"), 3),
            ("present", _("Present"), 2),
            ("minutes", _("Number of the minutes"), 3),
        ):
            if self.facts:
                row.addWidget(line(vertical=True))
            cell = QVBoxLayout()
            cell.setSpacing(0)
            told = ElidedLabel(theme, "small", "text2")
            told.setText(title)
            cell.addWidget(told)
            self.facts[name] = ElidedLabel(theme, "name")
            cell.addWidget(self.facts[name])
            row.addLayout(cell, stretch)

    def show_session(self, session: SessionLine) -> None:
        """Show the facts of a session."""
        told = {
            "held_on": f"{session.held_on:%d/%m/%Y}",
            "place": session.place,
            "chair": session.chair,
            "secretary": session.secretary,
            "present": f"{session.members_present} / {session.members_total}",
            "minutes": session.number or _("no number yet"),
        }
        for name, text in told.items():
            self.facts[name].setText(text or "–")
            self.facts[name].setToolTip(text)
