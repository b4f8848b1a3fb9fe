"""Edits keep Vietnamese composed; labels are plain text."""

import unicodedata

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit

NAME = "Nguyễn Thị Thu Hà"


def test_a_name_typed_through_an_input_method_arrives(qtbot, type_vi):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    type_vi(edit, NAME)
    assert edit.value() == NAME


def test_pasted_decomposed_letters_become_composed(qtbot):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    QApplication.clipboard().setText(unicodedata.normalize("NFD", NAME) + "\u00a0")
    edit.paste()
    edit.editingFinished.emit()
    assert edit.text() == NAME + " "
    assert edit.value() == NAME


def test_pasted_text_in_a_large_field_loses_its_looks(qtbot):
    edit = NfcTextEdit()
    qtbot.addWidget(edit)
    mime = QMimeData()
    mime.setHtml("<b>đậm</b>")
    mime.setText(unicodedata.normalize("NFD", "Đã có thành tích"))
    edit.insertFromMimeData(mime)
    assert edit.value() == "Đã có thành tích"
