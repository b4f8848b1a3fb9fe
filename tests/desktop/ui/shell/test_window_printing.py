"""Ctrl+P on every page: what is shown is drawn, asked for once, and sent to the printer or saved."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from db.changes.nominations import EditNominations
from db.models.nominations import Nomination
from desktop.ui.ceremony.side import SET
from desktop.ui.framework.shown import MOST_ROWS, ShownColumn, ShownList, ShownPaper
from desktop.ui.printing import printing_job
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.shell import gallery, window_printing
from desktop.ui.shell.page_table import PAGES
from tests.desktop.papers.reading import words_of
from tests.desktop.ui.windows import open_page, start
from tests.sample_record import sample_record

TODAY = date(2024, 1, 12)
CTRL = Qt.KeyboardModifier.ControlModifier
ACCOUNTED = {"certificates"}
"""Pages whose sheets are written down one by one: tests of their own."""
NOTHING_YET = {"import", "backup"}  # no file is taken in, no copy was made


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    return sample_record(tmp_path_factory.mktemp("record") / "so-vang.sqlite", practice=True)


@pytest.fixture
def program(qapp, qtbot, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    record = Path(shutil.copy(made_once, own_data_folder / "so-vang.sqlite"))
    program = start(qapp, own_data_folder, record, TODAY)
    yield program
    program.window.close()


@pytest.fixture
def saving(monkeypatch, tmp_path):
    """Answer the print dialog with the wish for a file, and name that file; return the files."""
    saved = []

    def wish(dialog):
        dialog.saved = True
        return QDialog.DialogCode.Accepted

    def name(_parent, _title, start, _kinds):
        saved.append(tmp_path / Path(start).name)
        return str(saved[-1]), ""

    monkeypatch.setattr(PrintDialog, "exec", wish)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    return saved


@pytest.mark.parametrize("name", sorted(set(PAGES) - ACCOUNTED))
def test_ctrl_p_prints_what_a_page_shows(qapp, qtbot, program, saving, name):
    page = open_page(qapp, program, name)
    said = []
    page.status.connect(said.append)
    program.window.activateWindow()
    qapp.processEvents()
    qtbot.keyClick(program.window.focusWidget() or page, Qt.Key.Key_P, CTRL)
    gallery.settle(qapp, program)
    if name in NOTHING_YET:
        assert saving == [] and said[-1] == "Trang này không có gì để in."
        return
    assert len(saving) == (len(SET) if name == "ceremony" else 1), said
    words = words_of(saving[0])
    shown = {
        "nominations": ["MaVănƯớc", "Trạngthái"],
        "register": ["MaVănƯớc"],
        "council": ["BIÊNBẢN"],
        "decisions": ["MaVănƯớc", "Bằngkhen"],  # came back without a scan: its nominees
        "papers": ["V/vđềnghịxétkhenthưởng"],
        "ceremony": ["DANHSÁCHXƯỚNGTÊN"],
        "people": ["MaVănƯớc"],
        "rounds": ["Phongtràothiđuayêunướcnăm2022"],
    }
    for word in shown.get(name, [""]):
        assert word in words
    assert len(words) > 20


def test_printed_lists_leave_the_secret_list_out_and_the_minutes_that_name_it_say_so(
    qapp, program, saving, monkeypatch
):
    with program.context.database.read() as session:
        one = next(each.id for each in session.query(Nomination) if each.name == "Hà Phúc Lượng")
    program.context.database.do(EditNominations((one,), secret=True))
    for name in ("nominations", "register", "decisions"):
        page = open_page(qapp, program, name)
        page.print_shown()
        gallery.settle(qapp, program)
        words = words_of(saving[-1])
        assert "MaVănƯớc" in words and "HàPhúcLượng" not in words, name
        assert "khôngkể1trườnghợpthuộcdanhsáchmật" in words, name
    warned = []
    monkeypatch.setattr(PrintDialog, "exec", lambda dialog: warned.append(dialog.secret.text()))
    open_page(qapp, program, "council").print_shown()
    gallery.settle(qapp, program)
    assert warned[0].startswith("có nêu tên 1 trường hợp thuộc danh sách mật")
    program.context.secret = True
    (shown,) = open_page(qapp, program, "nominations").shown()
    with program.context.database.read() as session:
        assert any("Hà Phúc Lượng" in str(row) for row in shown.read(session)) and shown.left_out() == 0


def test_a_list_is_printed_as_it_is_filtered_and_says_so(qapp, program, saving):
    page = open_page(qapp, program, "nominations")
    page.filter.edit.setText("ma van uoc")
    page.filter.changed.emit()
    gallery.settle(qapp, program)
    page.print_shown()
    gallery.settle(qapp, program)
    words = words_of(saving[0])
    assert "MaVănƯớc" in words and "HàPhúcLượng" not in words
    assert "mavanuoc" in words and "Inngày12/01/2024" in words


def test_certificates_are_printed_by_their_own_account_only(qapp, program, saving):
    page = open_page(qapp, program, "certificates")
    asked = []
    page.print_requested.connect(asked.append)
    page.print_action.trigger()
    gallery.settle(qapp, program)
    assert asked == []


def ask_to_print(qapp, program, shown):
    page = open_page(qapp, program, "home")
    page.print_requested.emit((shown,))
    gallery.settle(qapp, program)


def test_with_the_cursor_among_submissions_the_submission_is_printed(qapp, program, saving):
    page = open_page(qapp, program, "council")
    page.list.setFocus()
    page.list.choose(next(iter(page._lines)))
    page.print_shown()
    gallery.settle(qapp, program)
    assert "TỜTRÌNH" in words_of(saving[0])


def test_a_list_that_is_too_long_says_what_to_do_instead(qapp, program, saving):
    rows = [("Ma Văn Ước",)] * (MOST_ROWS + 1)
    ask_to_print(qapp, program, ShownList("Sổ vàng", (ShownColumn("Tên", 1.0),), lambda _session: rows))
    assert saving == []
    assert "2000" in program.window.undo_bar.text() and "Lọc bớt" in program.window.undo_bar.text()


def test_what_cannot_be_drawn_says_why_and_asks_nothing(qapp, program, saving):
    ask_to_print(qapp, program, ShownPaper("decision", 99, "Quyết định"))
    assert saving == [] and program.window.undo_bar.text()


def test_papers_go_to_the_printer_as_often_as_was_asked(qapp, program, monkeypatch, tmp_path):
    sent = []

    def to_file(_name):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        sent.append(tmp_path / f"{len(sent)}.pdf")
        printer.setOutputFileName(str(sent[-1]))
        return printer

    def choose(dialog):
        dialog.printer.addItem("Canon iX6870", "Canon iX6870")
        dialog.printer.setCurrentIndex(dialog.printer.count() - 1)
        dialog.copies.setValue(2)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(printing_job, "printer_named", to_file)
    monkeypatch.setattr(PrintDialog, "exec", choose)
    page = open_page(qapp, program, "council")
    page.print_shown()
    gallery.settle(qapp, program, 60.0)
    assert len(sent) == 2 and all(file.stat().st_size > 1000 for file in sent)
    assert "gửi" in program.window.progress.words.text()
    assert program.context.preferences.text(window_printing.USUAL) == "Canon iX6870"
