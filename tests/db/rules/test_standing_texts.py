"""Standing texts: blanks and the version of a day."""

from datetime import date

import pytest

from db.errors import KnownError
from db.rules.standing_texts import (
    TEXTS,
    Version,
    check_blanks,
    filled,
    kept_versions,
    read_versions,
    setting_key,
    version_on,
)

FIRST = Version(None, "Lưu: VT")
LATER = Version(date(2024, 1, 1), "Lưu: VT, VP")


def test_the_version_of_a_day_is_the_last_that_began():
    assert version_on([FIRST, LATER], date(2023, 12, 31)) == FIRST
    assert version_on([FIRST, LATER], date(2024, 1, 1)) == LATER
    assert version_on([LATER], date(2023, 12, 31)) is None
    assert version_on([], date(2023, 12, 31)) is None


def test_versions_are_kept_and_read_in_the_order_of_their_days():
    assert read_versions(kept_versions([LATER, FIRST])) == [FIRST, LATER]
    assert read_versions(None) == []


def test_an_empty_blank_takes_its_space_along_and_an_unknown_one_is_seen():
    text = "Giám đốc {office} {office_area} tại {submission}"
    assert filled(text, {"office": "Sở", "office_area": ""}) == "Giám đốc Sở tại {submission}"
    assert filled("Sở Nội vụ {area}", {"area": ""}) == "Sở Nội vụ"
    assert filled("họp {office} {day}, {office}", {"office": "Sở", "day": ""}) == "họp Sở, Sở"
    assert filled("{day} họp ({day} Sở)", {"day": ""}) == "họp (Sở)"


def test_text_in_a_value_is_never_read_as_a_blank():
    assert filled("{office} {year}", {"office": "{year}", "year": "2023"}) == "{year} 2023"


def test_a_blank_that_nothing_fills_is_refused_with_those_there_are():
    check_blanks("request_ground", "Theo đề nghị của {office_title} tại {submission}")
    with pytest.raises(KnownError) as told:
        check_blanks("dossier", "Hồ sơ của {đơn vị}")
    assert told.value.values["blank"] == "đơn vị" and "office" in told.value.values["known"]


def test_a_text_of_an_authority_is_kept_for_that_authority():
    assert setting_key("addressees", 3) == "text.addressees.3"
    assert setting_key("dossier", 3) == "text.dossier"


def test_versions_are_kept_as_days_and_texts_and_read_back_by_their_days():
    assert kept_versions([LATER, FIRST]) == [[None, "Lưu: VT"], ["2024-01-01", "Lưu: VT, VP"]]
    assert read_versions([["2024-01-01", None], [None, "Lưu: VT"]]) == [FIRST, Version(date(2024, 1, 1), "")]
    assert version_on([FIRST, LATER], date(2030, 1, 1)) == LATER


def test_which_texts_each_authority_has_and_which_are_lists():
    assert {code for code, text in TEXTS.items() if text.by_authority} == {
        "addressees",
        "decision_recipients",
        "request_ground",
        "execution",
        "decision_abstract",
        "decision_award",
        "decision_bonus",
        "decision_list",
        "amendment_execution",
        "amendment_recipients",
        "amendment_request",
        "correction_abstract",
        "correction_article",
        "correction_end",
        "correction_opening",
        "correction_recipients",
        "revocation_abstract",
        "revocation_article",
        "revocation_return",
    }
    lists = {"addressees", "decision_recipients", "submission_recipients"}
    lists |= {"invitation_recipients", "announcement_recipients", "call_recipients", "confirmation_recipients"}
    lists |= {"return_recipients", "amendment_recipients", "correction_recipients"}
    assert {code for code, text in TEXTS.items() if text.is_list} == lists


def test_blanks_are_filled_line_by_line_and_what_is_empty_leaves_no_space_behind():
    assert filled("{office} {area}\nNhư {office}", {"office": "Sở", "area": ""}) == "Sở\nNhư Sở"
    assert filled("{} {office}", {"office": "Sở"}) == "{} Sở"
    with pytest.raises(KnownError) as told:
        check_blanks("submission_recipients", "{office} {area}")
    assert (told.value.code, told.value.values["blank"]) == ("unknown_blank", "area")
