"""The closed lists whose values the record keeps: a value that changed would make old records unreadable."""

import sqlite3
from contextlib import closing

import pytest

from db.rules import terms
from db.rules.terms import DecisionState, NominationState, NomineeKind, RewardType, RoundState, SheetState
from tests.house import ROOT

FROZEN = ROOT / "tests" / "files" / "record-0001.sqlite"


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("nomination", "state", NominationState),
        ("nomination", "kind", NomineeKind),
        ("nominee", "kind", NomineeKind),
        ("award_round", "reward_type", RewardType),
        ("award_round", "state", RoundState),
        ("decision", "state", DecisionState),
        ("sheet", "state", SheetState),
    ],
)
def test_the_words_in_a_record_of_the_first_version_are_still_understood(table, column, kind):
    with closing(sqlite3.connect(f"file:{FROZEN}?mode=ro&immutable=1", uri=True)) as connection:
        words = {row[0] for row in connection.execute(f"SELECT DISTINCT {column} FROM {table}")}
        made = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    assert {kind(word).value for word in words} == words
    assert all(f"'{member.value}'" in made for member in kind)


def test_the_prefix_of_a_signature_is_the_value_itself():
    assert [one.value for one in terms.SigningCapacity] == ["head", "KT.", "TM.", "TL.", "TUQ.", "Q."]
