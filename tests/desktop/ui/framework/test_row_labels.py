"""The journal tells what a step changed, in the clerk's words and never by keys."""

import pytest

from db.queries.journal_rows import ToldRow
from desktop.labels.translation import use
from desktop.ui.core.i18n import _
from desktop.ui.framework.row_labels import CODES, COLUMNS, SETTINGS, TABLES, row_lines, setting_words
from tests.desktop.ui.records import LONGEST_NAME


@pytest.fixture(autouse=True)
def in_vietnamese():
    use("vi")


def told(table="nomination", name="Nông Thị Mai", differences=(), new=False, gone=False):
    return row_lines(ToldRow(table, name, tuple(differences), new=new, gone=gone))


def test_a_text_that_was_changed_is_told_before_and_after():
    lines = told(differences=[("position", "Giáo viên", "Hiệu trưởng")])
    assert lines[0].endswith(": Nông Thị Mai")
    assert lines[1].endswith(": Giáo viên → Hiệu trưởng")


def test_what_was_empty_is_told_as_a_dash():
    assert told(differences=[("position", "", "Giáo viên")])[1].endswith(": – → Giáo viên")
    assert told(differences=[("position", "Giáo viên", None)])[1].endswith(": Giáo viên → –")


def test_of_a_new_row_only_what_it_has_is_told():
    lines = told(differences=[("position", None, "Giáo viên"), ("reason", None, "")], new=True)
    assert len(lines) == 2
    assert lines[1].endswith(": Giáo viên")


def test_a_new_row_does_not_repeat_its_name():
    assert len(told(differences=[("name", None, "Nông Thị Mai")], new=True)) == 1


def test_a_removed_row_is_one_line():
    [line] = told(differences=[("position", "Giáo viên", None)], gone=True)
    assert "Nông Thị Mai" in line


def test_a_table_of_keys_only_is_not_told():
    assert told(table="nominee", differences=[("person_id", 1, 2)]) == []


def test_a_column_that_nobody_reads_is_not_told():
    assert len(told(differences=[("nominee_id", 4, 9)])) == 1


@pytest.mark.parametrize(
    ("table", "column", "before", "after", "words"),
    [
        ("decision", "dated", "2023-12-05", "2023-12-20", "5/12/2023 → 20/12/2023"),
        ("recipient", "bonus", 1490000, 2980000, "1.490.000 → 2.980.000"),
        ("nomination", "state", "draft", "returned", "đang soạn → bị trả lại"),
        ("award_round", "state", "open", "closed", "đang mở → đã đóng"),
    ],
)
def test_dates_money_and_states_are_told_as_clerks_write_them(table, column, before, after, words):
    [_head, line] = told(table=table, differences=[(column, before, after)])
    assert line.partition(": ")[2].replace("05/12", "5/12") == words or words in line


def test_a_setting_is_told_by_its_words_and_one_without_words_by_none():
    assert told(table="setting", name="practice")[0] != told(table="setting", name="x.y")[0]
    assert "x.y" not in told(table="setting", name="x.y")[0]


def test_the_longest_name_is_told_whole():
    assert told(name=LONGEST_NAME)[0].endswith(LONGEST_NAME)


@pytest.mark.parametrize("words", [*TABLES.values(), *COLUMNS.values(), *SETTINGS.values()])
def test_every_word_of_the_journal_is_there_in_vietnamese(words):
    assert words and _(words)


def test_every_code_of_a_column_has_words():
    assert all(words for codes in CODES.values() for words in codes.values())


@pytest.mark.parametrize("kept_as", ["text.decision_recipients.3", "text.decision_recipients"])
def test_a_standing_text_is_called_by_its_title(kept_as):
    assert setting_words(kept_as) == "Quyết định: nơi nhận"
