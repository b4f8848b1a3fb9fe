"""Doubles: people and units compared with those who share a key, not with everybody; comparisons are counted."""

import time
from collections.abc import Iterator, Sequence
from random import Random

from db.catalogue import unit_words
from db.rules import same_person, same_unit
from db.rules.same_person import Entry
from db.rules.same_unit import UnitEntry
from tests.benchmarks._people import FAMILIES, GIVEN, MIDDLES

SIZES = (1_000, 10_000, 100_000)
KINDS = ("UBND xã", "Trường Tiểu học", "Trường THCS", "Trạm Y tế xã", "Bưu điện xã", "Hội Nông dân xã")
BELOW = ("Phòng Hành chính", "Phòng Kế toán", "Văn phòng", "Đội 1", "Đội 2", "Tổ Văn hóa")


def rows(small: bool) -> list[dict[str, object]]:
    """Return one row for people and one for units of each size."""
    found: list[dict[str, object]] = []
    for many in SIZES[: 2 if small else 3]:
        for what, entries, module in (("people", people(many), same_person), ("units", units(many), same_unit)):
            start = time.process_time()
            suggested = sum(1 for _pair in module.pairs(entries))
            seconds = time.process_time() - start
            compared = sum(1 for _pair in module.candidates(entries))
            found.append(
                {
                    "what": what,
                    "entries": many,
                    "s": round(seconds, 2),
                    "comparisons": compared,
                    "each": round(compared / many, 2),
                    "of all pairs": f"{100 * compared / (many * (many - 1) / 2):.4f} %",
                    "suggested": suggested,
                }
            )
    return found


def people(many: int) -> list[Entry]:
    """Return invented people, one in twenty written twice."""
    pick = Random(many)
    words = unit_words()
    made: list[Entry] = []
    while len(made) < many:
        name = f"{pick.choice(FAMILIES)} {pick.choice(MIDDLES)} {_given(pick)} {pick.choice(GIVEN)}"
        birth = f"{pick.randint(1960, 2003)}-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}"
        place = words.place(f"UBND xã {_given(pick)} {_given(pick)}", {})
        for written in (name, name.upper()) if pick.random() < 0.05 else (name,):
            made.append(Entry(len(made) + 1, (written,), birth, units=frozenset((place,) if place else ())))
    return made[:many]


def units(many: int) -> list[UnitEntry]:
    """Return an invented tree of units, one in twenty written twice."""
    words = unit_words()
    made: list[UnitEntry] = []
    for names, above in _named(Random(many)):
        for name in names:
            parents = frozenset((words.unit_key(above),) if above else ())
            made.append(UnitEntry(len(made) + 1, (name,), (words.unit_key(name),), parents))
        if len(made) >= many:
            break
    return made[:many]


def _named(pick: Random) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the spellings of a unit with the unit above it."""
    while True:
        body = f"{pick.choice(KINDS)} {_given(pick)} {_given(pick)}"
        yield ((body, body.replace("UBND", "Ủy ban nhân dân").upper()) if pick.random() < 0.05 else (body,)), ""
        for name in BELOW:
            yield (name,), body


def _given(pick: Random) -> str:
    """Return an invented syllable: names of a benchmark must be as many as those of a country."""
    return (
        pick.choice(("B", "Ch", "D", "H", "Kh", "L", "M", "N", "Ph", "Qu", "S", "Th", "Tr", "V", "X"))
    ) + pick.choice(("an", "inh", "ong", "ung", "em", "iên", "oa", "ương", "uân", "âm", "ích", "ạc", "ổ", "ế", "ùng"))
