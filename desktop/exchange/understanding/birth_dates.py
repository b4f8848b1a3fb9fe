"""Dates of birth as lists write them: day before month, years alone, Excel serial numbers."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from db.rules.births import GROWN_UP
from db.rules.dates import century
from desktop.exchange.readers.workbook import CellValue

_FULL = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-\\]|tháng|\s)\s*(\d{1,2})\s*(?:[/.\-\\]|năm|\s)\s*(\d{4}|\d{2})\.?", re.IGNORECASE
)
_PLAIN = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_TIMED = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
_MONTH = re.compile(r"(?:tháng|t)?\s*(\d{1,2})\s*(?:[/.\-]|năm|\s)\s*(\d{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})")
_YEAR = re.compile(r"(?:năm|sinh năm|sn|khoảng)?\s*((?:18|19|20|21)\d\d)", re.IGNORECASE)
_UNKNOWN_DAY = re.compile(r"[_….?x*\s]+[/\-][_….?x*\s]+[/\-](?=\d{4}$)", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_NAMED_MONTH = re.compile(r"(\d{1,2})[-/ ](" + "|".join(_MONTHS) + r")[a-z]*[-/ ,]+(\d{4}|\d{2})", re.IGNORECASE)
_TWO_DIGITS = re.compile(r"\d{2}")
_SERIAL = re.compile(r"\d{4,5}(?:\.0+)?")
OLDEST = 95  # years of age a nominee is expected to have at most


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth as 1990-01-05, 1990-01 or 1990, and the kind of problem in it, "" for none."""

    written: str | None
    problem: str = ""
    confidence: float = 0.98


NOTHING = Birth(None)


def read_birth(value: CellValue, today: date, epoch_1904: bool = False) -> Birth:
    """Return a cell as a date of birth; an impossible date gives the problem bad_date and no date."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, datetime):
        return _checked(value.date(), today)
    if isinstance(value, date):
        return _checked(value, today)
    if isinstance(value, bool):
        return Birth(None, "bad_date", 0.2)
    if isinstance(value, int | float):
        return _number(value, today, epoch_1904)
    return _text(value, today, epoch_1904) if isinstance(value, str) else Birth(None, "bad_date", 0.2)


def _number(value: float, today: date, epoch_1904: bool) -> Birth:
    if value != int(value) if abs(value) < 1e9 else True:
        return Birth(None, "bad_date", 0.2)
    number = int(value)
    if 1850 <= number <= 2100:
        return _year(number, today)
    if 10 <= number <= 99 or 0 <= number < 10:
        return _two_digit_year(number, today)
    if 3000 <= number <= 60000:
        return _serial(number, today, epoch_1904)
    return _eight_digits(str(number), today)


def _eight_digits(digits: str, today: date) -> Birth:
    if len(digits) in (7, 8) and digits.isdecimal():
        digits = digits.zfill(8)
        for day, month, year in ((digits[:2], digits[2:4], digits[4:]), (digits[6:], digits[4:6], digits[:4])):
            found = _day(int(year), int(month), int(day))
            if found and 1900 <= found.year <= today.year:
                return Birth(found.isoformat(), "bare_serial", 0.5)
    return Birth(None, "bad_date", 0.2)


def _serial(number: int, today: date, epoch_1904: bool) -> Birth:
    start = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
    found = _checked(start + timedelta(days=number), today)
    return found if found.problem else Birth(found.written, "bare_serial", 0.5)


@lru_cache(maxsize=65536)
def _text(text: str, today: date, epoch_1904: bool) -> Birth:
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _full(plain, today)
    text = _TIMED.sub("", text.replace("\n", " ").strip(" .,;'\"")).strip()
    text = re.sub(r"^(?:sinh\s*(?:ngày|năm)?|ns|sn)\s*:?\s+", "", text, flags=re.IGNORECASE)
    if not text or text in ("-", "–", "x", "X"):
        return NOTHING
    unknown = _UNKNOWN_DAY.match(text)
    text = f"00/00/{text[unknown.end() :]}" if unknown else text
    named = _NAMED_MONTH.fullmatch(text)
    text = f"{named[1]}/{_MONTHS[named[2].lower()]}/{named[3]}" if named else text
    iso = _ISO.fullmatch(text)
    if iso:
        return _parts(int(iso[3]), int(iso[2]), int(iso[1]), today)
    full = _FULL.fullmatch(text)
    if full:
        return _full(full, today)
    month = _MONTH.fullmatch(text)
    if month:
        return _month(int(month[1]), int(month[2]), today)
    reverse = _YEAR_FIRST.fullmatch(text)
    if reverse:
        return _month(int(reverse[2]), int(reverse[1]), today)
    year = _YEAR.fullmatch(text)
    if year:
        return _year(int(year[1]), today)
    if _TWO_DIGITS.fullmatch(text):
        return _two_digit_year(int(text), today)
    if _SERIAL.fullmatch(text):
        return _number(float(text), today, epoch_1904)
    return _eight_digits(text, today)


def _full(found: re.Match[str], today: date) -> Birth:
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    if len(found[3]) == 2:
        birth = _parts(day, month, century(year, today.year - GROWN_UP), today)
        return birth if birth.problem else Birth(birth.written, "two_digit_year", 0.5)
    return _parts(day, month, year, today)


def _two_digit_year(year: int, today: date) -> Birth:
    if year < 10:
        return Birth(None, "bad_date", 0.2)
    return Birth(str(century(year, today.year - GROWN_UP)), "two_digit_year", 0.5)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _parts(day: int, month: int, year: int, today: date) -> Birth:
    found = _day(year, month, day)
    if found is None:
        if day == 0 and month == 0 and 1850 < year <= today.year:
            return Birth(str(year), "partial_date", 0.9)
        return Birth(None, "bad_date", 0.2)
    return _checked(found, today)


def _checked(day: date, today: date) -> Birth:
    problem = _age_problem(day.year, today, day > today)
    return Birth(day.isoformat(), problem, 0.4 if problem else 0.98)


def _year(year: int, today: date) -> Birth:
    problem = _age_problem(year, today, year > today.year)
    return Birth(str(year), problem, 0.4 if problem else 0.97)


def _month(month: int, year: int, today: date) -> Birth:
    if not 1 <= month <= 12:
        return Birth(None, "bad_date", 0.2)
    problem = _age_problem(year, today, (year, month) > (today.year, today.month))
    return Birth(f"{year:04d}-{month:02d}", problem or "partial_date", 0.4 if problem else 0.9)


def _age_problem(year: int, today: date, future: bool) -> str:
    if future:
        return "future_date"
    return "" if GROWN_UP <= today.year - year <= OLDEST else "age_out_of_range"
