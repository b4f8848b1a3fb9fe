"""The checked list as a table: rows, cells, levels and what is edited."""

import pytest
from PySide6.QtCore import QObject, Qt

from desktop.exchange.understanding.read_result import ReadNominee
from desktop.intake.checked_row import FIELDS, CheckedRow, Doubt, Level
from desktop.ui.importing.checked_table import (
    CHANGED_ROLE,
    FIRST,
    KIND,
    KIND_ROLE,
    LEVEL_ROLE,
    OUT_ROLE,
    ROW,
    CheckedModel,
)


class List:
    """The rows of a list; nothing else of it is shown."""

    def __init__(self, rows):
        self.rows = rows


def row(name, source_row, **facts):
    read = ReadNominee(
        name=name, source_row=source_row, kind="individual", sheet="DS", cells={"name": f"B{source_row}"}
    )
    made = CheckedRow(read, [])
    for key, value in facts.items():
        setattr(made, key, value)
    return made


@pytest.fixture
def edited():
    return []


@pytest.fixture
def model(qapp, edited):
    owner = QObject()
    made = CheckedModel(owner, lambda *told: edited.append(told))
    rows = [
        row("Lương Văn Sỹ", 4),
        row("Hoàng Văn Tú", 5, imported=True),
        row("Ma Văn Tấn", 6, left_out=True, doubts=[Doubt("dob", Level.WRONG)], edited={"position"}),
    ]
    made.show_list(List(rows))
    yield made
    owner.deleteLater()


def cell(model, at, name):
    return model.index(at, FIRST + FIELDS.index(name))


def test_rows_that_were_taken_in_are_not_shown_and_numbers_stay_those_of_the_list(model):
    assert model.rowCount() == 2
    assert [model.place(at) for at in range(2)] == [0, 2]
    assert (model.row_of(2), model.row_of(1)) == (1, -1)


def test_a_row_shows_its_number_in_the_file_and_its_kind(model):
    assert model.index(1, ROW).data() == "6"
    assert model.index(0, KIND).data(KIND_ROLE) == "user-round"


def test_level_change_and_being_left_out_can_be_seen(model):
    assert (
        cell(model, 1, "dob").data(LEVEL_ROLE) == Level.WRONG and cell(model, 0, "dob").data(LEVEL_ROLE) == Level.SURE
    )
    assert cell(model, 1, "position").data(CHANGED_ROLE) and not cell(model, 0, "position").data(CHANGED_ROLE)
    assert (cell(model, 0, "name").data(OUT_ROLE), cell(model, 1, "name").data(OUT_ROLE)) == (False, True)


def test_a_screen_reader_hears_the_level_behind_the_words(model):
    heard = cell(model, 0, "name").data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Lương Văn Sỹ, ")
    wrong = cell(model, 1, "name").data(Qt.ItemDataRole.AccessibleTextRole)
    assert wrong.startswith("Ma Văn Tấn, ")


def test_writing_into_a_cell_names_row_and_field(model, edited):
    assert model.setData(cell(model, 1, "position"), "Lái xe")
    assert edited == [(2, "position", "Lái xe")]
    assert not model.setData(model.index(0, ROW), "9") and not model.setData(cell(model, 0, "name"), "x", LEVEL_ROLE)


def test_number_and_kind_cannot_be_written(model):
    assert not model.flags(model.index(0, ROW)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(cell(model, 0, "name")) & Qt.ItemFlag.ItemIsEditable


def test_without_a_list_there_are_no_rows(model):
    model.show_list(None)
    assert model.rowCount() == 0 and model.columnCount() == FIRST + len(FIELDS)
