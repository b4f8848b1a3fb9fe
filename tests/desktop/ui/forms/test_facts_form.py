"""Facts are typed or pasted into a grid for each kind; what cannot be read is told with its row."""

import pytest
from PySide6.QtCore import Qt

from db.changes.facts import FactRow
from db.queries.fact_list import FactLine, FactOwner
from db.rules.terms import NomineeKind
from desktop.ui.forms.facts_form import FactChanges, FactsForm

PAO, KE = FactOwner(1, NomineeKind.INDIVIDUAL, "Ma Văn Páo"), FactOwner(2, NomineeKind.INDIVIDUAL, "Vừ Mí Kẻ")
UNIT = FactOwner(3, NomineeKind.COLLECTIVE, "Phòng Chuyển đổi số")
AWARDS = {"cs": "Chiến sĩ thi đua cơ sở", "ld": "Lao động tiên tiến"}
RATED = FactLine("duty_rating", 7, 1, {"year": 2024, "rating": "hoan_thanh_tot"})


@pytest.fixture
def form(theme, qtbot):
    def made(*owners, lines=(), first=""):
        shown = FactsForm(theme, owners or (PAO,), lines, AWARDS, first)
        qtbot.addWidget(shown)
        return shown

    return made


def test_the_kind_that_a_finding_asks_for_is_in_front_and_others_are_not_offered(form):
    shown = form(PAO, first="initiative")
    assert shown.tabs.currentWidget() is shown.tables["initiative"]
    assert "headcount" not in shown.tables and "headcount" in form(UNIT).tables


def test_a_block_is_pasted_and_read_for_everybody_named_in_it(form):
    shown = form(PAO, KE)
    table = shown.tables["duty_rating"]
    table.setCurrentCell(0, 0)
    table.paste("Ma Văn Páo\t2025\tHTXS\nVừ Mí Kẻ\t2025\ttốt\n")
    shown.take()
    assert shown.result() == 1
    assert shown.changes() == FactChanges(
        (
            FactRow("duty_rating", 1, {"year": 2025, "rating": "hoan_thanh_xuat_sac"}),
            FactRow("duty_rating", 2, {"year": 2025, "rating": "hoan_thanh_tot"}),
        )
    )


def test_of_several_each_has_a_row_with_the_name_and_what_is_left_empty_is_no_fact(form):
    table = form(PAO, KE, lines=(RATED,)).tables["duty_rating"]
    assert [table.text(row, 0) for row in range(4)] == ["Ma Văn Páo", "Ma Văn Páo", "Vừ Mí Kẻ", ""]
    assert table.read() == (FactChanges(), [])
    table.setCurrentCell(2, 1)
    table.paste("2025\tHTT")
    assert [row.nominee_id for row in table.read()[0].entered] == [2]


def test_a_row_corrected_is_one_change_one_emptied_is_taken_out_one_left_is_none(form):
    later = FactLine("duty_rating", 8, 1, {"year": 2023, "rating": "hoan_thanh"})
    kept = FactLine("duty_rating", 9, 1, {"year": 2022, "rating": "hoan_thanh"})
    shown = form(PAO, lines=(RATED, later, kept))
    table = shown.tables["duty_rating"]
    table.item(0, 2).setText("HTXS")
    for at in (1, 2):
        table.item(1, at).setText("")
    told = shown.changes()
    assert told.entered == (FactRow("duty_rating", 1, {"year": 2024, "rating": "hoan_thanh_xuat_sac"}, 7),)
    assert told.removed == (FactRow("duty_rating", 1, {}, 8),)


@pytest.mark.parametrize(
    ("cells", "said", "column"),
    [
        (("Ai đó", "2025", "HTXS"), "Ai đó", 0),
        (("Vừ Mí Kẻ", "25x", "HTXS"), "25x", 1),
        (("Vừ Mí Kẻ", "2025", ""), "Xếp loại", 2),
    ],
)
def test_what_cannot_be_read_is_told_with_its_row_and_nothing_is_accepted(form, cells, said, column):
    shown = form(PAO, KE)
    table = shown.tables["duty_rating"]
    table.setCurrentCell(1, 0)
    table.paste("\t".join(cells))
    shown.take()
    assert shown.result() == 0 and shown.note.text().startswith("Dòng 2:") and said in shown.note.text()
    assert (table.currentRow(), table.currentColumn()) == (1, column), "typing goes on there"


def test_rows_are_added_for_a_long_block_and_delete_empties_what_is_chosen(form, qtbot):
    shown = form(PAO)
    table = shown.tables["duty_rating"]
    table.setCurrentCell(0, 1)
    table.paste("\n".join(f"{year}\tHTT" for year in range(1990, 2025)))
    assert len(shown.changes().entered) == 35
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert shown.changes() == FactChanges()


def test_a_title_in_the_collective_and_its_numbers(form):
    shown = form(UNIT)
    table = shown.tables["headcount"]
    table.setCurrentCell(0, 1)
    table.paste("2025\t20\t9\t20\t15\t1\t0")
    (row,) = shown.changes().entered
    assert row.values["advanced"] == 15 and row.values["disciplined"] == 0
    table.item(0, 3).setText("21")
    shown.take()
    assert shown.result() == 0 and "21" in shown.note.text()
