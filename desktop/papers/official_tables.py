"""The yearly tables 0601 to 0605 of the Ministry of Home Affairs, filled as far as the record knows.

Rows and columns are data (`resources/catalogue/statistics_forms.json`): each selects awards by kind, post, type of
rewarding and award. What the record does not keep says "chưa biết", and what no column has is told under the title.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.paper_words import sentence_on
from db.queries.statistics import (
    ENTERPRISE,
    Dimension,
    Key,
    Scope,
    award_labels,
    counted,
    counted_of_category,
    movements,
    taken_back,
)
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Table, Total, Value
from desktop.documents.letters.paper_words import place_and_date
from desktop.documents.letters.values import Signature
from desktop.papers import record_words
from desktop.papers.statistics import revoked_note
from resources.paths import path

NOT_KNOWN: Final = "chưa biết"
D = Dimension
COUNTED: Final = (D.KIND, D.POST, D.REWARD, D.AWARD, D.LEVEL)
NAMES: Final = ("kind", "post", "reward", "award", "level")
Facts = Counter[tuple[Key, ...]]
"""Awards by kind, post, type of rewarding, code of the award and level."""


@cache
def forms() -> dict[str, Any]:
    """Return the tables as data, with the circular, its source and how sure it is."""
    found: dict[str, Any] = json.loads(path("catalogue/statistics_forms.json").read_text(encoding="utf-8"))
    for column in (one for form in found["forms"] for one in form["columns"]):
        for name in column.get("select", {}).keys() & {"award", "award_not"}:
            column["select"][name] = [code for one in column["select"][name] for code in _codes(found["groups"], one)]
    return found


def _codes(groups: Mapping[str, Sequence[str]], named: str) -> Sequence[str]:
    """Return the awards of a group ("@orders"), or the one that is named."""
    return groups[named[1:]] if named.startswith("@") else (named,)


def gather(session: Session, year: int, today: date) -> Listing:
    """Return the five tables of a year, each with its signatures. Raises KnownError: office_missing."""
    office, told = paper_rows.office_words(session, today), forms()
    labels = award_labels(session)
    scope = Scope(year, year)
    facts = _coded(counted(session, scope, COUNTED), labels)
    enterprises = Enterprises(
        _coded(counted_of_category(session, scope, COUNTED, ENTERPRISE), labels),
        _coded(counted_of_category(session, scope, COUNTED, ""), labels),
    )
    names = {label.code: label.text for label in labels.values()}
    launched = movements(session, year)
    posts = sentence_on(session, "posts_note", today)
    revoked = revoked_note(taken_back(session, Scope(year, year)))
    sure = "" if told["confidence"] == "verified" else ", chưa đối chiếu với văn bản"
    signed = tuple(Signature((words,)) for words in told["signatures"])
    parts = [
        ListPart(
            title=f"Biểu {form['code']}. {form['title']}, năm {year}",
            table=_table(form, facts, launched, enterprises),
            heading=(f"BIỂU {form['code']}", f"{form['title']}, năm {year}"),
            note="; ".join(
                each
                for each in (
                    f"Mẫu theo {told['circular']}{sure}",
                    *_notes(form, facts, names, launched),
                    _uncategorised(form, enterprises),
                    posts if form["counts"] == "awards" else "",
                    revoked,
                )
                if each
            ),
            signatures=signed,
            day=place_and_date(office.place, today),
            sheet=form["code"].partition("/")[0],
        )
        for form in told["forms"]
    ]
    return Listing(f"Biểu thống kê thi đua, khen thưởng năm {year}", parts, record_words.office(office), dated=today)


@dataclass(frozen=True)
class Enterprises:
    """Awards of nominations in the category of enterprises, and of those that nobody gave a category."""

    known: Facts
    open: Facts

    def collectives(self, form: Mapping[str, Any]) -> int:
        """Return how many collectives of a form have no category."""
        return sum(many for fact, many in self.open.items() if fact[0] == "collective" and _of_form(form, fact))


def _coded(found: Mapping[tuple[Key, ...], int], labels: Mapping[Any, Any]) -> Facts:
    facts: Facts = Counter()
    for (kind, post, reward, award, level), many in found.items():
        facts[kind, post, reward, labels[award].code, level] += many
    return facts


def _uncategorised(form: Mapping[str, Any], enterprises: Enterprises) -> str:
    """Return how many collectives may still be enterprises, "" where none or the form has no such row."""
    asked = any(row.get("enterprises") for row in form["rows"])
    many = enterprises.collectives(form) if asked else 0
    return f"{many:02d} tập thể chưa ghi phân loại đối tượng" if many else ""


def _table(form: Mapping[str, Any], facts: Facts, launched: tuple[int, int], enterprises: Enterprises) -> Table:
    columns = [Column("Chỉ tiêu", CellKind.TEXT, 44, 58), Column("Mã số", CellKind.CENTRED, 7, 11)]
    columns.append(Column("Đơn vị tính", CellKind.CENTRED, 12, 16))
    width = 162.5 / len(form["columns"])
    columns += [Column(f"{one['title']}\n({one['number']})", CellKind.CENTRED, 13, width) for one in form["columns"]]
    return Table(columns, list(_rows(form, facts, launched, enterprises)), size=9.5, side=0.6, pad=0.7)


def _rows(form: Mapping[str, Any], facts: Facts, launched: tuple[int, int], enterprises: Enterprises) -> Iterator[Row]:
    for row in form["rows"]:
        if row.get("heading"):
            yield Total((row["label"], *(None for _each in range(len(form["columns"]) + 2))), opens=True)
            continue
        of_row = enterprises.known if row.get("enterprises") else facts
        nobody = bool(row.get("enterprises")) and not enterprises.known and bool(enterprises.collectives(form))
        told = {**row, "unknown": True} if nobody or _no_post_is_known(form, row, facts) else row
        cells = tuple(_cell(form, told, column, of_row, launched) for column in form["columns"])
        yield (row["label"], row.get("code"), row.get("unit") or form.get("unit"), *cells)


def _no_post_is_known(form: Mapping[str, Any], row: Mapping[str, Any], facts: Facts) -> bool:
    """Return whether a row asks for a post and there are persons, of none of whom the record knows one."""
    if not any(row.get("select", {}).get("post", ())):
        return False
    posts = {fact[NAMES.index("post")] for fact in facts if fact[0] == "individual" and _of_form(form, fact)}
    return posts == {""}


def _cell(
    form: Mapping[str, Any], row: Mapping[str, Any], column: Mapping[str, Any], facts: Facts, launched: tuple[int, int]
) -> Value:
    """Return a figure, or the words for what the record does not keep."""
    if row.get("unknown") or column.get("unknown"):
        return NOT_KNOWN
    if form["counts"] == "movements":
        return launched[0]
    chosen = [column] if not column.get("total") else [one for one in form["columns"] if "select" in one]
    return sum(
        many
        for fact, many in facts.items()
        if _of_form(form, fact) and fits(row["select"], fact) and any(fits(one["select"], fact) for one in chosen)
    )


def _of_form(form: Mapping[str, Any], fact: tuple[Key, ...]) -> bool:
    return fact[NAMES.index("level")] in form.get("levels", ())


def fits(select: Mapping[str, Sequence[str]], fact: tuple[Key, ...]) -> bool:
    """Return whether an award is one of those that a row or a column selects."""
    told = dict(zip(NAMES, fact, strict=True))
    for name, wanted in select.items():
        inside = told[name.removesuffix("_not")] in wanted
        if inside is name.endswith("_not"):
            return False
    return True


def _notes(form: Mapping[str, Any], facts: Facts, names: Mapping[str, str], launched: tuple[int, int]) -> Iterator[str]:
    """Yield what a reader of the table has to know: what no column has."""
    if form["counts"] == "movements" and launched[1]:
        yield f"{launched[1]} phong trào thiếu ngày phát động, chưa tính"
    if form["counts"] != "awards":
        return
    yield "chỉ tính quyết định có trong sổ"
    outside: Counter[str] = Counter()
    for fact, many in facts.items():
        known = [one for one in form["columns"] if "select" in one]
        if _of_form(form, fact) and not any(fits(one["select"], fact) for one in known):
            outside[names[str(fact[NAMES.index("award")])]] += many
    if outside:
        yield "không thuộc cột nào: " + ", ".join(f"{name} {many}" for name, many in sorted(outside.items()))
