"""The results of a session: votes of all members, under the award that each nominee is for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db.changes.council import RecordCouncil, Result
from db.changes.nominations import MoveNominations
from db.queries.council_results import CouncilRow, waiting_rows
from db.queries.nomination_list import NominationFilter, nomination_ids
from db.queries.submission_list import SessionLine
from db.rules.terms import NominationState
from desktop.labels.translation import use
from desktop.ui.council.session_view import ResultLine, SessionBand, result_columns, share
from desktop.ui.shell import gallery
from desktop.ui.tables import page_cache
from desktop.ui.tables.clipboard import chosen_rows
from tests.desktop.ui.nominations.test_columns import LINE
from tests.desktop.ui.records import LONGEST_NAME
from tests.desktop.ui.windows import open_page, write


@pytest.fixture(autouse=True)
def in_vietnamese():
    use("vi")


@pytest.mark.parametrize(
    ("votes", "total", "told"), [(8, 9, "88,9 %"), (9, 9, "100,0 %"), (0, 9, "0,0 %"), (0, 0, "–"), (2, 3, "66,7 %")]
)
def test_a_share_is_of_all_members(votes, total, told):
    assert share(votes, total) == told


def said(row: CouncilRow, line=None, members=9) -> dict[str, str]:
    return {column.name: column.text(ResultLine(row, line, members)) for column in result_columns()}


def test_each_column_says_what_is_known_and_nothing_else():
    recommended = CouncilRow(4, "Ông Ma Văn Khánh", "Văn phòng Sở", "Bằng khen", 8, 9, recommended=True)
    refused = CouncilRow(5, LONGEST_NAME, LONGEST_NAME, "Giấy khen", 2, 9, recommended=False)
    waiting = CouncilRow(6, "Bà Lý Thị Mỹ", "", "Giấy khen")
    assert [said(each)["votes"] for each in (recommended, refused, waiting)] == ["8 / 9", "2 / 9", ""]
    assert [said(each)["share"] for each in (recommended, refused, waiting)] == ["88,9 %", "22,2 %", ""]
    told = [said(each)["result"] for each in (recommended, refused, waiting)]
    assert told == ["đề nghị", "không được đề nghị", "chờ Hội đồng"]
    assert said(replace(refused, reason="Chưa đủ thành tích"))["result"] == "Chưa đủ thành tích"
    assert [said(waiting)["check"], said(waiting, replace(LINE, checked=True))["check"]] == ["", "không vướng"]


def test_what_the_law_asks_for_is_counted_over_all_members_and_marked_where_votes_are_lacking():
    asked = CouncilRow(4, "Ông Ma Văn Khánh", "", "Danh hiệu", 7, 9, ratio=Decimal("0.9"), source="NĐ 98/2023")
    column = next(each for each in result_columns() if each.name == "needed")
    assert [column.text(ResultLine(asked, None, members)) for members in (9, 0)] == ["9", ""]
    assert [bool(column.mark(ResultLine(replace(asked, votes_for=n), None, 9))) for n in (7, 9, None)] == [1, 0, 0]
    assert "90 %" in column.tip(ResultLine(asked, None, 9)) and column.tip(ResultLine(LINE_FREE, None, 9))


LINE_FREE = CouncilRow(7, "Bà Lý Thị Mỹ", "", "Giấy khen")


def texts(table, column):
    at = [each.name for each in table.columns].index(column)
    return [table.table.index(row, at).data() for row in range(table.table.rowCount()) if table.table.id_at(row) > 0]


def test_a_list_longer_than_a_screen_is_read_piece_by_piece_and_copied_whole(qapp, program, monkeypatch):
    monkeypatch.setattr("desktop.ui.council.session_view.WINDOW", 4)
    monkeypatch.setattr("desktop.ui.tables.paged_model.WINDOW", 4)
    with program.context.database.read() as session:
        found = nomination_ids(session, NominationFilter(program.context.round_id)).values()
    ids = tuple(id_ for some in found for id_ in some)
    write(program, MoveNominations(ids, NominationState.SUBMITTED))
    page = open_page(qapp, program, "council")
    with program.context.database.read() as session:
        names = [row.name for row in waiting_rows(session, program.context.round_id, date(2023, 12, 1))]
    table = page.results
    table._stand_on(table.table.rowCount() - 1)
    assert chosen_rows(table)[1][1] == names[-1]
    texts(table, "name")
    gallery.settle(qapp, program)
    assert texts(table, "name") == names and page_cache.WINDOW == 128
    results = (Result(ids[0], 3, 9, recommended=False, reason="Chưa đủ"), *(Result(i, 9, 9, True) for i in ids[1:]))
    meeting = (date(2023, 11, 28), "Tuyên Quang", "Phạm Thế Khải", "Lý Thị Mỹ", 9, 9)
    write(program, RecordCouncil(program.context.round_id, *meeting, results))
    gallery.settle(qapp, program)
    texts(table, "result")
    gallery.settle(qapp, program)
    assert texts(table, "result").count("đề nghị") == len(ids) - 1


def test_what_a_session_does_not_tell_is_a_dash_and_minutes_without_number_are_called_so(qtbot, theme):
    band = SessionBand(theme)
    qtbot.addWidget(band)
    band.show_session(SessionLine(1, date(2023, 11, 28), "", "Ông Phan Việt Tùng", 9, 8, 11))
    told = {name: fact.text() for name, fact in band.facts.items()}
    assert told == {
        "held_on": "28/11/2023",
        "place": "–",
        "chair": "Ông Phan Việt Tùng",
        "secretary": "–",
        "present": "8 / 9",
        "minutes": "chưa có số",
    }
