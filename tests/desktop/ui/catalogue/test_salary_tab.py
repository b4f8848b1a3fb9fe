"""Base salaries: dated, with their source, corrected, removed."""

import pytest

from db.errors import KnownError
from desktop.ui.catalogue.salary_tab import amount
from tests.desktop.ui.catalogue.conftest import cells, choose


def test_an_amount_is_typed_as_people_write_it():
    assert amount("2.340.000") == amount("2340000 đồng") == 2_340_000
    for text in ("hai triệu", "0", "2.340.000.-", "٢"):
        with pytest.raises(KnownError):
            amount(text)


def test_a_base_salary_is_added_corrected_and_removed(page, program, answer, settle):
    tab = page.salaries
    page.tabs.setCurrentWidget(tab)
    answer(amount="2.080.000", valid_from="01/07/2027", source="Nghị định 200/2027/NĐ-CP")
    tab.add()
    settle()
    answer(amount="2.800.000")
    tab.edit()
    settle()
    choose(tab.table, "2.800.000")
    assert cells(tab.table, 1)[2] == "30/06/2027"
    tab.remove()
    settle()
    assert cells(tab.table, 0)[2] == "nay"
    program.window.menus.undo.trigger()
    settle()
    assert cells(tab.table, 0)[0] == "2.800.000"


def test_a_day_taken_already_is_said_in_the_form(page, answer, settle):
    asked = answer(amount="1", valid_from="01/07/2023", source="Nghị định")
    page.salaries.add()
    settle()
    assert "01/07/2023" in asked[-1]
