"""The form of a decision's words, alone."""

from dataclasses import replace
from datetime import date

import pytest

from db.queries.decision_list import DecisionLine, GivenAward
from db.queries.lookups import KnownSigner
from db.rules.terms import DecisionOrigin, DecisionState, NomineeKind, SigningCapacity
from desktop.ui.decisions.decision_form import DecisionForm, standing

CHAIRMAN = KnownSigner(1, 3, "Nguyễn Văn Sơn", SigningCapacity.HEAD, "CHỦ TỊCH", None, None)
DEPUTY = KnownSigner(2, 3, "Trần Hữu Phước", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH", None, None)
DRAFT = DecisionLine(
    5,
    1,
    3,
    (GivenAward(2, "Bằng khen của Chủ tịch UBND tỉnh", {NomineeKind.INDIVIDUAL: 7}),),
    "Chủ tịch UBND tỉnh",
    DecisionOrigin.DRAFTED,
    DecisionState.DRAFT,
    "",
    None,
    "Tuyên Quang",
    "Trần Hữu Phước",
    "PHÓ CHỦ TỊCH",
    SigningCapacity.DEPUTY,
    "Căn cứ Luật Thi đua, khen thưởng;\nXét Tờ trình số 95/TTr-STTTT;",
    "Như Điều 3;\nLưu: VT.",
)
ISSUED = replace(DRAFT, state=DecisionState.ISSUED, number="1598/QĐ-UBND", dated=date(2023, 12, 22))


@pytest.fixture
def form(qtbot, theme):
    used = {"46"}
    made = DecisionForm(
        theme,
        lambda text, _dated: "Số này đã dùng." if text in used else "",
        lambda day: ("stop", "Chưa đến ngày này.") if day > date(2023, 12, 31) else ("ok", ""),
    )
    qtbot.addWidget(made)
    return made


def show(form, line, typed=None, signers=(CHAIRMAN, DEPUTY)):
    form.show_decision(line, list(signers), "QĐ-UBND", 47, typed or {})


def test_a_draft_is_shown_with_its_signer_and_can_be_changed(form):
    show(form, DRAFT)
    words = form.words()
    assert (words.signer_name, words.signer_office, words.capacity) == (
        "Trần Hữu Phước",
        "PHÓ CHỦ TỊCH",
        SigningCapacity.DEPUTY,
    )
    assert words.place == "Tuyên Quang" and not form.place.isReadOnly() and form.signer.isEnabled()
    assert words.grounds == ("Căn cứ Luật Thi đua, khen thưởng;", "Xét Tờ trình số 95/TTr-STTTT;")
    assert words.recipients == ("Như Điều 3;", "Lưu: VT.")


def test_an_issued_decision_is_frozen_and_shows_number_and_day(form):
    show(form, ISSUED)
    assert form.number.value() == "1598/QĐ-UBND" and form.dated.value() == "22/12/2023"
    assert all(edit.isReadOnly() for edit in (form.number, form.dated, form.place, form.grounds, form.copies))
    assert not form.signer.isEnabled()
    assert not any(field.message() for field in form.fields.values())


def test_a_signer_who_is_no_longer_in_the_list_stays_the_decisions_signer(form):
    show(form, DRAFT, signers=[CHAIRMAN])
    assert form.words().signer_name == "Trần Hữu Phước"
    assert standing(DRAFT, [CHAIRMAN]) == -1 and standing(DRAFT, [CHAIRMAN, DEPUTY]) == 1


def test_a_draft_without_signer_gets_the_first_of_the_list(form):
    show(form, replace(DRAFT, signer_name="", signer_office=""))
    assert form.words().signer_name == "Nguyễn Văn Sơn"


def test_a_decision_is_issued_with_number_and_day(form, type_vi):
    show(form, DRAFT)
    assert not form.check()
    type_vi(form.number, "47")
    assert not form.check() and form.fields["number"].message()
    type_vi(form.dated, "22/12/2023")
    assert form.check()
    assert (form.words().number, form.words().dated) == ("47", date(2023, 12, 22))


def test_a_number_that_is_used_is_told_beside_it(form, type_vi):
    show(form, DRAFT, {"dated": "22/12/2023"})
    type_vi(form.number, "46")
    assert form.fields["number"].message() == "Số này đã dùng." and not form.check()


def test_a_day_that_cannot_be_is_told_beside_it(form, type_vi):
    show(form, DRAFT, {"number": "47"})
    type_vi(form.dated, "01/01/2024")
    assert form.fields["dated"].message() == "Chưa đến ngày này." and not form.check()
    form.dated.clear()
    type_vi(form.dated, "31/02/2023")
    assert form.fields["dated"].message() and not form.check()


def test_nobody_who_signs_is_told_beside_the_signer(form, type_vi):
    show(form, replace(DRAFT, signer_name="", signer_office=""), {"number": "47", "dated": "22/12/2023"}, signers=())
    assert form.fields["signer"].message() and not form.check()


def test_what_was_typed_before_a_crash_goes_over_what_the_record_has(form):
    show(form, DRAFT, {"number": "48", "dated": "20/12/2023", "grounds": "Căn cứ Nghị định 98/2023/NĐ-CP;"})
    assert form.number.value() == "48" and form.words().dated == date(2023, 12, 20)
    assert form.words().grounds == ("Căn cứ Nghị định 98/2023/NĐ-CP;",)
    assert form.kept_values()["grounds"] == "Căn cứ Nghị định 98/2023/NĐ-CP;"


def test_only_what_differs_from_the_record_is_kept_of_the_long_texts(form, type_vi):
    show(form, DRAFT)
    assert form.kept_values() == {"number": "", "dated": ""}
    form.copies.setPlainText("Lưu: VT, TĐKT.")
    assert form.kept_values() == {"number": "", "dated": "", "recipients": "Lưu: VT, TĐKT."}


def test_filling_the_form_is_not_typing(form):
    heard = []
    form.typed.connect(lambda: heard.append("typed"))
    form.edited.connect(lambda: heard.append("edited"))
    show(form, DRAFT)
    show(form, ISSUED)
    assert heard == []


def test_another_signer_is_told_at_once_and_typing_at_every_key(form, type_vi):
    show(form, DRAFT)
    heard = []
    form.typed.connect(lambda: heard.append("typed"))
    form.edited.connect(lambda: heard.append("edited"))
    form.signer.setCurrentIndex(0)
    type_vi(form.number, "4")
    assert heard == ["edited", "typed"]
