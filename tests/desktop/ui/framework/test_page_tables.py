"""A page reads the record anew when any table changes of which it shows something."""

import re

import pytest
from sqlalchemy import event

from db.models.tables import metadata
from desktop.ui.shell import app, gallery
from desktop.ui.shell.page_table import PAGES
from tests.desktop.ui.test_every_action import TODAY
from tests.desktop.ui.windows import open_page, start
from tests.sample_record import sample_record

READ = re.compile(r"\b(?:FROM|JOIN) \"?(\w+)\"?")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return sample_record(tmp_path_factory.mktemp("tables") / "so-vang.sqlite")


def test_each_page_hears_of_every_table_that_it_reads(qapp, qtbot, own_data_folder, file, monkeypatch):
    monkeypatch.setattr(app, "COPY_AFTER", 10**9)  # the day's copy reads every table, on whatever page one stands
    program = start(qapp, own_data_folder, file, TODAY)
    asked = []
    engine = program.context.database.engine
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    deaf = {}
    for name in PAGES:
        page = open_page(qapp, program, name)
        asked.clear()
        page.refresh()
        gallery.settle(qapp, program)
        read = {table for one in asked for table in READ.findall(one)} & set(metadata.tables)
        if page.TABLES and read - page.TABLES - UNTOLD:
            deaf[name] = sorted(read - page.TABLES - UNTOLD)
    program.window.close()
    assert deaf == {}, "\n".join(f"{n}: {t}" for n, t in deaf.items())


UNTOLD = frozenset({"journal", "journal_row", "form_draft", "register_total"})
"""Tables that change with others only, or without a step."""
