"""The words of a name in place: what differs, what is missing."""

from datetime import date

import pytest

from desktop.ui.catalogue.office_words_form import OfficeWords, OfficeWordsForm

KEPT = OfficeWords(
    body="Sở Thông tin & Truyền thông",
    place="Tuyên Quang",
    title="Giám đốc Sở",
    number_suffix="QĐ-STTTT",
    office="GIÁM ĐỐC",
    level="department",
)


@pytest.fixture
def form(qtbot, theme):
    made = OfficeWordsForm(theme)
    qtbot.addWidget(made)
    made.show_words(KEPT, None, own=True)
    return made


def test_only_what_was_typed_differs_and_tells_what_was_before(form, type_vi):
    assert form.differing() == [] and form.fault() == ""
    form.edits["body"].clear()
    type_vi(form.edits["body"], "Sở Thông tin và Truyền thông")
    assert form.differing() == ["body"]
    assert KEPT.body in form.fields["body"].message()
    form.begin_again()
    assert form.words() == KEPT and form.fields["body"].message() == ""


def test_a_name_written_decomposed_is_the_same_name(form):
    import unicodedata

    form.edits["body"].setText(unicodedata.normalize("NFD", KEPT.body))
    assert form.differing() == []


@pytest.mark.parametrize("name", ["body", "place", "title", "number_suffix", "office"])
def test_what_papers_print_is_missed(form, name):
    form.edits[name].setText("  ")
    assert form.fault()


def test_another_name_needs_its_day(form):
    form.rename.setChecked(True)
    assert form.fault() and form.first_day() is None
    form.start.setText("31/02/2024")
    assert "29 ngày" in form.fault()
    form.start.setText("01/07/2025")
    assert form.fault() == "" and form.first_day() == date(2025, 7, 1)


def test_another_authority_has_no_name_with_its_province(form):
    form.show_words(KEPT, None, own=False)
    assert form.fields["full_name"].isHidden()
