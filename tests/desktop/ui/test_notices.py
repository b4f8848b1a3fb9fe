"""Whatever is told, nothing of a page moves under the pointer: notices have a place of their own, or stand below."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from desktop.ui.shell import gallery
from desktop.ui.shell.page_table import PAGES
from desktop.ui.widgets.buttons import ActionButton

LONG = "Đã ghi 11 tệp. Không gồm: " + ", ".join(f"bà Hà Thị Mai {number} (đã thu hồi)" for number in range(12))


def places(page):
    """Return where everything in sight stands."""
    seen = [each for each in page.findChildren(QWidget) if each.isVisible()]
    return {each: (each.mapTo(page, QPoint()).toTuple(), each.size().toTuple()) for each in seen}


def moved(page, before):
    after = places(page)
    return [type(each).__name__ for each, place in before.items() if each in after and after[each] != place]


def tell(window, page, theme):
    """Say everything that can be said beside a page, as long as can be."""
    for bar in (window.progress, *page.progress_bars):
        bar.start(LONG)
        bar.show()
        bar.step(3, 12, "3 / 12")
        yield
        bar.finish(LONG, [ActionButton(theme, "Mở tệp"), ActionButton(theme, "Mở thư mục")])
        yield
    window.undo_bar.show_message(LONG)
    yield
    window.show_error(LONG)
    yield
    page.status.emit(LONG)
    yield


def test_no_notice_moves_a_page(qapp, program):
    window, faults, size = program.window, [], program.window.size()
    for name in PAGES:
        window.open_page(name)
        gallery.settle(qapp, program)
        page = window.pages[name]
        before = places(page)
        for number, _told in enumerate(tell(window, page, program.theme)):
            qapp.processEvents()
            faults += [f"{name}, notice {number}: {each}" for each in moved(page, before)]
        for bar in (window.progress, *page.progress_bars):
            bar.finish("", [])
        window.undo_bar.hide()
    assert faults == []
    assert window.size() == size


def test_the_strip_of_waiting_sheets_comes_below_what_is_looked_at(qapp, program):
    program.window.open_page("certificates")
    gallery.settle(qapp, program)
    page = program.window.pages["certificates"]
    tops = {each: place for each, (place, _size) in places(page).items()}
    page.sheets.strip.show_message(9)
    qapp.processEvents()
    after = places(page)
    assert page.sheets.strip in after
    assert {each: after[each][0] for each in (page.header, page.list, page.splitter)} == {
        each: tops[each] for each in (page.header, page.list, page.splitter)
    }


def test_the_result_of_a_page_goes_with_it_and_work_under_way_stays(qapp, program):
    program.window.open_page("backup")
    page = program.window.pages["backup"]
    page.progress.finish("Đã sao lưu", [])
    program.window.open_page("journal")
    assert page.progress.isHidden()
    program.window.open_page("backup")
    page.progress.start("Đang sao lưu")
    page.progress.show()
    program.window.open_page("journal")
    assert not page.progress.isHidden()
    page.progress.finish("", [])
