"""Printing when something is amiss: no such sheets, a printer that has gone, a file that cannot be written."""

import shutil
from threading import Event

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLabel

from db.errors import KnownError
from db.rules.terms import SheetState
from desktop.documents.certificate.problems import PaperProblem, Preflight, PreflightLine
from desktop.ui.printing import printer as printing
from desktop.ui.printing.print_tasks import LOOK_OVER
from desktop.ui.shell import gallery
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import open_page, start


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "so-vang.sqlite"
    make_record(file, issued=True)
    return file


@pytest.fixture
def program(qapp, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    program = start(qapp, own_data_folder, shutil.copy(made_once, own_data_folder / "so-vang.sqlite"))
    yield program
    program.window.close()


@pytest.fixture
def page(qapp, program):
    return open_page(qapp, program, "certificates")


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Answer every question for a file with `asked[0]`; what was asked is counted behind it."""
    answers = [tmp_path / "bằng khen.pdf"]

    def answer(*_asked):
        answers.append("asked")
        return str(answers[0]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return answers


def said(page):
    return " ".join(each.text() for each in page.progress.findChildren(QLabel) if not each.isHidden())


def test_sheets_that_are_not_there_are_told_before_a_file_is_asked_for(qapp, program, page, asked):
    for text in ("3-1", "a", "1-9999", ",", ""):
        page.settings.sheets.setText("1-2")
        page.settings.range.setChecked(True)
        page.settings.dx.setFocus()
        assert page.settings.note.text() == ""
        page.settings.sheets.setText(text)
        page.printing.save_pdf()
        page.printing.print_sheets()
        gallery.settle(qapp, program)
        assert asked[1:] == [], text
        assert "từ 1 đến 10" in page.settings.note.text(), text
        assert program.window.focusWidget() is page.settings.sheets, text


def test_nobody_chosen_is_told_before_a_file_is_asked_for(qapp, program, page, asked):
    page.list.clearSelection()
    page.settings.chosen.setChecked(True)
    for act in (page.printing.save_pdf, page.printing.print_sheets):
        page.progress.finish("", [])
        act()
        assert said(page).startswith("Chưa chọn tờ nào")
    assert asked[1:] == []


def test_nothing_is_printed_before_it_is_drawn_and_looked_over_and_only_the_last_look_counts(
    qapp, program, page, asked, monkeypatch
):
    looks, in_process = [], program.context.jobs.in_process

    def slow(run, task, *values):
        if task != LOOK_OVER:
            return in_process(run, task, *values)
        turn, answered = len(looks), Event()
        looks.append(answered)

        def work(_step):
            answered.wait(5)
            return Preflight(10, (PreflightLine(1, 1, 0, f"lần soát {turn}", PaperProblem(1, "name", "missing"), ""),))

        return work

    with monkeypatch.context() as patched:
        patched.setattr(program.context.jobs, "in_process", slow)
        page.look_over()
        page.settings.turn_paper()  # sheets of another paper are looked at anew
    page.printing.print_sheets()
    assert "chưa vẽ và soát xong" in said(page) and asked[1:] == []
    for answered in reversed(looks):
        answered.set()
    gallery.settle(qapp, program)
    assert [line.name for line in page.preflight.lines] == [f"lần soát {len(looks) - 1}"]

    page.preview.draw(1, **page.settings.sheet(), faults=lambda _drawn: "")
    page.printing.print_sheets()
    assert asked[1:] == [] and page.preview.waiting, "what stands there may be another decision's"
    gallery.settle(qapp, program)
    assert not page.preview.waiting and page.preview.view.isVisible()
    page.preview._stopped(page.preview.folder / "paper-0.pdf", KnownError("papers_stopped"))
    assert page.preview.view.isVisible(), "an earlier drawing's failure"


@pytest.mark.parametrize("act", ["save_pdf", "print_sheets"])
def test_a_file_that_cannot_be_written_is_told_and_the_paper_stays_in_sight(qapp, program, page, asked, tmp_path, act):
    asked[0] = tmp_path / "thư mục đã xóa" / "bằng khen.pdf"
    getattr(page.printing, act)()
    gallery.settle(qapp, program)
    assert "thư mục đã xóa" in program.window.undo_bar.text()
    assert page.preview.view.isVisible()
    assert {line.state for line in page._lines.values()} == {SheetState.PLANNED}
    asked[0] = tmp_path / "bằng khen.pdf"
    getattr(page.printing, act)()
    gallery.settle(qapp, program)
    assert asked[0].read_bytes().startswith(b"%PDF")


def test_a_printer_that_has_gone_is_named_and_no_sheet_is_written_down(qapp, program, page, monkeypatch):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Accepted)
    page.settings.printer.insertItem(0, "HP LaserJet phòng 203")
    page.settings.printer.setCurrentIndex(0)
    with pytest.raises(KnownError) as error:
        page.printing.print_sheets()
    assert error.value.code == "printer_gone"
    program.errors.handle(error.value)
    gallery.settle(qapp, program)
    assert "HP LaserJet phòng 203" in program.window.undo_bar.text()
    assert {line.state for line in page._lines.values()} == {SheetState.PLANNED}


def test_a_printer_that_takes_no_sheet_is_not_said_to_have_printed(qapp, program, page, monkeypatch):
    class Refusing(printing.QPainter):
        def begin(self, _device):
            return False

    monkeypatch.setattr(printing, "QPainter", Refusing)
    page.printing.print_on(printing.QPrinter(), [0, 1])
    gallery.settle(qapp, program)
    assert "0/2" in program.window.undo_bar.text()
    assert said(page).strip() == ""
    assert page.sheets.stopped.isEnabled()


def test_a_shift_is_read_with_point_and_comma(qapp, qtbot, page):
    typed = {"abc": 0.0, "1,5": 1.5, "-0.7": -0.7, "1.5": 1.5, "500": 5.0, "1.5.2": 1.5}
    for text, mm in typed.items():
        page.settings.dx.setFocus()
        page.settings.dx.selectAll()
        qtbot.keyClicks(page.settings.dx, text)
        page.settings.dx.interpretText()
        page.settings.dx.editingFinished.emit()
        assert page.settings.dx.value() == pytest.approx(mm), text
        assert page.shift.kept().dx_mm == pytest.approx(mm), text


def test_the_sheets_are_grouped_by_unit_and_stay_so(qapp, program, page):
    many = page.model.rowCount()
    page.group_action.trigger()
    gallery.settle(qapp, program)
    heads = [page.model.heading(id_) for id_ in page.model.ids() if id_ < 0]
    assert page.model.rowCount() == many + len(heads) and len(heads) == len(set(heads)) > 1
    assert page.list.current_id() > 0 and program.context.preferences.text("grouped/certificates") == "unit"
    page.group_action.trigger()
    gallery.settle(qapp, program)
    assert page.model.rowCount() == many
