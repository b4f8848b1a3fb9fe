"""Lists as units really send them: each file with what a careful reader takes from it, and the comparison.

A case is a folder of `tests/corpus/lists`: one file and `expected.json`. `open` says whether the file is read ("ok"),
refused ("reject") or either; a nominee without a field has none stated in the file, `accept` holds other right answers
of a field, `optional` means that taking and holding back are both right; a problem must be told or may be told;
`never_nominees` are rows of titles, sums and signatures. All names are invented.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop.commands.read import nominee_values, problem_values
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.exchange.understanding.list_reader import ReadingSettings, read_list

LISTS = Path(__file__).with_name("lists")
FIELDS = ("kind", "name", "position", "unit", "award")

_SAME_AWARD = (
    (r"\buy ban nhan dan\b", "ubnd"),
    (r"\bchien sy\b", "chien si"),
    (r"\bcstd\s*cs\b", "chien si thi dua co so"),
    (r"\bcstd\b", "chien si thi dua"),
    (r"\bldtt\b", "lao dong tien tien"),
    (r"\bcap\b|\bcua\b|\bdanh hieu\b", ""),
    (r"\bchu tich (?=ubnd)", ""),
    (r"\bbk\b", "bang khen"),
    (r"\bgk\b", "giay khen"),
)

Values = dict[str, Any]


@dataclass(frozen=True)
class UnitList:
    """One case: its folder's name and what is expected."""

    name: str

    @cached_property
    def expected(self) -> Values:
        """What a careful reader takes from the file."""
        found: Values = json.loads((LISTS / self.name / "expected.json").read_text("utf-8"))
        return found

    @property
    def path(self) -> Path:
        """The file as it was sent."""
        return LISTS / self.name / str(self.expected["file"])


def unit_lists() -> list[UnitList]:
    """Return all cases by name."""
    return [UnitList(folder.name) for folder in sorted(LISTS.iterdir()) if folder.is_dir()]


def differences(case: UnitList, settings: ReadingSettings) -> list[str]:
    """Read the case's file and return every difference to what is expected, one sentence each."""
    expected = case.expected
    try:
        found = read_list(case.path, settings)
    except ListRefusedError as refused:
        if expected["open"] == "ok":
            return [f"refused: {refused.kind}"]
        kinds = {kind for told in expected["problems"] if told["severity"] == "must" for kind in _kinds(told)}
        return [] if not kinds or refused.kind in kinds else [f"refused as {refused.kind}, not as {sorted(kinds)}"]
    nominees = [nominee_values(one) for one in found.nominees if one.name]
    problems = [values for one in found.problems if (values := problem_values(one, "vi"))["severity"] != "info"]
    wrong = _wrong_nominees(expected, nominees)
    if expected["open"] == "reject":
        wrong.append("read, though it is to be refused")
    return wrong + _wrong_problems(expected, problems)


def _wrong_nominees(expected: Values, nominees: list[Values]) -> list[str]:
    wrong, left = [], list(nominees)
    for one in expected["nominees"]:
        match = max(left, key=lambda other: _likeness(one, other), default=None)
        if match is None or _likeness(one, match) < 2:
            if not one.get("optional"):
                wrong.append(f"lost: {one['name']} (row {one.get('source_row')})")
            continue
        left.remove(match)
        wrong += [
            f"{field} of {one['name']}: {match.get(field)!r}, not {one.get(field)!r}"
            for field in FIELDS
            if not _same(field, one, match)
        ]
    wrong += [f"invented: {one['name']} (row {one.get('source_row')})" for one in left]
    if expected["rows_counted"]:
        never = {(row.get("sheet"), row["source_row"]): row["what"] for row in expected["never_nominees"]}
        places = [(one.get("sheet"), one.get("source_row")) for one in nominees]
        wrong += [f"{never[place]} of row {place[1]} taken as a nominee" for place in places if place in never]
    return wrong


def _likeness(one: Values, other: Values) -> float:
    names = {_plain(name) for name in (one["name"], *one.get("accept", {}).get("name", ())) if name}
    at_row = one.get("source_row") == other.get("source_row") and one.get("sheet") == other.get("sheet")
    same = sum(_same(field, one, other) for field in FIELDS)
    return (2 if _plain(other["name"]) in names else 0) + (2 if at_row else 0) + same / 10


def _same(field: str, one: Values, other: Values) -> bool:
    right = [one.get(field), *one.get("accept", {}).get(field, ())]
    return _canonical(field, other.get(field)) in {_canonical(field, value) for value in right}


def _canonical(field: str, value: object) -> str:
    if value is None or value == "":
        return ""
    if field == "award":
        text = _plain(str(value))
        for pattern, same in _SAME_AWARD:
            text = re.sub(pattern, same, text)
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", str(value)).casefold()
    text = re.sub("[’‘ʼ`´]", "'", text)
    text = re.sub(r"\s*([-–—])\s*", "-", re.sub(r"\s*[,;]\s*", ", ", text))
    return " ".join(text.split()).strip(" .,;:-")


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return " ".join(re.sub(r"[^\w\s]", " ", "".join(c for c in bare if not unicodedata.combining(c))).split())


def _wrong_problems(expected: Values, problems: list[Values]) -> list[str]:
    wrong = [
        f"not told: {told['kind']} (row {told.get('source_row')})"
        for told in expected["problems"]
        if told["severity"] == "must" and not any(_is_told(told, one, expected) for one in problems)
    ]
    return wrong + [
        f"told without need: {one['kind']} (row {one.get('source_row')})"
        for one in problems
        if not any(_is_told(told, one, expected) for told in expected["problems"])
    ]


def _is_told(told: Values, problem: Values, expected: Values) -> bool:
    if problem["kind"] not in _kinds(told):
        return False
    row = problem.get("source_row")
    return (
        told.get("source_row") is None
        or not expected["rows_counted"]
        or bool(row is None and told.get("file_level_ok"))
        or row == told["source_row"]
    )


def _kinds(told: Values) -> tuple[str, ...]:
    return (told["kind"], *told.get("accept_kinds", ()))
