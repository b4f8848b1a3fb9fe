"""The names behind a figure: as many as it says, in columns that are chosen, read only where they are looked at."""

import pytest

from db.queries.statistics import Dimension, Scope
from desktop.ui.shell import gallery
from desktop.ui.statistics.names_panel import NamesPanel, name_columns
from desktop.ui.tables.columns import Column
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import close_unasked, start


@pytest.fixture
def program(qapp, qtbot, own_data_folder):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    make_record(own_data_folder / "so-vang.sqlite", issued=True)
    program = start(qapp, own_data_folder, own_data_folder / "so-vang.sqlite")
    yield program
    close_unasked(program)


def test_the_latest_figure_asked_for_is_the_one_shown(qapp, qtbot, program):
    panel = NamesPanel(program.context)
    qtbot.addWidget(panel)
    panel.show_names(Scope(), {}, "Mọi lượt khen")
    panel.show_names(Scope(), {Dimension.SEX: "female"}, "Nữ")
    gallery.settle(qapp, program)
    assert (panel.heading.text(), panel.about.text()) == ("3 lượt khen", "Nữ")
    assert not panel.busy() and panel.nominee()
    with program.context.database.read() as session:
        rows = panel.as_shown().read(session)
    assert len(rows) == 3 and all(row[0].startswith("Bà ") for row in rows)
    panel.show_names(Scope(1990, 1990), {}, "1990")
    gallery.settle(qapp, program)
    assert panel.heading.text() == "0 lượt khen" and not panel.export_button.isEnabled() and panel.nominee() == 0


def test_every_column_has_words(program):
    columns: tuple[Column, ...] = name_columns()
    assert len({column.title for column in columns}) == len(columns)
    assert [column.name for column in columns if not column.spare] == ["name", "unit", "decision"]
