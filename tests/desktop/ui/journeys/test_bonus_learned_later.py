"""A bonus that nobody knew when the decision was issued: home and the page of presenting say so, one key enters it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.connect import Database
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.queries.ceremony_rows import called_sections
from db.rules.terms import DecisionOrigin, NominationState
from desktop.ui.forms.unknown_bonus_form import UnknownBonusForm
from tests.db.changes.conftest import person
from tests.desktop.ui.clerk import CTRL, Clerk
from tests.desktop.ui.windows import close_unasked, start
from tests.sample_record import ROUND, sample_record

TODAY = date(2024, 1, 12)
NAMES = ("Ma Văn Khánh", "Lý Thị Mỹ")


def issue_medals(file):
    """Issue a decision with medals of which the law says only a most, to two people."""
    database = Database(file, today=lambda: TODAY)
    with database.read() as session:
        medal = session.scalars(select(AwardType.id).where(AwardType.code == "commemorative_medal")).one()
        giver = session.scalars(select(Authority.id).where(Authority.level == "province")).first()
    ids = tuple(database.do(AddNomination(ROUND, medal, giver, person(name))).result for name in NAMES)
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        database.do(MoveNominations(ids, state))
    signed = {"signer_name": "Lương Đức Thiện", "signer_office": "CHỦ TỊCH"}
    draft = database.do(DraftDecision(ROUND, giver, medal, DecisionOrigin.DRAFTED, ids, **signed)).result
    database.do(IssueDecision(draft, "11", date(2024, 1, 5), without_bonus=True))
    database.close()


@pytest.fixture
def clerk(qapp, qtbot, tmp_path):
    file = sample_record(tmp_path / "record.sqlite")
    issue_medals(file)
    program = start(qapp, tmp_path / "settings", file, TODAY)
    yield Clerk(qtbot, qapp, program)
    close_unasked(program)


def told(side):
    """Return what stands beside the list."""
    return " ".join(each.text() for each in side.findChildren(QLabel) if each.isVisible())


def bonuses(clerk):
    """Return the bonus of each of the two and whether it is known."""
    with clerk.program.context.database.read() as session:
        called = [one for part in called_sections(session, ROUND, TODAY) for one in part.rows]
    return [(one.bonus, one.known) for one in called if one.name.endswith(NAMES)]


def test_home_and_page_say_what_is_not_known_and_one_key_enters_it(clerk):
    home = clerk.window.page()
    owed = [chore for chore in home.chores.chores if "chưa biết" in chore.text]
    assert [chore.page for chore in owed] == ["ceremony"] and "2" in owed[0].text
    page = clerk.page("ceremony")
    assert "2 người chưa rõ mức thưởng (Ctrl+F9)" in told(page.side_view)
    assert page.side_view.unknown.isVisible()
    clerk.go_to(page.list)
    shown = [page.model.index(row, 5).data() for row in range(page.model.rowCount())]
    assert shown.count("chưa biết") == 2

    def enter(form):
        assert form.of.currentText().startswith("11/QĐ-UBND (05/01/2024)")
        clerk.choose(form.way, 1)
        clerk.write(form.value, "0,5")
        clerk.write(form.source, "Quyết định 12/QĐ-UBND")
        clerk.write(form.dated, "8/1/2024")
        clerk.go_to(form.people)
        clerk.press_in(form, Qt.Key.Key_Down)
        clerk.press_in(form, Qt.Key.Key_Space)  # who gets another one
        assert "900.000" in form.total.text()

    answered = clerk.answering(UnknownBonusForm, enter)
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    assert answered and sorted(bonuses(clerk)) == [(0, False), (900_000, True)]
    assert "1 người chưa rõ mức thưởng" in told(page.side_view)
    clerk.press(Qt.Key.Key_Z, CTRL)
    clerk.settle()
    assert bonuses(clerk) == [(0, False), (0, False)]
