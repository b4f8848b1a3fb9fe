"""A clerk who does anything at any time in the window: record and screen say the same, and nothing breaks."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from sqlalchemy import select

from db.changes.rounds import OpenRound
from db.connect import Database
from db.models.decisions import Decision
from db.models.journal import JournalEntry
from db.queries.decision_list import decision_lines
from db.queries.sheet_list import certificate_lines
from db.rules.terms import DecisionState, RewardType
from desktop.ui.certificates.page import Certificates
from desktop.ui.decisions.page import Decisions
from desktop.ui.framework.list_page import ListPage
from tests.db.invariants import everything_holds, frozen
from tests.desktop.ui.random_clerk import PASTED, WindowRules
from tests.desktop.ui.records import TODAY, make_record

QUIET = {
    "derandomize": True,
    "database": None,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "print_blob": False,
    "phases": (Phase.generate,),  # making a failure smaller would take minutes in a window
}


class RandomClerk(WindowRules):
    """Asks after each act what must always hold."""

    @invariant()
    def nothing_breaks(self) -> None:
        assert self.broken == []
        assert self.answers.unexpected == []

    @invariant()
    def the_record_is_sound_and_says_the_same_everywhere(self) -> None:
        with self.program.context.database.read() as session:
            issued = select(Decision.id).where(Decision.state == DecisionState.ISSUED)
            for decision in session.scalars(issued):
                self.issued.setdefault(decision, frozen(session, decision))
            everything_holds(session, self.issued, TODAY)

    @invariant()
    def the_screen_shows_what_the_record_holds(self) -> None:
        page = self.program.window.page()
        with self.program.context.database.read() as session:
            if isinstance(page, ListPage):
                ids, _sections = page.finder()(session)
                assert list(page.model.ids()) == list(ids)
                rows = page.rows(session, [id_ for id_ in ids if id_ >= 0])
                shown = {id_: page.model.row_at(row) for row, id_ in enumerate(ids) if id_ >= 0}
                assert {id_: line for id_, line in shown.items() if line is not None} == dict(rows)
            elif isinstance(page, Certificates):
                decision = page.decision_id()
                lines = certificate_lines(session, decision) if decision else []
                assert list(page._lines.values()) == lines
                assert list(page.model.ids()) == [line.recipient_id for line in lines]
            elif isinstance(page, Decisions):
                lines = decision_lines(session, self.program.context.round_id)
                assert list(page._lines.values()) == lines


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    """Records to begin with, each with a second round: nothing is decided, or a decision is issued."""
    made = {}
    for issued in (False, True):
        made[issued] = tmp_path_factory.mktemp("template") / "record.sqlite"
        make_record(made[issued], issued)
        database = Database(made[issued], today=lambda: TODAY)
        database.do(OpenRound("Khen thưởng chuyên đề chuyển đổi số", 2021, RewardType.MOVEMENT))
        database.close()
    return made


@pytest.fixture
def clerk(qapp, qtbot, own_data_folder, templates):
    RandomClerk.kit = (qapp, qtbot, own_data_folder, templates)
    return RandomClerk


def test_whatever_a_clerk_does_in_the_window_record_and_screen_agree(clerk):
    run_state_machine_as_test(clerk, settings=settings(max_examples=2, stateful_step_count=8, **QUIET))


@pytest.mark.long
def test_whatever_many_clerks_do_in_the_window_record_and_screen_agree(clerk):
    run_state_machine_as_test(clerk, settings=settings(max_examples=60, stateful_step_count=40, **QUIET))


def changes_of(machine):
    """Return the names of the changes in the journal, the newest last."""
    with machine.program.context.database.read() as session:
        return list(session.scalars(select(JournalEntry.change).order_by(JournalEntry.id)))


@pytest.mark.long
def test_each_act_of_this_clerk_does_what_it_says(clerk):
    """A random clerk whose acts did nothing would find nothing: here each is seen to write."""
    machine = clerk()
    machine.open(issued=False)
    acts = (
        ("nomination.add", lambda: machine.enter("Lương Văn Sỹ", "Phòng Chuyển đổi số", True, True)),
        ("nomination.import_list", lambda: machine.paste([PASTED[1]])),
        ("nomination.edit", lambda: machine.edit_cell(5, "position", "Chuyên viên chính")),
        ("undo", machine.undo),
        ("undo", machine.redo),
        ("nomination.move", lambda: machine.move(3, "withdraw", False, "Đơn vị xin rút")),
        ("undo", machine.undo),
        ("council.record", lambda: (machine.go_on_with_all(False), machine.council(1))),
        ("submission.draft", lambda: machine.submission("95", "12/12/2023")),
        ("decision.draft", machine.draft_decision),
        ("decision.issue", lambda: machine.issue("46", "12/12/2023")),
        ("certificate.make", machine.make_certificates),
        ("print.start", machine.print_to_a_file),
        ("sheet.move", lambda: machine.account(0, "spoiled", False, "20/12/2023")),
        ("sheet.move", lambda: machine.account(0, "all good", False, "20/12/2023")),
        ("certificate.hand_over", lambda: machine.account(2, "hand over", True, "20/12/2023")),
        ("certificate.reissue", lambda: machine.revoke(1, "20/12/2023", True)),
        ("award.revoke", lambda: machine.revoke(1, "20/12/2023", False)),
        ("", machine.restart),
        ("", lambda: machine.another_round(0)),
    )
    try:
        for name, act in acts:
            before = changes_of(machine)
            act()
            machine.nothing_breaks()
            machine.the_record_is_sound_and_says_the_same_everywhere()
            machine.the_screen_shows_what_the_record_holds()
            made = changes_of(machine)[len(before) :]
            assert name in made or not name, (name, made)
    finally:
        machine.teardown()
