"""Invented nominees: persons, collectives and households with the keys of their names, the same for one seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from db.rules import names
from db.rules.terms import NomineeKind
from db.sample_data import words

PERSONS_OF_100, COLLECTIVES_OF_100 = 84, 15  # the rest are households


@dataclass(frozen=True, slots=True)
class Invented:
    """One nominee as every nomination of theirs will say it."""

    id: int
    kind: NomineeKind
    name: str
    name_sort: bytes
    name_plain: str
    honorific: str
    position: str
    unit: str
    birth: str


def invent(count: int, random: Random, first_id: int) -> Iterator[Invented]:
    """Yield `count` nominees with ids from `first_id`."""
    units = [f"{body} {place}" for body in words.BODIES for place in words.PLACES]
    keys: dict[str, tuple[bytes, str]] = {}
    for id_ in range(first_id, first_id + count):
        share = id_ * 37 % 100
        if share < PERSONS_OF_100:
            yield _person(id_, random, units, keys)
        elif share < PERSONS_OF_100 + COLLECTIVES_OF_100:
            place = random.choice(words.PLACES)
            number = id_ // 100
            name = f"{random.choice(words.BODIES)} {place}" + (f" số {number}" if number else "")
            sort, plain = names.sort_key_text(name), names.search_key(name)
            yield Invented(id_, NomineeKind.COLLECTIVE, name, sort, plain, "", "", f"xã {place}", "")
        else:
            person = _person(id_, random, units, keys)
            name = f"Hộ ông {person.name}" if person.honorific == "Ông" else f"Hộ bà {person.name}"
            address = f"thôn {random.randint(1, 20)}, xã {random.choice(words.PLACES)}"
            plain = names.search_key(name)
            yield Invented(id_, NomineeKind.HOUSEHOLD, name, names.sort_key(name), plain, "", "", address, "")


def _person(id_: int, random: Random, units: list[str], keys: dict[str, tuple[bytes, str]]) -> Invented:
    female = random.random() < 0.55
    middle = random.choice(words.MIDDLE_FEMALE if female else words.MIDDLE_MALE)
    given = random.choice(words.GIVEN_FEMALE if female else words.GIVEN_MALE)
    between = random.choice(words.MIDDLE_MALE) if random.random() < 0.2 else ""
    name = " ".join(part for part in (random.choice(words.FAMILY), middle, between, given) if part)
    known = keys.get(name)
    if known is None:
        known = keys[name] = (names.sort_key(name), names.search_key(name))
    birth = f"{random.randint(1955, 1999)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    position, unit = random.choice(words.POSITIONS), random.choice(units)
    honorific = "Bà" if female else "Ông"
    return Invented(id_, NomineeKind.INDIVIDUAL, name, *known, honorific, position, unit, birth)
