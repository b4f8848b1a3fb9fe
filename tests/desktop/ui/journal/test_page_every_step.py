"""Every step of two whole records is told in the clerk's words, in both languages."""

import re
from datetime import date

import pytest

from db.connect import Database
from db.queries.journal_rows import told_rows
from db.queries.journal_steps import step_ids
from db.queries.step_subjects import told_steps
from desktop.labels.translation import use
from desktop.ui.framework.row_labels import TABLES, row_lines
from desktop.ui.framework.step_words import step_words
from tests.own_office_record import own_office_record
from tests.sample_record import sample_record
from tests.shown_words import faults, known_of

NAMELESS = {"decision", "submission", "council_session"}
"""They have a number later, or the day."""
SINCE_EVER = re.compile(r"\b0?2/0?9/1945\b")


@pytest.fixture(params=[sample_record, own_office_record], ids=["sample", "own office"])
def read(request, tmp_path):
    database = Database(request.param(tmp_path / "record.sqlite"), today=lambda: date(2024, 1, 15))
    with database.read() as session:
        yield session
    database.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_step_and_no_row_of_it_is_told_by_a_code_a_key_or_in_the_other_language(read, language):
    use(language)
    known, steps, wrong = known_of(read), told_steps(read, step_ids(read)), []
    for id_, told in steps.items():
        rows, _many = told_rows(read, id_)
        lines = [step_words(told), *(line for row in rows for line in row_lines(row))]
        wrong += [each for line in lines for each in faults(line, known.codes, language, known.texts)]
        wrong += [line for line in lines if SINCE_EVER.search(line)]
        wrong += [f"{row.table} without a name" for row in rows if row.table in set(TABLES) - NAMELESS and not row.name]
    use("vi")
    assert sorted(set(wrong)) == []
