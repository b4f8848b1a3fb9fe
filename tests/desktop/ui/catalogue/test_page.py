"""The page of the catalogue: its tabs, signers, authorities and the office's name."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from db.queries.lookups import authorities, signers
from db.queries.settings import setting
from db.rules.terms import SigningCapacity
from desktop.ui.catalogue import page as catalogue_page
from desktop.ui.catalogue.page import CONFIDENCE, span
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page


def test_a_period_is_told_by_its_ends():
    assert span(date(2021, 6, 1), date(2026, 5, 31)) == "01/06/2021 – 31/05/2026"
    assert "01/06/2021" in span(date(2021, 6, 1), None)
    assert span(None, date(2026, 5, 31)) == "… – 31/05/2026"
    assert span(None, None)


@pytest.fixture
def page(qapp, program):
    return open_page(qapp, program, "catalogue")


def cells(table, row):
    return [table.item(row, column).text() for column in range(table.columnCount())]


def test_signers_and_authorities_are_listed(page):
    assert page.people.rowCount() == 3 and page.bodies.rowCount() == 3
    names = {cells(page.people, row)[0] for row in range(3)}
    assert names == {"Phạm Thế Khải", "Lê Quang Vinh", "Trần Hữu Phước"}


def test_the_law_and_the_base_salary_say_how_sure_they_are(page):
    assert page.law.rowCount() and page.salaries.rowCount() and page.awards.rowCount()
    assert all(cells(page.law, row)[2] for row in range(page.law.rowCount()))
    assert set(CONFIDENCE) == {"verified", "secondary", "recalled", "unsure"}


def test_layout_actions_belong_to_the_tab_of_layouts(page):
    assert not any(action.isEnabled() for action in page._of_layouts)
    page.tabs.setCurrentWidget(page.layouts)
    assert all(action.isEnabled() for action in page._of_layouts)
    page.tabs.setCurrentIndex(0)
    assert not any(action.isEnabled() for action in page._of_layouts)


def test_a_new_signer_is_added_for_the_authority_chosen(qapp, program, page, monkeypatch):
    def answer(form):
        form.name.setText("Lý Thị Mỹ")
        form.office.setText("PHÓ GIÁM ĐỐC")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(catalogue_page.SignerForm, "exec", answer)
    page.add_signer()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        (made,) = [each for each in signers(session) if each.full_name == "Lý Thị Mỹ"]
    assert (made.office, made.capacity) == ("PHÓ GIÁM ĐỐC", SigningCapacity.HEAD)
    assert page.people.rowCount() == 4


def test_another_authority_comes_with_its_signer(qapp, program, page, monkeypatch):
    def answer(form):
        texts = {"body": "Bộ Nội vụ", "title": "Bộ trưởng Bộ Nội vụ", "office": "Bộ trưởng", "place": "Hà Nội"}
        for name, text in {**texts, "number_suffix": "QĐ-BNV", "signer": "Nguyễn Văn A"}.items():
            form.edits[name].setText(text)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(catalogue_page.OfficeForm, "exec", answer)
    page.new_authority()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        (body,) = [each for each in authorities(session) if each.body == "Bộ Nội vụ"]
        (signer,) = signers(session, body.id)
    assert (body.office, body.is_office, body.short_title) == ("BỘ TRƯỞNG", False, "Bộ trưởng Bộ Nội vụ")
    assert (signer.full_name, signer.office) == ("Nguyễn Văn A", "BỘ TRƯỞNG")


def test_the_offices_name_is_written_when_it_is_another(qapp, program, page):
    page.full_name.setText("Sở Thông tin và Truyền thông")
    page.full_name.editingFinished.emit()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        assert setting(session, "office.full_name", "") == "Sở Thông tin và Truyền thông"
    steps = program.context.history.next_undo()
    page.full_name.editingFinished.emit()
    gallery.settle(qapp, program)
    assert program.context.history.next_undo() == steps
