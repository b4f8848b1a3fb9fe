"""Ballots of the council as files: what they say, their seal, and how each line of one that came back is marked."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.errors import KnownError
from db.rules.names import search_key
from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.cell_text import line_text

MARK: Final = "SV-PHIEU"
"""Begins the cell with the seal, by which a ballot is known again."""
AGREE, AGAINST = 4, 5  # columns
MARKS: Final = frozenset(("x", "v", "co", "dong y", "1", "✓"))
FOR, NOT, BLANK = "for", "against", "blank"


@dataclass(frozen=True)
class BallotLine:
    """One nomination on a ballot."""

    id: int
    name: str
    award: str


@dataclass(frozen=True)
class BallotSheet:
    """What all ballots of a session say; `round_id` and `lines` are sealed with each ballot's number."""

    round_id: int
    office: str
    title: str
    lines: tuple[BallotLine, ...]
    note: str = ""
    """That somebody of the secret list stands on it."""


def seal(key: str, round_id: int, number: int, lines: Sequence[BallotLine]) -> str:
    """Return the seal of one ballot: sixteen hexadecimal figures over round, number and every line."""
    told = json.dumps([round_id, number, [[each.id, each.name, each.award] for each in lines]], ensure_ascii=False)
    return hmac.new(key.encode(), told.encode(), hashlib.sha256).hexdigest()[:16]


@dataclass(frozen=True)
class ReadBallot:
    """One ballot: its number, and of each nomination how it is marked; both columns marked are invalid, so blank."""

    name: str
    number: int
    marks: Mapping[int, str]


def read_ballot(opened: OpenedFile, round_id: int, key: str) -> ReadBallot:
    """Return what a ballot says.

    Raises KnownError: ballot_foreign (no ballot of this round), ballot_changed (names or awards are not as sent).
    """
    for sheet in opened.book.sheets:
        for at, row in enumerate(sheet.rows[:12]):
            text = next((line_text(value) for value in row if line_text(value).startswith(MARK)), "")
            parts = text.split()
            if len(parts) == 4 and parts[1].isdecimal() and parts[2].isdecimal():
                if int(parts[1]) != round_id:
                    raise KnownError("ballot_foreign", file=opened.name)
                return _read(opened.name, sheet, at + 2, (round_id, int(parts[2]), parts[3], key))
    raise KnownError("ballot_foreign", file=opened.name)


def _read(name: str, sheet: Sheet, first: int, sealed: tuple[int, int, str, str]) -> ReadBallot:
    round_id, number, told, key = sealed
    lines: list[BallotLine] = []
    marks: dict[int, str] = {}
    for row in sheet.rows[first:]:
        texts = [line_text(value) for value in row]
        texts += [""] * (AGAINST + 1 - len(texts))
        if not texts[1].isdecimal():
            continue
        lines.append(BallotLine(int(texts[1]), texts[2], texts[3]))
        agree, against = (search_key(texts[column]) in MARKS or texts[column] == "✓" for column in (AGREE, AGAINST))
        marks[int(texts[1])] = BLANK if agree == against else FOR if agree else NOT
    if not hmac.compare_digest(seal(key, round_id, number, lines), told):
        raise KnownError("ballot_changed", file=name, number=number)
    return ReadBallot(name, number, marks)


@dataclass(frozen=True)
class BallotCount:
    """All ballots together: by nomination votes for, against and blank; what was not counted, and why."""

    counts: Mapping[int, tuple[int, int, int]]
    returned: int
    refused: tuple[KnownError, ...] = ()


def count_ballots(ballots: list[ReadBallot], refused: list[KnownError]) -> BallotCount:
    """Return the count; of two ballots with one number the second is not counted, and told."""
    counts: dict[int, list[int]] = {}
    seen: dict[int, str] = {}
    wrong = list(refused)
    for each in ballots:
        if each.number in seen:
            wrong.append(KnownError("ballot_twice", file=each.name, number=each.number, other=seen[each.number]))
            continue
        seen[each.number] = each.name
        for id_, mark in each.marks.items():
            counts.setdefault(id_, [0, 0, 0])[(FOR, NOT, BLANK).index(mark)] += 1
    return BallotCount({id_: (a, b, c) for id_, (a, b, c) in counts.items()}, len(seen), tuple(wrong))
