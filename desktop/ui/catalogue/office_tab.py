"""Cơ quan và cấp có thẩm quyền: names on papers in place, names through time, signers, and the head of a paper."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from db.changes.authorities import CorrectAuthority, EndAuthority, RemoveAuthority, RemoveName, SetLevel
from db.changes.office import RemoveSigner, RenameAuthority, SetSetting
from db.connect import StepMaker
from db.errors import KnownError
from db.queries.catalogue_list import AuthorityLine, NameLine, authority_lines, ended
from db.queries.lookups import KnownSigner, signers
from db.queries.open_drafts import effect_on_papers
from db.queries.settings import setting
from db.queries.standing_texts import proposed
from db.rules.terms import SigningCapacity
from desktop.ui.catalogue.office_actions import OfficeActions
from desktop.ui.catalogue.office_words_form import OfficeWords, OfficeWordsForm
from desktop.ui.catalogue.tab import Acts, CatalogueTab, Correction, day_text, found
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.ask_and_write import field_of
from desktop.ui.framework.state_labels import capacity_word
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.compact_button_row import CompactButtonRow
from desktop.ui.widgets.field import Note
from desktop.ui.widgets.text import ElidedLabel
from desktop.ui.widgets.two_line_list import ENTRY_ROLE, ListEntry, TwoLineList

DRAW_HEAD = "desktop.ui.catalogue.office_tasks:draw_head"
REST_MS = 250
LIST_WIDTH, FORM_WIDTH, PREVIEW_WIDTH = 214, 520, 400
LIST_LEAST, SIDE_LEAST = 150, 180
WORDS = ("body", "superior", "place", "title", "short_title", "number_suffix", "office", "fund")


class OfficeTab(CatalogueTab):
    """List of authorities, form of the one selected, preview; what is typed stays while another is looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines: list[AuthorityLine] = []
        self.signers: list[KnownSigner] = []
        self._typed: dict[int, OfficeWords] = {}
        self._copies: tuple[str, ...] = ()
        self._full_name = ""
        theme = self.theme
        self.list = TwoLineList(theme, _("Authorities"))
        self.list.chosen.connect(lambda _id: self._show_authority())
        self.form = OfficeWordsForm(theme)
        self.form.changed.connect(self._words_changed)
        self.names = PlainTable(
            theme, _("Names through time"), (_("Name"), _("From"), _("Until"), _("Number suffix")), 0
        )
        self.names.itemSelectionChanged.connect(self._show_name)
        self.people = PlainTable(
            theme, _("Signers"), (_("Name"), _("Capacity"), _("On papers"), _("From"), _("Until")), 0
        )
        self.people.itemActivated.connect(lambda _item: self.edit())
        self.people.missing = _("Nobody signs yet: Insert adds the first.")
        self.note = Note(theme)
        self.effect = Note(theme)
        self.paper = ComboBox()
        for text, decision in ((_("Decision"), True), (_("Submission"), False)):
            self.paper.addItem(text, decision)
        self.paper.setAccessibleName(_("Paper"))
        self.preview = PaperPreview(context, _("Head"), _("Paper"), _("The paper cannot be drawn"))
        self.actions_of_office = OfficeActions(self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.draw)
        self.paper.currentIndexChanged.connect(lambda _at: self.draw())
        self.people.itemSelectionChanged.connect(self._rest.start)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self.theme
        sheet = QFrame()
        sheet.setObjectName("sheet")
        middle = QVBoxLayout(sheet)
        middle.setContentsMargins(12, 10, 12, 8)
        middle.setSpacing(6)
        middle.addWidget(self.form)
        acts = self.actions_of_office
        of_names = (
            (_("Former name…"), "plus", acts.add_former),
            (_("Day…"), "calendar", acts.correct_day),
            (_("Remove name"), "trash-2", acts.remove_name),
        )
        of_signers = (
            (_("Change…"), "pencil", self.edit),
            (_("Add…"), "plus", self.insert),
            (_("Remove signer"), "trash-2", acts.remove_signer),
        )
        for title, table, buttons, rows in (
            (_("Names through time"), self.names, of_names, (2, 6)),
            (_("Signers"), self.people, of_signers, (4, 8)),
        ):
            table.hold_rows(*rows)
            middle.addWidget(_head(theme, title, buttons))
            middle.addWidget(table)
        middle.addWidget(self.note)
        middle.addWidget(self.effect)
        middle.addStretch(1)
        self.paper.setFont(theme.font("text"))
        self.side = QFrame()
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(0, 4, 8, 0)
        beside.setSpacing(4)
        beside.addWidget(self.paper)
        beside.addWidget(self.preview, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(_panes(theme, self.list, sheet, self.side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the form the room of the preview where both do not fit."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= self.theme.px(LIST_LEAST + FORM_WIDTH + SIDE_LEAST))

    # --- reading --------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        today = self.context.today()
        with self.context.database.read() as session:
            self.lines = authority_lines(session, today)
            self.signers = signers(session)
            self._full_name = str(setting(session, "office.full_name", ""))
        self.list.show_entries([self._entry(line) for line in self.lines])

    def _entry(self, line: AuthorityLine) -> ListEntry:
        signing = sum(1 for each in self.signers if each.authority_id == line.id)
        typed = any(each.id in self._typed for each in line.names)
        return _entry(line, signing, typed, self.context.today())

    def line(self) -> AuthorityLine | None:
        """Return the authority selected."""
        return found(self.lines, self.list.current_id())

    def name(self) -> NameLine | None:
        """Return the name looked at, the newest first."""
        line = self.line()
        return (found(line.names, self.names.current_id()) or line.newest) if line else None

    def signer(self) -> KnownSigner | None:
        """Return the signer selected."""
        return found(self.signers, self.people.current_id())

    def _show_authority(self) -> None:
        line = self.line()
        names = line.names if line else ()
        self.names.blockSignals(True)
        self.names.show_rows(
            [(n.id, (n.body, day_text(n.valid_from), day_text(n.valid_to) or _("now"), n.number_suffix)) for n in names]
        )
        self.names.blockSignals(False)
        mine = [each for each in self.signers if line and each.authority_id == line.id]
        self.people.show_rows(
            [
                (s.id, (s.full_name, capacity_word(s.capacity), s.office, day_text(s.valid_from), day_text(s.valid_to)))
                for s in mine
            ]
        )
        self._show_name()

    def _show_name(self) -> None:
        name, line = self.name(), self.line()
        self.form.setEnabled(name is not None)
        if name is not None and line is not None:
            self.form.show_words(self.kept(), self._typed.get(name.id), line.is_office)
            with self.context.database.read() as session:
                try:
                    self._copies = proposed(session, "decision_recipients", line.id, self.context.today())
                except KnownError:  # an authority out of use has no name today
                    self._copies = ()
        self._words_changed()

    def kept(self) -> OfficeWords:
        """Return the words that the record keeps of the name looked at."""
        name, line = self.name(), self.line()
        if name is None or line is None:
            return OfficeWords()
        return OfficeWords(level=line.level, full_name=self._full_name if line.is_office else "", **words_of(name))

    # --- what is typed --------------------------------------------------------------------------------------
    def differing(self) -> int:
        """Return how many fields differ from what is kept."""
        return len(self.form.differing()) if self.name() else 0

    def _words_changed(self) -> None:
        name, line = self.name(), self.line()
        if name is None or line is None:
            self.acts_changed.emit()
            return
        if self.differing():
            self._typed[name.id] = self.form.words()
        else:
            self._typed.pop(name.id, None)
        self._mark_typed()
        fault = self.form.fault() if self.differing() else ""
        self.note.show_message("warn", fault)
        self._tell_effect(line, name)
        self._rest.start()
        self.acts_changed.emit()

    def _mark_typed(self) -> None:
        """Say in the list which authorities are being changed."""
        for row, line in enumerate(self.lines):
            item = self.list.item(row)
            if item is not None:
                item.setData(ENTRY_ROLE, self._entry(line))

    def _tell_effect(self, line: AuthorityLine, name: NameLine) -> None:
        if not self.differing():
            self.effect.show_message("ok", "")
            return
        with self.context.database.read() as session:
            reached = effect_on_papers(session, line.id, name.valid_from, name.valid_to)
        words = _("{drafts} drafts take this; {signed} signed papers and {printed} certificates keep their words.")
        self.effect.show_message("ok", words.format(**asdict(reached)))

    def draw(self) -> None:
        """Draw the head of a paper with the words of the form and the signer selected."""
        line, signer = self.line(), self.signer()
        if line is None or not self.isVisible():
            return
        words = asdict(self.form.words())
        who = (
            (signer.full_name, signer.capacity.value, signer.office) if signer else ("", SigningCapacity.HEAD.value, "")
        )
        decision = bool(self.paper.currentData())
        self.preview.draw_task(DRAW_HEAD, words, decision, self._copies if decision else (), who, self.context.today())

    def save(self) -> None:
        """Keep what was typed: corrected, or as another name from a day on; offer it to drafts of its days."""
        name, line = self.name(), self.line()
        if name is None or line is None or not self.differing():
            return
        if fault := self.form.fault():
            self.note.show_message("stop", fault)
            return
        words, before, start = self.form.words(), self.form.kept, self.form.first_day()
        texts = {each: getattr(words, each) for each in WORDS}
        renames = self.form.renames()

        def write(steps: StepMaker) -> None:
            if {each: getattr(before, each) for each in WORDS} != texts:
                if renames and start is not None:
                    steps.do(RenameAuthority(line.id, valid_from=start, **texts))
                else:
                    steps.do(CorrectAuthority(name.id, **texts))
            if words.level != before.level:
                steps.do(SetLevel(line.id, words.level))
            if line.is_office and words.full_name != before.full_name:
                steps.do(SetSetting("office.full_name", words.full_name))

        def done(_none: object) -> None:
            self.drop()
            days = (start, None) if renames else (name.valid_from, name.valid_to)
            pairs = [(getattr(before, each), texts[each]) for each in WORDS if each != "superior"]
            self.corrected.emit(Correction([*pairs, (before.full_name, words.full_name)], line.id, days))
            if renames and (now := self.line()) is not None:  # the name that is kept now, not the one before it
                self.names.choose(next((each.id for each in now.names if each.valid_from == start), now.newest.id))

        def refused(error: KnownError) -> None:
            self.note.show_message("stop", sentence(error))
            if (field := field_of(self.form, self.form.fields, error)) is not None:
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

        self.context.do_steps(write, done, refused)

    def drop(self) -> None:
        """Forget what was typed."""
        name = self.name()
        self.form.begin_again()  # its signals keep what the form still shows
        if name is not None:
            self._typed.pop(name.id, None)
        self.refresh()

    # --- acts -----------------------------------------------------------------------------------------------
    def acts(self) -> Acts:
        line = self.line()
        over = bool(line and ended(line, self.context.today()))
        return Acts(
            _("Add an authority…"),
            _("Change the signer…"),
            _("Take into use again") if over else _("Out of use from…"),
            _("Remove the authority"),
        )

    def possible(self) -> dict[str, str]:
        line = self.line()
        missing = {} if line else dict.fromkeys(("change", "remove"), _("Choose an authority first."))
        if line is not None and line.is_office:
            told = sentence(KnownError("office_stays"))
            missing = {"remove": told, "change": told}
        return missing if self.signer() else {**missing, "edit": _("There is no signer to change. Insert adds one.")}

    def summary(self) -> str:
        return _("{n} authorities, {m} signers").format(n=len(self.lines), m=len(self.signers))

    def add(self) -> None:
        self.actions_of_office.add_authority()

    def edit(self) -> None:
        self.actions_of_office.edit_signer()

    def insert(self) -> None:
        self.actions_of_office.add_signer()

    def change(self) -> None:
        line = self.line()
        if line is None:
            return
        if ended(line, self.context.today()):
            self.do(EndAuthority(line.id, None))
        else:
            self.actions_of_office.end_authority(line)

    def remove(self) -> None:
        if line := self.line():
            self.do(RemoveAuthority(line.id))

    def remove_of_table(self, table: PlainTable) -> None:
        """Remove the row selected in the table of names or of signers."""
        if table is self.names and (name := self.name()):
            self.do(RemoveName(name.id))
        elif table is self.people and (signer := self.signer()):
            self.do(RemoveSigner(signer.id))

    def first_focus(self) -> QWidget:
        return self.list

    def close_tab(self) -> None:
        self._rest.stop()
        self.preview.close_paper()


def words_of(name: NameLine) -> dict[str, str]:
    """Return the words of a name by the fields of the changes."""
    return {each: getattr(name, each) for each in WORDS}


def _entry(line: AuthorityLine, signing: int, typed: bool, today: date) -> ListEntry:
    name = line.newest
    state, tone = (_("our office"), "info") if line.is_office else ("", "idle")
    if ended(line, today):
        state = _("out of use since {day}").format(day=day_text(name.valid_to))
    if typed:
        state, tone = _("being changed"), "warn"
    title, below = name.body if line.is_office else name.title, f"{name.number_suffix} · {name.place}"
    return ListEntry(line.id, title, below, _("{n} signers").format(n=signing), state, tone)


def _panes(theme: Theme, entries: QWidget, sheet: QWidget, side: QWidget) -> QSplitter:
    """Return list, form and preview side by side; the form scrolls downwards and is never cut at the right."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(sheet)
    bar = scroll.verticalScrollBar().sizeHint().width()
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    for widget, least in (
        (entries, theme.px(LIST_LEAST)),
        (scroll, sheet.minimumSizeHint().width() + bar + 2),
        (side, theme.px(SIDE_LEAST)),
    ):
        widget.setMinimumWidth(least)
        splitter.addWidget(widget)
    splitter.setSizes([theme.px(width) for width in (LIST_WIDTH, FORM_WIDTH, PREVIEW_WIDTH)])
    return splitter


def _head(theme: Theme, title: str, buttons: Sequence[tuple[str, str, Callable[[], object]]]) -> QFrame:
    """Return the title of a table with its buttons, each (text, icon, what it does)."""
    head = QFrame()
    bar = QHBoxLayout(head)
    bar.setContentsMargins(0, 4, 0, 0)
    bar.setSpacing(2)
    words = ElidedLabel(theme, "section")
    words.setText(title)
    bar.addWidget(words, 1)
    for text, icon, do in buttons:
        button = ActionButton(theme, text, icon=icon, kind="flat", small=True)
        button.clicked.connect(partial(do))
        bar.addWidget(button)
    CompactButtonRow(head, bar)
    return head
