"""Everything the window says has Vietnamese words, and Qt's own dialogs too."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from db.changes import registry
from db.sample_data import fill
from desktop.labels.translation import _translations
from desktop.ui.framework.change_labels import CHANGE_LABELS
from resources import paths
from tests.house import ROOT, parsed

UI = ROOT / "desktop" / "ui"
SAME = {"{money} đồng", "{n} – {m}"}


def sources() -> set[str]:
    """Return every text that the window marks for translation."""
    found = set()
    for file in UI.rglob("*.py"):
        for node in ast.walk(parsed(file)):
            marked = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_")
            if marked and node.args and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    assert len(found) > 500  # of the window's own folder, wherever this test lies
    return found - {""}


def test_every_text_of_the_window_is_said_in_vietnamese():
    translations = _translations("vi")
    missing = sorted(text for text in sources() if translations.gettext(text) == text and text not in SAME)
    assert missing == []


def test_placeholders_are_the_same_in_both_languages():
    translations = _translations("vi")
    for text in sources():
        said = translations.gettext(text)
        assert sorted(part.split("}")[0] for part in text.split("{")[1:]) == sorted(
            part.split("}")[0] for part in said.split("{")[1:]
        ), text


def test_every_change_has_words_for_the_history():
    assert fill.SealFilled in registry.ALL.values()  # importing the module registered its changes too
    assert sorted(set(registry.ALL) - set(CHANGE_LABELS)) == []


def test_the_dialogs_of_qt_speak_vietnamese(qapp):
    translator = QTranslator()
    assert translator.load(str(paths.path("translations/qt_vi.qm")))
    assert translator.translate("QPlatformTheme", "Save") == "Lưu"
    assert translator.translate("QFileDialog", "&Open") == "&Mở"
    assert QApplication.instance() is qapp


def test_the_compiled_words_of_qt_are_fresh(tmp_path):
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.fail("pyside6-lrelease comes with PySide6-Essentials")
    fresh = tmp_path / "qt_vi.qm"
    source = str(paths.path("translations/qt_vi.ts"))
    subprocess.run([tool, source, "-qm", str(fresh)], check=True, capture_output=True)
    assert fresh.read_bytes() == paths.path("translations/qt_vi.qm").read_bytes()
