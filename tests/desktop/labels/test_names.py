"""Words for closed lists inside sentences."""

import pytest

from db.rules.terms import NominationState, NomineeKind, Severity
from desktop.labels.names import FIELDS, KINDS, SEVERITIES, STATES, TABLES, WORDS
from desktop.labels.sentences import sentence
from desktop.labels.translation import _


def test_every_state_kind_and_severity_has_its_word() -> None:
    assert {state.value for state in NominationState} <= set(STATES)
    assert {kind.value for kind in NomineeKind} == set(KINDS)
    assert {severity.value for severity in Severity} == set(SEVERITIES)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(WORDS))
def test_no_code_is_shown_bare(name: str, lang: str) -> None:
    for code, word in WORDS[name].items():
        said = _(word, lang)
        assert said and "_" not in said, code
        assert lang == "en" or said != word or not word.isascii(), f"{code} has no Vietnamese"


def test_a_value_of_a_known_name_is_said_in_words_and_any_other_as_it_is() -> None:
    assert "khen" not in sentence("field_missing", {"field": "name"}, "en")
    assert sentence("field_missing", {"field": "name"}, "en").startswith(FIELDS["name"])
    assert sentence("field_missing", {"field": "ô lạ"}, "en").startswith("ô lạ")


def test_tables_are_named_as_the_beginning_of_a_sentence() -> None:
    assert all(word[0].isupper() for word in TABLES.values())
    assert sentence("gone", {"table": "nomination"}, "en").startswith("The nomination")
