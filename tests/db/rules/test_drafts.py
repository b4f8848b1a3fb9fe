"""What is checked of a nomination before it is kept: errors stop, warnings ask."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules import drafts
from db.rules.drafts import NominationDraft, Problem, check_nomination, tidied
from db.rules.nomination_fields import FIELDS, LONGEST_TEXT, FieldKind
from db.rules.terms import NomineeKind, Severity

SAM = NominationDraft(
    NomineeKind.INDIVIDUAL,
    "Nông Thị Sâm",
    honorific="Bà",
    gender="female",
    birth="1986",
    unit="Trường THCS Ea H’leo",
    citation="Đã có thành tích xuất sắc",
)
TODAY = date(2024, 1, 12)


def codes(**changes: object) -> list[tuple[str, str, Severity]]:
    found = drafts.check_nomination(dataclasses.replace(SAM, **changes))  # type: ignore[arg-type]
    return [(one.field, one.code, one.severity) for one in found]


def test_a_whole_nomination_has_no_problem():
    assert codes() == []


@pytest.mark.parametrize("name", ["", " ", "\u200b\t"])
def test_a_nominee_without_a_name_is_stopped(name):
    assert ("name", "name_missing", Severity.ERROR) in codes(name=name)


def test_the_longest_name_is_taken_and_one_letter_more_is_not():
    assert codes(name="Ê" * drafts.LONGEST_NAME) == []
    told = drafts.check_name("name", "Ê" * (drafts.LONGEST_NAME + 1))
    assert [one.values for one in told] == [{"field": "name", "length": 301, "limit": 300}]


@pytest.mark.parametrize("field", [each.name for each in FIELDS if each.kind in (FieldKind.LINE, FieldKind.LONG)])
def test_every_text_has_a_longest_length_and_no_turned_direction(field):
    length = next(each.length for each in FIELDS if each.name == field)
    assert (field, "too_long", Severity.ERROR) in codes(**{field: "a" * (length + 1)})
    assert (field, "too_long", Severity.ERROR) not in codes(**{field: "a" * length})
    assert (field, "direction_mark", Severity.ERROR) in codes(**{field: "Phòng \u202eA"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Phòng\x07 Bưu chính", "control_character"),
        ("Phòng\u200b Bưu chính", "invisible_chars"),
        ("<b>Phòng</b>", "markup_text"),
        ("{tên}", "markup_text"),
        (" =1+1", "markup_text"),
        ("@phòng", "markup_text"),
    ],
)
def test_odd_signs_are_pointed_out_and_stop_nothing(text, code):
    assert codes(unit=text) == [("unit", code, Severity.WARNING)]
    drafts.stop_at_errors(drafts.check_nomination(dataclasses.replace(SAM, unit=text)))


@pytest.mark.parametrize("text", ["a=b", "lan@so.gov.vn", "-Ma Văn Ước", "Phòng 1 (Bưu chính)"])
def test_ordinary_signs_are_left_alone(text):
    assert codes(unit=text) == []


def test_only_a_person_needs_ong_or_ba():
    assert codes(honorific=" ") == [("honorific", "honorific_missing", Severity.WARNING)]
    assert codes(kind=NomineeKind.COLLECTIVE, honorific="", gender="") == []


@pytest.mark.parametrize(
    ("gender", "honorific", "told"),
    [
        ("male", "Bà", True),
        ("female", "Ông", True),
        ("male", "Ông", False),
        ("female", "Bà", False),
        ("", "Bà", False),
        ("male", "Đại tá", False),
    ],
)
def test_ong_and_ba_are_compared_with_the_sex(gender, honorific, told):
    found = codes(gender=gender, honorific=honorific)
    assert (("honorific", "honorific_against_gender", Severity.WARNING) in found) is told


def test_a_missing_citation_and_an_impossible_birth_are_told():
    assert codes(citation=" ", birth="31/02/1986") == [
        ("birth", "no_such_day", Severity.ERROR),
        ("citation", "citation_missing", Severity.WARNING),
    ]
    assert drafts.check_birth("birth", "") == []


@pytest.mark.parametrize("text", ["", " ", "2022", "2018-2022", "từ năm 1930 đến năm 2026", "2020, 2020"])
def test_years_that_can_be_meant(text):
    assert drafts.check_period("period", text, 2026) == []


@pytest.mark.parametrize("text", ["năm nay", "2022-2018", "1929", "2027", "20222", "2018-2027"])
def test_years_that_nobody_can_have_meant(text):
    told = drafts.check_period("period", text, 2026)
    assert [(one.code, one.severity, one.values["year"]) for one in told] == [
        ("period_doubtful", Severity.WARNING, 2026)
    ]


def test_a_day_after_today_is_refused_and_today_is_not():
    drafts.check_not_future("on", TODAY, TODAY)
    with pytest.raises(KnownError) as told:
        drafts.check_not_future("on", date(2024, 1, 13), TODAY)
    assert (told.value.code, told.value.values["field"]) == ("future_date", "on")


def test_a_decision_is_of_the_year_of_its_achievements_or_later():
    drafts.check_decision_day(date(2023, 1, 1), TODAY, 2023)
    with pytest.raises(KnownError, match="decision_before_round"):
        drafts.check_decision_day(date(2022, 12, 31), TODAY, 2023)
    with pytest.raises(KnownError, match="future_date"):
        drafts.check_decision_day(date(2024, 1, 13), TODAY, 2023)


def test_the_first_error_stops_and_warnings_do_not():
    warning = Problem("unit", "markup_text", Severity.WARNING, {"text": "<b>"})
    drafts.stop_at_errors([warning])
    with pytest.raises(KnownError) as told:
        drafts.stop_at_errors([warning, Problem("name", "name_missing"), Problem("unit", "too_long")])
    assert (told.value.code, told.value.values) == ("name_missing", {"field": "name"})


def test_a_corrected_name_keeps_the_facts_of_the_person_and_another_name_loses_them():
    known = dataclasses.replace(SAM, nominee_id=7)
    assert drafts.under_name(known, "nông thị sâm") == dataclasses.replace(known, name="nông thị sâm")
    slip = drafts.under_name(known, "Nông Thị Sấm")
    assert (slip.nominee_id, slip.birth, slip.gender) == (7, "1986", "female") or slip.nominee_id is None
    other = drafts.under_name(known, "Hoàng Văn Páo")
    assert (other.nominee_id, other.birth, other.gender, other.unit) == (None, "", "", SAM.unit)


def test_what_somebody_else_wrote_meanwhile_is_told_by_field():
    assert drafts.changed_meanwhile(SAM, SAM) == {}
    now = dataclasses.replace(SAM, unit="Phòng Tổ chức", birth="1987")
    assert drafts.changed_meanwhile(SAM, now) == {"unit": "Phòng Tổ chức", "birth": "1987"}


def test_the_length_that_a_text_may_have_counts_its_own_letters():
    assert LONGEST_TEXT == 2000
    assert drafts.check_text("unit", "ê̆" * 5, limit=10) == []


@pytest.mark.parametrize(
    ("honorific", "name", "doubted"),
    [
        ("Bà", "Nguyễn Văn Đức", True),
        ("Ông", "Nguyễn Thị Hoa", True),
        ("Ông", "Nguyễn Văn Đức", False),
        ("Thượng tá", "Nguyễn Thị Hoa", False),
        ("", "Nguyễn Thị Hoa", False),
    ],
)
def test_an_honorific_that_seldom_goes_with_the_name_is_asked_about(honorific, name, doubted):
    found = codes(honorific=honorific, name=name, gender="")
    assert (("honorific", "honorific_against_name", Severity.WARNING) in found) is doubted


def values(**changes: object) -> list[dict[str, object]]:
    found = drafts.check_nomination(dataclasses.replace(SAM, **changes))  # type: ignore[arg-type]
    return [one.values for one in found]


def test_a_problem_tells_what_it_is_about():
    assert values(honorific="", name=" Nông  Thị Sâm") == [{"field": "honorific", "name": "Nông Thị Sâm"}]
    assert values(gender="male") == [{"field": "honorific", "name": "Nông Thị Sâm"}]
    told = {"field": "honorific", "name": "Nông Văn Sâm", "honorific": "Bà"}
    assert values(gender="", name=" Nông Văn  Sâm") == [told]
    assert values(unit="=" + "x" * 90) == [{"field": "unit", "text": "=" + "x" * 39}]
    assert values(unit="a" * 2_001) == [{"field": "unit", "length": 2_001, "limit": 2_000}]
    assert drafts.check_period("period", " " + "năm " * 30, 2026)[0].values["text"] == ("năm " * 30)[:40]


def test_refusals_of_days_tell_both_days():
    with pytest.raises(KnownError) as future:
        drafts.check_not_future("on", date(2024, 1, 13), TODAY)
    assert future.value.values == {"field": "on", "date": date(2024, 1, 13), "today": TODAY}
    with pytest.raises(KnownError) as early:
        drafts.check_decision_day(date(2022, 12, 31), TODAY, 2023)
    assert early.value.values == {"date": date(2022, 12, 31), "year": 2023}


def test_a_collective_with_a_persons_name_is_not_doubted_and_a_household_is():
    sam = {"honorific": "Ông", "name": "Nông Thị Sâm", "gender": ""}
    assert codes(kind=NomineeKind.COLLECTIVE, **sam) == []
    doubt = ("honorific", "honorific_against_name", Severity.WARNING)
    assert codes(kind=NomineeKind.HOUSEHOLD, **sam) == [doubt]
    assert codes(kind=NomineeKind.HOUSEHOLD, honorific="") == [], "only a person needs one"


def test_a_name_or_text_with_several_faults_has_them_all():
    found = drafts.check_text("unit", "\u202e\x07\u200b<")
    assert [one.code for one in found] == ["direction_mark", "control_character", "invisible_chars", "markup_text"]
    assert [one.code for one in drafts.check_text("unit", "\u202e" * 11, limit=10)] == ["too_long", "direction_mark"]
    assert [one.code for one in drafts.check_text("unit", "a" * 10 + "\u202e", limit=10)] == ["too_long"]
    assert [one.code for one in drafts.check_name("name", "<Sâm>")] == ["markup_text"]
    assert drafts.check_birth("birth", "31/02/1986")[0].values["days"] == 28


def test_the_years_of_merits_may_begin_and_end_at_their_limits():
    assert [bool(drafts.check_period("p", text, 2026)) for text in ("1930-2026", "1929-2026", "1930-2027", "2026")] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("kind", "position", "unit", "citation", "field"),
    [
        (NomineeKind.INDIVIDUAL, "", "", "Đã cứu người", "unit"),
        (NomineeKind.INDIVIDUAL, "", "Thôn Nà Tông", "Đã cứu người", ""),
        (NomineeKind.INDIVIDUAL, "Công an viên", " ", "Đã cứu người", ""),
        (NomineeKind.HOUSEHOLD, "", "", "Đã hiến đất", "unit"),
        (NomineeKind.COLLECTIVE, "", "", "Đã hiến đất", ""),
        (NomineeKind.COLLECTIVE, "", "Sở Nội vụ", "  ", "citation"),
    ],
)
def test_what_a_decision_must_say_of_a_recipient(kind, position, unit, citation, field):
    assert drafts.lacking(kind, position, unit, citation) == field


@pytest.mark.parametrize(
    ("honorific", "name", "kept"),
    [
        ("", "Bà Nguyễn Thị Hoa", ("Bà", "Nguyễn Thị Hoa")),
        ("Bà", "bà Nguyễn Thị Hoa", ("Bà", "Nguyễn Thị Hoa")),
        ("", "Ông Thị Hoa", ("", "Ông Thị Hoa")),
        ("Ông", "Bà Nguyễn Thị Hoa", ("Ông", "Bà Nguyễn Thị Hoa")),
        ("Ông", "Vừ Mí Kẻ", ("Ông", "Vừ Mí Kẻ")),
    ],
)
def test_an_honorific_typed_before_a_name_goes_into_its_own_field(honorific, name, kept):
    draft = tidied(NominationDraft(NomineeKind.INDIVIDUAL, name, honorific=honorific, citation="Đã có thành tích"))
    assert (draft.honorific, draft.name) == kept


@pytest.mark.parametrize(
    ("honorific", "name", "code"),
    [
        ("Bà", "NGUYỄN THỊ HOA", "name_in_one_case"),
        ("Bà", "nguyễn thị hoa", "name_in_one_case"),
        ("Ông", "Bà Nguyễn Thị Hoa", "two_honorifics"),
        ("Bà", "Nguyễn Thị Hoa", ""),
        ("Bà", "Ỷ", ""),
    ],
)
def test_a_name_in_capitals_or_with_another_honorific_is_asked_about(honorific, name, code):
    found = check_nomination(NominationDraft(NomineeKind.INDIVIDUAL, name, honorific=honorific, citation="Đã có"))
    assert [problem.code for problem in found if problem.field == "name"] == ([code] if code else [])


@given(
    name=st.text(max_size=250),
    birth=st.one_of(st.text(max_size=12), st.dates().map(lambda day: day.strftime("%d/%m/%Y"))),
    unit=st.text(max_size=40),
    honorific=st.sampled_from(("", "Ông", "Bà")),
    kind=st.sampled_from(NomineeKind),
)
def test_whatever_stops_a_nomination_is_found_field_by_field(name, birth, unit, honorific, kind):
    """The record asks `check_fields` alone, so no error may come from what only asks."""
    draft = NominationDraft(kind, name, birth=birth, unit=unit, honorific=honorific)
    whole = [problem for problem in check_nomination(draft) if problem.severity is Severity.ERROR]
    assert whole == [problem for problem in drafts.check_fields(draft) if problem.severity is Severity.ERROR]
