"""Certificates of a decision with a revoked nominee: the rest is made and printed, and who is left out is named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel

from db.changes.ceremonies import RevokeAward
from db.queries.sheet_list import certificate_lines
from db.rules.terms import SheetState
from tests.desktop.documents.certificate_pages import pages
from tests.desktop.ui.certificates import test_sheet_actions as test_sheets
from tests.desktop.ui.clerk import CTRL
from tests.desktop.ui.records import TODAY

made_once = test_sheets.made_once
clerk = test_sheets.clerk
REVOKED = "Nguyễn Thị Thu Hà"


@pytest.fixture
def page(clerk):
    """The page of certificates of ten nominees, one of whom lost the award before anything was made."""
    database = clerk.program.context.database
    with database.read() as session:
        lost = next(line.recipient_id for line in certificate_lines(session, 1) if line.name == REVOKED)
    database.do(RevokeAward(lost, "51/QĐ-UBND", TODAY, "Kê khai không trung thực"))
    return clerk.page("certificates")


@pytest.fixture
def kept(monkeypatch, tmp_path):
    file = tmp_path / "bằng khen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    return file


def said(page):
    return " ".join(each.text() for each in page.progress.findChildren(QLabel) if not each.isHidden())


def lines(clerk):
    with clerk.program.context.database.read() as session:
        return certificate_lines(session, 1)


def test_the_certificates_of_the_others_are_made_and_she_is_named(clerk, page):
    told = []
    page.status.connect(told.append)
    clerk.press(Qt.Key.Key_M, CTRL)
    clerk.settle()
    assert sum(1 for line in lines(clerk) if line.id) == 9
    assert any("bà Nguyễn Thị Thu Hà (đã thu hồi theo Quyết định số 51/QĐ-UBND)" in words for words in told)
    assert not page.make.isEnabled() and page.make.toolTip() == page.make.statusTip() != ""


def test_the_list_says_that_her_award_is_revoked_and_by_what(page):
    row = [line.name for line in page._lines.values()].index(REVOKED)
    shown = [page.model.data(page.model.index(row, at), Qt.ItemDataRole.DisplayRole) for at in range(3)]
    assert shown[2] == "thu hồi, 51/QĐ-UBND"
    assert REVOKED not in {page.preflight.lines[at].name for at in range(len(page.preflight.lines))}


def test_printed_into_a_file_are_nine_sheets_all_accounted_for(clerk, page, kept):
    page.printing.print_sheets()
    clerk.settle()
    found = pages(kept)
    assert len(found) == 9 and not any(one.says(REVOKED) for one in found)
    assert not any(one.says("BẢN XEM") for one in found)
    assert [line.name for line in lines(clerk) if line.state is SheetState.PLANNED] == [REVOKED]
    assert "Bỏ ra: bà Nguyễn Thị Thu Hà" in said(page)


def test_a_printer_gets_only_what_is_accounted_for(clerk, page, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    page.settings.sheets.setText("1-10")
    page.settings.range.setChecked(True)
    places, out_of = page.printing.sort_out(page.printing.asked())
    page.printing.print_on(printer, places, out_of)
    clerk.settle()
    assert sum(1 for line in lines(clerk) if line.state is SheetState.PRINTED) == 9
    assert REVOKED in said(page)


def test_a_sheet_that_has_come_out_is_not_printed_twice_but_named(clerk, page, kept):
    page.printing.print_sheets()
    clerk.settle()
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    page.settings.sheets.setText("1-10")
    page.settings.range.setChecked(True)
    page.printing.print_sheets()
    clerk.settle()
    assert said(page).startswith("Không in được tờ nào. Bỏ ra:")
    assert "ông Ma Văn Khánh" in said(page) and "tốt" in said(page)
    assert {line.copy for line in lines(clerk)} == {0, 1}


def test_a_pdf_that_is_only_saved_says_on_each_page_that_it_is_no_certificate(clerk, page, kept):
    page.printing.save_pdf()
    clerk.settle()
    found = pages(kept)
    assert len(found) == 9 and all(one.says("BẢN XEM, KHÔNG DÙNG ĐỂ TRAO") for one in found)
    assert {line.sheet_id for line in lines(clerk)} == {0}
    assert "Bỏ ra: bà Nguyễn Thị Thu Hà" in said(page)


def test_what_the_record_refuses_leaves_no_file_behind(clerk, page, kept, monkeypatch):
    database = clerk.program.context.database
    write = page.printing.write_down

    def revoked_meanwhile(*values):
        other = next(line.recipient_id for line in lines(clerk) if line.name == "Ma Văn Khánh")
        database.do(RevokeAward(other, "51/QĐ-UBND", TODAY, "Kê khai không trung thực"))
        write(*values)

    monkeypatch.setattr(page.printing, "write_down", revoked_meanwhile)
    page.printing.print_to_file(page.printing.places())
    clerk.settle()
    assert list(kept.parent.glob("*.pdf*")) == list(kept.parent.glob(".*so-vang")) == []
    assert "Ma Văn Khánh" in clerk.window.undo_bar.text()


def test_acts_on_sheets_are_offered_only_where_they_can_be_done(clerk, page, kept):
    page.list.choose(next(iter(page._lines)))
    assert not page.sheets.good.isEnabled() and "Ctrl+P" in page.sheets.good.toolTip()
    told = []
    page.status.connect(told.append)
    page.list.setFocus()
    clerk.press(Qt.Key.Key_F9)
    assert told and "Ctrl+P" in told[-1]
    page.printing.print_sheets()
    clerk.settle()
    page.list.choose(next(iter(page._lines)))
    assert page.sheets.good.isEnabled() and not page.sheets.signed.isEnabled()
    assert "F9" in page.sheets.over.toolTip()
