"""One session of the council with its results."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSpinBox, QWidget

from db.errors import KnownError
from db.rules.dates import parse_date
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit


class CouncilForm(Dialog):
    """The dialog of one session; who is ticked is recommended by all present, the others are not, for one reason."""

    def __init__(
        self, theme: Theme, people: Sequence[tuple[int, str]], today: date, place: str, parent: QWidget
    ) -> None:
        super().__init__(theme, _("Council session"), _("Record the results"), _("Leave"), width=640, parent=parent)
        self.held_on = DateEdit(theme, parse_date, today, pick=_("Open calendar"))
        self.place, self.chair, self.secretary = NfcLineEdit(place), NfcLineEdit(), NfcLineEdit()
        self.total = QSpinBox(minimum=1, maximum=99, value=9)
        self.present = QSpinBox(minimum=0, maximum=99, value=9)
        self.people = QListWidget()
        self.people.setMinimumHeight(theme.px(190))
        for id_, name in people:
            item = QListWidgetItem(name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, id_)
            self.people.addItem(item)
        self.reason = NfcTextEdit()
        self.reason.setFixedHeight(theme.px(46))
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("held_on", _("Held on"), self.held_on),
            ("place", _("Meeting place"), self.place),
            ("chair", _("Chair"), self.chair),
            ("secretary", _("Secretary"), self.secretary),
            ("total", _("Members"), self.total),
            ("present", _("Present"), self.present),
            ("people", _("Recommended"), self.people),
            ("reason", _("Why not"), self.reason),
        )
        self.fields = {name: Field(theme, text, editor) for name, text, editor in rows}
        for field in self.fields.values():
            self.body.addWidget(field)
        self.held_on.textChanged.connect(lambda _text: self.check())
        self.people.itemChanged.connect(lambda _item: self.check())
        self.reason.textChanged.connect(self.check)
        self.present.valueChanged.connect(lambda _n: self.check())
        self.total.valueChanged.connect(lambda _n: self.check())
        self.check()

    def ticked(self) -> dict[int, bool]:
        """Return for each nomination whether it is recommended."""
        items = [self.people.item(row) for row in range(self.people.count())]
        return {int(item.data(Qt.ItemDataRole.UserRole)): item.checkState() == Qt.CheckState.Checked for item in items}

    def check(self) -> None:
        """Show what is wrong beside the fields and enable accepting when nothing is."""
        fine = self.people.count() > 0
        for name in ("held_on", "present", "reason"):
            self.fields[name].show_message("ok", "")
        try:
            fine = fine and self.held_on.date() is not None
        except KnownError as error:
            self.fields["held_on"].show_message("stop", sentence(error))
            fine = False
        if self.present.value() > self.total.value():
            wrong = KnownError("bad_votes", votes=self.present.value(), total=self.total.value())
            self.fields["present"].show_message("stop", sentence(wrong))
            fine = False
        if not all(self.ticked().values()) and not self.reason.value():
            self.fields["reason"].show_message("warn", _("Say why some are not recommended."))
            fine = False
        self.accept_button.setEnabled(fine)
