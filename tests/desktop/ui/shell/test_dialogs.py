"""The dialogs of the frame: what the palette finds in the open record, and what the program says of itself."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.shell.dialogs import about_dialog, find, palette, report
from desktop.ui.shell.report_dialog import ReportDialog
from desktop.version import VERSION
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import start


@pytest.fixture
def issued(qapp, qtbot, own_data_folder):
    """The window on a record whose decision is issued, so that its people stand in the register."""
    own_data_folder.mkdir(parents=True, exist_ok=True)
    make_record(own_data_folder / "so-vang.sqlite", issued=True)
    program = start(qapp, own_data_folder, own_data_folder / "so-vang.sqlite")
    yield program
    program.window.close()


def test_the_palette_finds_people_of_the_register_and_opens_them_there(issued):
    people = [found for found in find(issued.context, issued.window, "quan thi anh") if found.icon == "user-round"]
    assert [found.text for found in people] == ["Quan Thị Ánh Tuyết"]
    assert "Trung tâm Chuyển đổi số" in people[0].hint
    people[0].do()
    assert issued.window.page_name == "register"
    assert [found for found in find(issued.context, issued.window, "q") if found.icon == "user-round"] == [], (
        "one letter is too little"
    )
    assert len([found for found in find(issued.context, issued.window, "th") if found.icon == "user-round"]) <= 6


def test_the_palette_finds_rounds_by_name_or_year_once_something_is_typed(issued):
    for typed in ("tong ket 2022", "2022"):
        assert [found.text for found in find(issued.context, issued.window, typed) if found.icon == "trophy"] == [
            "Tổng kết công tác năm 2022"
        ]
    assert [found for found in find(issued.context, issued.window, "") if found.icon == "trophy"] == []


def test_the_palette_offers_what_can_be_done_now_eight_at_most(issued):
    offered = [found for found in find(issued.context, issued.window, "") if found.icon == "circle-play"]
    enabled = {action.text().replace("&", "") for action in issued.window.current_actions() if action.isEnabled()}
    assert len(offered) == 8 and {found.text for found in offered} <= enabled


def test_there_is_no_palette_before_a_record_is_open(issued, monkeypatch):
    opened = palette(issued.window)
    assert opened is not None and opened.isVisible()
    opened.close()
    monkeypatch.setattr(issued.window, "context", None)
    assert palette(issued.window) is None


def test_the_program_names_its_version_and_licences(issued):
    dialog = about_dialog(issued.window)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert VERSION in words + dialog.windowTitle() and "GPL-3.0" in words and "OFL" in words
    assert not dialog.cancel_button.isVisibleTo(dialog)


def test_a_report_stands_beside_the_window_and_holds_nobody_up(issued):
    report(issued.window, "Lỗi khi vẽ bằng khen")
    (shown,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ReportDialog)]
    assert shown.isVisible() and not shown.isModal()
