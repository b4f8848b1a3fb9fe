"""What is asked before a printer changes the sheet."""

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.certificates import print_actions
from desktop.ui.certificates.print_actions import FAULTS, fault_words, print_all_the_same


@pytest.mark.parametrize("fault", list(FAULTS))
def test_every_fault_of_a_printer_has_words(fault):
    assert fault_words([fault], "A3").endswith(fault_words([], "A3"))
    assert len(fault_words([fault], "A3")) > len(fault_words([], "A3"))


def test_a_printer_without_faults_is_not_asked_about(qtbot, theme, monkeypatch):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = []

    def answer(question):
        asked.append(question.windowTitle())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(print_actions.Question, "exec", answer)
    assert print_all_the_same(theme, [], "A3", parent) and asked == []
    assert not print_all_the_same(theme, ["printer_margins"], "A3", parent) and len(asked) == 1
