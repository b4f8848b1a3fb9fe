"""Trao, thưởng: the conference, who is called up in which order and receives, what was handed over and paid."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias

from db.changes.ceremonies import (
    AddCeremony,
    ArrangePresentation,
    EditCeremony,
    HandOverCertificates,
    SayWhoReceives,
)
from db.connect import Reader, StepMaker
from db.queries.ceremony_rows import Called, CalledSection, called_sections
from db.queries.round_papers import CeremonyFacts, UnpaidBonus, round_facts
from db.queries.settings import setting
from db.queries.unknown_bonuses import unknown_bonuses
from db.rules.names import search_key
from db.rules.terms import ReceivingWay
from desktop.documents.letters.label_sheets import SETTING, USES
from desktop.papers.file_names import plain_stem
from desktop.papers.round_papers import Stage, round_papers
from desktop.papers.table import Paper, paper
from desktop.ui.ceremony.columns import calling_columns, name_words, receiver_words
from desktop.ui.ceremony.forms import ConferenceBand, LabelSheetForm, Planned, ReceiverForm
from desktop.ui.ceremony.side import NOBODY, PAPERS, PRINT, SET, CeremonySide, waiting_words
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.forms.bonus_form import BonusForm
from desktop.ui.forms.unknown_bonus_form import UnknownBonusForm
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import Shown, ShownPaper
from desktop.ui.framework.state_labels import count_words
from desktop.ui.printing.save_paper import SavePaper
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.tab_order import visit_in_reading_order
from desktop.ui.widgets.text import line as divider

MOST_NAMED = 4
Around: TypeAlias = tuple[CeremonyFacts | None, list[CalledSection], frozenset[str]]
"""The conference, who is called up, and the papers on which something is left blank."""


class Ceremony(ListPage[Called]):
    """The page of the conference at which the awards of a round are presented."""

    EMPTY = (
        "hand-coins",
        N_("Nobody is called up yet"),
        N_("Whoever a decision awards stands here once it is issued (Alt+4)."),
    )
    TABLES = frozenset(
        {"ceremony", "presentation", "recipient", "decision", "hand_over", "bonus_payment", "certificate", "sheet"}
        | {"entered_bonus", "base_salary"}
        | {"revocation", "authority", "authority_name", "setting", "award_round", "award_type", "round_unit", "regime"}
        | {"nomination", "council_session", "council_result", "submission", "submission_item", "decision_item"}
        | {"register_entry", "registration"}
    )
    SIDE_WIDTH = 328

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Presenting"), calling_columns(), _("Filter by name, unit"))
        self.held: CeremonyFacts | None = None
        self.sections: list[CalledSection] = []
        self._called: dict[int, Called] = {}
        self.band = ConferenceBand(self.theme, self.keep_conference)
        at = self.column.indexOf(self.splitter)
        self.column.insertWidget(at, self.band)
        self.column.insertWidget(at + 1, divider())
        waiting = [(_("All"), ""), (_("Not handed over"), "handed"), (_("Not paid"), "paid")]
        self.waiting = self.filter.choice(_("Shown"), waiting)
        self.progress = self.make_progress()
        self.saving = SavePaper(context, self, self.progress)
        self._add_actions()
        whole = ActionButton(self.theme, _("Print the whole set"), icon="printer", key="Ctrl+P")
        whole.follow(self.print_action)
        others = ActionButton(self.theme, _("All papers"), small=True)
        others.clicked.connect(lambda: self.page_requested.emit("papers", 0))
        sheets = ActionButton(self.theme, _("Sheets of labels…"), small=True)
        sheets.clicked.connect(self.choose_label_sheets)
        unknown = ActionButton(self.theme, _("Enter a bonus…"), key="Ctrl+F9", small=True)
        unknown.follow(self.unknown)
        self.side_view = CeremonySide(self.theme, self.take, whole, unknown, others, sheets)
        self.side_column.addWidget(self.side_view)
        visit_in_reading_order(self)
        self.list.opened.connect(lambda _id: self.say_receiver())
        self.list.selectionModel().selectionChanged.connect(lambda *_changed: self.follow())

    def _add_actions(self) -> None:
        self.up = self.add_action(_("Call earlier"), partial(self.call_other, -1), key="Alt+Up", icon="chevron-up")
        self.down = self.add_action(_("Call later"), partial(self.call_other, 1), key="Alt+Down", icon="chevron-down")
        self.receive = self.add_action(_("Who receives…"), self.say_receiver, key="F2", icon="users-round", kind="flat")
        self.pay = self.add_action(_("Bonuses paid…"), self.pay_bonuses, key="Shift+F9", icon="coins", kind="plain")
        self.unknown = self.add_action(
            _("Enter a bonus…"), self.enter_bonus, key="Ctrl+F9", icon="circle-question-mark"
        )
        self.hand = self.add_action(_("Handed over"), self.hand_over, key="F9", icon="hand-heart", kind="primary")

    # --- list ------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        super().refresh()
        query = partial(_around, round_id=self.context.round_id, today=self.context.today())
        self.read_newest("around", query, self._show_around)

    def _show_around(self, found: Around) -> None:
        self.held, self.sections, lacking = found
        self.band.show_conference(self.held)
        self.band.setEnabled(bool(self.context.round_id))
        self.side_view.show_sections(self.sections, lacking)
        self.header.show_message(waiting_words(self.sections) if self.sections else "")
        self.follow()

    def reader(self) -> Callable[[Reader, list[int]], Mapping[int, Called]]:
        """Return what gives the rows that `finder` read: it reads the whole round, once."""
        called = self._called
        return lambda _session, ids: {id_: called[id_] for id_ in ids if id_ in called}

    def finder(self) -> Callable[[Reader], Ids]:
        round_id, today = self.context.round_id, self.context.today()
        called = self._called = {}  # of this reading: an earlier one that is under way fills its own
        waiting, text = self.waiting.currentData(), search_key(self.filter.text())

        def fits(one: Called) -> bool:
            if waiting == "handed" and one.handed is not None:
                return False
            if waiting == "paid" and one.paid >= one.bonus:
                return False
            return text in search_key(f"{one.name} {one.unit} {one.receiver}")

        def find(session: Reader) -> Ids:
            ids: list[int] = []
            titles: dict[int, str] = {}
            sections = _sections(session, round_id, today)
            called.update({one.recipient_id: one for part in sections for one in part.rows})
            for number, part in enumerate(sections, start=1):
                those = [one for one in part.rows if fits(one)]
                if those:
                    titles[-number] = f"{part.award}   {count_words(Counter(one.kind for one in those))}"
                    ids += [-number, *(one.recipient_id for one in those)]
            return ids, titles

        return find

    def narrowed(self) -> bool:
        return super().narrowed() or bool(self.waiting.currentData())

    def counted(self, _many: int) -> None:
        self.follow()

    def show_details(self, _id: int) -> None:
        self.follow()

    def chosen(self) -> list[Called]:
        """Return the recipients that are chosen, in the order of calling."""
        wanted = set(self.list.selected_ids())
        return [one for part in self.sections for one in part.rows if one.recipient_id in wanted]

    def follow(self) -> None:
        """Offer what can be done with those chosen, and say why what cannot."""
        those = self.chosen()
        none = "" if those else _("Choose who is meant first.")
        allow(self.receive, none)
        one = those[0] if len(those) == 1 else None
        for action in (self.up, self.down):
            allow(action, "" if one is not None and not self.narrowed() else _("Choose one row of the whole list."))
        ready = [each for each in those if each.ready and each.handed is None]
        unready = _("Nothing of these can be handed over: it is not printed (Alt+5), or was handed over already.")
        allow(self.hand, none or ("" if ready else unready))
        allow(self.print_action, "" if any(part.rows for part in self.sections) else _(NOBODY))
        due = any(each.paid < each.bonus for part in self.sections for each in part.rows)
        allow(self.pay, "" if due else _("No bonus of this round is due."))
        known = all(each.known for part in self.sections for each in part.rows)
        allow(self.unknown, _("Every bonus of this round is known.") if known else "")
        if one is not None:
            self.status.emit(f"{one.number}. {name_words(one)} · {receiver_words(one)}")

    # --- acts ------------------------------------------------------------------------------------------------
    def keep_conference(self, planned: Planned) -> None:
        """Keep the conference as it stands above the list."""
        name, day, place, presenter, hour, chair = planned
        if self.held is None:
            self.context.do(AddCeremony(self.context.round_id, name, day, place, presenter, hour, chair))
        else:
            self.context.do(EditCeremony(self.held.id, name, day, place, presenter, hour, chair))

    def call_other(self, step: int) -> None:
        """Call the chosen one earlier or later among those of its decision and kind."""
        those = self.chosen()
        if len(those) != 1:
            return
        one = those[0]
        part = next(part for part in self.sections if part.decision_id == one.decision_id)
        alike = [each.recipient_id for each in part.rows if each.kind is one.kind]
        at = alike.index(one.recipient_id)
        if not 0 <= at + step < len(alike):
            self.status.emit(_("It is called among those of its decision and kind: this is the end of them."))
            return
        alike[at], alike[at + step] = alike[at + step], alike[at]
        self.context.do(ArrangePresentation(tuple(alike)))

    def say_receiver(self) -> None:
        """Ask who comes to receive for those chosen."""
        those = self.chosen()
        if not those:
            return
        names = ", ".join(name_words(one) for one in those[:MOST_NAMED]) + (", …" if len(those) > MOST_NAMED else "")
        form = ReceiverForm(self.theme, names, those[0].way, those[0].receiver, self)
        ids = tuple(one.recipient_id for one in those)
        ask_and_write(
            form,
            lambda failed: self.context.do(SayWhoReceives(ids, form.chosen(), form.receiver.value()), failed=failed),
        )

    def hand_over(self) -> None:
        """Record that the certificates of those chosen went to whoever receives; who is left out is named."""
        those = self.chosen()
        ready = [one for one in those if one.ready and one.handed is None]
        rest = [one for one in those if one not in ready]
        today = self.context.today()
        day = self.held.held_on if self.held is not None and self.held.held_on <= today else today
        by_receiver: dict[str, list[int]] = {}
        for one in ready:
            receiver = "" if one.way in (ReceivingWay.ABSENT, ReceivingWay.SENT) else one.receiver
            by_receiver.setdefault(receiver, []).append(one.certificate)
        changes = [
            HandOverCertificates(tuple(ids), day, self.held.id if self.held else None, receiver)
            for receiver, ids in by_receiver.items()
        ]
        if not changes:
            return
        told = _("{n} handed over").format(n=len(ready))
        if rest:
            told += " · " + _("left out: {names}").format(names=", ".join(one.name for one in rest[:MOST_NAMED]))

        def write(steps: StepMaker) -> None:
            for one in changes:
                steps.do(one)

        self.context.do_steps(write, lambda _none: self.progress.finish(told, []))  # the status tells of the row

    def pay_bonuses(self) -> None:
        """Ask who got the bonus on which day; those chosen where some of them are due, else everybody due."""
        everybody = [one for part in self.sections for one in part.rows if one.paid < one.bonus]
        wanted = [one for one in self.chosen() if one.paid < one.bonus]
        those = wanted if len(wanted) > 1 else everybody
        if not those:
            self.status.emit(_("No bonus of this round is due."))
            return
        due = [UnpaidBonus(one.recipient_id, one.name, one.bonus - one.paid, one.decided_on) for one in those]
        form = BonusForm(self.theme, due, self.context.today(), self)
        ask_and_write(form, lambda failed: self.context.do(form.change(), failed=failed))

    def enter_bonus(self) -> None:
        """Ask what somebody gets whose bonus was not known when the decision was issued, by which paper."""
        with self.context.database.read() as session:
            unknown = unknown_bonuses(session, self.context.round_id)
        if not unknown:
            self.status.emit(_("Every bonus of this round is known."))
            return
        chosen = {one.recipient_id for one in self.chosen()}
        form = UnknownBonusForm(self.theme, unknown, chosen, self.context.today(), self)
        ask_and_write(form, lambda failed: self.context.do(form.change(), failed=failed))

    def choose_label_sheets(self) -> None:
        """Ask which sheets of labels the office buys."""
        with self.context.database.read() as session:
            chosen = {use: str(setting(session, SETTING.format(use=use), "")) for use in USES}
        form = LabelSheetForm(self.theme, chosen, self)

        def write(steps: StepMaker) -> None:
            for one in form.changes():
                steps.do(one)

        ask_and_write(form, lambda failed: self.context.do_steps(write, failed=failed))

    # --- papers ----------------------------------------------------------------------------------------------
    def take(self, row: Paper, way: str) -> None:
        """Print a paper of the conference, or save it as Word or Excel."""
        title = _(row.title)
        if way == PRINT:
            self.print_requested.emit((ShownPaper(row.code, self.context.round_id, title),))
        else:
            self.saving.ask(row.code, self.context.round_id, title, plain_stem(row), way)

    def shown(self) -> Sequence[Shown]:
        if not any(part.rows for part in self.sections):
            return ()
        return tuple(ShownPaper(code, self.context.round_id, _(paper(code).title)) for code in SET)


def _sections(session: Reader, round_id: int, today: date) -> list[CalledSection]:
    return called_sections(session, round_id, today) if round_id else []


def _around(session: Reader, *, round_id: int, today: date) -> Around:
    """Return the conference, who is called up, and which of the papers have something left blank."""
    if not round_id:
        return None, [], frozenset()
    lacking = {one.paper.code for one in round_papers(session, round_id) if one.stage is Stage.LACKING}
    held = round_facts(session, round_id).ceremony
    return held, _sections(session, round_id, today), frozenset(lacking & set(PAPERS))


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Ceremony(context)
