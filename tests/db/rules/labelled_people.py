"""Pairs of entries whose answer is known: one person written twice, or two people who look alike; all invented."""

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from db.rules.names import search_key
from db.rules.same_person import Entry, folded
from db.rules.unit_words import UnitWords
from db.sample_data import words
from resources.paths import path

PROVINCES = json.loads(path("lists/provinces_2025.json").read_text("utf-8"))
UNITS = UnitWords(PROVINCES["joined"], tuple(PROVINCES["unchanged"]), PROVINCES["short"])
BODIES = (
    *(
        "UBND xã",
        "Trường THCS",
        "Trường Tiểu học",
        "Trường Mầm non",
        "Trạm Y tế xã",
        "HTX nông nghiệp",
        "Hội Phụ nữ xã",
    ),
    *("Hội Nông dân xã", "Công an xã", "Ban Chỉ huy Quân sự xã", "Trung tâm Văn hóa xã", "Bưu điện xã"),
)
OFFICES = (
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Thông tin và Truyền thông",
    "Văn phòng UBND",
    "Công an",
    "Bưu điện",
)
BEFORE = {"Sở Khoa học và Công nghệ": ("Sở Thông tin và Truyền thông", 901), "Xã Minh Xuân": ("Phường Minh Xuân", 902)}
"""Units under the name they have now, with the one they had before and what the record counts both as."""
KNOWN = {UNITS.unit_key(name): body for now, (before, body) in BEFORE.items() for name in (now, before)}
Y_AND_I = {"Lý": "Lí", "Mỹ": "Mĩ", "Vi": "Vy", "Ly": "Li", "Quý": "Quí", "Kỳ": "Kì"}
TONES = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "òe": "oè", "ọa": "oạ", "ụy": "uỵ"}


LOOK_ALIKE = (
    *("namesake elsewhere", "namesake of another age", "parent and child", "sibling", "near name", "of one year"),
    *("twins", "without birth elsewhere", "two on one list"),
)
OF_AGE = ("namesake of another age", "parent and child", "sibling", "near name")


@dataclass(frozen=True)
class Labelled:
    """Two entries, whether they are one person, and what makes the pair hard."""

    one: Entry
    other: Entry
    same: bool
    what: str


class People:
    """Invents people, and writes each down a second time as another clerk would."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.next_id = 0

    def person(self) -> Entry:
        """Return somebody as the first clerk wrote them."""
        pick, self.next_id = self.random.choice, self.next_id + 1
        female = self.random.random() < 0.5
        middle = pick(words.MIDDLE_FEMALE if female else words.MIDDLE_MALE)
        given = pick(words.GIVEN_FEMALE if female else words.GIVEN_MALE)
        name = f"{pick(words.FAMILY)} {middle} {given}"
        born = f"{self.random.randint(1955, 2001)}-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"
        birth = self.random.choices((born, born[:4], ""), (70, 20, 10))[0]
        if self.random.random() < 0.85:
            unit = f"{pick(BODIES)} {pick(words.PLACES)}"
        else:
            unit = f"{pick(OFFICES)} tỉnh {pick(('Tuyên Quang', 'Hà Giang'))}"
        sex = self.random.choices(("female" if female else "male", ""), (80, 20))[0]
        return Entry(
            self.next_id, (name,), birth, sex, self.units(unit), frozenset((search_key(pick(words.POSITIONS)),))
        )

    def units(self, written: str) -> frozenset:
        """Return a unit as the record reads it."""
        place = UNITS.place(written, KNOWN)
        return frozenset((place,)) if place else frozenset()

    def again(self, entry: Entry) -> tuple[Entry, str]:
        """Return the same person as a second clerk wrote them, and what differs."""
        self.next_id += 1
        name_way, name = self._name_again(entry.names[0])
        birth_way, birth = self._birth_again(entry.birth)
        unit_way, units = self._units_again(entry)
        positions = (
            entry.positions if self.random.random() < 0.5 else frozenset((self.random.choice(("to truong", "")),))
        )
        made = replace(entry, id=self.next_id, names=(name,), birth=birth, units=units, positions=positions - {""})
        return made, f"{name_way}, {birth_way}, {unit_way}"

    def _name_again(self, name: str) -> tuple[str, str]:
        way = self.random.choices(
            ("same", "tone", "y and i", "capitals", "apart", "unmarked", "letter", "shorter", "initial"),
            (30, 15, 10, 12, 10, 12, 4, 4, 3),
        )[0]
        first, *middle, given = name.split()
        swapped = {"tone": TONES, "y and i": Y_AND_I}.get(way, {})
        for before, after in swapped.items():
            name = name.replace(before, after)
        match way:
            case "capitals":
                name = name.upper()
            case "apart":
                name = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name))
            case "unmarked":
                name = search_key(name).title()
            case "letter" if len(given) > 3:
                name = " ".join((first, *middle, given[:-2] + given[-1] + given[-2]))
            case "shorter":
                name = f"{first} {given}"
            case "initial":
                name = f"{first[:2]}. {' '.join(middle)} {given}"
        return way, name

    def _birth_again(self, birth: str) -> tuple[str, str]:
        ways = ("same", "year", "missing", "swapped", "slip")
        way = self.random.choices(ways, (66, 14, 12, 3, 5))[0]
        if way == "missing" or not birth:
            return "birth missing", ""
        if way == "year":
            return "birth by its year", birth[:4]
        if len(birth) == 10 and way == "swapped" and int(birth[8:]) <= 12:
            return "birth swapped", f"{birth[:4]}-{birth[8:]}-{birth[5:7]}"
        if len(birth) == 10 and way == "slip":
            return "birth mistyped", f"{birth[:2]}{birth[3]}{birth[2]}{birth[4:]}"
        return "birth same", birth

    def _units_again(self, entry: Entry) -> tuple[str, frozenset]:
        (place,) = entry.units
        way = self.random.choices(("same", "moved", "missing", "renamed", "joined"), (68, 8, 4, 12, 8))[0]
        if way == "moved":
            return "moved", self.units(f"{self.random.choice(BODIES)} {self.random.choice(words.PLACES)}")
        if way == "missing":
            return "unit missing", frozenset()
        if way == "renamed":
            return "unit renamed", frozenset((replace(place, key=f"{place.key} moi", body=place.body or -1),))
        if way == "joined" and place.province == "ha giang":
            return "province joined", frozenset((replace(place, province="tuyen quang"),))
        return "unit same", entry.units

    def another(self, entry: Entry) -> tuple[Entry, str]:
        """Return somebody else who is easily taken for this one, and what makes it so."""
        self.next_id += 1
        other = self.person()
        first, middle, given = entry.names[0].split()
        year = int(entry.birth[:4] or 1980)
        way = self.random.choice(LOOK_ALIKE)
        if way in OF_AGE and not entry.birth:
            way = "namesake elsewhere"
        later = f"{year + self.random.choice((-9, -4, 3, 7))}" + (
            entry.birth[4:8] + "17" if len(entry.birth) == 10 else ""
        )
        same_unit = {"units": entry.units}
        match way:
            case "namesake elsewhere":
                made = replace(other, names=entry.names, birth=other.birth or later)
            case "namesake of another age":
                made = replace(other, names=entry.names, birth=later, **same_unit)
            case "parent and child":
                made = replace(other, names=entry.names, birth=f"{year + 24}", sex=entry.sex, **same_unit)
            case "sibling":
                made = replace(other, names=(f"{first} {middle} {self._given_but(given)}",), birth=later, **same_unit)
            case "near name":
                made = replace(other, names=(f"{first} {middle} {given[:-1]}h",), birth=later, **same_unit)
            case "of one year":
                made = replace(
                    other, names=(f"{first} {middle} {self._given_but(given)}",), birth=entry.birth, **same_unit
                )
            case "twins":
                made = replace(entry, names=(f"{first} {middle} {self._given_but(given)}",))
            case "without birth elsewhere":
                made = replace(other, names=entry.names, birth="")
            case _:
                both = frozenset(((7, 1),))
                one = replace(entry, birth=entry.birth[:4], lists=both)
                return one, way
        return replace(made, id=self.next_id), way

    def _given_but(self, given: str) -> str:
        return next(name for name in self.random.sample(words.GIVEN_MALE, 5) if search_key(name) != search_key(given))


def labelled(seed: int, many: int) -> tuple[list[Labelled], Counter]:
    """Return `many` pairs, half of them one person, and how many bear each name among them and 4,000 others."""
    people, made = People(seed), []
    for at in range(many):
        entry = people.person()
        if at % 2:
            other, what = people.again(entry)
            if what.endswith("unit renamed"):  # the record knows that the unit had another name
                (place,) = entry.units
                entry = replace(entry, units=frozenset((replace(place, body=place.body or -1),)))
        else:
            other, what = people.another(entry)
            if what == "two on one list":
                entry, other = other, replace(other, id=other.id + 1, birth="", positions=frozenset())
        made.append(Labelled(entry, other, bool(at % 2), what))
    others = [people.person() for _ in range(4000)]
    everybody = [*(entry for pair in made for entry in (pair.one, pair.other)), *others]
    return made, Counter(folded(entry.names[0]) for entry in everybody)
