"""Whether two entries may be one person: what speaks for it, what against, and how likely that makes it.

Each agreement adds to the odds and each contradiction takes from them, as record linkage does (Fellegi and Sunter,
1969). Only a clerk decides. Nobody is compared with everybody: `pairs` compares who shares one of a few keys.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from db.rules.names import match_key, search_key, sex_of_name
from db.rules.unit_words import Place

SUGGESTED = 50
"""Percent from which a pair is suggested."""
SURE = 85
"""Percent from which a pair is called very likely."""

_START = -2.5
_COMMON_NAME = 0.6
WEIGHTS = {
    "name_same": 1.0,
    "name_spelling": 1.0,
    "name_unmarked": 0.2,
    "name_marks": -3.0,
    "name_letter": -2.2,
    "name_shorter": -1.0,
    "name_initials": -0.4,
    "birth_day": 5.5,
    "birth_month": 4.0,
    "birth_year": 2.8,
    "birth_swapped": 3.2,
    "birth_slip": 2.0,
    "birth_other": -6.0,
    "unit_same": 3.5,
    "unit_followed": 3.3,
    "unit_joined": 2.6,
    "unit_other": -0.8,
    "position_same": 0.6,
    "identity_same": 12.0,
    "identity_other": -9.0,
    "sex_other": -4.5,
    "listed_together": -4.5,
}
"""By reason: what it adds to the natural logarithm of the odds. Measured on pairs of known answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the record knows of one entry; several names where it was written differently or holds doubles."""

    id: int
    names: tuple[str, ...]
    birth: str = ""
    sex: str = ""
    units: frozenset[Place] = frozenset()
    positions: frozenset[str] = frozenset()
    identity: str = ""
    lists: frozenset[tuple[int, int]] = frozenset()
    """Decisions with the award it was given in each: two rows of one list are two people, as a rule."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two entries are one person, in percent, and why: codes of `WEIGHTS`."""

    percent: int
    reasons: tuple[str, ...]

    @property
    def against(self) -> tuple[str, ...]:
        """The reasons that speak against it."""
        return tuple(reason for reason in self.reasons if WEIGHTS[reason] < 0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one person, the older entry first."""

    one: int
    other: int
    likeness: Likeness


@lru_cache(maxsize=200_000)
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without marks, y as i: what all its spellings share."""
    return tuple(word.replace("y", "i") for word in search_key(name).replace(".", " ").split())


@lru_cache(maxsize=200_000)
def _spelled(name: str) -> str:
    """Return a key equal for spellings of one name: the place of a tone, and y or i, do not count."""
    return match_key(name).replace("y", "i")


def name_reason(one: str, other: str) -> str:
    """Return how two names agree, a code of `WEIGHTS`, "" where they are two names."""
    if one == other:
        return "name_same"
    if _spelled(one) == _spelled(other):
        return "name_spelling"
    a, b = folded(one), folded(other)
    if a == b:
        unmarked = any(search_key(name) == name.lower() for name in (one, other))
        return "name_unmarked" if unmarked else "name_marks"
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and len(short) < len(long) and (short[0], short[-1]) == (long[0], long[-1]):
        return "name_shorter" if set(short) <= set(long) else ""
    if len(a) != len(b) or len(a) < 2:
        return ""
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if a[-1] == b[-1] and all(_initial(x, y) for x, y in differing):
        return "name_initials"
    return "name_letter" if len(differing) == 1 and one_letter(*differing[0]) else ""


def _initial(one: str, other: str) -> bool:
    """Return whether one word is the other cut short: N. or Ng. for Nguyễn."""
    short, long = sorted((one, other), key=len)
    return len(short) <= 2 < len(long) and long.startswith(short)


def one_letter(one: str, other: str) -> bool:
    """Return whether two words differ by one letter, one more, one less, or two exchanged."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(long) < 3:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    rest, there = short[start:], long[start:]
    return rest[1:] == there[1:] or (rest[:2] == there[:2][::-1] and rest[2:] == there[2:])


def birth_reason(one: str, other: str) -> str:
    """Return how two kept births agree, "" where one is not known."""
    if not one or not other:
        return ""
    a, b = one.split("-"), other.split("-")
    known = min(len(a), len(b))
    if a[:known] == b[:known]:
        return ("birth_year", "birth_month", "birth_day")[known - 1]
    if len(a) == len(b) == 3:
        if a[0] == b[0] and (a[1], a[2]) == (b[2], b[1]):
            return "birth_swapped"
        if sum(x == y for x, y in zip(a, b, strict=True)) == 2 and _one_digit(one, other):
            return "birth_slip"
    return "birth_other"


def _one_digit(one: str, other: str) -> bool:
    """Return whether one digit differs, or two beside each other were exchanged: 1986 and 1968."""
    wrong = [at for at, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and one[wrong[0]] == other[wrong[1]]


def unit_reason(one: frozenset[Place], other: frozenset[Place]) -> str:
    """Return how the units of two entries agree, "" where one has none."""
    if not one or not other:
        return ""
    if {place.key for place in one}.isdisjoint({place.key for place in other}):
        bodies = {place.body for place in one if place.body}
        return "unit_followed" if any(place.body in bodies for place in other) else "unit_other"
    found = "unit_other"
    for a in one:
        for b in other:
            if a.body and a.body == b.body:
                return "unit_same" if a.key == b.key and a.province == b.province else "unit_followed"
            if a.key != b.key:
                continue
            if a.province == b.province or not a.province or not b.province:
                return "unit_same"
            if a.province_now == b.province_now:
                found = "unit_joined"
    return found


def likeness(one: Entry, other: Entry, namesakes: int = 2) -> Likeness:
    """Return how likely two entries are one person; `namesakes` is how many entries bear the commoner of the names."""
    names = [name_reason(a, b) for a in one.names for b in other.names]
    name = max((reason for reason in names if reason), key=WEIGHTS.__getitem__, default="")
    if not name and not (one.identity and one.identity == other.identity):
        return Likeness(0, ())
    unit = unit_reason(one.units, other.units)
    reasons = [name, birth_reason(one.birth, other.birth), unit]
    if one.identity and other.identity and len(one.identity) == len(other.identity):
        reasons.append("identity_same" if one.identity == other.identity else "identity_other")
    sexes = [entry.sex or sex_of_name(entry.names[0]) for entry in (one, other)]
    if all(sexes) and sexes[0] != sexes[1]:
        reasons.append("sex_other")
    if not one.positions.isdisjoint(other.positions):
        reasons.append("position_same")
    if not one.lists.isdisjoint(other.lists):
        reasons.append("listed_together")
    told = tuple(reason for reason in reasons if reason)
    common = _COMMON_NAME * math.log(max(namesakes, 1)) * (0.5 if unit.startswith("unit_s") else 1)
    odds = _START - common + sum(WEIGHTS[reason] for reason in told)
    return Likeness(round(100 / (1 + math.exp(-odds))), told)


def _keys(entry: Entry) -> Iterator[tuple[object, ...]]:
    """Yield what an entry is compared by; entries that share none are too unlike to be suggested."""
    if entry.identity:
        yield ("identity", entry.identity)
    year, day = entry.birth[:4], entry.birth[5:] if len(entry.birth) == 10 else ""
    bodies = {place.body or place.key for place in entry.units} | {place.key for place in entry.units}
    for words in {folded(name) for name in entry.names}:
        if not words:
            continue
        if year:
            yield ("name and year", words, year)
        if day:
            yield ("name and day", words, day)
            yield ("birth and family name", entry.birth, words[0])
            yield ("birth and given name", entry.birth, words[-1])
        for body in bodies:
            yield ("name and unit", words, body)
            yield ("cut short in one unit", body, words[-1], words[0][:1])
            if year:
                yield ("family name in one unit", body, words[0], year)


def blocks(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return those who share a key, two or more together."""
    found: defaultdict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in set(_keys(entry)):
            found[key].append(entry)
    return [block for block in found.values() if len(block) > 1]


def candidates(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield those who share a key, each pair once, the older entry first: only these are compared."""
    compared: set[tuple[int, int]] = set()
    for block in blocks(entries):
        for one, other in combinations(block, 2):
            first, second = (one, other) if one.id < other.id else (other, one)
            if (first.id, second.id) not in compared:
                compared.add((first.id, second.id))
                yield first, second


def pairs(entries: Sequence[Entry], least: int = SUGGESTED) -> Iterator[Pair]:
    """Yield each pair that is at least so likely one person, once."""
    namesakes = Counter(words for entry in entries for words in {folded(name) for name in entry.names})
    for one, other in candidates(entries):
        many = max(namesakes[folded(name)] for entry in (one, other) for name in entry.names)
        found = likeness(one, other, many)
        if found.percent >= least:
            yield Pair(one.id, other.id, found)
