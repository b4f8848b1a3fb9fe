"""Before facts of a list are shown: columns can be told, names in doubt chosen, and what is lacking is asked for."""

from datetime import date

import pytest

from db.queries.lookups import KnownNominee
from db.rules.terms import NomineeKind
from desktop.exchange.readers.opening import open_pasted
from desktop.exchange.understanding.fact_tables import read_fact_tables
from desktop.intake.fact_list import FactIntake, MeantOwner
from desktop.ui.forms.fact_list_form import FactListForm, meaning_words

LIST = "Họ và tên\tXếp loại\tGhi chú\nMa Văn Páo\tHTT\tHTXS\nGiàng A Lử\tHTT\t\nNơi nhận:\t\t"


def read(told=None):
    opened = open_pasted(LIST, "dán")
    made = FactIntake(opened, read_fact_tables(opened.book, date(2026, 1, 20), told))
    known = KnownNominee(nominee_id=7, kind=NomineeKind.INDIVIDUAL, name="Ma Văn Páo", birth="1980")
    for at, row in enumerate(made.tables[0].rows):
        made.people.append(MeantOwner(row, (known,) if at == 0 else ()))
        made.rows.append((at, row, made.tables[0]))
    return made


@pytest.fixture
def form(theme, qtbot):
    shown = FactListForm(theme, read(), read)
    qtbot.addWidget(shown)
    return shown


def test_nothing_is_accepted_before_year_and_people_are_said(form):
    assert not form.accept_button.isEnabled() and "năm nào" in form.note.text()
    form.year.setText("2025")
    assert not form.accept_button.isEnabled() and "là ai" in form.note.text()
    (_one, first), (_two, second) = form._boxes
    assert [first.itemText(at) for at in range(first.count())][1] == "Ma Văn Páo (1980)"
    first.setCurrentIndex(1)
    assert form.accept_button.isEnabled() and form.summary.text().startswith("1 dữ kiện của 1 ")
    form.add_all.click()
    assert second.currentText() == "người mới: thêm vào danh bạ" and len(form.intake.new()) == 1
    assert "Nơi nhận:" in form.left.text()


def test_a_column_told_is_read_anew_and_who_was_chosen_stays(form):
    form.year.setText("2025")
    form._boxes[0][1].setCurrentIndex(1)
    headers = [form.columns.item(row, 2).text() for row in range(form.columns.rowCount())]
    box = form.columns.cellWidget(headers.index("Ghi chú"), 3)
    box.setCurrentIndex(box.findData("duty_rating.rating"))
    box.activated.emit(box.currentIndex())
    assert form.intake.people[0].chosen == 7
    assert form.proposed() == {"duty_rating": [(7, {"year": "2025", "rating": "HTXS"})]}


def test_meanings_are_in_words():
    assert meaning_words("") == "không đọc"
    assert meaning_words("initiative.decision") == "Sáng kiến, đề tài: số và ngày quyết định"
