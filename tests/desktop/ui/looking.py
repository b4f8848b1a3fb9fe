"""What is wrong with a window as it stands: words without room, controls without name, place or focus."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTableWidget,
    QToolButton,
    QWidget,
)

from desktop.ui.statistics.figures_view import FiguresView
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.text import ElidedLabel, broken

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
DAY = re.compile(r"\d\d/\d\d/\d{4}")
FIELDS = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton)


_AT_ONCE: dict[QWidget, list[QWidget]] = {}
"""What was seen in a window while `one_look` lasts; empty outside."""


@contextmanager
def one_look(top: QWidget) -> Iterator[None]:
    """Let all that is asked of a window within be asked of the same parts: nothing may change meanwhile."""
    _AT_ONCE[top] = _seen(top)
    try:
        yield
    finally:
        del _AT_ONCE[top]


def _seen(top: QWidget) -> list[QWidget]:
    return [each for each in top.findChildren(QWidget) if each.isVisible() and not inside_editor(each)]


def visible(top: QWidget, kind):
    seen = _AT_ONCE[top] if top in _AT_ONCE else _seen(top)
    return [each for each in seen if isinstance(each, kind)]


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
    found += broken_days(top) + narrow_names(top) + scrolled_sideways(top)
    for each in visible(top, QTabBar):
        for at in range(each.count()):
            if each.tabRect(at).width() < words_wide(each, each.tabText(at)) + 8:
                found.append(f"tab {each.tabText(at)!r}: {each.tabRect(at).width()}")
            if each.tabRect(at).right() > each.width():
                found.append(f"tab {each.tabText(at)!r} ends at {each.tabRect(at).right()} of {each.width()}")
    return found


def broken_days(top: QWidget) -> list[str]:
    """Days and spans of days that end in an ellipsis: half a day is another day. A high row has several lines."""
    found = []
    for each in visible(top, QTableWidget):
        for row, column in product(range(each.rowCount()), each_shown(each)):
            cell = each.item(row, column)
            if cell is not None and DAY.search(cell.text()) and each.columnSpan(row, column) == 1:
                font = QFontMetrics(cell.font()) if cell.data(Qt.ItemDataRole.FontRole) else each.fontMetrics()
                room = each.columnWidth(column) - 8
                lines = 1 + (each.rowHeight(row) - each.verticalHeader().defaultSectionSize()) // font.lineSpacing()
                shown = " ".join(broken(cell.text(), font, room, max(1, lines)))
                if any(day[0] not in shown for day in DAY.finditer(cell.text())):
                    found.append(f"day {cell.text()!r}: {shown!r}")
    return found


def scrolled_sideways(top: QWidget) -> list[str]:
    """Lists of which a part is beyond the right edge, though the clerk chose none of the columns."""
    tables = [each for each in visible(top, QTableView) if isinstance(each, RecordTable | PlainTable | FiguresView)]
    return [
        f"list {each.accessibleName()!r} is {each.horizontalHeader().length()} wide in {each.viewport().width()}"
        for each in tables
        if not getattr(each, "chosen", None) and each.horizontalHeader().length() > each.viewport().width()
    ]


def narrow_names(top: QWidget) -> list[str]:
    """Lists whose names have less room than another column: a row is known by its name."""
    found = []
    for each in visible(top, RecordTable):
        name = next((at for at, column in enumerate(each.columns) if column.role == "name"), 1)
        widest = max(each.columnWidth(at) for at in each_shown(each))
        if each.columnWidth(name) < min(widest, each.viewport().width() // 2):
            found.append(f"names of {each.accessibleName()!r} have {each.columnWidth(name)}, another column {widest}")
    return found


def each_shown(table: QTableView) -> list[int]:
    return [at for at in range(table.model().columnCount()) if not table.isColumnHidden(at)]


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


def silent(top: QWidget) -> list[str]:
    """Buttons that cannot be pressed and say no more than their name; parts that rest as a whole are told of."""
    found = [each for each in visible(top, QAbstractButton) if not each.isEnabled() and each.parentWidget().isEnabled()]
    found = [each for each in found if not isinstance(each.parentWidget(), QTabBar)]
    return [f"says not why: {said(each)}" for each in found if each.toolTip().rstrip("…") in ("", _name(each))]


def _name(button: QAbstractButton) -> str:
    return button.text().replace("&", "").rstrip("…") or button.accessibleName()


def silent_acts(acts: Iterable[QAction]) -> list[str]:
    """Acts that are not offered and whose tip, and whose key, do not say why."""
    held = [one for one in acts if not one.isEnabled()]
    return [one.text() for one in held if not one.statusTip() or one.statusTip() != one.toolTip()]
