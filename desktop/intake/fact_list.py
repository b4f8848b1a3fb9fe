"""A unit's yearly list of facts, checked against the record: whose each row is, and what its cells say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries.fact_list import FactOwner
from db.queries.known_by_name import whom_meant
from db.queries.lookups import KnownNominee, known_units
from db.rules.births import short_birth
from db.rules.drafts import NominationDraft
from db.rules.fact_fields import FACTS
from db.rules.names import match_key, search_key
from db.rules.terms import NomineeKind
from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.understanding.award_parsing import parse_award, split_awards
from desktop.exchange.understanding.fact_tables import FactListRow, FactTable, read_fact_tables

LEAVE: Final = 0
NEW: Final = -1
"""Who a row means where nobody of the record is chosen: nobody, or somebody to be added."""
Told = Mapping[str, Mapping[int, str]]
"""Columns that the clerk assigned, by sheet."""
_NOTHING = re.compile(r"(?:khong|k|0|-|–|x0|khong co|chua|chua co|ko)\.?")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}")
_RANKED = {
    "khien trach": "reprimand",
    "canh cao": "warning",
    "cach chuc": "heavier",
    "giang chuc": "heavier",
    "ha bac luong": "heavier",
    "buoc thoi viec": "heavier",
    "khai tru": "heavier",
    "sa thai": "heavier",
}
_SCOPES = (("toan quoc", "national"), ("cap bo", "ministry"), ("cap tinh", "province"))


@dataclass
class MeantOwner:
    """Somebody of the list: as written, whom the record knows of that name, and who is meant."""

    row: FactListRow
    choices: tuple[KnownNominee, ...] = ()
    chosen: int = LEAVE
    sure: bool = False
    places: list[str] = field(default_factory=list)

    @property
    def kind(self) -> NomineeKind:
        """A collective, or an individual."""
        return NomineeKind.COLLECTIVE if self.row.collective else NomineeKind.INDIVIDUAL

    def key(self) -> tuple[bool, str, str, str]:
        """Return what makes rows those of one: the name with birth and unit."""
        return self.row.collective, match_key(self.row.name), self.row.birth, match_key(self.row.unit)

    def label(self) -> str:
        """Return the name with what tells it from others of that name."""
        known = next((each for each in self.choices if each.nominee_id == self.chosen), None)
        return owner_label(known) if known else _joined(self.row.name, self.row.birth, self.row.unit)


@dataclass
class FactIntake:
    """A list as read and matched; `rows` are its rows with the index of whose they are in `people`."""

    opened: OpenedFile
    tables: list[FactTable]
    people: list[MeantOwner] = field(default_factory=list)
    rows: list[tuple[int, FactListRow, FactTable]] = field(default_factory=list)

    def owners(self) -> list[FactOwner]:
        """Return those whose facts are taken in: known ones by their id, new ones by -1, -2, … in their order."""
        found, named = [], set()
        for one, id_ in zip(self.people, self.ids(), strict=True):
            if id_ and id_ not in named:
                named.add(id_)
                found.append(FactOwner(id_, one.kind, one.label()))
        return found

    def new(self) -> list[FactListRow]:
        """Return those who are to be added, in the order of their numbers."""
        return [one.row for one in self.people if one.chosen == NEW]

    def ids(self) -> list[int]:
        """Return of each of `people` the nominee, below zero for a new one, 0 where it is left out."""
        added = 0
        ids = []
        for one in self.people:
            added += one.chosen == NEW
            ids.append(-added if one.chosen == NEW else one.chosen)
        return ids

    def proposed(self, year: int | None, level: str) -> dict[str, list[tuple[int, dict[str, str]]]]:
        """Return what the list says, by kind: whose, and texts by column; `year` and `level` stand where it is silent.

        A year counts from the column's header, the row, the table's title, in this order.
        """
        ids = self.ids()
        found: dict[str, list[tuple[int, dict[str, str]]]] = {}
        for at, row, table in self.rows:
            if not ids[at]:
                continue
            for kind, texts in facts_in(row, table, year):
                if kind == "initiative" and not texts.get("level"):
                    texts["level"] = level
                if self.people[at].kind in FACTS[kind].kinds:
                    found.setdefault(kind, []).append((ids[at], texts))
        return found

    def lacks(self) -> set[str]:
        """Return what the list itself does not say and the clerk is asked for once: "year", "level"."""
        said = [(kind, texts) for _at, row, table in self.rows for kind, texts in facts_in(row, table, None)]
        dated = {kind for kind, each in FACTS.items() if any(column.name == "year" for column in each.columns)}
        lacking = {"year"} if any(kind in dated and not texts.get("year") for kind, texts in said) else set()
        return lacking | (
            {"level"} if any(k == "initiative" and not texts.get("level") for k, texts in said) else set()
        )


def check_facts(session: Session, opened: OpenedFile, today: date, told: Told | None = None) -> FactIntake:
    """Return a list matched with the record. Raises nothing: what is not known is asked about."""
    made = FactIntake(opened, read_fact_tables(opened.book, today, told))
    seen: dict[tuple[bool, str, str, str], int] = {}
    for table in made.tables:
        for row in table.rows:
            key = MeantOwner(row).key()
            if key not in seen:
                seen[key] = len(made.people)
                made.people.append(MeantOwner(row))
            made.people[seen[key]].places.append(f"{row.sheet}, {row.row}")
            made.rows.append((seen[key], row, table))
    drafts = [NominationDraft(one.kind, one.row.name, birth=one.row.birth, unit=one.row.unit) for one in made.people]
    for one, (sure, known) in zip(made.people, whom_meant(session, drafts), strict=True):
        one.choices = known
        one.chosen, one.sure = sure or LEAVE, sure is not None
        if not known and one.row.collective and _unit_known(session, one.row.name):
            one.chosen, one.sure = NEW, True
    return made


def _unit_known(session: Session, name: str) -> bool:
    return any(match_key(called) == match_key(name) for _id, called, _short in known_units(session, name))


def owner_label(known: KnownNominee) -> str:
    """Return "Ma Văn Páo (12/05/1974, Phòng Chuyển đổi số)"."""
    return _joined(known.name, known.birth, known.unit)


def _joined(name: str, birth: str, unit: str) -> str:
    told = ", ".join(text for text in (short_birth(birth), unit) if text)
    return f"{name} ({told})" if told else name


def facts_in(row: FactListRow, table: FactTable, year: int | None) -> list[tuple[str, dict[str, str]]]:
    """Return the facts that the cells of a row say, each with its kind and its texts by column; "không" is none."""
    groups: dict[tuple[str, int | None], dict[str, str]] = {}
    for header in table.headers:
        kind, _dot, name = header.field.partition(".")
        text = row.cells.get(header.column, "")
        if not name or not text or (kind != "headcount" and _NOTHING.fullmatch(search_key(text))):
            continue
        when = header.year or row.year or table.year or year
        texts = groups.setdefault((kind, when), {"year": str(when)} if when else {})
        texts |= _texts_of(kind, name, text, header.text)
    found = []
    for (kind, _when), texts in groups.items():
        columns = {column.name for column in FACTS[kind].columns}
        for each in _parted(kind, texts):
            kept = {name: text for name, text in each.items() if name in columns}
            if any(name != "year" for name in kept):
                found.append((kind, kept))
    return found


def _texts_of(kind: str, name: str, text: str, header: str) -> dict[str, str]:
    """Return what one cell says, by column of its kind."""
    if name in ("decision", "given"):
        day = _DAY.search(text)
        number = re.split(r"[,;]?\s*(?:ngày|ngay)\b|[,;]\s*\d", text[: day.start()] if day else text)[0].strip(" ,;-")
        columns = ("decision_number", "decision_date") if kind == "initiative" else ("number", "dated")
        return {columns[0]: number, **({columns[1]: day[0]} if day else {})}
    if name == "maternity_days":
        return {"days": text, "maternity": "x"}
    if kind == "initiative" and name == "name":
        research = "de tai" in search_key(text) or search_key(header).startswith(("de tai", "ten de tai nghien"))
        scope = _scope(search_key(text), "cap co so") or _scope(search_key(header), "co so")
        return {"name": text, **({"research": "x"} if research else {}), **({"level": scope} if scope else {})}
    if name == "level":
        return {"level": _scope(search_key(text), "co so") or text.removeprefix("cấp ")}
    if kind == "discipline" and name == "what":
        key = search_key(text)
        rank = next((code for words, code in _RANKED.items() if words in key), "")
        day = _DAY.search(text)
        return {"what": text, **({"category": rank} if rank else {}), **({"starts_on": day[0]} if day else {})}
    return {name: text}


def _scope(key: str, grassroots: str) -> str:
    """Return how far a text says that a result reaches, "" where it does not."""
    wide = next((code for words, code in _SCOPES if words in key), "")
    return wide or ("grassroots" if grassroots in key else "")


def _parted(kind: str, texts: Mapping[str, str]) -> list[dict[str, str]]:
    """Return one row for each award that a cell names; other kinds have one."""
    if kind != "earlier_award" or "award_type_id" not in texts:
        return [dict(texts)]
    parts = [part for line in re.split(r"[;\n]", texts["award_type_id"]) for part in split_awards(line)]
    return [{**texts, "award_type_id": parse_award(part).wording} for part in parts if part.strip()]
