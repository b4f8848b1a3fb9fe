"""Every page and dialog, in both languages and themes: nothing clipped, everything named, everything reachable."""

import re
from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import QAbstractListModel, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.labels.translation import use
from desktop.ui.core.preferences import Preferences
from desktop.ui.shell import gallery
from desktop.ui.shell.app import Program
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton, PressButton
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.dialog import Dialog, Question
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.text import ElidedLabel
from tests.own_office_record import own_office_record
from tests.sample_record import sample_record
from tests.shown_words import Known, faults, known_of

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
FIELDS = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton)
TODAY = date(2024, 1, 15)
MOST_ROWS = 60
MACHINE = re.compile(r"/\w+/|://|\.(?:sqlite|json|po)\b|Qt for Python|[a-z_]+\.[a-z_]+\(|Traceback")
"""Places of files, addresses, names of programs and what is reported to developers."""
SMALL, LARGE = (1366, 720), (1920, 1032)  # what a task bar leaves of 1366×768 and 1920×1080
SIZES = (SMALL, LARGE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return sample_record(tmp_path_factory.mktemp("sample") / "record.sqlite", practice=True)


@pytest.fixture(scope="module")
def own_office(tmp_path_factory):
    return own_office_record(tmp_path_factory.mktemp("own") / "record.sqlite")


def open_program(qapp, folder, record, language, theme, size=SMALL, text_size=100):
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


def words_wide(widget: QWidget, text: str) -> int:
    return max((widget.fontMetrics().horizontalAdvance(each) for each in text.split("\n")), default=0)


def clipped_labels(top: QWidget) -> list[str]:
    found = []
    for each in visible(top, QLabel):
        inside = each.contentsRect()
        if not each.text() or isinstance(each, ElidedLabel):
            continue
        needed = max((words_wide(each, word) for word in each.text().split()) if each.wordWrap() else [0], default=0)
        needed = needed if each.wordWrap() else words_wide(each, each.text())
        if inside.width() + 1 < needed:
            found.append(f"label {each.text()!r}: {inside.width()} < {needed}")
        lines = each.heightForWidth(each.width()) if each.wordWrap() else each.fontMetrics().height()
        if each.height() + 1 < lines:
            found.append(f"label {each.text()!r}: {each.height()} high < {lines}")
    return found


def reasons_cut(top: QWidget) -> list[str]:
    """Why a form cannot be accepted, where that has no room beside the buttons."""
    if not isinstance(top, Dialog) or not top.why.text():
        return []
    return [] if " ".join(top.why.shown_lines()) == top.why.text() else [f"reason {top.why.shown_lines()}"]


def clipped_buttons(top: QWidget) -> list[str]:
    found = []
    for each in visible(top, QAbstractButton):
        text = each.text().replace("&", "")
        if isinstance(each, QToolButton) or not text:
            continue  # shows its icon only; the words are its tip
        if isinstance(each, ActionButton) and not each.words_shown():
            text = ""  # a crowded row; its words are its tip and its accessible name
        needed = each.minimumSizeHint()
        needed.setWidth(max(needed.width(), words_wide(each, text)))
        if each.width() + 1 < needed.width() or each.height() + 1 < each.fontMetrics().height():
            found.append(f"button {text!r}: {each.size().toTuple()} < {needed.toTuple()}")
    return found


def clipped_fields(top: QWidget) -> list[str]:
    found = []
    for each in visible(top, QLineEdit):
        room = each.contentsRect().width() - 8
        if each.placeholderText() and not each.text() and room < words_wide(each, each.placeholderText()):
            found.append(f"hint {each.placeholderText()!r}: {room}")
    boxes = [each for each in visible(top, QComboBox) if not each.isEditable()]
    found += [f"box {each.currentText()!r} may be cut" for each in boxes if not isinstance(each, ComboBox)]
    usual = [each for each in boxes if isinstance(each, ComboBox) and each.width() >= each.sizeHint().width()]
    adjusted = [each for each in usual if each.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToContents]
    return found + [f"box {each.shown_text()!r}" for each in adjusted if each.shown_text() != each.currentText()]


def clipped_heads(top: QWidget) -> list[str]:
    """Headings of columns and tabs."""
    found = []
    for each in visible(top, QHeaderView):
        if each.orientation() == Qt.Orientation.Vertical:
            continue
        for at in range(each.count()):
            text = str(each.model().headerData(at, Qt.Orientation.Horizontal) or "")
            room = each.sectionSize(at) - 8
            if not each.isSectionHidden(at) and room < words_wide(each, text):
                found.append(f"column {text!r}: {room} < {words_wide(each, text)}")
    for each in visible(top, PlainTable):
        for at in range(each.columnCount()):
            room, needed = each.columnWidth(at), each.sizeHintForColumn(at)
            if at not in each.free() and not each.isColumnHidden(at) and room < needed:
                found.append(f"texts of column {each.columns[at].title!r}: {room} < {needed}")
    for each in visible(top, QTabBar):
        for at in range(each.count()):
            if each.tabRect(at).width() < words_wide(each, each.tabText(at)) + 8:
                found.append(f"tab {each.tabText(at)!r}: {each.tabRect(at).width()}")
            if each.tabRect(at).right() > each.width():
                found.append(f"tab {each.tabText(at)!r} ends at {each.tabRect(at).right()} of {each.width()}")
    return found


def outside(top: QWidget) -> list[str]:
    """Controls and words that stick out of what they stand in; what scrolls may go on below, never at the right."""
    found = []
    for each in visible(top, (*CONTROLS, QLabel)):
        parent = each.parentWidget()
        if parent is None or each.window() is not top.window() or inside_list(each):
            continue
        place = each.geometry()
        ancestor = next((a for a in ancestors(each) if isinstance(a, QScrollArea)), None)
        if ancestor is not None:
            left = each.mapTo(ancestor.viewport(), each.rect().topLeft()).x()
            if left + each.width() > ancestor.viewport().width() + 1:
                found.append(f"{said(each)} ends at {left + each.width()} of {ancestor.viewport().width()}")
        elif not parent.rect().adjusted(-2, -2, 2, 2).contains(place):
            found.append(f"{said(each)} at {place.getRect()} in {parent.rect().getRect()}")
    return found


def ancestors(widget: QWidget):
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def inside_list(widget: QWidget) -> bool:
    return any(isinstance(each, QAbstractItemView) for each in ancestors(widget))


def said(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text!r}"


def clipped(top: QWidget) -> list[str]:
    found = clipped_labels(top) + clipped_buttons(top) + clipped_fields(top) + clipped_heads(top) + outside(top)
    return found + reasons_cut(top)


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
        if isinstance(control, QRadioButton) and (control.group() is not None or control.autoExclusive()):
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


def looks(quick):
    """Return the looks that can be told apart, each with the record it is seen on: those in `quick`, and as long tests
    all others.
    """
    every = [(*look, 100) for look in product(("vi", "en"), ("light", "dark"), SIZES)]
    every += [(language, "light", SMALL, text_size) for language in ("vi", "en") for text_size in (125, 150, 200)]
    assert set(quick) <= set(every)
    return [
        pytest.param(*look, quick.get(look, "sample"), marks=() if look in quick else pytest.mark.long)
        for look in every
    ]


# A theme moves nothing, and what fits a small screen mostly fits a large one: each language, theme, size and size of
# letters is seen, not each with each.
QUICK = {
    ("vi", "light", SMALL, 100): "sample",
    ("en", "dark", SMALL, 100): "sample",
    ("vi", "dark", LARGE, 100): "own_office",
    ("vi", "light", SMALL, 200): "sample",
    ("en", "light", SMALL, 150): "own_office",
}


def deaf(top: QWidget) -> list[str]:
    """Buttons that Enter does not press."""
    return [said(button) for button in visible(top, QPushButton) if not isinstance(button, PressButton)]


def guessing(top: QWidget) -> list[str]:
    """Labels that would take a name for markup."""
    plain = Qt.TextFormat.PlainText
    return [said(each) for each in top.findChildren(QLabel) if each.text() and each.textFormat() != plain]


def told(top: QWidget) -> set[str]:
    """Every text that a window shows or says: words, tips, choices, headings, and the rows of its lists."""
    found: set[str] = {each.text() for each in top.findChildren(QAction)}
    for each in top.findChildren(QWidget):  # what stands under another tab too
        found |= {each.toolTip(), each.statusTip(), each.accessibleName(), each.accessibleDescription()}
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            found.add(each.text())
        if isinstance(each, QLineEdit | QPlainTextEdit):
            found.add(each.placeholderText())
        if isinstance(each, QPlainTextEdit):
            found.add(each.toPlainText())
        if isinstance(each, QComboBox):
            found |= {each.itemText(at) for at in range(each.count())}
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            found |= cells(each)
    return found


def cells(view: QAbstractItemView) -> set[str]:
    model, roles = view.model(), (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    heads = {str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in range(columns)}
    places = product(range(min(model.rowCount(), MOST_ROWS)), range(columns), roles)
    return heads | {str(model.index(row, column).data(role) or "") for row, column, role in places}


def ill_worded(top: QWidget, known: Known, language: str) -> list[str]:
    """Names left open, codes, and words of the other language; file names and addresses are the machine's."""
    texts = [text for text in told(top) if not MACHINE.search(text)]
    return sorted(fault for text in texts for fault in faults(text, known.codes, language, known.texts))


def ragged(top: QWidget) -> list[str]:
    """Editors of a form that do not begin where those of the fields above them do."""
    begins: dict[int, set[int]] = {}
    for field in (each for each in visible(top, (Field,)) if isinstance(top, Dialog)):
        begins.setdefault(field.mapTo(top, QPoint()).x(), set()).add(field.editor.mapTo(top, QPoint()).x())
    return [f"editors begin at {sorted(each)}" for each in begins.values() if len(each) > 1]


def underlined(top: QWidget) -> list[str]:
    """Rows of tabs over which Qt draws a line of its own, white in the dark."""
    return [f"a line over the tabs {each.accessibleName()!r}" for each in visible(top, (QTabBar,)) if each.drawBase()]


@pytest.mark.parametrize(("language", "theme", "size", "text_size", "of"), looks(QUICK))
def test_nothing_is_clipped_and_everything_has_a_name_and_a_place(
    qapp, request, own_data_folder, language, theme, size, text_size, of
):
    program = open_program(qapp, own_data_folder, request.getfixturevalue(of), language, theme, size, text_size)
    wrong = {}
    with program.context.database.read() as session:
        known = known_of(session)
    for name, widget in gallery.everything(qapp, program):
        assert program.window.width() == size[0]
        found = clipped(widget) + nameless(widget) + unreachable(widget) + overfilled(program, widget) + deaf(widget)
        found += guessing(widget) + ragged(widget) + underlined(widget) + ill_worded(widget, known, language)
        if found:
            wrong[name] = found
    program.window.close()
    use("vi")
    assert not wrong, "\n".join(f"{n}: {f}" for n, each in wrong.items() for f in each)


FOCUS_ELSEWHERE = {"ruler": "the sheet lies printed on the desk: what is measured on it is entered"}


def test_every_dialog_opens_with_the_focus_in_its_first_field(qapp, sample, own_data_folder):
    program = open_program(qapp, own_data_folder, sample, "vi", "light")
    elsewhere = []
    for name, dialog in gallery.dialogs(program):
        dialog.show()
        dialog.activateWindow()
        qapp.processEvents()
        focused = dialog.focusWidget()
        fields = [part for part in visible(dialog, FIELDS) if part.isEnabled() and not inside_editor(part)]
        highest = min(
            fields,
            default=focused,
            key=lambda part: (part.mapTo(dialog, QPoint()).y() // 12, part.mapTo(dialog, QPoint()).x()),
        )
        safe = isinstance(dialog, Question) and focused is dialog.cancel_button
        if not safe and focused is not highest and name not in FOCUS_ELSEWHERE:
            elsewhere.append(f"{name}: {said(focused) if focused else 'nowhere'}, not {said(highest)}")
        dialog.close()
        dialog.deleteLater()
    program.window.close()
    assert elsewhere == []


def test_a_form_that_cannot_be_accepted_says_why_and_marks_what_must_be_there(qapp, sample, own_data_folder):
    program = open_program(qapp, own_data_folder, sample, "vi", "light")
    silent, unmarked = [], []
    for name, dialog in gallery.dialogs(program):
        if not isinstance(dialog, Dialog):
            continue
        dialog.show()
        qapp.processEvents()
        if not dialog.accept_button.isEnabled() and not dialog.why_not():
            silent.append(name)
        for field in dialog.findChildren(Field):
            before = dialog.accept_button.isEnabled()
            if before and emptied(field) and not dialog.accept_button.isEnabled():
                if not field.required:
                    unmarked.append(f"{name}: {field.name()}")
                if field.name() not in dialog.why_not():
                    silent.append(f"{name} without {field.name()}")
                field.editor.undo()
        dialog.close()
        dialog.deleteLater()
    program.window.close()
    faults = [f"says not why: {name}" for name in silent] + [f"not marked: {name}" for name in unmarked]
    assert not faults, "\n".join(faults)


def emptied(field) -> bool:
    """Empty the field of a form as a clerk does; tell whether it can be."""
    edit = field.editor
    if field.is_empty() or not isinstance(edit, QLineEdit | QPlainTextEdit) or edit.isReadOnly():
        return False
    edit.selectAll()
    if isinstance(edit, QLineEdit):
        edit.backspace()
    else:
        edit.textCursor().removeSelectedText()
    return True
