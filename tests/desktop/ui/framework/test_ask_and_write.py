"""A form is asked until what it says is written, and a refusal is shown in it."""

from PySide6.QtWidgets import QDialog

from db.errors import KnownError
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.widgets.dialog import Dialog

ACCEPTED, REJECTED = QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected


class Form(Dialog):
    """Answers what it was told to, and keeps what stood in it when it was asked."""

    def __init__(self, theme, *answers):
        super().__init__(theme, "Mở đợt", "Mở", "Bỏ qua")
        self.answers, self.notes = list(answers), []

    def exec(self):
        self.notes.append(self.note.text())
        return self.answers.pop(0)


def test_leaving_writes_nothing(qtbot, theme):
    written, form = [], Form(theme, REJECTED)
    qtbot.addWidget(form)
    ask_and_write(form, written.append)
    assert written == []


def test_what_is_accepted_is_written_once(qtbot, theme):
    written, form = [], Form(theme, ACCEPTED)
    qtbot.addWidget(form)
    ask_and_write(form, written.append)
    assert len(written) == 1
    assert form.answers == []


def test_a_refusal_stands_in_the_form_that_is_asked_again(qtbot, theme):
    form, tries = Form(theme, ACCEPTED, ACCEPTED, ACCEPTED), []
    qtbot.addWidget(form)
    form.show()

    def write(failed):
        tries.append(failed)
        if len(tries) < 3:
            failed(KnownError("reason_missing", following="returned"))

    ask_and_write(form, write)
    assert len(tries) == 3
    assert form.notes[0] == ""
    assert form.notes[1] == form.notes[2] != ""


def test_after_a_refusal_the_clerk_may_leave(qtbot, theme):
    form, tries = Form(theme, ACCEPTED, REJECTED), []
    qtbot.addWidget(form)

    def write(failed):
        tries.append(failed)
        failed(KnownError("reason_missing", following="returned"))

    ask_and_write(form, write)
    assert len(tries) == 1


def test_a_refusal_that_comes_later_opens_the_form_again(qtbot, theme):
    form, later = Form(theme, ACCEPTED, REJECTED), []
    qtbot.addWidget(form)
    ask_and_write(form, later.append)
    assert len(form.notes) == 1
    later[0](KnownError("reason_missing", following="returned"))
    assert len(form.notes) == 2
