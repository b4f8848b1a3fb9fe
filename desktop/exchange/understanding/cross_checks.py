"""Checks over the whole list: the same person twice, totals that disagree, births of different precision, awards."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from operator import attrgetter

from db.rules.names import match_key
from db.rules.terms import Severity
from desktop.exchange.understanding.read_result import SEVERITIES, ReadNominee, ReadProblem
from desktop.exchange.understanding.sections import SectionCount
from desktop.exchange.understanding.text_rows import StatedCount
from desktop.exchange.understanding.vocabulary import comparison_key

_MOST_COMPARED = 12  # earlier nominees of one name that a later one is compared with


class _Folded(dict[str, str]):
    """Words without case and marks, each folded once."""

    def __missing__(self, word: str) -> str:
        self[word] = folded = comparison_key(word)
        return folded


class _FoldedNames(dict[str, str]):
    """Names without case and marks, each folded once."""

    def __init__(self) -> None:
        super().__init__()
        self._word = _Folded().__getitem__

    def __missing__(self, name: str) -> str:
        self[name] = folded = " ".join(map(self._word, name.split(" ")))
        return folded


def find_duplicates(nominees: list[ReadNominee]) -> list[ReadProblem]:
    """Return a problem for each nominee that repeats an earlier one of the same name, with the earlier row."""
    by_name: dict[str, list[ReadNominee]] = defaultdict(list)
    folded = _FoldedNames()
    for one in nominees:
        if one.name:
            by_name[folded[one.name]].append(one)
    problems: list[ReadProblem] = []
    for namesakes in by_name.values():
        if len(namesakes) > 1:
            years = [one.dob[:4] if one.dob else "" for one in namesakes]
            if "" in years or len(set(years)) < len(years):
                problems += _repeats(namesakes, years)
    return problems


def _repeats(namesakes: list[ReadNominee], years: list[str]) -> Iterator[ReadProblem]:
    """Yield a problem for each of the nominees of one name who may be an earlier one of them."""
    for at, one in enumerate(namesakes):
        year = years[at]
        for other in itertools.islice(
            (namesakes[n] for n in range(at) if not year or years[n] in ("", year)), _MOST_COMPARED
        ):
            if found := _compare(other, one):
                yield found
                break


def _compare(first: ReadNominee, second: ReadNominee) -> ReadProblem | None:
    if first.kind != second.kind:
        return None
    likeness = _same_person(first, second)
    if not likeness or (first.year and second.year and first.year != second.year):
        return None
    same_row = first.source_row == second.source_row or first.cells.get("name") == second.cells.get("name")
    if same_row and first.sheet == second.sheet:
        return None
    severity: Severity | None = None
    if first.award and second.award and comparison_key(first.award) != comparison_key(second.award):
        if likeness != "duplicate":
            return None
        kind = "same_person_other_award"
        severity = Severity.INFO if first.sheet != second.sheet else None
    else:
        kind = "duplicate" if likeness == "duplicate" else "possible_duplicate"
        severity = Severity.INFO if likeness == "name" else None
    severity = severity or SEVERITIES[kind]
    if severity != Severity.INFO:
        second.doubtful = True
        second.confidence["name"] = min(second.confidence.get("name", 1.0), 0.5)
    values: dict[str, object] = {"text": second.name, "row": first.source_row, "other_sheet": first.sheet}
    return ReadProblem(
        kind, severity, f"list_{kind}", second.sheet, second.source_row, second.cells.get("name"), values
    )


def _same_person(first: ReadNominee, second: ReadNominee) -> str:
    """Return "duplicate", "possible", "name" (only the name agrees), or "" for different ones."""
    same_name = match_key(first.name) == match_key(second.name)
    if not same_name and not (first.name.isascii() or second.name.isascii()):
        return ""
    if first.identity and second.identity and first.identity != second.identity:
        return ""
    units = _agree(first.unit and comparison_key(first.unit), second.unit and comparison_key(second.unit))
    births = _births(first.dob, second.dob)
    if first.kind != "individual":
        return "" if units is False else "duplicate" if same_name else "possible"
    if births is False:
        return ""
    if first.identity and first.identity == second.identity:
        return "duplicate"
    if births:
        return "possible" if units is False or not same_name else "duplicate"
    positions = _agree(
        first.position and comparison_key(first.position), second.position and comparison_key(second.position)
    )
    if units and same_name:
        return "duplicate" if positions is not False and not first.dob and not second.dob else "possible"
    if units is None and same_name:
        return "possible" if positions is not False else "name"
    return "possible" if units else "name" if same_name else ""


def _agree(first: str | None, second: str | None) -> bool | None:
    """Return None where one of them says nothing."""
    if not first or not second:
        return None
    return first == second


def _births(first: str | None, second: str | None) -> bool | None:
    if not first or not second:
        return None
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def find_partial_births(nominees: list[ReadNominee]) -> list[ReadProblem]:
    """Return a problem for each bare year of birth in a sheet where most have a full date."""
    full: dict[str, int] = defaultdict(int)
    years: dict[str, list[ReadNominee]] = defaultdict(list)
    for one in nominees:
        if one.dob and len(one.dob) == 10:
            full[one.sheet] += 1
        elif one.dob and len(one.dob) == 4:
            years[one.sheet].append(one)
    kind = "partial_date"
    return [
        ReadProblem(
            kind, SEVERITIES[kind], f"list_{kind}", sheet, one.source_row, one.cells.get("dob"), {"text": one.dob or ""}
        )
        for sheet, some in years.items()
        if full[sheet] > len(some)
        for one in some
    ]


def check_counts(stated: list[StatedCount], nominees: list[ReadNominee]) -> list[ReadProblem]:
    """Return a problem for each total of the file that fits neither all rows, those above it, nor its own part."""
    problems: list[ReadProblem] = []
    before = 0
    for total in stated:
        here = [one for one in nominees if one.sheet == total.sheet]
        upto = [one for one in here if one.source_row <= total.row + 1]
        since = [one for one in upto if one.source_row > before]
        before = total.row + 1
        for kind, expected in total.counts.items():
            read = [_counted(some, kind) for some in (upto, since, here, nominees)]
            if not any(expected in both for both in read):
                values: dict[str, object] = {"said": expected, "read": min(max(read)), "what": kind}
                problems.append(
                    ReadProblem(
                        "count_mismatch",
                        SEVERITIES["count_mismatch"],
                        f"list_count_{kind}",
                        total.sheet,
                        total.row + 1,
                        None,
                        values,
                    )
                )
    return problems


def _counted(nominees: list[ReadNominee], kind: str) -> tuple[int, int, int]:
    """Return the number of rows, of names and of name cells: two in a cell, one over rows, may be counted any way."""
    some = [one for one in nominees if one.name and kind in ("all", one.kind)]
    rows = {(one.sheet, one.source_row) for one in some}
    cells = {(one.sheet, one.cells.get("name")) for one in some}
    return len(rows), len({(one.sheet, one.source_row, one.name) for one in some}), len(cells)


def check_sections(sheet: str, counts: list[SectionCount]) -> list[ReadProblem]:
    """Return a problem for each section whose heading counts another number of rows than stand below it."""
    return [
        ReadProblem(
            "count_mismatch",
            SEVERITIES["count_mismatch"],
            "list_count_section",
            sheet,
            count.row + 1,
            None,
            {"said": count.expected, "read": count.read},
        )
        for count in counts
        if count.expected != count.read
    ]


def find_missing_awards(
    nominees: list[ReadNominee], cell: Callable[[ReadNominee], str | None]
) -> Iterator[ReadProblem]:
    """Yield a problem for each row without an award, or one where the whole sheet names none; doubt those awards.

    `cell` says where the award of a nominee would stand.
    """
    by_sheet: dict[str, list[ReadNominee]] = {}
    for sheet, some in itertools.groupby(nominees, attrgetter("sheet")):
        by_sheet.setdefault(sheet, []).extend(one for one in some if one.name)
    severity = SEVERITIES["missing_award"]
    for sheet, listed in by_sheet.items():
        without = [one for one in listed if not one.was_read_with("award") and one.confidence.get("award", 0.0) < 0.6]
        if len(without) == len(listed) and all(one.award for one in without):
            for one in without:  # nobody has an own award: the title's is meant for all
                one.confidence["award"] = 0.9
            continue
        if len(without) == len(listed) and len(listed) > 1:
            yield ReadProblem("missing_award", severity, "list_missing_award_sheet", sheet)
            for one in without:
                one.confidence["award"] = 0.3
            continue
        for one in without:
            one.doubtful = True
            one.award, one.confidence["award"] = None, 0.3
            told: dict[str, object] = {"text": one.name}
            yield ReadProblem("missing_award", severity, "list_missing_award", sheet, one.source_row, cell(one), told)
