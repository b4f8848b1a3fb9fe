"""The clerk's day by keyboard only: from an empty record to issued decisions, certificates and the register."""

from datetime import date

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from db.connect import Database
from db.creating import create_record
from db.queries.register_list import register_hits, register_ids
from db.sample_round import create_sample_round, sample
from desktop.papers import announcement
from desktop.ui.catalogue.office_form import OfficeForm
from desktop.ui.certificates.sheet_forms import HandOverForm
from desktop.ui.core.preferences import Preferences
from desktop.ui.council.council_form import CouncilForm
from desktop.ui.council.submission_form import SendForm, SubmissionForm
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.shell.app import Program
from desktop.ui.widgets.dialog import Question
from tests.desktop.ui.clerk import CTRL, Clerk

TODAY = date(2024, 1, 12)
KINDS = ("collective", "individual", "household")
TEXTS = {"collective": ("name", "unit"), "individual": ("name", "position", "unit")}


@pytest.fixture
def clerk(qtbot, qapp, own_data_folder):
    preferences = Preferences(own_data_folder)
    preferences.language = "vi"
    preferences.sync()
    program = Program(qapp, str(own_data_folder / "so-vang.sqlite"), today=lambda: TODAY)
    program.window.resize(1366, 720)
    program.window.show()
    assert program.open()
    clerk = Clerk(qtbot, qapp, program)
    clerk.settle()
    yield clerk
    program.window.close()


def fill_office(clerk, data, signer):
    levels = ("department", "province", "ministry", "other")

    def fill(form):
        clerk.choose(form.level, levels.index(data["level"]))
        for name in ("body", "superior", "title", "short_title", "office", "place", "number_suffix", "fund"):
            clerk.write(form.edits[name], data.get(name, ""))
        clerk.write(form.edits["signer"], signer["full_name"])

    return fill


def enter_round(clerk, given):
    def fill(form):
        clerk.write(form.name, given["title"])
        clerk.write(form.year.lineEdit(), str(given["year"]))
        clerk.choose(form.reward, 2)
        clerk.write(form.movement, given["movement"])
        clerk.write(form.citation, given["citation"])
        clerk.write(form.deadline, "15/11/2023")

    return fill


def nominate(clerk, data):
    page = clerk.page("nominations")
    clerk.press(Qt.Key.Key_N, CTRL)
    form = page.form
    awards = [form.award.itemText(at) for at in range(form.award.count())]
    for code, title in (("minister", "Bộ trưởng Bộ Thông tin"), ("chairman", "– Chủ tịch UBND tỉnh")):
        wanted = next(at for at, text in enumerate(awards) if text.startswith("Bằng khen") and title in text)
        for row in data["nominations"][code]["rows"]:
            clerk.choose(form.award, wanted)
            clerk.choose(form.kind, KINDS.index(row["kind"]))
            for name in TEXTS[row["kind"]]:
                clerk.write(form.edits[name], row.get(name, ""))
                if any(w.isVisible() for w in form.findChildren(QFrame, "popup")):
                    clerk.qtbot.keyClick(form.edits[name], Qt.Key.Key_Escape)
            if row["kind"] == "individual":
                clerk.choose(form.honorific, ("", "Ông", "Bà").index(row["honorific"]))
            clerk.press(Qt.Key.Key_Return, CTRL)
            clerk.settle()
            assert not form.fields["name"].message(), form.fields["name"].message()
    return page


def submit_all(clerk, page):
    clerk.press(Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    clerk.press(Qt.Key.Key_A, CTRL)
    assert page.model.rowCount() == 13
    assert len(page.list.selected_ids()) == 11
    clerk.press(Qt.Key.Key_F8, CTRL)
    clerk.settle()


def hold_council(clerk, given):
    clerk.page("council")

    def fill(form):
        clerk.write(form.held_on, "28/11/2023")
        clerk.write(form.place, given["place"])
        clerk.write(form.chair, given["chair"])
        clerk.write(form.secretary, given["secretary"])

    answered = clerk.answering(CouncilForm, fill)
    clerk.press(Qt.Key.Key_F9)
    clerk.settle()
    assert answered


def send_submission(clerk, number, day):
    """Draft the paper of the first authority that has none, then number it once it is signed."""
    page = clerk.page("council")
    drafted = clerk.answering(SubmissionForm, lambda form: None)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    assert drafted

    def fill(form):
        clerk.write(form.number, number)
        clerk.write(form.dated, day)

    sent = clerk.answering(SendForm, fill)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert sent
    assert page.list.current_id()


def decide(clerk, number, day):
    page = clerk.page("decisions")
    made = clerk.answering(NewDecision, lambda form: None)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    assert made
    clerk.write(page.form.number, number)
    clerk.write(page.form.dated, day)
    issued = clerk.answering(Question, lambda form: None)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert issued


def print_certificates(clerk, decision, out):
    """Print the sheets of one decision to a file, say that each came out well, and hand them over."""
    page = clerk.page("certificates")
    clerk.choose(page.decision, decision)
    clerk.settle()
    clerk.naming(out)
    clerk.press(Qt.Key.Key_P, CTRL)
    clerk.qtbot.waitUntil(out.exists, timeout=20_000)
    clerk.settle()
    document = pypdfium2.PdfDocument(out)
    pages = len(document)
    document.close()
    assert page.sheets.strip.isVisible()
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    clerk.go_to(page.list)
    clerk.press(Qt.Key.Key_A, CTRL)
    handed = clerk.answering(HandOverForm, lambda form: clerk.write(form.on, "12/01/2024"))
    clerk.press(Qt.Key.Key_T, CTRL)
    clerk.settle()
    assert handed
    return pages


def outcome(file):
    """What decisions, register and announcement say of a record."""
    database = Database(file)
    with database.read() as session:
        ids = register_ids(session)
        hits = register_hits(session, ids)
        told = announcement.gather(session, 1, TODAY)
    database.close()
    return [(hits[id_].name, hits[id_].kind, hits[id_].awards) for id_ in ids], told


def begin(clerk, data):
    """From an empty record: our own office, then the round."""
    office = clerk.answering(OfficeForm, fill_office(clerk, data["office"], data["submitter"]))
    opened = clerk.answering(RoundForm, enter_round(clerk, data["round"]))
    clerk.press(Qt.Key.Key_2)
    clerk.qtbot.waitUntil(lambda: bool(opened))  # the card is pressed, then answered, then the round asked for
    clerk.settle()
    assert office
    clerk.page("catalogue")
    for row in data["authorities"]:
        added = clerk.answering(OfficeForm, fill_office(clerk, row, row["signer"]))
        clerk.press(Qt.Key.Key_N, CTRL)
        clerk.settle()
        assert added


def test_a_whole_round_by_keyboard_equals_the_demo(clerk, tmp_path):
    data = sample()
    begin(clerk, data)
    page = nominate(clerk, data)
    submit_all(clerk, page)
    hold_council(clerk, data["council"])
    send_submission(clerk, "94", "01/12/2023")
    send_submission(clerk, "95", "04/12/2023")
    decide(clerk, "2417", "14/12/2023")
    decide(clerk, "1598", "22/12/2023")
    assert {print_certificates(clerk, at, tmp_path / f"bang-khen-{at}.pdf") for at in (0, 1)} == {4, 7}
    register = clerk.page("register")
    clerk.write(register.filter.edit, "h'cun")
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: register.model.rowCount() == 1)
    clerk.qtbot.waitUntil(lambda: register.name.text() == "H’Čưn Ŭyên Niê")
    assert "đã trao" in register.timeline.accessibleDescription().casefold()
    book = tmp_path / "so-vang.xlsx"
    clerk.naming(book)
    clerk.press(Qt.Key.Key_S, CTRL)
    clerk.qtbot.waitUntil(book.exists, timeout=20_000)
    clerk.settle()
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert sum("Niê" in str(cell.value) for row in sheet.iter_rows() for cell in row) == 1
    demo = tmp_path / "demo.sqlite"
    create_record(demo, today=lambda: TODAY)
    database = Database(demo, today=lambda: TODAY)
    create_sample_round(database)
    database.close()
    assert outcome(clerk.program.location) == outcome(demo)
