"""A session is offered who serves on its day, from the register of the council's members."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from db.changes.council_members import AddCouncilMember
from db.queries.council_members import MemberLine
from desktop.ui.council import page as council_page
from desktop.ui.council.council_form import CouncilForm, CouncilValues, take_members, with_members
from tests.desktop.ui.council.test_page import page  # noqa: F401 - a page with somebody waiting

MEMBERS = [
    MemberLine(1, "Ông Phan Việt Tùng", "Giám đốc Sở", "chair", None, None, ""),
    MemberLine(2, "Bà Lý Thu Hường", "Chánh Văn phòng", "secretary", None, None, ""),
    MemberLine(3, "Ông Ma Văn Ước", "", "member", None, None, ""),
]


def test_the_council_of_the_day_is_proposed_and_without_a_register_the_last_session_stays():
    last = CouncilValues(date(2023, 12, 1), chair="Ông Khác", members_total=7)
    assert with_members(last, []) == last
    found = with_members(last, MEMBERS)
    assert (found.chair, found.secretary) == ("Ông Phan Việt Tùng, Giám đốc Sở", "Bà Lý Thu Hường, Chánh Văn phòng")
    assert (found.members_total, found.members_present, len(found.present.splitlines())) == (3, 3, 3)


def test_the_members_of_another_day_are_taken_into_the_form(theme, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    form = CouncilForm(theme, (), CouncilValues(date(2023, 12, 1)), parent, judged=True)
    take_members(form, [])
    assert "Hội đồng" in form.note.text()
    take_members(form, MEMBERS)
    assert form.total.value() == 3 and form.members.value().splitlines()[2] == "Ông Ma Văn Ước, Ủy viên"
    assert form.chair.value() == "Ông Phan Việt Tùng, Giám đốc Sở"


def test_a_session_is_opened_with_the_register(program, page, monkeypatch):  # noqa: F811
    for one in MEMBERS:
        program.context.database.do(AddCouncilMember(one.full_name, one.position, one.capacity))
    shown = []
    monkeypatch.setattr(council_page.CouncilForm, "exec", lambda form: shown.append(form.values()))
    page.record()
    (values,) = shown
    assert values.members_total == 3 and values.chair == "Ông Phan Việt Tùng, Giám đốc Sở"


@pytest.mark.parametrize("capacity", ["deputy", "member"])
def test_without_a_chair_the_deputy_leads_and_else_nobody_is_named(capacity):
    one = MemberLine(1, "Bà Hà Kim Oanh", "Phó Giám đốc Sở", capacity, None, None, "")
    assert with_members(CouncilValues(None), [one]).chair.startswith("Bà Hà Kim Oanh") == (capacity == "deputy")
