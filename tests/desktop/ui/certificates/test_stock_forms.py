"""The forms about pre-printed sheets, alone: a new kind, and counting."""

import unicodedata
from dataclasses import replace

import pytest

from db.queries.stock_list import StockCount
from desktop.ui.certificates.print_settings import StockPanel
from desktop.ui.certificates.stock_forms import IssuerLineForm, StockForm, StockMoveForm

STOCK = StockCount(1, "Phôi Bằng khen tỉnh, 2023", "A3", 50, 3, 11, 2)


@pytest.fixture
def new(qtbot, theme):
    made = StockForm(theme, frozenset({"Phôi Giấy khen"}))
    qtbot.addWidget(made)
    return made


def test_a_kind_of_stock_has_a_name_of_its_own(new, type_vi):
    assert not new.accept_button.isEnabled()
    type_vi(new.name, "Phôi Giấy khen")
    assert new.fields["name"].message() and not new.accept_button.isEnabled()
    type_vi(new.name, " 2023")
    assert not new.fields["name"].message() and new.accept_button.isEnabled()
    assert (new.name.value(), new.paper.currentData()) == ("Phôi Giấy khen 2023", "A3")


def test_the_same_name_in_decomposed_letters_is_the_same_name(new):
    new.name.setText(unicodedata.normalize("NFD", "Phôi Giấy khen"))
    assert not new.accept_button.isEnabled()


@pytest.fixture
def move(qtbot, theme):
    made = StockMoveForm(theme, STOCK)
    qtbot.addWidget(made)
    return made


def test_what_came_in_is_counted_up_and_what_went_out_down(move, type_vi):
    type_vi(move.reason, "Nhà in giao")
    move.sheets.setValue(20)
    assert move.moved() == 20 and move.accept_button.isEnabled()
    move.went.setChecked(True)
    assert move.moved() == -20


def test_more_than_is_left_cannot_go_out_but_can_come_in(move, type_vi):
    type_vi(move.reason, "Hỏng do ẩm")
    move.went.setChecked(True)
    move.sheets.setValue(STOCK.left + 1)
    assert str(STOCK.left) in move.fields["sheets"].message() and not move.accept_button.isEnabled()
    move.sheets.setValue(STOCK.left)
    assert move.accept_button.isEnabled()
    move.sheets.setValue(STOCK.left + 1)
    move.came.setChecked(True)
    assert move.accept_button.isEnabled()


def test_every_count_needs_a_reason(move):
    assert not move.accept_button.isEnabled()


@pytest.fixture
def panel(qtbot, theme):
    made = StockPanel(theme)
    qtbot.addWidget(made)
    return made


def test_the_panel_shows_what_came_in_was_used_was_lost_and_is_left(panel):
    panel.show_count(STOCK, 10)
    figures = [figure.text() for figure in panel.figures]
    assert figures == ["50", "11", str(STOCK.spoilt + STOCK.out), str(STOCK.left)]
    assert panel.title.text() == STOCK.name and "10" in panel.note.text()


def test_the_panel_warns_when_more_sheets_are_wanted_than_are_left(panel):
    panel.show_count(STOCK, STOCK.left + 1)
    assert str(STOCK.left + 1) in panel.note.text() and str(STOCK.left) in panel.note.text()
    panel.show_count(STOCK, 0)
    assert panel.note.text() == ""


def test_more_printed_than_came_in_is_told_with_what_to_count(panel):
    panel.show_count(replace(STOCK, received=0), 0)
    assert str(-replace(STOCK, received=0).left) in panel.note.text() and "F2" in panel.note.text()
    assert STOCK.name in panel.note.text()


def test_without_a_kind_the_panel_says_that_nothing_is_counted(panel):
    panel.show_count(None, 10)
    assert {figure.text() for figure in panel.figures} == {"–"} and panel.note.text()


def test_what_stands_on_a_stock_is_answered_or_left_open_never_proposed(qtbot, theme, new):
    assert new.issuer.currentData() is None
    ask = IssuerLineForm(theme, STOCK.name, None)
    qtbot.addWidget(ask)
    assert not ask.accept_button.isEnabled() and ask.why_not()
    ask.stands.setChecked(True)
    assert ask.accept_button.isEnabled() and ask.carries()
    again = IssuerLineForm(theme, STOCK.name, False)
    qtbot.addWidget(again)
    assert again.lacks.isChecked() and not again.carries()
