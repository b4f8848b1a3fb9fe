"""Giấy tờ: every paper of the round with how far it is, the paper itself beside it, and its ways out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from db.changes.ceremonies import AddCeremony, EditCeremony
from db.connect import Reader
from db.queries.round_papers import CeremonyFacts, UnpaidBonus, round_facts, round_year, unpaid_bonuses
from db.queries.secrecy import show_secret
from db.rules.names import search_key
from desktop.papers import announcement
from desktop.papers.file_names import file_stem
from desktop.papers.round_papers import Gap, Stage, round_papers
from desktop.papers.table import PAPERS, Section, Subject
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.forms.bonus_form import BonusForm
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import Shown, ShownPaper
from desktop.ui.papers.columns import (
    ELSEWHERE,
    HERE,
    PRINT,
    SECTIONS,
    SIGN,
    SIGNED,
    STAGES,
    PaperLine,
    gap_page,
    has_way,
    paper_columns,
    paper_title,
    state_words,
    ways_of,
)
from desktop.ui.papers.conference_form import ConferenceForm
from desktop.ui.papers.paper_side import PaperSide, WayOut
from desktop.ui.papers.saving import PaperSaving
from desktop.ui.printing.signing import PaperSigning, ToSign
from desktop.ui.widgets.ask_file import KINDS
from desktop.ui.widgets.buttons import allow
from desktop.ui.widgets.key_owner import KeyShortcut

MOST_SUBJECTS = 10**7  # ids of rows, within 31 bits: the place in the table, then the id of what it is about
COPY = "copy"
WAYS = {
    "pdf": (N_("Save as PDF…"), "Ctrl+Shift+P", "file-down"),
    "docx": (N_("Save as Word…"), "Ctrl+Shift+W", "file-text"),
    "xlsx": (N_("Save as Excel…"), "Ctrl+Shift+X", "file-spreadsheet"),
    "csv": (N_("Save as CSV…"), "Ctrl+Shift+V", "file-spreadsheet"),
    "txt": (N_("Save as text…"), "Ctrl+Shift+T", "file-text"),
    "json": (N_("Save as JSON…"), "Ctrl+Shift+J", "file-text"),
}
"""By the ending of the file: what the action is called, its key and its icon; a test compares them with the papers."""


class Papers(ListPage[PaperLine]):
    """The page of the round's papers."""

    EMPTY = ("files", N_("No papers yet"), N_("Papers belong to a round; open one first."))
    COUNTED = N_("{m} chosen · ← → chooses the way out, Space takes it")
    TABLES = frozenset(
        {"nomination", "council_session", "council_result", "submission", "submission_item", "decision"}
        | {"decision_item", "recipient", "ceremony", "authority", "authority_name", "bonus_payment", "sheet"}
        | {"register_entry", "award_round", "certificate", "setting"}
        | {"revocation", "entered_bonus", "round_unit", "award_type", "registration"}
    )
    SIDE_WIDTH = 400

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Papers"), paper_columns(), _("Filter by paper, number"))
        self._read: dict[int, PaperLine] = {}
        self._wanted_kind = 0  # place in the table of papers, until the list is read
        self.progress = self.make_progress()
        self.saving = PaperSaving(context, self, self.progress)
        self.signing = PaperSigning(context, self, self.progress)
        self.stages = self.filter.choice(
            _("State"), [(_("Every state"), None), *((_(word), stage) for stage, (word, _m) in STAGES.items())]
        )
        self._add_actions()
        self.side_view = PaperSide(context, self._buttons(), self.fill_gap)
        self.preview = self.side_view.preview
        self.side_column.addWidget(self.side_view)
        self.list.opened.connect(lambda _id: self.go_on())
        self.list.clicked.connect(self._clicked)
        space = KeyShortcut(QKeySequence(Qt.Key.Key_Space), self.list)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self._take(self.list.currentIndex()))

    def _add_actions(self) -> None:
        self.ways: dict[str, QAction] = {PRINT: self.print_action}
        for way, (text, key, icon) in WAYS.items():
            self.ways[way] = self.add_action(_(text), partial(self.save, way), key=key, icon=icon)
        self.ways[COPY] = self.add_action(_("Copy the words"), self.copy, key="Ctrl+Shift+L", icon="copy")
        self.ways[SIGN] = self.add_action(_("Sign digitally…"), self.sign, key="Ctrl+U", icon="stamp")
        self.certificates_action = self.add_action(
            _("Go to the certificates"), self.open_certificates, key="Ctrl+Shift+I", icon="printer"
        )
        self.conference_action = self.add_action(
            _("Conference…"), self.conference, key="Ctrl+Shift+K", icon="hand-coins", kind="flat"
        )
        self.bonus_action = self.add_action(
            _("Bonuses paid…"), self.pay_bonuses, key="Ctrl+Shift+B", icon="coins", kind="flat"
        )
        self.whole_action = self.add_action(
            _("Save the whole set…"), self.save_whole_set, key="Ctrl+Shift+E", icon="file-down", kind="plain"
        )
        self.fill_action = self.add_action(_("Fill in what is missing"), self.fill_first_gap, icon="pencil")
        self.fill_button = self.header.button(_("Fill in what is missing"), icon="pencil", key="Enter", kind="primary")
        self.bind(self.fill_button, self.fill_action)
        self.print_button = self.header.button(_("Print…"), icon="printer", key="Ctrl+P", kind="primary")
        self.bind(self.print_button, self.print_action)

    def _buttons(self) -> Mapping[str, WayOut]:
        made: dict[str, WayOut] = {PRINT: (self.print_action, _("Print…"), "Ctrl+P", "printer")}
        made |= {way: (self.ways[way], f"{_(KINDS[way])}…", key, icon) for way, (_text, key, icon) in WAYS.items()}
        made[SIGN] = (self.ways[SIGN], _("Sign…"), "Ctrl+U", "stamp")
        made["announcement"] = (self.ways[COPY], _("Copy the words"), "Ctrl+Shift+L", "copy")
        made["certificates"] = (self.certificates_action, _("Go to the certificates"), "Ctrl+Shift+I", "printer")
        return made

    # --- list ------------------------------------------------------------------------------------------------
    def reader(self) -> Callable[[Reader, list[int]], Mapping[int, PaperLine]]:
        """Return what gives the papers that `finder` read: it reads the whole round, once."""
        lines = self._read
        return lambda _session, ids: {id_: lines[id_] for id_ in ids if id_ in lines}

    def finder(self) -> Callable[[Reader], Ids]:
        round_id, stage, text = self.context.round_id, self.stages.currentData(), search_key(self.filter.text())
        read = self._read = {}  # of this reading: an earlier one that is under way fills its own

        def find(session: Reader) -> Ids:
            lines = paper_lines(session, round_id)
            read.update({line.id: line for line in lines})
            shown = [
                line
                for line in lines
                if (stage is None or line.one.stage == stage)
                and text in search_key(f"{paper_title(line.one)} {state_words(line.one)}")
            ]
            ids: list[int] = []
            sections: dict[int, str] = {}
            for number, section in enumerate(Section, start=1):
                those = [line.id for line in shown if line.one.paper.section is section]
                if those:
                    sections[-number] = _(SECTIONS[section])
                    ids += [-number, *those]
            return ids, sections

        return find

    def counted(self, many: int) -> None:
        stages = [line.one.stage for line in self.lines()]
        counts = (many, stages.count(Stage.DONE), stages.count(Stage.DRAFT), stages.count(Stage.LACKING))
        words = _("{n} papers · {done} done · {drafts} drafts · {lacking} lacking something")
        self.header.show_message(words.format(n=counts[0], done=counts[1], drafts=counts[2], lacking=counts[3]))
        if self._wanted_kind:
            self._show_kind()
        self.tell_counts()

    def lines(self) -> list[PaperLine]:
        """Return the papers that the list shows."""
        rows = (self.model.row_at(at) for at, id_ in enumerate(self.model.ids()) if id_ >= 0)
        return [row for row in rows if row is not None]

    def line(self) -> PaperLine | None:
        """Return the paper that the cursor is on."""
        row = self.model.row_of(self.list.current_id()) if self.list.current_id() else -1
        return self.model.row_at(row) if row >= 0 else None

    def chosen(self) -> list[PaperLine]:
        """Return the papers that are chosen."""
        wanted = set(self.list.selected_ids())
        return [line for line in self.lines() if line.id in wanted]

    def show_details(self, _id: int) -> None:
        line = self.line()
        self.follow(line)
        self.side_view.show_paper(line)

    def follow(self, line: PaperLine | None) -> None:
        """Enable what can be done with the paper and say on it why not."""
        certificates = line is not None and line.one.paper.code in ELSEWHERE
        for way, action in self.ways.items():
            possible = line is not None and has_way(line.one, way)
            if way == COPY:
                possible = line is not None and line.one.can_be_drawn and line.one.paper.code == "announcement"
            elif way == SIGN:
                possible = line is not None and line.one.can_be_drawn and line.one.paper.code in SIGNED
            allow(action, "" if possible else self._why_not(line, way))
        allow(self.certificates_action, "" if certificates else _("Choose the certificates in the list first."))
        bonus = next((each.one for each in self.lines() if each.one.paper.code == "bonus"), None)
        unpaid = bonus is not None and bonus.can_be_drawn and bonus.done < bonus.total
        allow(self.bonus_action, "" if unpaid else _("No bonus waits to be paid in this round."))
        gaps = line is not None and bool(line.one.gaps)
        allow(self.fill_action, "" if gaps else _("Choose a paper that lacks something first."))
        some = any(line.one.can_be_drawn for line in self.lines())
        allow(self.whole_action, "" if some else _("No paper of this round can be made yet."))
        lacking = self.fill_action.isEnabled()
        if line is not None and lacking:
            self.fill_button.set_text(_("Fill in {n} gaps").format(n=len(line.one.gaps)))
        self.fill_button.setVisible(lacking)
        self.print_button.setVisible(not lacking)

    def _why_not(self, line: PaperLine | None, way: str) -> str:
        if line is None:
            return _("No paper is chosen")
        if not line.one.can_be_drawn:
            told = state_words(line.one)
            return told[:1].upper() + told[1:]
        if way not in ways_of(line.one.paper) and line.one.paper.code in ELSEWHERE:
            return _("Certificates are printed on their own page")
        return _("This paper is not made this way")

    def select(self, id_: int) -> None:
        """Show a paper; an id below those of the lines is a place in the table of papers: the first of its kind."""
        self._wanted_kind = id_ if id_ <= len(PAPERS) else 0
        if not self._wanted_kind:
            super().select(id_)
        elif not self.busy():
            self._show_kind()

    def _show_kind(self) -> None:
        """Stand on the first paper of the kind that was asked for."""
        wanted, self._wanted_kind = self._wanted_kind, 0
        found = next((line.id for line in self.lines() if line.id // MOST_SUBJECTS == wanted), 0)
        if found:
            super().select(found)

    # --- ways out --------------------------------------------------------------------------------------------
    def _clicked(self, index: QModelIndex) -> None:
        """Take the way out that was clicked; Ctrl and Shift choose rows."""
        if not QGuiApplication.keyboardModifiers():
            self._take(index)

    def _take(self, index: QModelIndex) -> None:
        way = self.model.columns[index.column()].name if index.isValid() else ""
        row = self.model.row_at(index.row()) if way in self.ways else None
        if row is None or not has_way(row.one, way):
            return
        if way == PRINT:
            self.print_requested.emit((self._as_shown(row),))
        else:
            self.saving.save([row], way)

    def save(self, way: str) -> None:
        """Ask where the chosen papers go in a format and write them."""
        self.saving.save(self.chosen(), way)

    def sign(self) -> None:
        """Ask by what the paper is signed digitally, and write the signed file."""
        line = self.line()
        if line is not None:
            self.signing.sign(
                ToSign(line.one.paper.code, line.one.subject_id, paper_title(line.one), file_stem(line.one, line.year))
            )

    def save_whole_set(self) -> None:
        """Ask for a folder and write every paper of the round that can be drawn, in each of its formats."""
        self.saving.save_all(self.lines())

    def shown(self) -> Sequence[Shown]:
        return tuple(self._as_shown(line) for line in self.chosen() if has_way(line.one, PRINT))

    @staticmethod
    def _as_shown(line: PaperLine) -> ShownPaper:
        return ShownPaper(line.one.paper.code, line.one.subject_id, paper_title(line.one))

    def copy(self) -> None:
        """Put the words of the announcement on the clipboard."""

        def put(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.status.emit(_("The words are on the clipboard."))

        round_id, today = self.context.round_id, self.context.today()
        query = partial(_words_of, round_id=round_id, today=today, secret=self.context.secret)
        self.read_newest("copy", query, put)

    def open_certificates(self) -> None:
        """Go to the certificates of the decision: there every sheet is accounted for."""
        line = self.line()
        if line is not None and line.one.paper.code in ELSEWHERE:
            self.page_requested.emit(ELSEWHERE[line.one.paper.code], line.one.subject_id)

    # --- gaps ------------------------------------------------------------------------------------------------
    def go_on(self) -> None:
        """Do what Enter does: fill in what the paper lacks, else print it; certificates have a page of their own."""
        line = self.line()
        if line is None:
            return
        if line.one.gaps:
            self.fill_first_gap()
        elif line.one.paper.code in ELSEWHERE:
            self.open_certificates()
        else:
            self.print_shown()

    def fill_first_gap(self) -> None:
        """Go where the first gap of the paper is filled."""
        line = self.line()
        if line is not None and line.one.gaps:
            self.fill_gap(line.one.gaps[0])

    def fill_gap(self, gap: Gap) -> None:
        """Ask for what is missing here, or go to the page where it is entered."""
        line = self.line()
        if line is None:
            return
        page = gap_page(line.one, gap)
        if page == HERE:
            self.conference()
        else:
            of_its_own = line.one.paper.of in (Subject.DECISION, Subject.SUBMISSION)
            self.page_requested.emit(page, line.one.subject_id if of_its_own else 0)

    def conference(self) -> None:
        """Ask where, when and by whom the awards are presented, and keep it."""
        round_id = self.context.round_id
        ask = partial(self._ask_conference, round_id)
        self.read_newest("question", lambda session: round_facts(session, round_id).ceremony, ask)

    def _ask_conference(self, round_id: int, old: CeremonyFacts | None) -> None:
        form = ConferenceForm(self.theme, old, self)

        def write(failed: Failed) -> None:
            day = form.day()
            if day is None:
                return
            where = (form.place.value(), form.presenter.value(), form.begins_at.value(), form.chair.value())
            texts = (form.name.value(), day, *where)
            change = EditCeremony(old.id, *texts) if old else AddCeremony(round_id, *texts)
            self.context.do(change, failed=failed)

        ask_and_write(form, write)

    def pay_bonuses(self) -> None:
        """Ask who got the bonus on which day, and keep it."""
        round_id = self.context.round_id
        self.read_newest("question", lambda session: unpaid_bonuses(session, round_id), self._ask_bonuses)

    def _ask_bonuses(self, due: Sequence[UnpaidBonus]) -> None:
        if not due:
            self.status.emit(_("No bonus of this round is due."))
            return
        form = BonusForm(self.theme, due, self.context.today(), self)
        ask_and_write(form, lambda failed: self.context.do(form.change(), failed=failed))

    def close_page(self) -> None:
        self.side_view.close_paper()


def paper_lines(session: Reader, round_id: int) -> list[PaperLine]:
    """Return every paper of a round as the list shows it; none without a round."""
    if not round_id:
        return []
    year, at = round_year(session, round_id), {row.code: place for place, row in enumerate(PAPERS, start=1)}
    found = enumerate(round_papers(session, round_id), start=1)
    return [PaperLine(at[one.paper.code] * MOST_SUBJECTS + one.subject_id, place, one, year) for place, one in found]


def _words_of(session: Reader, *, round_id: int, today: date, secret: bool) -> str:
    if secret:
        show_secret(session)
    return announcement.words(session, round_id, today)


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Papers(context)
