"""Every page and dialog, in both languages and themes: nothing clipped, everything named, everything reachable."""

import re
from datetime import date
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QAbstractListModel, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from desktop.labels.translation import use
from desktop.ui.core.preferences import Preferences
from desktop.ui.shell import gallery
from desktop.ui.shell.app import Program
from desktop.ui.widgets.buttons import PressButton
from desktop.ui.widgets.dialog import Dialog, Question
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.key_owner import KeyShortcut
from tests.desktop.ui.looking import (
    FIELDS,
    clipped,
    inside_editor,
    nameless,
    one_look,
    said,
    silent,
    unreachable,
    visible,
)
from tests.own_office_record import own_office_record
from tests.sample_record import sample_record
from tests.shown_words import Known, faults, known_of

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


def told(top: QWidget, others: set[QWidget]) -> set[str]:
    """Every text that a window shows or says: words, tips, choices, headings, and the rows of its lists."""
    elsewhere = {part for page in others for part in page.findChildren(QWidget)}
    found: set[str] = {each.text() for each in top.findChildren(QAction)}
    for each in top.findChildren(QWidget):  # what stands under another tab too
        if each in elsewhere:
            continue
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


def ill_worded(top: QWidget, others: set[QWidget], known: Known, language: str) -> list[str]:
    """Names left open, codes, and words of the other language; file names and addresses are the machine's.

    `others` are pages that are looked at when it is their turn.
    """
    texts = [text for text in told(top, others) if not MACHINE.search(text)]
    return sorted(fault for text in texts for fault in faults(text, known.codes, language, known.texts))


def ragged(top: QWidget) -> list[str]:
    """Editors of a form that do not begin where those of the fields above them do."""
    begins: dict[int, set[int]] = {}
    for field in (each for each in visible(top, (Field,)) if isinstance(top, Dialog)):
        begins.setdefault(field.mapTo(top, QPoint()).x(), set()).add(field.editor.mapTo(top, QPoint()).x())
    return [f"editors begin at {sorted(each)}" for each in begins.values() if len(each) > 1]


def loud(top: QWidget) -> list[str]:
    """Shortcuts of the window that act behind a dialog."""
    own = [each for each in top.findChildren(QShortcut) if not isinstance(each, KeyShortcut)]
    parts = [(each, each.parent()) for each in own]
    top_only = [each for each, part in parts if isinstance(part, QWidget) and part.window() is top]
    return [] if isinstance(top, QDialog) else [f"{each.key().toString()} acts behind dialogs" for each in top_only]


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
        with one_look(widget):
            found = clipped(widget) + nameless(widget) + unreachable(widget) + overfilled(program, widget)
            found += (
                deaf(widget) + silent(widget) + guessing(widget) + ragged(widget) + underlined(widget) + loud(widget)
            )
        others = {page for page in program.window.pages.values() if page is not program.window.page()}
        found += ill_worded(widget, others, known, language)
        if found:
            wrong[name] = found
    program.window.close()
    use("vi")
    assert not wrong, "\n".join(f"{n}: {f}" for n, each in wrong.items() for f in each)


def backwards(top: QWidget) -> list[str]:
    """Steps of Tab that go back: up to what stands above, or left within a row."""
    stops, each = [], top.nextInFocusChain()
    while each is not top:
        if each.window() is top and each.isVisibleTo(top) and each.isEnabled() and takes_tab(each):
            stops.append((each, QRect(each.mapTo(top, QPoint()), each.size())))
        each = each.nextInFocusChain()
    first = min(range(len(stops)), key=lambda at: (stops[at][1].top() // 24, stops[at][1].left()), default=0)
    found = []
    for (one, here), (other, there) in pairwise(stops[first:] + stops[:first]):
        row = here.top() < there.bottom() and there.top() < here.bottom()
        column = here.left() < there.right() and there.left() < here.right()
        if (row and there.right() <= here.left()) or (column and there.bottom() <= here.top()):
            found.append(f"Tab goes back from {said(one)} to {said(other)}")
    return found


def takes_tab(widget: QWidget) -> bool:
    own = widget.focusProxy() is None and not inside_editor(widget)
    return own and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


LED_OTHERWISE = {"ruler"}  # the readings come before the sheet, which has a key of its own
FOCUS_ELSEWHERE = {
    "ruler": "the sheet lies printed on the desk: what is measured on it is entered",
    "print-sheets": "all is as it was printed the last time: Enter prints",
}


def test_every_dialog_opens_with_the_focus_in_its_first_field_and_tab_goes_on_as_it_is_read(
    qapp, sample, own_data_folder
):
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
        elsewhere += [] if name in LED_OTHERWISE else [f"{name}: {fault}" for fault in backwards(dialog)]
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
