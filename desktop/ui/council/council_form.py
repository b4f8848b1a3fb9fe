"""One session of the council: what its minutes say, and its results."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from db.changes.council import Result
from db.errors import KnownError
from db.queries.council_members import MemberLine, members_on
from db.queries.submission_list import SessionLine
from db.rules.dates import clock_text, parse_date
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.council.ballot_table import Ballot, BallotTable, Candidate
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit

MOST_NAMED = 3
MEMBERS = 9  # of a council that never met before
LEFT = ("held_on", "number", "place", "chair", "secretary", "tellers", "total", "members", "written", "issued")
RIGHT = ("present", "absent", "votes", "people", "reason", "in_spite")
OF_SESSION = ("present", "absent")
NOT_COUNTED = -1
QUORUM = (2, 3)
"""Two thirds of the members, as councils' rules have it (Bắc Ninh 86/2025 Điều 8, TT 25/2025/TT-BKHCN Điều 23)."""


@dataclass(frozen=True)
class CouncilValues:
    """What the form holds of a session beside its results, by the fields of the changes; people are one a line."""

    held_on: date | None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    members_total: int = MEMBERS
    members_present: int = MEMBERS
    absent: str = ""
    present: str = ""
    number: str = ""
    begun_at: str = ""
    ended_at: str = ""
    ballot: str = ""
    written: str = ""
    tellers: str = ""
    ballots_issued: int | None = None
    ballots_returned: int | None = None
    ballots_valid: int | None = None


def values_of(line: SessionLine) -> CouncilValues:
    """Return what the form shows of a session that was recorded."""
    return CouncilValues(**{each.name: getattr(line, each.name) for each in fields(CouncilValues)})


class CouncilForm(Dialog):
    """The dialog of one session; who is ticked is recommended by all ballots, the others are not, for one reason.

    Without `people` (`judged`) the session is one that was recorded, and its results are not asked for again.
    """

    def __init__(
        self,
        theme: Theme,
        people: Sequence[Candidate],
        values: CouncilValues,
        parent: QWidget,
        *,
        judged: bool = False,
    ) -> None:
        words = "" if judged else _("Type or paste votes; Space leaves somebody out.")
        verb = _("Keep the changes") if judged else _("Record the results")
        super().__init__(
            theme, _("Council session"), verb, _("Leave"), words=words, width=640 if judged else 1180, parent=parent
        )
        self._judged = judged
        self.held_on = DateEdit(theme, parse_date, values.held_on, pick=_("Open calendar"))
        self.held_on.setMinimumWidth(theme.px(136))
        self.hours = [NfcLineEdit(values.begun_at), NfcLineEdit(values.ended_at)]
        texts = ((_("Begun at"), _("from 14:00")), (_("Ended at"), _("to 16:30")))
        for edit, (name, example) in zip(self.hours, texts, strict=True):
            edit.setAccessibleName(name)
            edit.setPlaceholderText(example)
            edit.setFixedWidth(theme.px(96))
        ways = [(_("Way of voting not told"), ""), (_("Secret ballot"), "secret"), (_("Open vote"), "open")]
        self.ballot = combo_box(ways, values.ballot)
        self.ballot.setAccessibleName(_("way of voting"))
        self.number = NfcLineEdit(values.number)
        self.place, self.chair = NfcLineEdit(values.place), NfcLineEdit(values.chair)
        self.secretary = NfcLineEdit(values.secretary)
        self.total = QSpinBox(minimum=1, maximum=99, value=values.members_total)
        self.total.setMaximumWidth(theme.px(96))
        self.members, self.absent = NfcTextEdit(values.present), NfcTextEdit(values.absent)
        self.present = QSpinBox(minimum=0, maximum=99, value=values.members_present)
        self.votes = QSpinBox(minimum=0, maximum=99, value=values.members_present)
        self.written, self.tellers = NfcTextEdit(values.written), NfcLineEdit("; ".join(values.tellers.splitlines()))
        self.counts = [
            _count_box(theme, text, many)
            for text, many in (
                (_("ballots issued"), values.ballots_issued),
                (_("ballots returned"), values.ballots_returned),
                (_("valid ballots"), values.ballots_valid),
            )
        ]
        self.people = BallotTable(theme, people)
        self.reason, self.in_spite = NfcTextEdit(), NfcTextEdit()
        self.fields = self._fields()
        self._lay_out()
        self._watch()
        self.check()

    def _fields(self) -> dict[str, Field]:
        with_offices = _("One a line, with office: these are the words of the minutes.")
        rows: tuple[tuple[str, str, QWidget, str], ...] = (
            ("held_on", _("Held on"), self.held_on, ""),
            ("number", _("Number of the minutes"), self.number, _("Can be entered later.")),
            ("place", _("Meeting place"), self.place, ""),
            ("chair", _("Chair"), self.chair, ""),
            ("secretary", _("Secretary"), self.secretary, ""),
            ("total", _("Members"), self.total, ""),
            ("members", _("Who was present"), self.members, with_offices),
            ("present", _("Present"), self.present, ""),
            ("absent", _("Who was absent"), self.absent, _("One a line, with the reason.")),
            ("written", _("Voted in writing"), self.written, _("Those of the absent, one a line.")),
            ("tellers", _("Tellers"), self.tellers, ""),
            ("issued", _("Ballots issued, returned, valid"), self.counts[0], ""),
            ("in_spite", _("Why all the same"), self.in_spite, ""),
            ("votes", _("Ballots"), self.votes, _("Those sent in writing count too.")),
            ("people", _("Ballots cast"), self.people, ""),
            ("reason", _("Why not"), self.reason, ""),
        )
        beside = {"held_on": self.hours, "total": (self.ballot,), "issued": self.counts[1:]}
        return {
            name: Field(self.theme, text, editor, hint=hint, beside=beside.get(name, ()), required=name == "held_on")
            for name, text, editor, hint in rows
        }

    def _lay_out(self) -> None:
        theme = self.theme
        self.members.setMinimumHeight(theme.px(100))
        self.people.setMinimumHeight(theme.px(120))
        for edit in (self.absent, self.written, self.reason, self.in_spite):
            edit.setFixedHeight(theme.px(44))
        if self._judged:
            for name in (*LEFT, *OF_SESSION):
                self.body.addWidget(self.fields[name])
            for name in (name for name in RIGHT if name not in OF_SESSION):
                self.fields[name].setParent(self)
                self.fields[name].hide()
            return
        self.across = QHBoxLayout()
        self.across.setSpacing(20)
        for names, wide, share in ((LEFT, "members", 47), (RIGHT, "people", 53)):
            column = QVBoxLayout()
            column.setSpacing(8)
            for name in names:
                column.addWidget(self.fields[name], 1 if name == wide else 0)
            self.across.addLayout(column, share)
        self.body.addLayout(self.across)

    def _watch(self) -> None:
        self.held_on.textChanged.connect(lambda _text: self.check())
        self.people.judged.connect(self.check)
        for edit in self.hours:
            edit.textChanged.connect(lambda _text: self.check())
        for text in (self.reason, self.in_spite, self.written):
            text.textChanged.connect(self.check)
        for box in self.counts:
            box.valueChanged.connect(lambda _n: self.check())
        self.members.textChanged.connect(self._count_members)
        self.present.valueChanged.connect(self.votes.setValue)  # who voted in writing is added afterwards
        for box in (self.total, self.votes):
            box.valueChanged.connect(lambda _n: self._count_votes())
        self.present.valueChanged.connect(lambda _n: self.check())
        self._count_votes()

    def _count_members(self) -> None:
        """Count those who were named; nobody named says nothing of how many came."""
        if named := self.members.value().splitlines():
            self.present.setValue(len(named))

    def _count_votes(self) -> None:
        self.people.set_members(min(self.votes.value(), self.total.value()), self.total.value())

    def results(self) -> tuple[Result, ...]:
        """Return what the council said of everybody; who is not recommended has the reason."""
        total, reason = self.total.value(), self.reason.value()
        return tuple(
            Result(
                one.id,
                one.votes_for,
                total,
                one.recommended,
                "" if one.recommended else reason,
                one.votes_against,
                one.votes_blank,
                self.in_spite.value() if one.recommended and one.lacking else "",
            )
            for one in self.people.ballots()
        )

    def values(self) -> CouncilValues:
        """Return what was entered beside the results. Raises KnownError: what is wrong with the day."""
        begun, ended = (clock_text(edit.value()) for edit in self.hours)
        return CouncilValues(
            self.held_on.date(),
            self.place.value(),
            self.chair.value(),
            self.secretary.value(),
            self.total.value(),
            self.present.value(),
            self.absent.value(),
            self.members.value(),
            self.number.value(),
            begun,
            ended,
            self.ballot.currentData(),
            self.written.value(),
            "\n".join(name.strip() for name in self.tellers.value().split(";") if name.strip()),
            *(None if box.value() == NOT_COUNTED else box.value() for box in self.counts),
        )

    def check(self) -> None:
        """Show what is wrong beside the fields and enable accepting when nothing is."""
        ballots = self.people.ballots()
        fine = self._judged or bool(ballots)
        self.lacking = "" if fine else _("Nobody is submitted yet: submit nominations first.")
        for name in ("held_on", "present", "votes", "reason", "issued", "in_spite", "written"):
            self.fields[name].show_message("ok", "")
        try:
            fine = fine and self.held_on.date() is not None
            for edit in self.hours:
                clock_text(edit.value())
        except KnownError as error:
            self.fields["held_on"].show_message("stop", sentence(error))
            fine = False
        for name, box in (("present", self.present), ("votes", self.votes)):
            if box.value() > self.total.value() and not (self._judged and name == "votes"):
                wrong = KnownError("bad_votes", votes=box.value(), total=self.total.value())
                self.fields[name].show_message("stop", sentence(wrong))
                fine = False
        fine = all((self._check_votes(ballots), self._check_count(), fine))
        if not all(one.recommended for one in ballots) and not self.reason.value():
            self.fields["reason"].show_message("warn", _("Say why some are not recommended."))
            fine = False
        self.accept_button.setEnabled(fine)

    def _check_count(self) -> bool:
        """Say where fewer than two thirds are present, more ballots came than people, or more are valid than came."""
        here, total = self.present.value(), self.total.value()
        if here * QUORUM[1] < total * QUORUM[0]:
            self.fields["present"].show_message("warn", _("Fewer than two thirds: look at the council's rules."))
        voters = here + len(self.written.value().splitlines())
        if not self._judged and self.votes.value() > voters:
            words = _("{n} ballots of {m} people: name who voted in writing.")
            self.fields["written"].show_message("warn", words.format(n=self.votes.value(), m=voters))
        counted = [box.value() for box in reversed(self.counts) if box.value() != NOT_COUNTED]
        if counted != sorted(counted):
            self.fields["issued"].show_message("stop", sentence(KnownError("ballots_wrong")))
            return False
        return True

    def _check_votes(self, ballots: Sequence[Ballot]) -> bool:
        """Say what was typed that is no number of votes, else who is recommended with fewer than the law asks for.

        Return whether nobody passes so without a reason.
        """
        refused = self.people.refused
        short = [one.name for one in ballots if one.recommended and one.lacking]
        if refused:
            words = _("Not a number of votes up to {total}: {texts}")
            told = "; ".join(refused[:MOST_NAMED]) + ("…" if len(refused) > MOST_NAMED else "")
            self.fields["people"].show_message("stop", words.format(total=self.total.value(), texts=told))
        elif short:
            words = _("{n} are recommended with fewer votes than the law asks for: {names}")
            told = "; ".join(short[:MOST_NAMED]) + ("…" if len(short) > MOST_NAMED else "")
            self.fields["people"].show_message("warn", words.format(n=len(short), names=told))
            if not self.in_spite.value().strip():
                words = _("Clear their ticks, or say why they are recommended all the same.")
                self.fields["in_spite"].show_message("warn", words)
                return False
        else:
            self.fields["people"].show_message("ok", "")
        return True


def _count_box(theme: Theme, name: str, many: int | None) -> QSpinBox:
    """Return a box for a number of ballots that nobody may have counted."""
    box = QSpinBox(minimum=NOT_COUNTED, maximum=99, value=NOT_COUNTED if many is None else many)
    box.setSpecialValueText("–")
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMaximumWidth(theme.px(96))
    return box


def with_members(values: CouncilValues, members: Sequence[MemberLine]) -> CouncilValues:
    """Return what is proposed of a session with the council of its day: all present; without a register as it is."""
    if not members:
        return values
    return replace(
        values,
        chair=_named(members, ("chair", "deputy")) or values.chair,
        secretary=_named(members, ("secretary",)) or values.secretary,
        members_total=len(members),
        members_present=len(members),
        present="\n".join(each.words for each in members),
    )


def _named(members: Sequence[MemberLine], capacities: Sequence[str]) -> str:
    """Return who serves in the first of some capacities, with the position."""
    one = next((each for capacity in capacities for each in members if each.capacity == capacity), None)
    return ", ".join(part for part in (one.full_name, one.position) if part) if one else ""


def take_members(form: CouncilForm, members: Sequence[MemberLine]) -> None:
    """Write the council of the day into a form of a session; without a register say where it is entered."""
    if not members:
        words = _("No member of the council is entered for that day: Catalogue, tab “Council members”.")
        form.note.show_message("warn", words)
        return
    found = with_members(CouncilValues(None, chair=form.chair.value(), secretary=form.secretary.value()), members)
    form.total.setValue(found.members_total)
    form.members.setPlainText(found.present)
    form.chair.setText(found.chair)
    form.secretary.setText(found.secretary)
    told = _("{n} members of that day are entered as present; move who was absent.")
    form.note.show_message("ok", told.format(n=len(members)))


def offer_members(form: CouncilForm, context: Context) -> None:
    """Put the button into a form that takes the members of its day from the register."""
    button = ActionButton(form.theme, _("Members of that day"), icon="users-round")
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    form.body.addLayout(row)

    def take() -> None:
        try:
            day = form.held_on.date() or context.today()
        except KnownError:
            return  # said beside the day
        with context.database.read() as session:
            take_members(form, members_on(session, day))

    button.clicked.connect(take)
