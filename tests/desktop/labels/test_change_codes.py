"""What refuses a change says what is wrong, with its values as clerks write them, and what to do."""

from datetime import date
from typing import Any

import pytest

from desktop.labels.sentences import sentence


@pytest.mark.parametrize(
    ("code", "values", "parts"),
    [
        ("number_used", {"number": "1598/QĐ-UBND", "date": date(2023, 12, 22), "next": "1599"}, ("22/12/2023", "1599")),
        ("future_date", {"date": date(2024, 1, 13), "today": date(2024, 1, 12)}, ("13/01/2024", "12/01/2024")),
        ("paid_too_much", {"due": 3_510_000, "paid": 1_800_000}, ("3.510.000", "1.800.000")),
        ("nominated_twice", {"name": "Nông Quốc Khánh", "state": "submitted"}, ("Nông Quốc Khánh", "đã nộp")),
        ("kind_not_for_award", {"award": "Huân chương", "kind": "household"}, ("Huân chương", "hộ")),
        (
            "sheet_not_allowed",
            {"state": "printed", "following": "signed", "sheet_first": "good"},
            ("đã in", "đã ký", "F9"),
        ),
        ("unknown_round", {"text": "2030", "known": ["Phong trào 2022", "Chuyên đề"]}, ("Phong trào 2022, Chuyên đề",)),
        ("no_such_day", {"month": 2, "year": 2023, "days": 28}, ("2", "2023", "28")),
        ("too_long", {"field": "citation", "length": 4001, "limit": 4000}, ("4001", "4000")),
    ],
)
def test_a_refusal_names_what_it_is_about(code: str, values: dict[str, Any], parts: tuple[str, ...]) -> None:
    told = sentence(code, values, "vi")
    assert [part for part in parts if part.casefold() not in told.casefold()] == []
    assert "{" not in told and "_" not in told


@pytest.mark.parametrize("code", ["field_missing", "too_long", "direction_mark", "markup_text", "control_character"])
@pytest.mark.parametrize(("field", "word"), [("citation", "thành tích"), ("signer_name", "ký"), ("unit", "đơn vị")])
def test_a_text_that_cannot_be_kept_is_named_by_its_field(code: str, field: str, word: str) -> None:
    told = sentence(code, {"field": field, "text": "=1+1", "length": 5000, "limit": 4000}, "vi")
    assert word in told.casefold()
    assert field not in told


def test_what_was_typed_is_quoted_as_it_was() -> None:
    assert "“31/02/{year}”" in sentence("bad_date", {"text": "31/02/{year}", "year": 1}, "en")
    assert "“=HYPERLINK(1)”" in sentence("markup_text", {"field": "name", "text": "=HYPERLINK(1)"}, "vi")
