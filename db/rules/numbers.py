"""Numbers and money as Vietnamese papers write them."""

import re
from decimal import Decimal

from db.errors import KnownError

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")


def two_digits(count: int) -> str:
    """Return a count as papers write it: 5 -> "05", 12 -> "12"."""
    return f"{count:02d}"


def money(amount: int) -> str:
    """Return đồng grouped by dots: 1.500.000."""
    return f"{amount:,}".replace(",", ".")


def parse_money(text: str) -> int:
    """Read đồng as clerks write them: "24300000", "24.300.000", "24.300.000 đồng". Raises KnownError("bad_money")."""
    found = re.fullmatch(r"(\d+|\d{1,3}(?:[.\s]\d{3})+)\s*(?:đồng|đ|₫)?\.?", text.strip().lower())
    if found is None:
        raise KnownError("bad_money", text=text.strip()[:40])
    return int(re.sub(r"\D", "", found[1]))


def parse_coefficient(text: str) -> int:
    """Return hundredths, 150 from "1,5". Raises KnownError("bad_coefficient")."""
    try:
        value = round(float(text.replace(".", ",").replace(",", ".")) * 100)
    except (ValueError, OverflowError) as error:  # "inf" is a float as well
        raise KnownError("bad_coefficient") from error
    if not 0 <= value <= 10_000:
        raise KnownError("bad_coefficient")
    return value


def coefficient(value: Decimal | float | int) -> str:
    """Return a coefficient with a decimal comma and no needless zeros beyond one: 1,5 and 2,25 and 1,0."""
    exact = Decimal(str(value)).quantize(Decimal("0.01"))
    text = f"{exact:f}"
    return (text[:-1] if text.endswith("0") else text).replace(".", ",")


def money_in_words(amount: int) -> str:
    """Return "Chín triệu đồng" for 9000000. Raises ValueError below zero."""
    if amount < 0:
        raise ValueError(amount)
    words = number_in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def number_in_words(number: int) -> str:
    """Return the number in words, with "linh", "mười", "mươi", "mốt" and "lăm"."""
    if number == 0:
        return _DIGITS[0]
    if number >= 10**9:
        billions, rest = divmod(number, 10**9)
        head = f"{number_in_words(billions)} tỷ"
        return f"{head} {_below_billion(rest, full=True)}" if rest else head
    return _below_billion(number, full=False)


def _below_billion(number: int, *, full: bool) -> str:
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words.append(_below_thousand(group, full=full or bool(words)))
            words.append(_GROUPS[power])
    return " ".join(word for word in words if word)


def _below_thousand(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = []
    if hundreds or full:
        words += [_DIGITS[hundreds], "trăm"]
    if tens == 0 and units and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens > 1:
        words += [_DIGITS[tens], "mươi"]
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == 5 and tens:
        words.append("lăm")
    elif units:
        words.append(_DIGITS[units])
    return " ".join(words)
