"""Above a checked list its figures, below it the doubt about the current cell in words."""

import pytest

from db.queries.importing import KnownNamesake
from db.rules.drafts import Problem
from db.rules.terms import NomineeKind
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.intake.checked_list import Totals
from desktop.intake.checked_row import CheckedRow, Doubt, Level
from desktop.ui.importing.review_bars import DoubtBar, Legend, doubt_sentences, place_words


def row(name="Lương Văn Sỹ", source_row=4, **facts):
    read = ReadNominee(name=name, source_row=source_row, kind="individual", sheet="DS", cells={"name": "B4"})
    made = CheckedRow(read, [])
    for key, value in facts.items():
        setattr(made, key, value)
    return made


def namesake(*targets, awards=()):
    return KnownNamesake("Lương Văn Sỹ", NomineeKind.INDIVIDUAL, "", frozenset(targets), tuple(awards))


def told(known, target=(1, 1)):
    (sentence,) = doubt_sentences(row(target=target, doubts=[Doubt("name", Level.LIKELY, namesake=known)]), "name")
    return sentence


def test_a_doubt_names_the_cell_or_the_row_where_the_file_has_none():
    assert place_words(row(), "name").endswith(" B4")
    assert place_words(row(), "unit").endswith(" 4")


def test_an_empty_cell_and_an_unsure_one_have_sentences_and_a_sure_one_has_none():
    nominee = row(doubts=[Doubt("unit", Level.DOUBTFUL), Doubt("name", Level.LIKELY)])
    empty, unsure = doubt_sentences(nominee, "unit"), doubt_sentences(nominee, "name")
    assert len(empty) == len(unsure) == 1 and empty != unsure
    assert doubt_sentences(nominee, "position") == []


def test_the_worst_doubt_comes_first_and_the_same_sentence_once():
    wrong = Doubt("award", Level.WRONG, check=Problem("award", "list_choose_award"))
    nominee = row(doubts=[Doubt("award", Level.LIKELY), wrong, wrong])
    found = doubt_sentences(nominee, "award")
    assert len(found) == 2 and found == [doubt_sentences(row(doubts=[wrong]), "award")[0], found[1]]


def test_somebody_nominated_for_the_same_is_to_be_left_out():
    assert told(namesake((1, 1))) != told(namesake((2, 1)))
    assert "Lương Văn Sỹ" in told(namesake((1, 1)))


def test_of_many_earlier_awards_the_last_three_are_told():
    awards = [f"{year}: Giấy khen" for year in range(2018, 2024)]
    words = told(namesake(awards=awards))
    assert "2021: Giấy khen; 2022: Giấy khen; 2023: Giấy khen" in words and "2020" not in words


class List:
    """The totals of a list; nothing else of it is shown."""

    def __init__(self, **figures):
        self.figures = Totals(**figures)

    def totals(self):
        return self.figures


@pytest.fixture
def legend(qtbot, theme):
    made = Legend(theme, [])
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_figures_of_a_list_are_counted_by_kind_and_level(legend):
    cells = {Level.SURE: 90, Level.LIKELY: 3, Level.DOUBTFUL: 2, Level.WRONG: 1}
    legend.show_counts(List(rows=12, people=9, cells=cells), 2, 3, 0)
    assert {level: label.text() for level, label in legend.figures.items()} == {
        Level.LIKELY: "3",
        Level.DOUBTFUL: "2",
        Level.WRONG: "1",
    }
    assert all(figure in legend.rows.text() for figure in ("12", "3", "9"))
    assert legend.doubts.text().endswith("2 / 3")


def test_without_a_current_doubt_a_dash_stands_and_without_doubts_that_is_said(legend):
    legend.show_counts(List(rows=1), 0, 3, 0)
    assert legend.doubts.text().endswith("– / 3")
    legend.show_counts(List(rows=1), 0, 0, 0)
    assert "/" not in legend.doubts.text() and legend.doubts.text()


@pytest.mark.parametrize("converted", [0, 1, 4000])
def test_cells_in_old_letters_are_counted_only_where_there_are_some(legend, converted):
    legend.show_counts(List(rows=1), 0, 0, converted)
    assert legend.converted.isVisible() is bool(converted)
    assert legend.converted.text() == str(converted)


def test_the_bar_says_all_that_is_doubted_and_keeps_its_height(qtbot, theme):
    bar = DoubtBar(theme, [])
    qtbot.addWidget(bar)
    bar.resize(400, bar.height())
    before = bar.height()
    bar.show_message(Level.WRONG, "Ngày sinh, ô C5", ["“31/02/1992” không phải ngày có thật."] * 9)
    assert (bar.head.text(), bar.height()) == ("Ngày sinh, ô C5", before)
    assert bar.words.text().count("31/02/1992") == bar.words.toolTip().count("\n") + 1 == 9
