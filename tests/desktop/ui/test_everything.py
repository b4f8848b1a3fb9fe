"""Every page and dialog, in both languages and themes: nothing clipped, everything named, everything reachable."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.ui import gallery
from desktop.ui.app import Program
from desktop.ui.preferences import Preferences
from desktop.ui.sample import make_sample
from desktop.ui.widgets.pdf_view import PdfView
from desktop.wording.texts import use

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    PdfView,
)
TODAY = date(2024, 1, 15)
SIZES = {"vi": (1366, 720), "en": (1366, 720)}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    file = tmp_path_factory.mktemp("sample") / "record.sqlite"
    make_sample(file, lambda: TODAY)
    return file


def open_program(qapp, folder, record, language, theme, size=(1366, 720), text_size=100):
    preferences = Preferences(folder)
    preferences.language, preferences.theme, preferences.text_size = language, theme, text_size
    preferences.sync()
    program = Program(qapp, str(record), today=lambda: TODAY)
    program.window.resize(*size)
    program.window.show()
    assert program.open()
    gallery.settle(qapp, program)
    return program


def visible(top: QWidget, kind):
    return [
        each
        for each in top.findChildren(QWidget)
        if isinstance(each, kind) and each.isVisible() and not inside_editor(each)
    ]


def inside_editor(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)


def clipped(top: QWidget) -> list[str]:
    found = []
    for label in visible(top, QLabel):
        free = label.wordWrap() or label.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        needed = max((label.fontMetrics().horizontalAdvance(t) for t in label.text().split("\n")), default=0)
        if label.text() and not free and label.width() + 1 < needed:
            found.append(f"label {label.text()!r}: {label.width()} < {needed}")
    for button in visible(top, QAbstractButton):
        if isinstance(button, QToolButton):
            continue  # shows its icon only; the words are its tip
        text = button.text().replace("&", "")
        if text and button.width() + 1 < button.fontMetrics().horizontalAdvance(text):
            found.append(f"button {text!r}: {button.width()}")
        elif text and button.width() + 1 < button.minimumSizeHint().width():
            found.append(f"button {text!r}: {button.width()} < {button.minimumSizeHint().width()}")
    return found


def nameless(top: QWidget) -> list[str]:
    found = []
    for control in visible(top, QWidget):
        reachable = control.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(control, CONTROLS) or not reachable:
            continue
        text = control.text() if isinstance(control, QAbstractButton) else ""
        if not (control.accessibleName() or text):
            found.append(f"{type(control).__name__} in {type(control.parentWidget()).__name__}")
    return found


def unreachable(top: QWidget) -> list[str]:
    """Controls that the mouse can use but Tab never reaches."""
    found = []
    for control in visible(top, CONTROLS):
        pointless = not control.isEnabled() or isinstance(control, QAbstractItemView | QTabBar | QLineEdit)
        if pointless or control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(control, QAbstractButton) and not control.accessibleName() and not control.text():
            continue  # parts of Qt's own widgets, such as the clear button of a line
        if isinstance(control, QRadioButton) and control.group() is not None:
            continue  # Tab goes to the marked one, arrows to the others
        if isinstance(control, QToolButton):
            continue  # undo and redo beside the menus: Ctrl+Z, Ctrl+Y
        found.append(f"{type(control).__name__} {control.accessibleName()!r}")
    return found


def overfilled(program, widget: QWidget) -> list[str]:
    """Filled buttons beyond the one that the page's main key does next."""
    page = program.window.page() if widget is program.window else widget
    primary = [each.text() for each in visible(page, QAbstractButton) if getattr(each, "_kind", "") == "primary"]
    return [f"filled: {primary}"] if len(primary) > 1 else []


@pytest.mark.parametrize(("language", "theme"), [("vi", "light"), ("en", "dark")])
def test_nothing_is_clipped_and_everything_has_a_name_and_a_place(qapp, sample, own_data_folder, language, theme):
    program = open_program(qapp, own_data_folder, sample, language, theme)
    wrong = {}
    for name, widget in gallery.everything(qapp, program):
        faults = clipped(widget) + nameless(widget) + unreachable(widget) + overfilled(program, widget)
        if faults:
            wrong[name] = faults
    program.window.close()
    use("vi")
    assert wrong == {}


def test_large_letters_on_a_small_screen_do_not_break_a_page(qapp, sample, own_data_folder):
    program = open_program(qapp, own_data_folder, sample, "vi", "dark", size=(1366, 720), text_size=150)
    for name in ("home", "nominations", "decisions", "people"):
        program.window.open_page(name)
        gallery.settle(qapp, program)
        assert not program.window.grab().isNull()
    program.window.close()
