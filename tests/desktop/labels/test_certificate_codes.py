"""Sentences about certificates: the same problem beside the certificate's name, or with its number."""

import string

import pytest

from desktop.documents.certificate.problems import Fault, PaperProblem
from desktop.labels.certificate_codes import (
    FACTS,
    FAULTS,
    FIELDS,
    PROBLEMS,
    fault_sentence,
    field_name,
    problem_fact,
    problem_sentence,
)


def values_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_problem_has_both_sentences() -> None:
    assert set(PROBLEMS) == set(FACTS)
    for kind, text in FACTS.items():
        assert "record" not in values_in(text)
        assert values_in(text) <= values_in(PROBLEMS[kind]), kind


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", sorted(FAULTS))
def test_a_fault_of_a_layout_says_where_it_stands(kind: str, lang: str) -> None:
    values: dict[str, object] = dict.fromkeys(values_in(FAULTS[kind]) - {"where"}, "7")
    if "known" in values:
        values["known"] = ["name", "award"]
    told = fault_sentence(Fault("texts[2].size", kind, values), lang)
    assert "{" not in told
    assert "texts[2].size" in told or kind == "not_json"


def test_a_fault_of_the_whole_file_says_so_and_types_are_words() -> None:
    told = fault_sentence(Fault("", "wrong_type", {"text": "x", "type": "number"}), "en")
    assert told == "the whole file: x is of the wrong kind; it must be a number."


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_fields_are_called_by_their_words_in_both_languages(field: str) -> None:
    assert "_" not in field_name(field, "vi") and field_name(field, "vi") != field_name(field, "en")


def test_an_unknown_field_keeps_its_own_name() -> None:
    assert field_name("own_field") == "own_field"


def test_records_are_counted_from_one() -> None:
    problem = PaperProblem(0, "name", "missing")
    assert problem_sentence(problem, "en") == "Record 1: the name is missing."
    assert problem_fact(problem, "en") == "The name is missing. Fill it in before printing."


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", sorted(PROBLEMS))
def test_a_problem_of_a_certificate_is_told_with_all_its_values(kind: str, lang: str) -> None:
    values = dict.fromkeys(values_in(PROBLEMS[kind]) | values_in(FACTS[kind]), "Ṽ")
    values = {name: one for name, one in values.items() if name not in {"record", "field"}}
    problem = PaperProblem(6, "reason", kind, values=values)
    told, fact = problem_sentence(problem, lang), problem_fact(problem, lang)
    assert "{" not in told + fact
    assert "7" in told and "7" not in fact
    assert fact[0].isupper() or fact[0] in "“Ṽ"


def test_a_problem_nobody_has_words_for_is_shown_by_its_code() -> None:
    assert problem_sentence(PaperProblem(0, "name", "new_kind"), "vi") == "new_kind"
    assert problem_fact(PaperProblem(0, "name", "new_kind"), "vi") == "new_kind"


def test_what_can_be_written_in_a_layout_is_listed() -> None:
    told = fault_sentence(Fault("texts[0]", "unknown_field", {"text": "nme", "known": ["name", "award"]}), "en")
    assert told == "texts[0]: there is no field “nme”. Use one of: name, award."
