"""Sentences: filled by name, shown as clerks write, in the language chosen."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules.drafts import check_text
from desktop.labels.sentences import LONGEST_SHOWN, sentence
from desktop.labels.translation import counted, fill


@given(name=st.text())
def test_what_a_unit_wrote_is_never_read_as_a_template(name: str) -> None:
    assert fill("“{name}” {name}", {"name": name}) == f"“{name}” {name}"


def test_a_value_that_was_forgotten_leaves_its_name() -> None:
    assert fill("{name} lúc {hour}", {"name": "{hour}", "other": 1}) == "{hour} lúc {hour}"


def test_values_are_shown_as_clerks_write_them() -> None:
    told = sentence("no_such_code", {"on": date(2024, 1, 5), "coefficient": Decimal("1.5"), "names": ["Tím", "Lan"]})
    assert "05/01/2024" in told and "1,5" in told and "Tím, Lan" in told


def test_states_are_said_in_words_in_both_languages() -> None:
    error = KnownError("state_not_allowed", state="draft", following="handed_over")
    assert "handed over" in sentence(error, lang="en")
    assert "draft" not in (told := sentence(error, lang="vi")) and "_" not in told


def test_a_problem_of_a_form_names_its_field() -> None:
    (problem,) = check_text("citation", "Vượt khó\u202e")
    assert sentence(problem, lang="vi").startswith("Dòng thành tích")
    assert sentence(problem, lang="en").startswith("Citation")


def test_money_and_ratings_are_said_as_papers_write_them() -> None:
    assert "3.510.000" in sentence("paid_too_much", {"due": 3_510_000, "paid": 0})
    told = sentence("rating_low", {"year": 2025, "rating": "hoan_thanh_tot", "needed": "hoan_thanh_xuat_sac"})
    assert "2025" in told and "hoan_thanh" not in told


def test_a_code_without_words_still_says_what_it_is_about() -> None:
    assert "no_such_code" in sentence("no_such_code", {"path": "thu.xlsx"})
    assert "thu.xlsx" in sentence("no_such_code", {"path": "thu.xlsx"})


def test_vietnamese_counts_with_one_form() -> None:
    one, many = "expected %s argument", "expected %s arguments"
    assert counted(one, many, 1) == counted(one, many, 2) == "cần %s giá trị"


def test_what_was_pasted_by_mistake_does_not_fill_the_form() -> None:
    letter = "Kính gửi Hội đồng " * 100
    told = sentence("bad_date", {"text": letter}, "vi")
    assert "…" in told and len(told) < 350
    exact = "x" * LONGEST_SHOWN
    assert exact in sentence("bad_date", {"text": exact}, "vi")


def test_days_and_codes_inside_a_list_are_put_into_words_too() -> None:
    days = sentence("no_such_code", {"on": [date(2024, 1, 5), date(2024, 12, 31)]})
    assert "05/01/2024, 31/12/2024" in days
    assert sentence("no_such_code", {"state": ("draft", "handed_over")}, "en").endswith("being written, handed over")


def test_only_amounts_of_money_are_written_as_money() -> None:
    told = sentence("paid_too_much", {"due": 0, "paid": 1_000}, "en")
    assert told.startswith("0 đồng are due, 1.000 đồng")
    assert "1598" in sentence("no_register_number", {"number": 1598}, "en")


def test_a_list_of_choices_that_is_empty_is_said_and_not_left_out() -> None:
    for known in ([], "", ()):
        told = sentence("unknown_round", {"text": "2030", "known": known}, "en")
        assert told == "There is no round “2030”. There are: nothing yet."


def test_the_laws_own_words_are_shown_whole_and_what_was_pasted_is_cut():
    words = "công nhân, nông dân, người lao động có nhiều thành tích, có ảnh hưởng " * 6
    assert words.strip() in sentence("other_ways", {"ways": words.strip()}, "vi")
    assert "…" in sentence("bad_date", {"text": words, "field": "birth"}, "vi")
