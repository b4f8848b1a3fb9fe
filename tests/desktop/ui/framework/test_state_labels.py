"""Every state and kind of the record has words and a mark, so that colour never speaks alone."""

import pytest

from db.rules.law import NUMBER_OPEN, TEXT_OPEN
from db.rules.terms import (
    DecisionState,
    NominationState,
    NomineeKind,
    RewardType,
    Severity,
    SheetState,
    SigningCapacity,
)
from desktop.labels.translation import use
from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.framework import state_labels
from resources import paths

TABLES = [
    (NominationState, state_labels.NOMINATION_STATES),
    (SheetState, state_labels.SHEET_STATES),
    (DecisionState, state_labels.DECISION_STATES),
    (NomineeKind, state_labels.KINDS),
    (NomineeKind, state_labels.KIND_HEADS),
    (RewardType, state_labels.REWARD_TYPES),
    (SigningCapacity, state_labels.CAPACITIES),
    (Severity, state_labels.TONES),
]


@pytest.mark.parametrize(("kind", "table"), TABLES)
def test_every_member_has_its_words(kind, table):
    assert set(table) == set(kind)


@pytest.mark.parametrize("table", [state_labels.NOMINATION_STATES, state_labels.SHEET_STATES])
def test_every_state_has_an_icon_and_a_colour_of_both_themes(qapp, table):
    for _words, mark in table.values():
        assert paths.path(f"icons/{mark.icon}.svg").exists()
        for name in ("light", "dark"):
            assert Theme(ThemeOptions(name)).colour(mark.tone).isValid()


@pytest.mark.parametrize("table", [state_labels.NOMINATION_STATES, state_labels.SHEET_STATES])
def test_no_two_states_look_and_read_alike(table):
    shown = [(words, mark.icon) for words, mark in table.values()]
    assert len(set(shown)) == len(shown)


def test_words_follow_the_language():
    use("vi")
    assert state_labels.nomination_state(NominationState.RETURNED) == "bị trả lại"
    assert state_labels.capacity_word(SigningCapacity.DEPUTY).startswith("KT.")
    assert state_labels.kind_word(NomineeKind.COLLECTIVE) == "Tập thể"
    use("en")
    assert state_labels.nomination_state(NominationState.RETURNED) == "returned"
    use("vi")


def test_what_stops_is_shown_in_the_colour_of_stopping():
    assert state_labels.tone_of(Severity.ERROR) == "stop"
    assert state_labels.tone_of(Severity.WARNING) == "warn"


def test_an_article_whose_number_nobody_compared_says_so_in_the_readers_language():
    article = f"NĐ 91/2017 {NUMBER_OPEN}"
    use("en")
    assert state_labels.article_words(article) == "NĐ 91/2017 (number of the article to be compared)"
    use("vi")
    assert state_labels.article_words(article) == article
    assert state_labels.article_words("NĐ 152/2025 Điều 4") == "NĐ 152/2025 Điều 4"
    use("en")
    cited = f"NĐ 91/2017 Điều 39 {TEXT_OPEN} (từ 01/10/2017)"
    assert state_labels.article_words(cited) == "NĐ 91/2017 Điều 39 (its text to be compared) (from 01/10/2017)"
    use("vi")
    assert state_labels.article_words(cited) == cited
