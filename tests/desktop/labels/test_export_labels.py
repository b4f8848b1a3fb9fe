"""Words of exported lists, which stand on paper."""

import unicodedata

from db.rules.terms import NominationState, NomineeKind
from desktop.labels.export_labels import KINDS, STATES
from desktop.labels.translation import language, use


def test_every_kind_and_state_has_its_word() -> None:
    assert set(KINDS) == set(NomineeKind)
    assert set(STATES) == set(NominationState)


def test_no_two_states_are_called_the_same() -> None:
    assert len(set(STATES.values())) == len(STATES)
    assert len(set(KINDS.values())) == len(KINDS)


def test_papers_are_vietnamese_whatever_language_the_window_speaks() -> None:
    before = language()
    use("en")
    try:
        assert KINDS[NomineeKind.COLLECTIVE] == "Tập thể"
        assert STATES[NominationState.HANDED_OVER] == "Đã trao"
    finally:
        use(before)
    assert all(unicodedata.is_normalized("NFC", word) for word in (*KINDS.values(), *STATES.values()))
