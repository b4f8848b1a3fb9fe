"""The columns of a table by field: from one to three header rows, or from the contents of a table without header."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from db.rules.nomination_fields import READ_PLAINLY
from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.award_parsing import headed_award, is_award
from desktop.exchange.understanding.cleaning import clean_cell, one_line
from desktop.exchange.understanding.column_contents import IN_DOUBT, ColumnContents, is_nominee
from desktop.exchange.understanding.header_words import HeaderWords, is_address
from desktop.exchange.understanding.labels import looks_like_form_row
from desktop.exchange.understanding.row_kinds import years_in
from desktop.exchange.understanding.vocabulary import comparison_key, told_kind

_PERSON_FIELDS = ("name", "family")
_SURE = 0.7
OF_PERSONS = frozenset({"identity", "dob", "birth_male", "birth_female", "gender", "position"})
_SUMS = frozenset({"tong", "tong so", "tong cong", "cong", "so luong"})


@dataclass(slots=True)
class Columns:
    """Columns by field, with their scores; award columns, and columns that mark one award with an x, by themselves."""

    fields: dict[str, int] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    awards: list[int] = field(default_factory=list)
    marked_awards: dict[int, str] = field(default_factory=dict)
    kinds_by_award: dict[int, str] = field(default_factory=dict)  # "Cá nhân LĐTT" | "Tập thể LĐXS"
    first_row: int = 0  # of the header
    last_row: int = 0
    texts: tuple[str, ...] = ()
    only_units: bool = False  # a list of collectives under "Đơn vị"
    of_households: bool = False  # "Tên chủ hộ"
    of_collectives: bool = False  # "Tên tập thể"
    name_says_all: bool = False  # "Họ và tên, chức vụ, đơn vị"
    names_by_title: dict[int, str] = field(default_factory=dict)  # names under "Ông" and "Bà"


def text_of(value: CellValue) -> str:
    """Return a cell's words on one line; "" for numbers and dates."""
    return one_line(clean_cell(value)[0]) if isinstance(value, str) and value else ""


def header_at(sheet: Sheet, row: int, words: HeaderWords) -> Columns | None:
    """Return the columns if a header of one to three rows begins in this row; None where it does not."""
    values = sheet.rows[row]
    texts = [text_of(value) for value in values]
    filled = [text for text in texts if text]
    if len(filled) < 2 or any(len(text) > 140 for text in filled) or looks_like_form_row(texts, words):
        return None
    stacked, last = header_lines(sheet, row, words)
    if last > row:
        lower = [text_of(value) for value in sheet.rows[row + 1]]
        if _known(words, lower) >= 3 and _known(words, texts) < 2:
            return None  # a line of the letterhead right above the header
    return _columns(words, stacked, sheet, (row, last))


def header_lines(sheet: Sheet, row: int, words: HeaderWords) -> tuple[list[list[str]], int]:
    """Return what stands above each column if a header begins in this row, and its last row: one to three rows."""
    texts = [text_of(value) for value in sheet.rows[row]]
    lower_row = _second_row(sheet, row, words)
    if lower_row is None:
        return [[text] if text else [] for text in texts], row
    lower = [text_of(value) for value in sheet.rows[lower_row]]
    lines = [spread_over(sheet, row, texts), lower]
    third_row = _second_row(sheet, lower_row, words) if max(_known(words, texts), _known(words, lower)) > 1 else None
    if third_row is not None:
        lines = [lines[0], spread_over(sheet, lower_row, lower), [text_of(value) for value in sheet.rows[third_row]]]
    stacked = [[text for text in dict.fromkeys(parts) if text] for parts in zip_longest(*lines, fillvalue="")]
    return stacked, third_row or lower_row


def _known(words: HeaderWords, texts: list[str]) -> int:
    return sum(words.field_of(text)[1] >= _SURE for text in texts)


def spread_over(sheet: Sheet, row: int, texts: list[str]) -> list[str]:
    """Write a header merged over several columns above each of them."""
    spread = list(texts)
    for span in sheet.merged:
        if span.top <= row <= span.bottom and span.right > span.left and span.left < len(texts):
            text = texts[span.left]
            spread.extend([""] * (min(span.right, 200) + 1 - len(spread)))
            for column in range(span.left, min(span.right, 200) + 1):
                spread[column] = spread[column] or text
    return spread


def _second_row(sheet: Sheet, row: int, words: HeaderWords) -> int | None:
    """Return the row below if it goes on with the header: it fills what the upper row leaves open."""
    below = row + 1
    if below >= len(sheet.rows):
        return None
    texts = [text_of(value) for value in sheet.rows[below]]
    filled = [(column, text) for column, text in enumerate(texts) if text]
    numbers = any(isinstance(value, int | float) for value in sheet.rows[below])
    if not filled or numbers or all(text.strip("()[].").isdecimal() for _, text in filled):
        return None
    if filled[0][1].strip(".").isdecimal() or any(is_nominee(text) for _, text in filled):
        return None
    upper = [text_of(value) for value in sheet.rows[row]]
    spans = [span for span in sheet.merged if span.top == row == span.bottom and span.right > span.left]
    under_span = [text for column, text in filled if any(span.left <= column <= span.right for span in spans)]
    known = [text for _, text in filled if words.field_of(text)[1] >= _SURE or is_award(text)]
    open_above = [column for column, _ in filled if column >= len(upper) or not upper[column]]
    if under_span and (known or len(under_span) == len(filled)):
        return below
    return below if known and len(known) == len(filled) and open_above and len(filled) < len(upper) else None


def _columns(words: HeaderWords, headers: list[list[str]], sheet: Sheet, rows: tuple[int, int]) -> Columns | None:
    found = Columns(first_row=rows[0], last_row=rows[1], texts=tuple(" ".join(parts) for parts in headers))
    exact = 0
    unknown = []
    for column, parts in enumerate(headers):
        field_name, score = _field(words, parts) if parts else ("", 0.0)
        exact += score == 1.0
        if score < _SURE:
            unknown.append(column)
        headed = _headed(parts) if parts and score < 1.0 and field_name in _MAY_HEAD else None
        if headed is None and (not parts or (len(parts) == 1 and not field_name and not is_award(parts[0]))):
            continue
        if headed is not None and (field_name == "" or headed[1] is not None):
            found.marked_awards[column] = headed[0]
            found.kinds_by_award |= {column: headed[1]} if headed[1] else {}
        elif field_name == "award" or (not field_name and is_award(parts[-1])):
            _add_award(found, column, parts, field_name, score)
        elif (
            field_name
            and score >= _SURE
            and (score > found.scores.get(field_name, 0.0) or _is_truer_unit(field_name, column, found))
        ):
            found.fields[field_name] = column
            found.scores[field_name] = score
    below = ColumnContents(sheet, rows[1])
    _part_names(found, headers, below)
    _part_kinds(found, headers, below)
    _names_under_salutation(found, below)
    titled = any(name in found.fields for name in (*_PERSON_FIELDS, "unit", "kind")) or exact >= 3
    if len(found.scores) >= 2 and "code" not in found.fields and titled and not _has_values(sheet.rows[rows[1]]):
        _look_below(found, unknown, below)
    _drop_earlier_awards(found)
    _mend(found)
    named = any(name in found.fields for name in _PERSON_FIELDS) or any(map(below.names_somebody, found.marked_awards))
    if found.only_units and any(comparison_key(text) in _SUMS for text in found.texts):
        return None  # figures of each unit, not a list of them
    lookup = is_lookup(found)
    known = len(found.scores)
    enough = named and (known >= 2 or bool(found.marked_awards)) and (exact >= 2 or known >= 3)
    return found if enough or lookup else None


_MAY_HEAD = frozenset({"", "award", "name", "kind"})


def _headed(parts: list[str]) -> tuple[str, str | None] | None:
    """Return the award that a header of one or more lines gives to all below it, and the kind it names."""
    return headed_award(parts[-1], told_kind(" ".join(parts[:-1])) if len(parts) > 1 else None)


_TITLES = {"ông": "Ông", "bà": "Bà", "nam": "Nam", "nữ": "Nữ"}


def _part_names(found: Columns, headers: list[list[str]], below: ColumnContents) -> None:
    """Take two columns headed "Ông" and "Bà", or "Nam" and "Nữ", for one of names where names stand in them."""
    titled = {
        column: _TITLES[parts[-1].casefold()]
        for column, parts in enumerate(headers)
        if parts and parts[-1].casefold() in _TITLES
    }
    texts = [text for column in titled for text in below.texts(column)]
    if len(titled) != 2 or not texts or sum(map(is_nominee, texts)) < _SURE * len(texts):
        return
    for name in [name for name, column in found.fields.items() if column in titled]:
        del found.fields[name]
        found.scores.pop(name, None)
    if "name" not in found.fields and "family" not in found.fields:
        found.names_by_title = titled
        found.fields["name"], found.scores["name"] = min(titled), 1.0


_KINDS = {"ca nhan": "individual", "tap the": "collective", "ho gia dinh": "household"}


def _part_kinds(found: Columns, headers: list[list[str]], below: ColumnContents) -> None:
    """Take "Cá nhân" beside "Tập thể" for two columns of names where names stand in both; the title says the award."""
    kinds = {at: kind for at, parts in enumerate(headers) if parts and (kind := _KINDS.get(comparison_key(parts[-1])))}
    if len(set(kinds.values())) < 2 or not all(map(below.names_somebody, kinds)):
        return
    for name in [name for name, column in found.fields.items() if column in kinds]:
        del found.fields[name]
        found.scores.pop(name, None)
    found.marked_awards |= dict.fromkeys(kinds, "")
    found.kinds_by_award |= kinds


def _names_under_salutation(found: Columns, below: ColumnContents) -> None:
    """Take a column headed "Ông/Bà" for the one of names where there is no other and names stand in it."""
    fields = found.fields
    if (
        "honorific" in fields
        and not set(_PERSON_FIELDS) & set(fields)
        and below.mostly(fields["honorific"], is_nominee)
    ):
        fields["name"] = fields.pop("honorific")
        found.scores["name"] = found.scores.pop("honorific")


def _is_truer_unit(field_name: str, column: int, found: Columns) -> bool:
    """Return whether a column names the unit where another one names the home: "Địa chỉ" | "Cơ quan, đơn vị"."""
    taken = found.fields.get("unit") if field_name == "unit" else None
    return taken is not None and is_address(found.texts[taken]) and not is_address(found.texts[column])


def _drop_earlier_awards(found: Columns) -> None:
    """Keep what is put forward where other columns tell the awards of earlier years."""
    headed = [*found.awards, *found.marked_awards]
    years = {
        column: int(year)
        for column in headed
        if (year := years_in(found.texts[column], any_year=True) or "0")[:4].isdecimal() and len(year) < 5
    }
    latest = max(years.values(), default=0)
    earlier = {column for column, year in years.items() if 0 < year < latest}
    if not earlier or len(earlier) == len(headed):
        return
    found.marked_awards = {at: award for at, award in found.marked_awards.items() if at not in earlier}
    found.awards = [column for column in found.awards if column not in earlier]
    if found.awards:
        found.fields["award"] = found.awards[0]
    elif "award" in found.fields:
        del found.fields["award"]


def _has_values(row: list[CellValue]) -> bool:
    """Return whether numbers or dates stand in a row, as they do below headers."""
    return any(value not in ("", None) and not isinstance(value, str) for value in row)


def _look_below(found: Columns, unknown: list[int], below: ColumnContents) -> None:
    """Settle by the contents what the header leaves open: columns without a known name, names in two columns."""
    fields = found.fields
    names = fields.get("name")
    if (
        names is not None
        and "family" not in fields
        and names + 1 in unknown
        and found.texts[names + 1] in ("", found.texts[names])
        and below.is_given_name(names, names + 1)
    ):
        fields["family"], fields["given"] = names, names + 1
        del fields["name"]
        found.scores["family"] = found.scores.pop("name")
        unknown.remove(names + 1)
    if names is None and "kind" in fields and below.mostly(fields["kind"], is_nominee):
        fields["name"] = fields.pop("kind")
        found.scores["name"] = found.scores.pop("kind")
    if "unit" in fields and not {"name", "family"} & set(fields):
        _find_names(found, unknown, below)
    for column in unknown:
        field_name = (
            below.guess_field(column) if column not in found.marked_awards and column not in found.awards else ""
        )
        taken = field_name in fields or (field_name == "name" and "family" in fields)
        if not field_name or taken or (field_name in ("position", "unit") and "position_unit" in fields):
            continue
        fields[field_name] = column
        found.scores[field_name] = IN_DOUBT
        if field_name == "award":
            found.awards.append(column)


def _find_names(found: Columns, unknown: list[int], below: ColumnContents) -> None:
    """Take a column without a known header, or with one of words, for the names where people are in it."""
    fields = found.fields
    worded = {name: fields[name] for name in ("reason", "other", "note") if name in fields}
    open_ones = [at for at in (*unknown, *worded.values()) if at not in (*found.awards, *found.marked_awards)]
    names = next(filter(below.names_people_and_units, open_ones), None)
    if names is None:
        return
    for name, at in worded.items():
        if at == names:
            del fields[name], found.scores[name]
    fields["name"], found.scores["name"] = names, IN_DOUBT
    if names in unknown:
        unknown.remove(names)


def is_lookup(found: Columns) -> bool:
    """Return whether the columns explain codes: a code, what it means, and nothing about persons."""
    fields = found.fields
    persons = {
        "dob",
        "birth_male",
        "birth_female",
        "gender",
        "honorific",
        "reason",
        "identity",
        "position_unit",
        "family",
        *READ_PLAINLY,
    }
    if "code" not in fields or persons & set(fields):
        return False
    meaning = [name for name in ("meaning", "award", "name", "unit", "position") if name in fields]
    if "meaning" not in fields and len(meaning) == 1:
        fields["meaning"] = fields[meaning[0]]
    return "meaning" in fields and len(meaning) <= 2


def _field(words: HeaderWords, parts: list[str]) -> tuple[str, float]:
    """Return the field of a header of one or two lines; the lower one counts where it says enough alone."""
    joined, score = words.field_of(" ".join(parts))
    if len(parts) == 1:
        return joined, score
    alone, alone_score = words.field_of(parts[-1])
    above, _ = words.field_of(parts[0])
    if alone in ("birth_male", "birth_female") and above in ("dob", "gender"):
        return alone, 1.0
    if above in ("award", "") and headed_award(parts[-1]) is not None:
        return "", 0.0
    if is_award(parts[-1]) and above in ("other", "reason"):
        return "other", 1.0  # "Thành tích đã đạt được" over "CSTĐCS" | "LĐTT"
    if score == 1.0 or alone_score < _SURE:
        return joined, score
    return alone, alone_score


def _add_award(found: Columns, column: int, parts: list[str], field_name: str, score: float) -> None:
    headed = headed_award(parts[-1])
    if headed is not None:
        found.marked_awards[column] = headed[0]
    elif score >= _SURE or field_name == "award":
        found.awards.append(column)
        found.fields.setdefault("award", column)
        found.scores["award"] = max(score, found.scores.get("award", 0.0))


def _mend(found: Columns) -> None:
    """Settle what header names alone leave open."""
    fields = found.fields
    coded = "award" in fields and comparison_key(found.texts[fields["award"]]).startswith("ma ")
    if "meaning" in fields and "code" not in fields and ("award" not in fields or coded):
        fields["award"] = fields.pop("meaning")
        found.scores["award"] = found.scores.pop("meaning")
        found.awards.append(fields["award"])
    unnamed = "name" not in fields and "family" not in fields and "code" not in fields
    if unnamed and "unit" in fields and not OF_PERSONS & set(fields):
        fields["name"] = fields.pop("unit")
        found.scores["name"] = found.scores.pop("unit")
        found.only_units = True
    if "name" in fields and "position" not in fields and "position_unit" not in fields:
        key = found.texts[fields["name"]].casefold()
        found.name_says_all = "chức vụ" in key or "chức danh" in key or "đơn vị công tác" in key
    if "name" in fields:
        key = comparison_key(found.texts[fields["name"]])
        found.of_households = "chu ho" in key or key in ("ho gia dinh", "ten ho gia dinh", "ten ho", "ho")
        found.of_collectives = key in ("tap the", "ten tap the")
    if "family" in fields and "given" not in fields and "name" in fields:  # "Họ đệm" | "Tên"
        fields["given"] = fields.pop("name")
        found.scores.pop("name", None)
    if "birth_male" in fields and "birth_female" not in fields and "gender" not in fields:
        fields["year"] = fields.pop("birth_male")
        found.scores["year"] = found.scores.pop("birth_male")


def with_overrides(columns: Columns, told: Mapping[str, int]) -> Columns:
    """Return the columns changed by `told`: field -> column, as the clerk assigned them."""
    for name, column in told.items():
        for other in [other for other, place in columns.fields.items() if place == column]:
            del columns.fields[other]
        columns.fields[name] = column
        columns.scores[name] = 1.0
        columns.awards = [place for place in columns.awards if place != column] + ([column] if name == "award" else [])
    return columns
