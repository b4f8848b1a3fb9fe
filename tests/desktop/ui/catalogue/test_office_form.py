"""The form of an office or another authority, alone."""

import pytest

from desktop.ui.catalogue.office_form import OfficeForm

TEXTS = {
    "body": "Sở Khoa học và Công nghệ tỉnh Tuyên Quang",
    "title": "Giám đốc Sở Khoa học và Công nghệ",
    "office": "Giám đốc",
    "place": "Tuyên Quang",
    "number_suffix": "QĐ-SKHCN",
}


@pytest.fixture
def form(qtbot, theme):
    made = OfficeForm(theme, True)
    qtbot.addWidget(made)
    return made


def fill(form, type_vi, without=""):
    for name, text in TEXTS.items():
        if name != without:
            type_vi(form.edits[name], text)


def test_our_office_is_a_department_and_another_authority_a_province_at_first(qtbot, theme, form):
    other = OfficeForm(theme, False)
    qtbot.addWidget(other)
    assert (form.values().level, other.values().level) == ("department", "province")


def test_an_office_is_complete_without_signer_fund_and_short_title(form, type_vi):
    fill(form, type_vi)
    assert form.check() and form.accept_button.isEnabled()
    values = form.values()
    assert (values.body, values.number_suffix, values.signer, values.fund) == (TEXTS["body"], "QĐ-SKHCN", "", "")


@pytest.mark.parametrize("missing", list(TEXTS))
def test_what_papers_print_may_not_be_missing(form, type_vi, missing):
    fill(form, type_vi, without=missing)
    assert not form.check() and not form.accept_button.isEnabled()


def test_spaces_are_nothing(form, type_vi):
    fill(form, type_vi, without="place")
    type_vi(form.edits["place"], "   ")
    assert not form.accept_button.isEnabled()


def test_the_level_follows_the_name_until_one_is_chosen(form, type_vi):
    type_vi(form.edits["body"], "UBND tỉnh Tuyên Quang")
    assert form.values().level == "province"
    form.edits["body"].clear()
    type_vi(form.edits["body"], "Bộ Công Thương")
    assert form.values().level == "ministry"
    form.level.setCurrentIndex(form.level.findData("other"))
    form.level.activated.emit(form.level.currentIndex())
    form.edits["body"].clear()
    type_vi(form.edits["body"], "Sở Công Thương")
    assert form.values().level == "other"
    assert "nghe như cấp: Sở, ngành" in form.fields["level"].message()


def test_what_is_odd_is_asked_at_its_field_and_stops_nothing(form, type_vi):
    fill(form, type_vi)
    assert not any(field.message() for field in form.fields.values())
    type_vi(form.edits["short_title"], "Sở KHCN")
    assert "“của Sở KHCN”" in form.fields["short_title"].message()
    assert form.accept_button.isEnabled()
