"""What the palette offers over an open record, and where each thing leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.changes.rounds import OpenRound
from db.rules.terms import RewardType
from desktop.ui.shell import gallery
from desktop.ui.shell.palette_finds import acts, records
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import start, write


@pytest.fixture
def issued(qapp, qtbot, own_data_folder):
    """The window on a record whose decision is issued, so that its people stand in the register."""
    own_data_folder.mkdir(parents=True, exist_ok=True)
    make_record(own_data_folder / "so-vang.sqlite", issued=True)
    program = start(qapp, own_data_folder, own_data_folder / "so-vang.sqlite")
    yield program
    program.window.close()


@pytest.fixture
def look(qapp, issued):
    def found(typed):
        answers = []
        records(issued.context, issued.window, typed, answers.append)
        gallery.settle(qapp, issued)
        return answers[0]

    return found


def of_icon(found, icon):
    return [each for each in found if each.icon == icon]


def test_a_name_without_accents_finds_its_nomination_its_person_and_its_award(qapp, issued, look):
    found = look("quan thi anh")
    assert [each.icon for each in found] == ["clipboard-list", "user-round", "book-open-text"]
    for each, page in zip(found, ("nominations", "people", "register"), strict=True):
        each.do()
        gallery.settle(qapp, issued)
        assert issued.window.page_name == page
        assert issued.window.page().list.current_id() > 0
    assert look("q") == [], "one letter is too little"


def test_a_unit_is_shown_among_the_units(qapp, issued, look):
    (unit,) = of_icon(look("trung tam chuyen doi"), "building-2")
    unit.do()
    gallery.settle(qapp, issued)
    page = issued.window.page()
    shown = page.model.row_at(page.model.row_of(page.list.current_id()))
    assert page.which.currentIndex() == 1 and shown.name == "Trung tâm Chuyển đổi số"


def test_a_decision_of_another_round_opens_that_round(qapp, issued, look):
    other = write(issued, OpenRound("Đợt đột xuất", 2023, RewardType.SUDDEN))
    issued.choose_round(other)
    gallery.settle(qapp, issued)
    (decision,) = of_icon(look("46/QD"), "stamp")
    decision.do()
    gallery.settle(qapp, issued)
    assert (issued.context.round_id, issued.window.page_name) == (1, "decisions")


def test_a_round_is_found_by_name_or_year_and_becomes_the_open_one(issued, look):
    other = write(issued, OpenRound("Đợt đột xuất", 2021, RewardType.SUDDEN))
    for typed in ("dot xuat", "2021"):
        (found,) = of_icon(look(typed), "trophy")
    found.do()
    assert issued.context.round_id == other


def test_acts_papers_and_settings_are_found_by_their_words(issued):
    window = issued.window
    assert {each.group for each in acts(window, "")} == {"Lệnh"}
    assert len(acts(window, "")) == 8
    papers = [each.text for each in acts(window, "bien ban") if each.group == "Giấy tờ"]
    assert papers and all("iên bản" in text for text in papers)
    settings = [each for each in acts(window, "luong co so") if each.group == "Cài đặt"]
    assert [each.text for each in settings] == ["Lương cơ sở"]
    settings[0].do()
    assert window.page_name == "catalogue"
    assert acts(window, "zzz") == []


def test_an_act_is_found_by_what_else_clerks_call_it(qapp, issued):
    issued.window.open_page("nominations")
    gallery.settle(qapp, issued)
    for typed, text in (
        ("hang loat", "Sửa chung các dòng đã chọn…"),
        ("nhap tep", "Nhận danh sách…"),
        ("usb", "Sao lưu…"),
    ):
        assert text in [each.text for each in acts(issued.window, typed)], typed


def test_an_act_that_cannot_be_done_now_is_found_and_says_why(qapp, issued):
    issued.window.open_page("certificates")
    gallery.settle(qapp, issued)
    (told,) = [each for each in acts(issued.window, "kẹt giấy") if each.icon == "ban"]
    assert "Ctrl+P" in told.hint
    told.do()
    assert issued.window.undo_bar.text() == told.hint


def test_an_act_of_another_page_is_found_and_done_there_if_it_may_be(qapp, qtbot, issued):
    window, written = issued.window, []
    issued.context.history.changed.connect(written.append)

    def type_and_enter(words):
        window.menus.palette.trigger()
        palette = QApplication.activePopupWidget()
        qtbot.keyClicks(palette.edit, words)
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
        gallery.settle(qapp, issued)
        return window.page()

    for typed in ("sao luu", "in", "chep", "ban hanh", "sua"):
        offered = [(each.text, each.hint) for each in acts(window, typed) if each.icon != "ban"]
        assert len(set(offered)) == len(offered), typed
    assert [each.text for each in acts(window, "in…") if each.group == "Lệnh"].count("In…") == 1

    assert window.page_name == "home" and set(window.pages) == {"home"}, "no page is built to find its acts"
    page = type_and_enter("chon tat ca")
    assert window.page_name == "nominations"
    assert len(page.list.selected_ids()) == sum(id_ > 0 for id_ in page.model.ids()) > 1, "its list was read first"

    type_and_enter("cap lai bang")
    assert window.page_name == "register" and "Chọn một lần khen" in window.undo_bar.text(), "it says why not"

    type_and_enter("lap bang")  # it writes without asking: not to what nobody saw
    assert (window.page_name, written) == ("certificates", [])
    assert "“Lập bằng”" in window.undo_bar.text() and "Ctrl+M" in window.undo_bar.text()

    page = type_and_enter("bo loi rieng")
    assert window.page_name == "catalogue" and page.tabs.currentWidget() is page.texts, "the tab that has the act"
