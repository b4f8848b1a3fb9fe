"""Tables of figures: rows and columns add up, years without an award stand between, words are the reader's."""

import pytest

from db.queries.statistics import UNKNOWN, Dimension, Scope, behind
from db.rules.terms import NomineeKind
from desktop.papers.figures import figure_table
from tests.desktop.papers.conftest import person

D = Dimension


@pytest.mark.parametrize("by", list(Dimension))
def test_every_table_adds_up_and_has_words_for_every_group(sample, by):
    with sample.database.read() as session:
        for across in (D.YEAR, D.KIND, D.SEX, D.POST):
            table = figure_table(session, Scope(), by, across, "vi")
            assert table.total == sum(table.totals) == len(behind(session, Scope(), {})) == 11
            assert all(row.label and len(row.figures) == len(table.columns) for row in table.rows)
            assert sum(table.chart.total(at) for at in range(len(table.chart.groups))) == 11
            for row in table.rows:
                for (key, _label), figure in zip(table.columns, row.figures, strict=True):
                    cell = {by: row.key, across: key}
                    if by is not across or key == row.key:
                        assert figure == len(behind(session, Scope(), cell))


def test_awards_stand_under_titles_and_commendations(sample):
    with sample.database.read() as session:
        vi, en = (figure_table(session, Scope(), D.AWARD, D.YEAR, lang) for lang in ("vi", "en"))
    assert {row.section for row in vi.rows} == {"Hình thức khen thưởng"}
    assert {row.section for row in en.rows} == {"Commendations"}


def test_the_level_of_the_state_is_no_state_of_a_nomination(sample):
    with sample.database.read() as session:
        table = figure_table(session, Scope(), D.LEVEL, D.YEAR, "vi")
    assert [row.label for row in table.rows] == ["Bộ", "Tỉnh"]


def test_what_nobody_knows_is_the_last_group(invented):
    made = invented(
        person("Lò Thị Mẫu"),
        person("Sùng Mí Dính", honorific="", position="Tổ trưởng"),
        person("Tổ dân phố 5", kind=NomineeKind.COLLECTIVE, honorific="", position=""),
    )
    with made.database.read() as session:
        posts = figure_table(session, Scope(), D.POST, D.SEX, "vi")
    assert [row.label for row in posts.rows] == [
        "Người trực tiếp công tác, lao động",
        "Chưa biết chức vụ",
        "Tập thể, hộ gia đình",
    ]
    assert [label for _key, label in posts.columns] == ["Nữ", "Chưa biết giới tính", "Tập thể, hộ gia đình"]
    assert posts.rows[1].key == UNKNOWN and posts.rows[1].figures == (0, 1, 0)
