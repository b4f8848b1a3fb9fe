"""Whether two entries may be one unit: what speaks for it, what against, and how likely that makes it.

As with people (`db.rules.same_person`) each agreement adds to the odds and each contradiction takes from them, only a
clerk decides, and nobody is compared with everybody. Units differ from people in that names of places must agree
letter by letter ("xã Tân Thanh" is not "xã Tân Thành"), and numbers as well ("Đội 1", "Đội 2").
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from db.rules.names import match_key, search_key
from db.rules.same_person import SUGGESTED, Likeness, Pair, one_letter

LARGEST = 60
"""Entries that may share a weak key; a key that more share tells nothing."""

_START = -1.5
_COMMON_NAME = 0.5
WEIGHTS = {
    "name_same": 2.5,
    "name_spelling": 2.3,
    "name_short": 2.0,
    "name_abbreviated": 1.4,
    "name_order": 1.0,
    "name_unmarked": 1.4,
    "name_marks": 0.4,
    "name_letter": 0.2,
    "name_longer": 0.3,
    "place_marks": -3.0,
    "place_letter": -3.0,
    "number_other": -9.0,
    "parent_same": 2.4,
    "parent_other": -3.5,
    "province_joined": 1.2,
    "province_other": -5.0,
    "abbreviation_same": 1.6,
    "abbreviation_other": -1.0,
    "address_same": 1.5,
}
"""By reason: what it adds to the natural logarithm of the odds. Measured on pairs of known answer."""
_PLACE_TYPES = frozenset(("xa", "phuong", "tran", "huyen", "quan", "tinh", "pho", "thon", "ban", "xom", "lang", "khu"))
_NUMBER = re.compile(r"\d+|\b[ivx]+\b")


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """What the record knows of one unit under all names it had; `keys` are `UnitWords.unit_key` of `names`."""

    id: int
    names: tuple[str, ...]
    keys: tuple[str, ...]
    parents: frozenset[str] = frozenset()
    """Keys of all names of the units that it stood under."""
    provinces: frozenset[str] = frozenset()
    """As they are since 2025, "" left out."""
    provinces_then: frozenset[str] = frozenset()
    abbreviation: str = ""
    address: str = ""
    followed: frozenset[int] = field(default_factory=frozenset)
    """Units that it took over from or was taken over by: known to be others."""


def likeness(one: UnitEntry, other: UnitEntry, namesakes: int = 1) -> Likeness:
    """Return how likely two entries are one unit; `namesakes` is how many units bear the commoner of their names."""
    reasons = [_best_name(one, other)]
    if not reasons[0]:
        return Likeness(0, ())
    if not _numbers(one) & _numbers(other):
        reasons.append("number_other")
    reasons += [_parents(one, other), _provinces(one, other), _abbreviations(one, other)]
    if one.address and search_key(one.address) == search_key(other.address):
        reasons.append("address_same")
    told = tuple(reason for reason in reasons if reason)
    odds = _START + sum(WEIGHTS[reason] for reason in told) - _COMMON_NAME * math.log(max(1, namesakes - 1))
    return Likeness(round(100 / (1 + math.exp(-odds))), told)


def _best_name(one: UnitEntry, other: UnitEntry) -> str:
    found = [
        name_reason(name, key, written, written_key)
        for name, key in zip(one.names, one.keys, strict=True)
        for written, written_key in zip(other.names, other.keys, strict=True)
    ]
    return max(filter(None, found), key=WEIGHTS.__getitem__, default="")


def name_reason(one: str, one_key: str, other: str, other_key: str) -> str:
    """Return how two names of units agree, a code of `WEIGHTS`, "" where they are two names."""
    if one == other:
        return "name_same"
    if match_key(one) == match_key(other):
        return "name_spelling"
    a, b = ([word.rstrip(".") for word in key.split()] for key in (one_key, other_key))
    if a == b:
        if search_key(one) != search_key(other):
            return "name_short"
        if any(search_key(name) == name.casefold() for name in (one, other)):
            return "name_unmarked"
        pairs = list(zip(match_key(one).split(), match_key(other).split(), strict=False))
        at = next((at for at, (x, y) in enumerate(pairs) if x != y), 0)
        return "place_marks" if _in_place([search_key(x) for x, _y in pairs], at) else "name_marks"
    if sorted(a) == sorted(b):
        return "name_order"
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and len(short) < len(long) and long[: len(short)] == short:
        return "name_longer"
    if len(a) != len(b) or len(a) < 2:
        return ""
    wrong = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if all(_cut_short(a[at], b[at]) for at in wrong):
        return "name_abbreviated"
    if len(wrong) != 1 or not one_letter(a[wrong[0]], b[wrong[0]]):
        return ""
    return "place_letter" if _in_place(a, wrong[0]) else "name_letter"


def _cut_short(one: str, other: str) -> bool:
    """Return whether one word is the other cut short: P. for Phòng."""
    short, long = sorted((one, other), key=len)
    return len(short) <= 2 < len(long) and long.startswith(short)


def _in_place(words: Sequence[str], at: int) -> bool:
    """Return whether a word belongs to the name of a place: it stands behind "xã", "phường", "thôn" …"""
    return any(word in _PLACE_TYPES for word in words[:at])


def _numbers(one: UnitEntry) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_NUMBER.findall(key)) for key in one.keys)


def _parents(one: UnitEntry, other: UnitEntry) -> str:
    if not one.parents or not other.parents:
        return ""
    return "parent_same" if one.parents & other.parents else "parent_other"


def _provinces(one: UnitEntry, other: UnitEntry) -> str:
    if not one.provinces or not other.provinces or one.provinces_then & other.provinces_then:
        return ""
    return "province_joined" if one.provinces & other.provinces else "province_other"


def _abbreviations(one: UnitEntry, other: UnitEntry) -> str:
    if not one.abbreviation or not other.abbreviation:
        return ""
    same = match_key(one.abbreviation) == match_key(other.abbreviation)
    return "abbreviation_same" if same else "abbreviation_other"


def _strong(entry: UnitEntry) -> Iterator[tuple[object, ...]]:
    for key in entry.keys:
        for above in entry.parents:
            yield ("name below", key, above)
        for province in entry.provinces:
            yield ("name in province", key, province)
        if not entry.parents:
            yield ("name on its own", key)


def _weak(entry: UnitEntry) -> Iterator[tuple[object, ...]]:
    for key in entry.keys:
        words = key.split()
        yield ("name", key)
        yield ("words", tuple(sorted(words)))
        yield ("begins", tuple(words[: max(2, len(words) - 1)]))
        for above in entry.parents or ("",):
            for at in range(len(words)):
                yield ("but one word", above, at, *words[:at], *words[at + 1 :])
    if entry.abbreviation:
        yield ("abbreviation", match_key(entry.abbreviation))


def candidates(entries: Sequence[UnitEntry]) -> Iterator[tuple[UnitEntry, UnitEntry]]:
    """Yield those who share a key, each pair once, the older entry first; one took over from the other: never."""
    strong: defaultdict[tuple[object, ...], list[UnitEntry]] = defaultdict(list)
    weak: defaultdict[tuple[object, ...], list[UnitEntry]] = defaultdict(list)
    for entry in entries:
        for key in set(_strong(entry)):
            strong[key].append(entry)
        for key in set(_weak(entry)):
            weak[key].append(entry)
    seen: set[tuple[int, int]] = set()
    few = (block for block in weak.values() if 1 < len(block) <= LARGEST)
    for block in (*(block for block in strong.values() if len(block) > 1), *few):
        for one, other in combinations(block, 2):
            first, second = (one, other) if one.id < other.id else (other, one)
            if (first.id, second.id) not in seen and second.id not in first.followed:
                seen.add((first.id, second.id))
                yield first, second


def pairs(entries: Iterable[UnitEntry], least: int = SUGGESTED) -> Iterator[Pair]:
    """Yield each pair that is at least so likely one unit, once."""
    known = list(entries)
    namesakes = Counter(key for entry in known for key in set(entry.keys))
    for one, other in candidates(known):
        many = max(namesakes[key] for entry in (one, other) for key in entry.keys)
        alike = _parents(one, other) == "parent_same"
        found = likeness(one, other, 1 if alike else many)
        if found.percent >= least:
            yield Pair(one.id, other.id, found)
