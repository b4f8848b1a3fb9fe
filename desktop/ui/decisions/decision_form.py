"""The words of one decision: number and date when it is signed, signer, place, grounds, recipients of copies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from db.errors import KnownError
from db.queries.decision_list import DecisionLine
from db.queries.lookups import KnownSigner
from db.rules.dates import parse_date, short_date
from db.rules.decision_articles import as_counted
from db.rules.numbering import behind_number, left_open
from db.rules.terms import DecisionOrigin, SigningCapacity
from desktop.ui.core.form_autosave import FormValues
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.decisions.decision_words import FormState, is_draft, is_received
from desktop.ui.widgets.checklist import Checklist
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit, label
from desktop.ui.widgets.text import line as divider


@dataclass(frozen=True)
class DecisionWords:
    """What the form holds; `number` and `dated` are written only when the decision is issued."""

    number: str
    dated: date | None
    place: str
    signer_name: str
    signer_office: str
    capacity: SigningCapacity
    grounds: tuple[str, ...]
    recipients: tuple[str, ...]


def standing(line: DecisionLine, signers: Sequence[KnownSigner]) -> int:
    """Return the place of the decision's signer, in that office and capacity; -1 for one no longer in the list."""
    wanted = (line.signer_name, line.signer_office, line.capacity)
    fits = (i for i, each in enumerate(signers) if (each.full_name, each.office, each.capacity) == wanted)
    return next(fits, -1 if line.signer_name else 0)


def own_signer(line: DecisionLine) -> KnownSigner:
    """Return the signer as the decision has him; what is looked at never gets another one by that."""
    return KnownSigner(0, line.authority_id, line.signer_name, line.capacity, line.signer_office, None, None)


class DecisionForm(QWidget):
    """The form of one decision, read-only once it is issued."""

    edited = Signal()  # words were changed and the field was left
    typed = Signal()
    day_left = Signal()  # the field of the day was left

    def __init__(
        self,
        theme: Theme,
        check_number: Callable[[str, date | None], str],
        check_day: Callable[[date], tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._check_number, self._check_day = theme, check_number, check_day
        self._filling = False
        self._signers: list[KnownSigner] = []
        self._kept_texts = ("", "")
        self._received = False  # signed by another office, in its own words
        self.number = NfcLineEdit()
        self.number.setMaximumWidth(theme.px(150))
        self.suffix = label(theme, "", "text", "text2")
        self.dated = DateEdit(theme, parse_date, pick=_("Open calendar"))
        self.place = NfcLineEdit()
        self.signer = ComboBox()
        self.signer.currentTextChanged.connect(self.signer.setToolTip)  # the whole of it, where there is no room
        self.grounds, self.copies = NfcTextEdit(), NfcTextEdit()
        self.grounds.setMinimumHeight(theme.px(74))  # it takes the room that is left, so that all points are in sight
        self.grounds.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.scan = ""
        """The hash of the scan that is attached with the number, "" for none."""
        self.copies.setFixedHeight(theme.px(66))
        rows: tuple[tuple[str, str, QWidget, tuple[QWidget, ...]], ...] = (
            ("number", _("Number"), self.number, (self.suffix,)),
            ("dated", _("Signed on"), self.dated, ()),
            ("signer", _("Signer"), self.signer, ()),
            ("place", _("Place"), self.place, ()),
            ("grounds", _("Grounds"), self.grounds, ()),
            ("recipients", _("Copies to"), self.copies, ()),
        )
        self.fields = {name: Field(theme, title, editor, beside=beside) for name, title, editor, beside in rows}
        self.points = Checklist(theme)
        self._lay_out()
        self._watch()

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(12, 12, 14, 12)
        column.setSpacing(8)
        for name, field in self.fields.items():
            column.addWidget(field, 1 if name == "grounds" else 0)
        column.addWidget(divider())
        column.addWidget(self.points)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _watch(self) -> None:
        for edit in (self.number, self.dated):
            edit.textChanged.connect(self._typed)
        self.place.editingFinished.connect(self._on_left)
        self.dated.editingFinished.connect(self.day_left)
        self.signer.currentIndexChanged.connect(self._on_left)
        for box in (self.grounds, self.copies):
            box.textChanged.connect(self._typed)
            box.editing_finished.connect(self._on_left)

    def _typed(self) -> None:
        if not self._filling:
            self.check()
            self.typed.emit()

    def _on_left(self) -> None:
        if not self._filling:
            self.check()
            self.edited.emit()

    def show_decision(
        self, line: DecisionLine, signers: Sequence[KnownSigner], suffix: str, next_number: int, typed: FormValues
    ) -> None:
        """Show a decision; `typed` are values of an earlier session that go over those of the record."""
        self._filling = True
        frozen = not is_draft(line)
        self._received = line.origin is DecisionOrigin.RECEIVED
        self.scan = str(typed.get("scan", ""))
        at = standing(line, signers)
        self._signers = list(signers) if at >= 0 else [*signers, own_signer(line)]
        self.signer.clear()
        for signer in self._signers:
            mark = "" if signer.capacity is SigningCapacity.HEAD else f"{signer.capacity.value} "
            self.signer.addItem(f"{mark}{signer.office} – {signer.full_name}", signer.id)
        self.signer.setCurrentIndex(at if 0 <= at < len(self._signers) else len(self._signers) - 1)
        self.number.setText(line.number or str(typed.get("number", "")))
        self.number.setPlaceholderText("" if is_received(line) else str(next_number))
        following = "" if is_received(line) else _("next: {n}").format(n=next_number)  # theirs, not ours to give out
        self.suffix.setText("" if frozen else f"{behind_number(suffix)}   {following}".rstrip())
        self.dated.setText(line.dated.strftime("%d/%m/%Y") if line.dated else str(typed.get("dated", "")))
        self.place.setText(line.place)
        self._kept_texts = (line.grounds, line.recipients)
        self.grounds.setPlainText(str(typed.get("grounds", line.grounds)))
        self.copies.setPlainText(str(typed.get("recipients", line.recipients)))
        for edit in (self.number, self.dated, self.place, self.grounds, self.copies):
            edit.setReadOnly(frozen)
        self.signer.setEnabled(not frozen)
        for field in self.fields.values():
            field.show_message("ok", "")
        self._filling = False
        if not frozen:
            self.check()

    def check(self) -> bool:
        """Say beside number and date what is wrong; return whether the decision could be issued."""
        fine = bool(self._signers)
        dated = None
        try:
            dated = self.dated.date()
            tone, unfit = self._check_day(dated) if dated is not None else ("ok", "")
            self.fields["dated"].show_message(tone, unfit)
            fine = fine and tone != "stop"
        except KnownError as error:
            self.fields["dated"].show_message("stop", sentence(error))
            fine = False
        self.fields["signer"].show_message("warn", self._signer_fault(dated))
        wrong = self._check_number(self.number.value(), dated) if self.number.value() else ""
        open_ground = left_open(self.grounds.value())
        unfit = sentence(KnownError("ground_left_open", text=open_ground)) if open_ground else ""
        self.fields["grounds"].show_message("warn" if self._received else "stop", unfit)
        fine = fine and (self._received or not open_ground)
        free = _("Not used yet.") if self.number.value() and not wrong else ""
        self.fields["number"].show_message("stop" if wrong else "ok", wrong or free)
        return fine and not wrong and dated is not None and bool(self.number.value())

    def _signer_fault(self, dated: date | None) -> str:
        """Return what speaks against the signer: there is none, or not on that day."""
        if not self._signers:
            return _("Add a signer in the catalogue first.")
        signer = self._signers[max(self.signer.currentIndex(), 0)]
        early = dated is not None and signer.valid_from is not None and dated < signer.valid_from
        late = dated is not None and signer.valid_to is not None and dated > signer.valid_to
        if early and signer.valid_from:
            return _("{name} signs from {date} only.").format(name=signer.full_name, date=short_date(signer.valid_from))
        if late and signer.valid_to:
            return _("{name} signs until {date} only.").format(name=signer.full_name, date=short_date(signer.valid_to))
        return ""

    def state(self) -> FormState:
        """Return what is missing in the form and what is wrong there, as the last check found it."""
        holds = {
            "number": self.number.value(),
            "dated": self.dated.value(),
            "signer": "1" if self._signers else "",
            "place": self.place.value(),
            "grounds": self.grounds.value(),
            "recipients": self.copies.value(),
        }
        return FormState(
            tuple(name for name, text in holds.items() if not text.strip()),
            tuple(name for name, field in self.fields.items() if field.tone() == "stop"),
            tuple(name for name, field in self.fields.items() if field.tone() == "warn" and holds[name]),
            {name: field.name() for name, field in self.fields.items()},
            bool(self.scan),
        )

    def words(self) -> DecisionWords:
        """Return what the form holds; a day that cannot be read is None."""
        at = self.signer.currentIndex()
        signer = self._signers[at] if 0 <= at < len(self._signers) else None
        try:
            dated = self.dated.date()
        except KnownError:
            dated = None
        return DecisionWords(
            self.number.value(),
            dated,
            self.place.value(),
            signer.full_name if signer else "",
            signer.office if signer else "",
            signer.capacity if signer else SigningCapacity.HEAD,
            tuple(self.grounds.value().splitlines()),
            tuple(self.copies.value().splitlines()),
        )

    def count_articles(self, articles: int) -> str:
        """Name the last of the paper's articles where copies go "as in" it, unless others were typed; return them."""
        grounds, kept = self._kept_texts
        counted = "\n".join(as_counted(kept.splitlines(), articles))
        if counted != kept and self.copies.value() == kept:
            self._filling = True
            self.copies.setPlainText(counted)
            self._filling = False
        self._kept_texts = (grounds, counted)
        return counted

    def show_grounds(self, grounds: Sequence[str]) -> None:
        """Write other grounds into the form, as if they were typed."""
        self.grounds.setPlainText("\n".join(grounds))

    def kept_values(self) -> FormValues:
        """Return what is typed and not in the record yet, for the draft that survives a crash."""
        grounds, recipients = self._kept_texts
        texts = (("grounds", self.grounds.value(), grounds), ("recipients", self.copies.value(), recipients))
        return {**self.kept_number(), **{name: typed for name, typed, kept in texts if typed != kept}}

    def kept_number(self) -> FormValues:
        """Return what only issuing writes."""
        scan = {"scan": self.scan} if self.scan else {}
        return {"number": self.number.value(), "dated": self.dated.value(), **scan}
