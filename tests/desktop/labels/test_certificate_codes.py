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
