"""The law that came with a newer program is offered in a strip, seen row by row and taken as one step."""

import copy

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from db.catalogue import shipped
from db.queries import law_update
from desktop.labels.law_words import HOW, KEPT, TABLES
from desktop.ui.catalogue.receive_law import ReceiveLawDialog
from desktop.ui.shell.gallery import LAW
from desktop.ui.widgets.dialog import Dialog
from tests.desktop.ui.catalogue.conftest import cells


def test_the_office_without_a_newer_law_is_asked_nothing(page, settle):
    settle()
    assert page.newer.isHidden() and not page.receive_action.isEnabled()


def test_a_newer_base_salary_is_offered_received_and_taken_back(page, settle, monkeypatch, program):
    data = copy.deepcopy(shipped())
    data["base_salary"][-1]["valid_to"] = "2027-06-30"
    last = data["base_salary"][-1]
    data["base_salary"].append({**last, "valid_from": "2027-07-01", "valid_to": None, "amount_vnd": 2_700_000})
    monkeypatch.setattr(law_update, "shipped", lambda: data)
    page.refresh()
    settle()
    assert not page.newer.isHidden() and "2 điểm khác" in page.newer.words.text()
    seen = []

    def looked(dialog):
        seen.extend(cells(dialog.table, row) for row in range(dialog.table.rowCount()))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(Dialog, "exec", looked)
    page.newer.take.click()
    settle()
    assert [row[:2] for row in seen] == [["mới", "Lương cơ sở"], ["sửa", "Lương cơ sở"]]
    assert seen[0][2] == "từ 01/07/2027" and "2.700.000" in seen[0][4] and "30/06/2027" in seen[1][4]
    assert page.newer.isHidden() and page.salaries.lines[0].amount == 2_700_000
    program.window.context.history.undo()
    settle()
    assert not page.newer.isHidden() and page.salaries.lines[0].amount == 2_530_000


def test_what_the_office_made_its_own_cannot_be_ticked_and_nothing_ticked_is_not_received(program):
    dialog = ReceiveLawDialog(program.theme, LAW, program.window)
    assert dialog.keys() == ("1",) and "giữ nguyên" in dialog.table.item(1, 0).text()
    dialog.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.keys() == () and not dialog.accept_button.isEnabled()
    dialog.tick_all()
    assert dialog.keys() == ("1",) and dialog.accept_button.isEnabled()


def test_the_row_under_the_cursor_is_said_in_full(program):
    dialog = ReceiveLawDialog(program.theme, LAW, program.window)
    assert dialog.whole.text().endswith("số tiền (đồng): 2.530.000; từ: 01/07/2026")
    dialog.table.selectRow(1)
    assert "30/06/2026" in dialog.whole.text() and "2.530.000" not in dialog.whole.text()


def test_every_kind_of_row_has_words():
    assert set(TABLES) == set(law_update.MODELS) and len(HOW) == 3 and len(KEPT) == 2
