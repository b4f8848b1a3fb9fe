"""The clerk's day by keyboard only: from an empty record to issued decisions, certificates, papers and the register."""

import re
from datetime import date

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from db.connect import Database
from db.queries.register_list import register_hits, register_ids
from db.rules.terms import MilestoneKind
from db.sample_round import sample
from desktop.papers import announcement
from desktop.papers.table import PAPERS, paper
from desktop.papers.writing import write_paper
from desktop.ui.catalogue.office_form import OfficeForm
from desktop.ui.certificates.sheet_forms import HandOverForm
from desktop.ui.core.preferences import Preferences
from desktop.ui.council.council_form import CouncilForm
from desktop.ui.council.submission_form import SendForm, SubmissionForm
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.papers.conference_form import ConferenceForm
from desktop.ui.papers.page import paper_lines
from desktop.ui.papers.saving import files_in
from desktop.ui.shell.app import Program
from desktop.ui.widgets.dialog import Question
from tests.desktop.papers.reading import words_of
from tests.desktop.ui.clerk import CTRL, SHIFT, Clerk
from tests.sample_record import sample_record

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
        clerk.write(form.fund, str(given["fund"]))
        clerk.write(form.units, "\n".join(given["units"]))
        own = []
        for day in given["milestones"]:
            due = f"{date.fromisoformat(day['due']):%d/%m/%Y}"
            if "title" in day:
                own.append(f"{due} {day['title']}")
            else:
                clerk.write(form.days[MilestoneKind(day["kind"])], due)
        clerk.write(form.others, "\n".join(own))

    return fill


def nominate(clerk, data):
    page = clerk.page("nominations")
    clerk.press(Qt.Key.Key_N, CTRL)
    form = page.form
    awards = [form.award.itemText(at) for at in range(form.award.count())]
    for code, title in (("minister", "Bộ trưởng Bộ Thông tin"), ("chairman", "của Chủ tịch UBND tỉnh")):
        wanted = next(at for at, text in enumerate(awards) if text.startswith("Bằng khen") and title in text)
        for row in data["nominations"][code]["rows"]:
            for box, at in ((form.award, wanted), (form.kind, KINDS.index(row["kind"]))):
                if box.currentIndex() != at:  # what was chosen last stays
                    clerk.choose(box, at)
            for name in TEXTS[row["kind"]]:
                clerk.write(form.edits[name], row.get(name, ""))
                if any(w.isVisible() for w in form.findChildren(QFrame, "popup")):
                    clerk.qtbot.keyClick(form.edits[name], Qt.Key.Key_Escape)
            clerk.write(form.edits["summary"], row["summary"])
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
        clerk.write(form.number, given["number"].partition("/")[0])
        clerk.write(form.place, given["place"])
        clerk.write(form.chair, given["chair"])
        clerk.write(form.secretary, given["secretary"])
        clerk.write(form.members, "\n".join(given["present"]))
        clerk.write(form.absent, "\n".join(given["absent"]))
        clerk.write(form.votes.lineEdit(), str(given["members_total"]))

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


def decide(clerk, number, day, given):
    """Draft the decision of the first authority that has none, write what only its paper says, and issue it."""
    page = clerk.page("decisions")
    made = clerk.answering(NewDecision, lambda form: None)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    assert made
    clerk.write(page.form.number, number)
    clerk.write(page.form.dated, day)
    clerk.press(Qt.Key.Key_Tab)
    clerk.settle()
    grounds = page.form.grounds.value().splitlines()
    if grounds[-1:] != given["grounds"]:  # at whose request: another department's paper, which nobody here knows
        clerk.write(page.form.grounds, "\n".join([*grounds[:-1], *given["grounds"]]))
    if page.form.copies.value().splitlines() != given["recipients"]:
        clerk.write(page.form.copies, "\n".join(given["recipients"]))
    issued = clerk.answering(Question, lambda form: None)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert issued


def print_certificates(clerk, decision, out):
    """Print the sheets of one decision to a file and say that each came out well."""
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
    return pages


def plan_conference(clerk, given):
    """Enter where, when and by whom the awards are presented."""

    def fill(form):
        clerk.write(form.name, given["title"])
        clerk.write(form.held_on, "12/01/2024")
        clerk.write(form.place, given["place"])
        clerk.write(form.presenter, given["presenter"])

    clerk.page("papers")
    planned = clerk.answering(ConferenceForm, fill)
    clerk.press(Qt.Key.Key_K, CTRL | SHIFT)
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: bool(planned))
    clerk.settle()


def hand_over(clerk, decision):
    """Hand over the certificates of one decision."""
    page = clerk.page("certificates")
    clerk.choose(page.decision, decision)
    clerk.settle()
    clerk.go_to(page.list)
    clerk.press(Qt.Key.Key_A, CTRL)
    handed = clerk.answering(HandOverForm, lambda form: clerk.write(form.on, "12/01/2024"))
    clerk.press(Qt.Key.Key_T, CTRL)
    clerk.settle()
    assert handed


def said(file):
    """Return the words of a paper but the line of the journal's head: each record has its own."""
    return re.sub(r"Mốc\s*nhật\s*ký:\s*\d*\s*[0-9a-f-]+", "", words_of(file))


def save_whole_set(clerk, folder):
    """Save every paper of the round in each of its formats; return the words of each by the name of its file."""
    folder.mkdir()
    clerk.page("papers")
    clerk.naming(folder)
    clerk.press(Qt.Key.Key_E, CTRL | SHIFT)
    clerk.settle()
    return {each.name: said(each) for each in folder.iterdir()}


def written(file, folder):
    """Write the papers of a record that the window saves; return their words by the names of their files."""
    folder.mkdir()
    database = Database(file)
    with database.read() as session:
        meant = files_in(folder, paper_lines(session, 1))
        for line, out in meant:
            write_paper(session, line.one.paper, line.one.subject_id, TODAY, out)
        for decision in (1, 2):
            write_paper(session, paper("certificates"), decision, TODAY, folder / f"bang-khen-{decision}.pdf")
    database.close()
    assert {line.one.paper.code for line, _out in meant} | {"certificates"} == {
        row.code for row in PAPERS if not row.of_one
    }
    return {each.name: said(each) for each in folder.iterdir()}


def outcome(file):
    """What decisions, register and announcement say of a record."""
    database = Database(file)
    with database.read() as session:
        ids = register_ids(session)
        hits = register_hits(session, ids)
        told = announcement.words(session, 1, TODAY)
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


@pytest.fixture
def demo(tmp_path):
    """The record of the sample round."""
    return sample_record(tmp_path / "demo.sqlite")


def test_a_whole_round_by_keyboard_equals_the_demo(clerk, demo, tmp_path):
    data = sample()
    begin(clerk, data)
    page = nominate(clerk, data)
    submit_all(clerk, page)
    hold_council(clerk, data["council"])
    send_submission(clerk, "94", "01/12/2023")
    send_submission(clerk, "95", "04/12/2023")
    decide(clerk, "2417", "14/12/2023", data["decisions"]["minister"])
    decide(clerk, "1598", "22/12/2023", data["decisions"]["chairman"])
    certificates = [tmp_path / f"bang-khen-{number}.pdf" for number in (1, 2)]
    assert [print_certificates(clerk, at, out) for at, out in enumerate(certificates)] == [7, 4]
    plan_conference(clerk, data["ceremony"])
    keyed = save_whole_set(clerk, tmp_path / "keyed") | {out.name: said(out) for out in certificates}
    shown = written(demo, tmp_path / "demo")
    assert keyed.keys() == shown.keys()
    assert [name for name, words in shown.items() if keyed[name] != words] == [], "only the sample knows these words"
    for at in (0, 1):
        hand_over(clerk, at)
    assert outcome(clerk.program.location) == outcome(demo)
    find_in_register(clerk, tmp_path / "so-vang.xlsx")


def find_in_register(clerk, book):
    """Find somebody by a name without accents and save the list found."""
    register = clerk.page("register")
    clerk.write(register.filter.edit, "h'cun")
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: register.model.rowCount() == 1)
    clerk.qtbot.waitUntil(lambda: register.name.text() == "H’Čưn Ŭyên Niê")
    assert "đã trao" in register.timeline.accessibleDescription().casefold()
    clerk.naming(book)
    clerk.press(Qt.Key.Key_S, CTRL)
    clerk.qtbot.waitUntil(book.exists, timeout=20_000)
    clerk.settle()
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert sum("Niê" in str(cell.value) for row in sheet.iter_rows() for cell in row) == 1
