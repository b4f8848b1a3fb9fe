"""The clerk's day by keyboard only: from an empty record to issued decisions, certificates and the register."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFrame

from db.connect import Database
from db.opening import create_record
from db.queries.register_list import register_hits, register_ids
from db.seed import sample, sow
from desktop.commands.announce import announced
from desktop.ui import gallery
from desktop.ui.app import Program
from desktop.ui.forms.council_form import CouncilForm
from desktop.ui.forms.new_decision import NewDecision
from desktop.ui.forms.office_form import OfficeForm
from desktop.ui.forms.round_form import RoundForm
from desktop.ui.preferences import Preferences
from desktop.ui.widgets.dialog import Question
from tests.conftest import type_vi

TODAY = date(2024, 1, 12)
KINDS = ("collective", "individual", "household")
TEXTS = {"collective": ("name", "unit"), "individual": ("name", "position", "unit")}


class Clerk:
    """Presses keys in the real window and answers what it asks."""

    def __init__(self, qtbot, app, program):
        self.qtbot, self.app, self.program = qtbot, app, program

    @property
    def window(self):
        return self.program.window

    def settle(self):
        gallery.settle(self.app, self.program)

    def page(self, name):
        self.window.open_page(name)
        self.settle()
        return self.window.pages[name]

    def press(self, page, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key where the focus is, as the keyboard does."""
        self.window.activateWindow()
        self.app.processEvents()
        focused = self.window.focusWidget() or page
        self.qtbot.keyClick(focused, key, modifier)

    def write(self, edit, text):
        """Type into a field; letters beyond ASCII come from an input method."""
        edit.setFocus()
        edit.selectAll()
        if text.isascii():
            self.qtbot.keyClicks(edit, text)
        else:
            type_vi(edit, text)

    def choose(self, box: QComboBox, index: int):
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(index):
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() == index

    def answering(self, kind, fill):
        """Once a dialog of `kind` is open: fill it in and press Ctrl+Enter."""
        answered = []

        def look():
            dialog = next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)
            if dialog is None:
                QTimer.singleShot(20, look)
                return
            dialog.activateWindow()
            self.app.processEvents()
            try:
                fill(dialog)
                self.qtbot.keyClick(
                    dialog.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
                )
                answered.append(dialog)
            finally:
                if dialog.isVisible():  # it could not be accepted: say why instead of waiting for ever
                    answered.clear()
                    faults = {n: f.message() for n, f in getattr(dialog, "fields", {}).items() if f.message()}
                    dialog.reject()
                    raise AssertionError(f"{kind.__name__}: {faults} {dialog.note.text()}")

        QTimer.singleShot(20, look)
        return answered


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
    clerk.press(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
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
            clerk.qtbot.keyClick(form.edits["name"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            clerk.settle()
            assert not form.fields["name"].message(), form.fields["name"].message()
    return page


def submit_all(clerk, page):
    page.list.setFocus()
    clerk.qtbot.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.model.rowCount() == 13
    assert len(page.list.selected_ids()) == 11
    clerk.press(page, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    clerk.settle()


def hold_council(clerk, given):
    page = clerk.page("council")

    def fill(form):
        clerk.write(form.held_on, "28/11/2023")
        clerk.write(form.place, given["place"])
        clerk.write(form.chair, given["chair"])
        clerk.write(form.secretary, given["secretary"])

    answered = clerk.answering(CouncilForm, fill)
    clerk.press(page, Qt.Key.Key_F9)
    clerk.settle()
    assert answered


def decide(clerk, number, day):
    page = clerk.page("decisions")
    made = clerk.answering(NewDecision, lambda form: None)
    clerk.press(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    clerk.settle()
    assert made
    clerk.write(page.form.number, number)
    clerk.write(page.form.dated, day)
    issued = clerk.answering(Question, lambda form: None)
    clerk.press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.settle()
    assert issued
    return page


def outcome(file):
    """What decisions, register and announcement say of a record."""
    database = Database(file)
    with database.read() as session:
        ids = register_ids(session)
        hits = register_hits(session, ids)
        told = announced(session, 1, TODAY)
    database.close()
    return [(hits[id_].name, hits[id_].kind, hits[id_].awards) for id_ in ids], told


def test_a_whole_round_by_keyboard_equals_the_demo(clerk, tmp_path):
    data = sample()
    first = clerk.window.page()
    office = clerk.answering(OfficeForm, fill_office(clerk, data["office"], data["submitter"]))
    opened = clerk.answering(RoundForm, enter_round(clerk, data["round"]))
    clerk.press(first, Qt.Key.Key_2)
    clerk.qtbot.waitUntil(lambda: bool(opened))  # the card is pressed, then answered, then the round asked for
    clerk.settle()
    assert office
    assert opened
    catalogue = clerk.page("catalogue")
    for row in data["authorities"]:
        added = clerk.answering(OfficeForm, fill_office(clerk, row, row["signer"]))
        next(act for act in catalogue.acts if "thẩm quyền" in act.text()).trigger()
        clerk.settle()
        assert added
    page = nominate(clerk, data)
    submit_all(clerk, page)
    hold_council(clerk, data["council"])
    decide(clerk, "2417", "14/12/2023")
    decide(clerk, "1598", "22/12/2023")
    certificates = clerk.page("certificates")
    out = tmp_path / "bang-khen.pdf"
    certificates.save_to(out)
    clerk.settle()
    document = pypdfium2.PdfDocument(out)
    assert len(document) in (4, 7)
    document.close()
    demo = tmp_path / "demo.sqlite"
    create_record(demo, today=lambda: TODAY)
    database = Database(demo, today=lambda: TODAY)
    sow(database)
    database.close()
    assert outcome(clerk.program.location) == outcome(demo)


def test_what_was_being_typed_is_there_after_a_crash(clerk, qapp, own_data_folder):
    clerk.program.record.close()
    clerk.program.single.release()
    clerk.window.close()
    file = own_data_folder / "dang-go.sqlite"
    create_record(file, today=lambda: TODAY)
    database = Database(file, today=lambda: TODAY)
    sow(database)
    database.close()
    typing = Clerk(clerk.qtbot, qapp, Program(qapp, str(file), today=lambda: TODAY))
    typing.window.show()
    assert typing.program.open()
    page = typing.page("nominations")
    page.new()
    typing.write(page.form.edits["name"], "Lù Thị Chấn")
    typing.settle()
    typing.program.record.close()  # the process is gone: nothing more is written
    typing.program.single.release()
    again = Clerk(clerk.qtbot, qapp, Program(qapp, str(file), today=lambda: TODAY))
    again.window.show()
    assert again.program.open()
    page = again.page("nominations")
    page.new()
    assert page.form.edits["name"].value() == "Lù Thị Chấn"
    again.window.close()
    typing.window.deleteLater()
