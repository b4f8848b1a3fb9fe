"""The ballots of a session: typed in cells, pasted from a spreadsheet, one key for each exception."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop.labels.translation import use
from desktop.ui.council.ballot_table import AGAINST, NAME, NEEDED, VOTES, BallotTable, Candidate, needed_words

SOURCE = "NĐ 98/2023 Điều 30 k7"


@pytest.fixture
def table(qtbot, theme):
    use("vi")
    people = [
        Candidate(1, "Phòng Chuyển đổi số"),
        Candidate(2, "Ông Ma Văn Ước", Decimal("0.9"), SOURCE),
        Candidate(3, "Bà Chẩu Thị Hiền", Decimal("0.8"), SOURCE, verified=False),
    ]
    made = BallotTable(theme, people)
    qtbot.addWidget(made)
    made.set_members(9, 9)
    made.show()
    return made


def votes(table):
    return [(one.id, one.votes_for, one.recommended) for one in table.ballots()]


def test_everybody_has_the_usual_votes_and_one_key_makes_the_exception(qtbot, table):
    assert votes(table) == [(1, 9, True), (2, 9, True), (3, 9, True)]
    table.setCurrentCell(1, VOTES)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert votes(table)[1] == (2, 0, False)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert votes(table)[1] == (2, 9, True)


def test_who_has_fewer_votes_than_the_law_asks_for_is_taken_out_and_it_says_how_many_lack(table):
    table.cell(1, VOTES).setText("8")
    table.cell(2, VOTES).setText("8")
    assert votes(table) == [(1, 9, True), (2, 8, False), (3, 8, True)]
    assert table.cell(1, NEEDED).text() == "9, hụt 1" and table.cell(2, NEEDED).text() == "8"
    assert table.cell(0, NEEDED).text() == "–"
    table.cell(1, VOTES).setText("9")
    assert votes(table)[1] == (2, 9, True)


def test_a_digit_goes_into_the_votes_of_the_row_and_enter_to_the_next_row(qtbot, table):
    table.setCurrentCell(0, NAME)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_7)
    editor = table.findChild(QLineEdit)
    assert table.currentColumn() == VOTES and editor.text() == "7"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert votes(table)[0] == (1, 7, True)
    assert (table.currentRow(), table.currentColumn()) == (1, VOTES)


def test_votes_against_are_typed_beside_those_for_it_and_never_more_than_the_members(table):
    table.cell(0, VOTES).setText("7")
    table.cell(0, AGAINST).setText("1")
    (first, *_rest) = table.ballots()
    assert (first.votes_for, first.votes_against, first.votes_blank) == (7, 1, None)
    table.cell(0, AGAINST).setText("90")
    assert table.refused == ["90"] and table.ballots()[0].votes_against == 1
    assert table.cell(0, AGAINST).text() == "1"
    table.cell(0, AGAINST).setText("")
    assert table.ballots()[0].votes_against is None


def test_a_column_of_votes_is_pasted_down_from_the_row_and_what_is_none_is_told(qtbot, table):
    QGuiApplication.clipboard().setText("Ông Ma Văn Ước\t7\r\n9/9\r\n8\r\n")
    table.setCurrentCell(1, VOTES)
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one[1] for one in votes(table)] == [9, 7, 9]
    assert votes(table)[1][2] is False and table.refused == ["8"], "there is no row for the third line"
    QGuiApplication.clipboard().setText("mười phiếu\n120")
    table.setCurrentCell(0, VOTES)
    table.paste()
    assert table.refused == ["mười phiếu", "120"] and votes(table)[0] == (1, 9, True)


def test_more_votes_than_members_are_refused_and_an_empty_cell_has_the_usual_ones(table):
    table.cell(0, VOTES).setText("10")
    assert table.refused == ["10"] and table.cell(0, VOTES).text() == "9"
    table.cell(0, VOTES).setText("3")
    table.cell(0, VOTES).setText("")
    assert votes(table)[0] == (1, 9, True) and table.refused == []


def test_what_the_law_asks_for_is_said_with_its_source(table):
    assert table.cell(1, NEEDED).toolTip() == f"Ít nhất 90 % tổng số thành viên · {SOURCE}"
    assert "đối chiếu" in table.cell(2, NEEDED).toolTip()
    assert "không định" in needed_words(None, "", verified=True)


def test_two_nominations_of_one_person_are_told_apart_by_their_awards(qtbot, theme):
    name, awards = "Ông Ma Văn Ước, Phòng Bưu chính, Viễn thông", ("Chiến sĩ thi đua cơ sở", "Bằng khen")
    made = BallotTable(theme, [Candidate(at, name, award=award) for at, award in enumerate(awards, 1)])
    qtbot.addWidget(made)
    made.resize(360, 200)
    made.show()
    assert [made.cell(at, NAME).text() for at in (0, 1)] == [f"{name}\n{award}" for award in awards]
    assert made.rowHeight(0) >= theme.row_height + 2 * made.fontMetrics().lineSpacing()  # the name goes on below
    assert [one.name for one in made.ballots()] == [name, name]
