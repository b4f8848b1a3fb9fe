"""Ctrl+K finds commands, pages and people by a few letters, without accents, and does the first by Enter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from db.queries.palette_hits import fits
from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.shell.command_palette import MOST, CommandPalette, Found, spans
from tests.desktop.ui.records import LONGEST_NAME

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ ", max_size=20)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [("Nguyễn Thị Hà", "ha", ["Hà"]), ("Đặng Văn Út", "dang ut", ["Đặng", "Út"]), ("Lan", "x", []), ("Lan", "", [])],
)
def test_what_fits_is_marked_in_the_letters_that_are_shown(text, typed, marked):
    assert [text[start:end] for start, end in spans(text, typed)] == marked


@given(text=VIETNAMESE, typed=VIETNAMESE)
def test_marks_lie_inside_the_text(text, typed):
    assert all(0 <= start < end <= len(text) for start, end in spans(text, typed))


def nothing_more(_typed, show):
    show([])
    return lambda: None


class Slow:
    """A record that answers when it is told to."""

    def __init__(self):
        self.asked, self.stopped = [], []

    def __call__(self, typed, show):
        self.asked.append((typed, show))
        return lambda: self.stopped.append(typed)


@pytest.fixture
def opened(qtbot, theme):
    """Return what opens the palette over some commands and people, and what was done."""
    windows, done = [], []

    def do(what):
        return lambda: done.append(what)

    everything = [
        Found("Lệnh", "Ban hành", do("ban hành"), key="Ctrl+Enter"),
        Found("Lệnh", "In…", do("in"), key="Ctrl+P"),
        Found("Người trong sổ", "Nông Thị Mai", do("Mai"), "user-round", "Văn phòng Sở"),
        Found("Người trong sổ", "Nông Văn Mài", do("Mài"), "user-round", LONGEST_NAME),
    ]

    def open_over(found=everything, theme=theme, look_through=nothing_more):
        window = QMainWindow()
        window.resize(1000, 600)
        window.show()
        windows.append(window)

        def fitting(typed):
            return [each for each in found if fits(each.text, typed)]

        palette = CommandPalette(theme, fitting, look_through, window)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        palette.open()
        return palette

    yield open_over, done
    for window in windows:
        window.close()


def shown(palette):
    model = palette.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_everything_stands_under_its_group(opened):
    open_over, _done = opened
    assert shown(open_over()) == ["Lệnh", "Ban hành", "In…", "Người trong sổ", "Nông Thị Mai", "Nông Văn Mài"]


def test_enter_does_the_first_that_fits_and_closes(opened, qtbot):
    open_over, done = opened
    palette = open_over()
    qtbot.keyClicks(palette.edit, "mai")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert done == ["Mai"]
    assert not palette.isVisible()


def test_the_arrows_step_over_the_heads_of_groups(opened, qtbot):
    open_over, done = opened
    palette = open_over()
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 2):
        qtbot.keyClick(palette.edit, key)
    assert palette.list.currentIndex().data() == "Nông Thị Mai"
    for _step in range(9):
        qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert done == ["Mài"]


def test_what_fits_nothing_does_nothing(opened, qtbot):
    open_over, done = opened
    palette = open_over()
    qtbot.keyClicks(palette.edit, "zzz")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert (shown(palette), done) == (["Không có gì khớp “zzz”. Gõ ít chữ hơn để tìm rộng hơn."], [])
    assert palette.isVisible()


def test_what_the_record_finds_later_stands_below_and_nothing_is_said_before_it_answered(opened, qtbot):
    open_over, done = opened
    record = Slow()
    palette = open_over(look_through=record)
    palette.edit.setText("mai")
    palette.search()
    typed, show = record.asked[-1]
    assert typed == "mai" and shown(palette) == ["Người trong sổ", "Nông Thị Mai", "Nông Văn Mài"]
    show([Found("Đơn vị", "Trường Mai Sơn", lambda: done.append("Mai Sơn"))])
    assert shown(palette)[-2:] == ["Đơn vị", "Trường Mai Sơn"]
    assert palette.list.currentIndex().data() == "Nông Thị Mai", "the chosen row stays"
    palette.edit.setText("zzz")
    palette.search()
    assert shown(palette) == []
    show([Found("Đơn vị", "Trường Mai Sơn", lambda: None)])
    assert shown(palette) == [], "an answer to what was typed before is of no use"
    record.asked[-1][1]([])
    assert len(shown(palette)) == 1


def test_enter_pressed_before_the_record_answered_takes_its_first(opened, qtbot):
    open_over, done = opened
    record = Slow()
    palette = open_over(look_through=record)
    palette.edit.setText("46")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert done == [] and palette.isVisible()
    record.asked[-1][1]([Found("Quyết định", "46/QĐ-UBND", lambda: done.append("46"))])
    assert done == ["46"] and not palette.isVisible()


def test_typing_on_and_closing_stop_what_is_still_looked_for(opened, qtbot):
    open_over, _done = opened
    record = Slow()
    palette = open_over(look_through=record)
    for typed in ("m", "ma"):
        palette.edit.setText(typed)
        palette.search()
    palette.close()
    assert record.stopped[-2:] == ["m", "ma"]


def test_a_letter_of_an_input_method_finds_too(opened, type_vi, qtbot):
    open_over, _done = opened
    palette = open_over()
    type_vi(palette.edit, "Mài")
    qtbot.waitUntil(lambda: shown(palette) == ["Người trong sổ", "Nông Thị Mai", "Nông Văn Mài"])


def test_of_a_thousand_a_few_of_each_group_are_offered(opened, qtbot):
    open_over, done = opened
    many = [Found("Người", f"Nguyễn Văn {n}", lambda n=n: done.append(n)) for n in range(1000)]
    palette = open_over(many)
    assert len(shown(palette)) == 1 + 2 * MOST
    qtbot.keyClicks(palette.edit, "van")
    qtbot.waitUntil(lambda: len(shown(palette)) == 1 + MOST)


def test_a_click_does_what_stands_there_and_a_head_does_nothing(opened):
    open_over, done = opened
    palette = open_over()
    model = palette.list.model()
    palette.list.clicked.emit(model.index(0, 0))
    assert done == []
    palette.list.clicked.emit(model.index(2, 0))
    assert done == ["in"]


@pytest.mark.parametrize("options", [ThemeOptions("light"), ThemeOptions("dark", 150)])
def test_it_is_painted_in_both_themes_and_stays_in_its_width(opened, qapp, options):
    open_over, _done = opened
    theme = Theme(options)
    palette = open_over(theme=theme)
    palette.edit.setText("nong")
    palette.search()
    image = palette.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert theme.colour("goldSoft").name() in colours
    assert palette.width() == theme.px(640)
