"""A form is asked until what it says is written, and a refusal is shown in it."""

from datetime import date

from PySide6.QtWidgets import QDialog

from db.errors import KnownError
from db.rules.dates import parse_date
from desktop.labels.sentences import CODES
from desktop.ui.core.i18n import sentence
from desktop.ui.framework.ask_and_write import ABOUT, ask_and_write, field_of
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit
from tests.desktop.ui.records import TODAY

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


def test_a_refusal_stands_at_the_field_that_it_is_about_where_typing_goes_on(qtbot, theme):
    edits = {name: NfcLineEdit(text) for name, text in (("title", ""), ("number", "46"), ("valid_from", ""))}
    day, unit = DateEdit(theme, parse_date, date(2023, 12, 25)), NfcLineEdit("Phòng Văn hóa và Thông tin")
    fields = {name: Field(theme, name, edit) for name, edit in edits.items()}
    unkeyed = {"ngày": Field(theme, "Ngày", day), "đơn vị": Field(theme, "Đơn vị", unit)}
    form = Dialog(theme, "Ban hành", "Ban hành", "Bỏ qua")
    qtbot.addWidget(form)
    form.fields = fields
    for field in (*fields.values(), *unkeyed.values()):
        form.body.addWidget(field)
    for error, field in (
        (KnownError("number_used", number="46/QĐ-UBND", date=TODAY, next=47), fields["number"]),
        (KnownError("date_order", field="valid_from", date=TODAY, after=TODAY), fields["valid_from"]),
        (KnownError("before_decision", date=date(2023, 12, 25), number="46", dated=TODAY), unkeyed["ngày"]),
        (KnownError("unit_exists", name="PHÒNG Văn hóa và Thông tin"), unkeyed["đơn vị"]),
        (KnownError("frozen"), None),
    ):
        form.show()
        assert field_of(form, fields, error) is field, error.code
        form.hide()
        form.refuse(sentence(error), field)
        form.show()
        if field is None:
            assert form.note.text() == sentence(error) and form.focusWidget() is edits["title"], error.code
            continue
        assert (field.message(), form.note.text()) == (sentence(error), ""), error.code
        assert form.focusWidget() is field.editor, error.code
        field.editor.setText("khác")
        assert field.message() == "", error.code
    assert set(ABOUT) <= set(CODES)


def test_accepting_what_is_not_whole_goes_to_what_is_missing(qtbot, theme):
    form, name, reason = Dialog(theme, "Thu hồi", "Thu hồi", "Để nguyên"), NfcLineEdit("Lê Thị Hà"), NfcLineEdit()
    qtbot.addWidget(form)
    form.body.addWidget(Field(theme, "Tên", name))
    form.body.addWidget(Field(theme, "Lý do", reason, required=True))
    form.accept_button.setEnabled(False)
    form.show()
    assert form.focusWidget() is name
    form.take()
    assert form.focusWidget() is reason and form.isVisible()
