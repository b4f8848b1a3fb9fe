"""The results of a session: votes of all members, under the award that each nominee is for."""

from dataclasses import replace
from datetime import date

import pytest

from db.queries.council_results import CouncilRow
from db.queries.submission_list import SessionLine
from desktop.labels.translation import use
from desktop.ui.council.session_view import ResultTable, SessionBand, share
from tests.desktop.ui.nominations.test_columns import LINE
from tests.desktop.ui.records import LONGEST_NAME


@pytest.fixture(autouse=True)
def in_vietnamese():
    use("vi")


@pytest.mark.parametrize(
    ("votes", "total", "told"), [(8, 9, "88,9 %"), (9, 9, "100,0 %"), (0, 9, "0,0 %"), (0, 0, "–"), (2, 3, "66,7 %")]
)
def test_a_share_is_of_all_members(votes, total, told):
    assert share(votes, total) == told


def test_each_award_begins_anew_and_its_heading_cannot_be_chosen(qtbot, theme):
    table = ResultTable(theme)
    qtbot.addWidget(table)
    table.show_results(
        [
            CouncilRow(4, "Ông Ma Văn Khánh", "Văn phòng Sở", "Bằng khen của Bộ trưởng", 8, 9, recommended=True),
            CouncilRow(5, LONGEST_NAME, LONGEST_NAME, "Giấy khen của Giám đốc", 2, 9, recommended=False),
            CouncilRow(6, "Bà Lý Thị Mỹ", "", "Giấy khen của Giám đốc"),
        ]
    )
    heads = [row for row in range(table.rowCount()) if table.columnSpan(row, 0) > 1]
    titles = ["I. Bằng khen của Bộ trưởng  01", "II. Giấy khen của Giám đốc  02"]
    assert [table.cell(row, 0).text() for row in heads] == titles
    assert [table.cell(row, 4).text() for row in (1, 3, 4)] == ["8 / 9", "2 / 9", "–"]
    assert table.current_id() == 4
    assert [table.cell(row, 7).text() for row in (1, 3, 4)] == [
        "đề nghị",
        "không được đề nghị",
        "chờ Hội đồng",
    ]
    table.show_results([])
    assert table.rowCount() == 0 and table.current_id() == 0


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


def test_what_the_rules_found_stands_beside_each_nominee_once_it_is_read(qtbot, theme):
    table = ResultTable(theme)
    qtbot.addWidget(table)
    table.show_results(
        [CouncilRow(4, "Ông Ma Văn Khánh", "", "Giấy khen"), CouncilRow(5, "Bà Lý Thị Mỹ", "", "Giấy khen")]
    )
    assert [table.cell(row, 3).text() for row in (1, 2)] == ["…", "…"]
    table.show_checks({4: replace(LINE, checked=True)})
    assert [table.cell(row, 3).text() for row in (1, 2)] == ["không vướng", "–"]
    assert not table.cell(1, 3).icon().isNull()
