"""The catalogue's page open on the small record, and forms that are filled in as soon as they ask."""

import pytest
from PySide6.QtWidgets import QComboBox, QDialog

from desktop.ui.shell import gallery
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import NfcTextEdit
from tests.desktop.ui.refusals import refusal
from tests.desktop.ui.windows import open_page


@pytest.fixture
def page(qapp, program):
    return open_page(qapp, program, "catalogue")


@pytest.fixture
def settle(qapp, program):
    return lambda: gallery.settle(qapp, program)


def edits_of(form):
    """Return the editors of a form by their names."""
    return form.edits if hasattr(form, "edits") else {name: field.editor for name, field in form.fields.items()}


def fill(form, texts):
    for name, text in texts.items():
        edit = edits_of(form)[name]
        if isinstance(edit, QComboBox):
            edit.setCurrentIndex(edit.findData(text))
            assert edit.currentData() == text
        elif isinstance(edit, NfcTextEdit):
            edit.setPlainText(text)
        else:
            edit.setText(text)


@pytest.fixture
def answer(monkeypatch):
    """Fill in the next form and accept it; what is refused then is left, and told to the test."""

    def answering(**texts):
        asked = []

        def filled(form):
            if asked:  # it asks again: the record refused what was entered
                asked.append(refusal(form))
                return QDialog.DialogCode.Rejected
            fill(form, texts)
            assert form.accept_button.isEnabled(), form.note.text()
            asked.append(form.windowTitle())
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(Dialog, "exec", filled)
        return asked

    return answering


def cells(table, row):
    """Return the texts of a row."""
    return [table.item(row, column).text() for column in range(table.columnCount())]


def choose(table, text):
    """Select the row that begins with a text."""
    for row in range(table.rowCount()):
        if table.item(row, 0).text().startswith(text):
            table.selectRow(row)
            return
    raise AssertionError(text)
