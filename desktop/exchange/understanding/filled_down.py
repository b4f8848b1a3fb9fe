"""Units and awards that a list writes once for the rows below, and what a remark takes back; each is a doubt."""

import re
from collections.abc import Callable, Sequence

from desktop.exchange.readers.workbook import Sheet, column_letters
from desktop.exchange.understanding.award_parsing import award_fits_kind
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.read_result import SEVERITIES, ReadNominee, ReadProblem
from desktop.exchange.understanding.vocabulary import comparison_key

_IN_DOUBT = 0.5  # confidence of what is written once for the rows below, and of what is blank
_WITHDRAWN = re.compile(
    r"^(?:xin |de nghi )?(?:rut|gach ten|loai(?! [abcdi\d])|bo (?:ra|khoi|ten)|thoi (?:de nghi|xet)|hoan|tam dung)\b|"
    r"\b(?:khong|ko|chua) (?:de nghi|xet|du (?:dieu kien|tieu chuan|thoi gian)|dat|khen|tang|tham gia)\b|"
    r"\b(?:rut|loai) khoi\b"
)


def tell_filled_down(sheet: Sheet, columns: Columns, nominees: Sequence[ReadNominee]) -> list[ReadProblem]:
    """Fill what stands once for a group into the rows below it, in doubt; return the problems of awards and remarks.

    The nominees are those of one table in its order.
    """
    people = [one for one in nominees if one.name]
    problems: list[ReadProblem] = []
    if "unit" in columns.fields and not all(one.was_read_with("unit") for one in people):
        _fill_units(people, column_letters(columns.fields["unit"]))
    if columns.awards and not columns.marked_awards and not all(one.was_read_with("award") for one in people):
        problems += _fill_awards(people, column_letters(columns.awards[0]))
    for name in ("note", "other"):
        if name in columns.fields:
            problems += _withdrawn(sheet, columns.fields[name], people)
    return problems


def _told(kind: str, code: str, one: ReadNominee, letters: str, text: str) -> ReadProblem:
    one.doubtful = True
    values: dict[str, object] = {"text": text, "name": one.name}
    cell = f"{letters}{one.source_row}"
    return ReadProblem(kind, SEVERITIES[kind], code, one.sheet, one.source_row, cell, values)


def _fill_units(people: list[ReadNominee], letters: str) -> None:
    """Fill in units, and doubt those that are blank where others of the table have one."""
    written = [_own_unit(one, letters) for one in people]
    filled = _once_for_each(written, lambda _at: "")
    for at, one in enumerate(people):
        if one.kind != "individual" or one.unit is not None:
            continue
        if filled:
            source = people[filled[at]]
            place = source.cells["unit"] if source.was_read_with("unit") else source.cells["name"]
            one.put("unit", written[filled[at]], place, _IN_DOUBT)
        elif any(written):
            one.put("unit", None, f"{letters}{one.source_row}", _IN_DOUBT)


def _own_unit(one: ReadNominee, letters: str) -> str | None:
    """Return the unit that a row itself names; a collective may be named in the column of units."""
    if one.was_read_with("unit"):
        return one.unit
    stands = one.kind == "collective" and one.cells.get("name", "").rstrip("0123456789") == letters
    return one.name if stands else None


def _fill_awards(people: list[ReadNominee], letters: str) -> list[ReadProblem]:
    rows = [one.source_row for one in people]
    if len(set(rows)) != len(rows):
        return []  # several nominations in a row
    written = [one.award if one.was_read_with("award") else None for one in people]
    blank = written.count(None)
    filled = _once_for_each(written, lambda at: people[at].unit or "")
    if not filled or blank < 2 or blank * 2 < len(people):
        return []
    problems = []
    for at, one in enumerate(people):
        award = written[filled[at]]
        if written[at] is not None or one.award is not None or award is None or not award_fits_kind(award, one.kind):
            continue
        one.put("award", award, people[filled[at]].cells["award"], _IN_DOUBT)
        problems.append(_told("missing_award", "list_award_filled_down", one, letters, award))
    return problems


def _once_for_each(written: Sequence[str | None], group: Callable[[int], str]) -> list[int]:
    """Return for each row the row whose text holds for it: its own or the last one written above; [] if not meant so.

    It is meant so where the first row has a text and none comes again after another one within its group.
    """
    if not written or written[0] is None or None not in written:
        return []
    if len({*written}) == 2 and written.count(written[0]) > 1:
        return []  # one text for all, left out in some rows
    earlier: set[tuple[str, str]] = set()
    sources: list[int] = []
    for at, text in enumerate(written):
        if text is None:
            sources.append(sources[-1])
            continue
        key = (group(at), text)
        if key in earlier and (text != written[sources[-1]] or key[0] != group(sources[-1])):
            return []
        earlier.add(key)
        sources.append(at)
    return sources


def _withdrawn(sheet: Sheet, column: int, people: list[ReadNominee]) -> list[ReadProblem]:
    """Return the problem of each row whose remark takes the nominee back: "Rút khỏi danh sách", "Không đề nghị"."""
    texts = {row[column] for row in sheet.rows if len(row) > column}
    taken_back = {text for text in texts if type(text) is str and _WITHDRAWN.search(comparison_key(line_text(text)))}
    problems: list[ReadProblem] = []
    for one in people if taken_back else ():
        row = sheet.rows[one.source_row - 1]
        if len(row) > column and row[column] in taken_back:
            text = line_text(row[column])
            problems.append(_told("not_read", "list_remark_takes_back", one, column_letters(column), text))
    return problems
