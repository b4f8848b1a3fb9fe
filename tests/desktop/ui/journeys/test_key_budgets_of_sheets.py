"""Printing, stock, hand-over and bonuses in the real window, each within its number of keys."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from db.queries.round_papers import round_facts
from db.queries.sheet_list import certificate_lines
from db.queries.stock_list import stock_counts
from db.rules.terms import SheetState
from desktop.ui.catalogue.layout_forms import ServeForm
from desktop.ui.certificates.ruler_sheet import RulerForm
from desktop.ui.certificates.sheet_forms import HandOverForm
from desktop.ui.certificates.stock_forms import StockForm, StocksDialog
from desktop.ui.forms.bonus_form import BonusForm
from desktop.ui.printing.print_dialog import PrintDialog
from tests.desktop.ui.clerk import CTRL, SHIFT
from tests.desktop.ui.counting_clerk import CountingClerk
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import start


@pytest.fixture
def printing_clerk(qapp, qtbot, own_data_folder):
    """At the certificates of a decision that was issued."""
    own_data_folder.mkdir(parents=True, exist_ok=True)
    make_record(own_data_folder / "so-vang.sqlite", issued=True)
    program = start(qapp, own_data_folder, own_data_folder / "so-vang.sqlite")
    made = CountingClerk(qtbot, qapp, program)
    made.page("certificates")
    made.keys = 0
    yield made
    program.window.close()


def print_into(clerk, file):
    """Press the key of printing; the printer here writes a file, whose name is asked for."""
    clerk.naming(file)
    clerk.keys += 1  # Enter in the dialog of files
    clerk.press(Qt.Key.Key_P, CTRL)
    clerk.qtbot.waitUntil(file.exists, timeout=60_000)
    clerk.settle()
    document = pypdfium2.PdfDocument(file)
    pages = len(document)
    document.close()
    return pages


def test_printing_a_round_takes_five(printing_clerk, tmp_path):
    clerk = printing_clerk
    assert print_into(clerk, tmp_path / "bang-khen.pdf") == 10
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    assert clerk.keys <= 5
    page = clerk.window.pages["certificates"]
    with clerk.program.context.database.read() as session:
        sheets = certificate_lines(session, page.decision.currentData())
    assert {sheet.state for sheet in sheets} == {SheetState.GOOD}


def test_a_spoiled_sheet_is_printed_again_with_four(printing_clerk, tmp_path):
    clerk = printing_clerk
    print_into(clerk, tmp_path / "bang-khen.pdf")
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    page = clerk.window.pages["certificates"]
    clerk.go_to(page.list)
    clerk.keys = 0

    def why(_dialog):
        clerk.type("Mực lem")
        clerk.press(Qt.Key.Key_Return, CTRL)

    answered = clerk.in_dialog(QDialog, why)
    clerk.press(Qt.Key.Key_F9, SHIFT)
    clerk.settle()
    assert answered
    again = print_into(clerk, tmp_path / "in-lai.pdf")
    assert again == 1
    assert clerk.keys <= 4 + 1


def test_a_new_stock_is_counted_measured_and_printed_on_with_thirty(printing_clerk, tmp_path):
    clerk = printing_clerk

    def name_it(_form):
        clerk.type("Phôi Bằng khen tỉnh, 2024")
        clerk.press(Qt.Key.Key_Tab)
        clerk.type("50")
        clerk.press(Qt.Key.Key_Return, CTRL)

    def count_in(dialog):
        named = clerk.in_dialog(StockForm, name_it)
        clerk.press(Qt.Key.Key_N, CTRL)
        clerk.settle()
        assert named
        clerk.press(Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    clerk.in_dialog(StocksDialog, count_in)
    clerk.press(Qt.Key.Key_P, CTRL | SHIFT)
    clerk.settle()

    clerk.press(Qt.Key.Key_B, CTRL | SHIFT)
    clerk.settle()

    def read_off(_form):
        clerk.naming(tmp_path / "to-thuoc.pdf")
        clerk.keys += 1  # Enter in the dialog of files
        clerk.press(Qt.Key.Key_P, CTRL)
        for reading in ("21,5", "19", "19", "380", "257", "21,5"):
            clerk.press(Qt.Key.Key_Tab)
            clerk.type(reading)
        clerk.press(Qt.Key.Key_Return, CTRL)

    measured = clerk.in_dialog(RulerForm, read_off)
    clerk.press(Qt.Key.Key_M, CTRL | SHIFT)
    clerk.settle()
    assert measured

    def choose(form):
        clerk.press(Qt.Key.Key_Down)
        assert form.layout_box.currentData()
        clerk.press(Qt.Key.Key_Return, CTRL)

    clerk.press(Qt.Key.Key_K, CTRL)
    clerk.type("mau bang")
    clerk.settle()
    clerk.press(Qt.Key.Key_Return)
    clerk.settle()
    served = clerk.in_dialog(ServeForm, choose)
    clerk.press(Qt.Key.Key_F4, SHIFT)
    clerk.settle()
    assert served
    assert clerk.keys <= 30
    clerk.page("certificates")
    settings = clerk.window.pages["certificates"].settings
    assert settings.on_stock() and settings.kind_of_stock() and settings.dx.value() == -1.5
    with clerk.program.context.database.read() as session:
        assert [(one.name, one.left) for one in stock_counts(session)] == [("Phôi Bằng khen tỉnh, 2024", 50)]


def test_handing_over_and_paying_the_bonuses_take_three_each(printing_clerk, tmp_path):
    clerk = printing_clerk
    print_into(clerk, tmp_path / "bang-khen.pdf")
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    page = clerk.window.pages["certificates"]
    clerk.go_to(page.list)
    clerk.keys = 0
    handed = clerk.in_dialog(HandOverForm, lambda _form: clerk.press(Qt.Key.Key_Return, CTRL))
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.press(Qt.Key.Key_T, CTRL)
    clerk.settle()
    assert handed and clerk.keys <= 3
    with clerk.program.context.database.read() as session:
        sheets = certificate_lines(session, page.decision.currentData())
    assert {sheet.state for sheet in sheets} == {SheetState.HANDED_OVER}

    def pay(_form):
        clerk.press(Qt.Key.Key_Tab)
        clerk.type("PC 12")
        clerk.press(Qt.Key.Key_Return, CTRL)

    clerk.page("papers")
    clerk.keys = 0
    paid = clerk.in_dialog(BonusForm, pay)
    clerk.press(Qt.Key.Key_B, CTRL | SHIFT)
    clerk.settle()
    assert paid and clerk.keys <= 3 + 1  # and the number of the voucher
    with clerk.program.context.database.read() as session:
        facts = round_facts(session, clerk.program.context.round_id)
    assert facts.paid == facts.due == 10


def test_the_bonus_sheet_is_found_and_printed_with_three_and_its_name(printing_clerk):
    clerk = printing_clerk
    asked = []
    page = clerk.page("papers")
    page.print_requested.disconnect()
    page.print_requested.connect(asked.extend)
    clerk.page("home")
    clerk.keys = 0
    clerk.press(Qt.Key.Key_K, CTRL)
    clerk.type("tien thuong")
    clerk.settle()
    clerk.press(Qt.Key.Key_Return)
    clerk.settle()
    clerk.press(Qt.Key.Key_P, CTRL)
    clerk.settle()
    assert [paper.code for paper in asked] == ["bonus"]
    assert clerk.keys <= 3 + 1


def test_the_year_end_report_is_printed_from_home_with_four(printing_clerk, tmp_path):
    clerk, file = printing_clerk, tmp_path / "bao-cao-nam.pdf"
    clerk.page("home")
    clerk.keys = 0
    clerk.press(Qt.Key.Key_Y, CTRL | SHIFT)
    clerk.settle()
    clerk.naming(file)
    clerk.keys += 1  # Enter in the dialog of files: the printer here writes one
    saved = clerk.in_dialog(PrintDialog, lambda _dialog: clerk.press(Qt.Key.Key_Return))
    clerk.press(Qt.Key.Key_R, CTRL | SHIFT)
    clerk.settle()
    clerk.qtbot.waitUntil(file.exists, timeout=60_000)
    assert saved and clerk.keys <= 4
    document = pypdfium2.PdfDocument(file)
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "Năm 2023 có 10 lượt khen thưởng cho 3 tập thể, 7 cá nhân." in " ".join(words.split())
