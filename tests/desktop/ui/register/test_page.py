"""The golden register: hits, the line of years, and the export."""

from types import SimpleNamespace

from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page, start
from tests.own_office_record import own_office_record


def test_an_export_that_cannot_be_written_says_so_and_is_over(qapp, program, tmp_path):
    page = open_page(qapp, program, "register")
    taken = tmp_path / "so-vang.xlsx"
    taken.mkdir()  # nothing can be written over it
    page.saving.write("register", 0, taken)
    gallery.settle(qapp, program)
    assert program.window.undo_bar.isVisible()
    assert not page.progress.isVisible()
    assert page.progress.bar.isHidden()


def test_the_confirmation_of_the_award_selected_is_printed_and_saved(qapp, program, monkeypatch):
    page = open_page(qapp, program, "register")
    monkeypatch.setattr(page, "award", lambda: SimpleNamespace(recipient_id=7, name="Bà Hà Thị Mai", revoked=""))
    page.follow_award()
    asked, saved = [], []
    page.print_requested.disconnect()
    page.print_requested.connect(asked.append)
    monkeypatch.setattr(page.saving, "ask", lambda *told: saved.append(told))
    assert all(action.isEnabled() for action in page.confirm_actions)
    for action in page.confirm_actions:
        action.trigger()
    assert [(one.code, one.subject_id) for one in asked[0]] == [("confirmation", 7)]
    code, recipient, title, stem, ending = saved[0]
    assert (code, recipient, ending) == ("confirmation", 7, "docx")
    assert title.endswith("Hà Thị Mai") and stem.startswith("Giay-xac-nhan-khen-thuong-")


def test_the_register_is_grouped_and_found_so_again(qapp, qtbot, own_data_folder, record):
    program = start(qapp, own_data_folder, own_office_record(record))
    page = open_page(qapp, program, "register")
    many = page.model.rowCount()
    page.grouping.setCurrentIndex(1)
    gallery.settle(qapp, program)
    heads = [page.model.heading(id_) for id_ in page.model.ids() if id_ < 0]
    assert page.model.rowCount() == many + len(heads) and len(set(heads)) == len(heads) > 2
    assert page.list.current_id() > 0
    program.window.close()
    again = start(qapp, own_data_folder, record)
    page = open_page(qapp, again, "register")
    assert page.grouping.currentData() == "unit" and page.model.rowCount() == many + len(heads)
    page.grouping.setCurrentIndex(2)
    gallery.settle(qapp, again)
    heads = [page.model.heading(id_) for id_ in page.model.ids() if id_ < 0]
    assert len(heads) == 3 and heads[-1].startswith("Chưa có khen thưởng còn hiệu lực")  # the revoked one
    again.window.close()
