"""Labels and what stands behind them: "Chức vụ: Kế toán; đơn vị: Sở Y tế", in lines and in the cells of forms."""

import itertools
import re

from desktop.exchange.understanding.award_parsing import headed_award
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.vocabulary import looks_collective, looks_person

_SURE = 0.88
_AS_WRITTEN = 0.97  # a label that is a known header as it stands
_NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-hđ]|[IVX]{1,4})\s*[.)/]\)?|[-–•+*])\s*")
_LABEL = re.compile(r"(?:^|(?<=[;,.\n]))\s*([^:;.,\n]{2,60}?)\s*:(?!/)\s*")
_LABEL_WITH_COMMA = re.compile(r"^\s*([^:;.\n]{2,60}?)\s*:(?!/)\s*")
_BLANK = re.compile(r"^[\s.…_/\-–]*$")
_FIELDS = frozenset(
    ("name", "position", "unit", "position_unit", "award", "year", "dob", "gender", "reason", "honorific", "identity")
)
_OWN = {
    **dict.fromkeys(("họ, chữ đệm và tên", "họ, tên", "tên", "ông", "bà", "ông/bà", "ông (bà)", "đồng chí"), "name"),
    **dict.fromkeys(("hình thức khen", "kính đề nghị tặng", "đề nghị tặng", "đề nghị"), "award"),
    **dict.fromkeys(("sinh ngày", "sinh năm"), "dob"),
    "thành tích": "reason",
}
"""Labels of forms that no column has as its header, or with another meaning."""


def field_of_label(text: str, words: HeaderWords) -> str:
    """Return the field that a label names, without its number and colon: "2. Chức vụ:"; "" for none that is read."""
    bare = _NUMBER.sub("", text).strip(" :\t")
    if not bare or len(bare) > 60:
        return ""
    own = _OWN.get(bare.casefold())
    if own:
        return own
    field_name, score = words.field_of(bare)
    if score < _AS_WRITTEN and looks_collective(bare):
        return ""  # "Tổng công ty Điện lực" is a value, though headers have such words
    return field_name if score >= _SURE and not field_name.startswith("birth_") else ""


def labelled(text: str, words: HeaderWords) -> list[tuple[str, str]]:
    """Return field and value for each label of a line, what stands before the first one as ("", text).

    [] where no label of a field is in the line; a value that was left blank is "".
    """
    bare = _NUMBER.sub("", text)
    found = []
    whole = _LABEL_WITH_COMMA.match(bare)
    if whole and field_of_label(whole[1], words):
        found.append((whole.start(), whole.end(), field_of_label(whole[1], words)))
    for match in _LABEL.finditer(bare, whole.end() if found and whole else 0):
        field_name = field_of_label(match[1], words)
        if field_name:
            found.append((match.start(), match.end(), field_name))
    if not found:
        return []
    before = bare[: found[0][0]].strip(" ;,.")
    parts = [("", before)] if before else []
    for at, (_start, end, field_name) in enumerate(found):
        until = found[at + 1][0] if at + 1 < len(found) else len(bare)
        parts.append((field_name, value_of(bare[end:until])))
    return parts


def value_of(text: str) -> str:
    """Return what was written behind a label; "" for dots to write on."""
    return "" if _BLANK.match(text) else text.strip(" ;,\n").removesuffix("./.").rstrip(".…")


def is_read(field_name: str) -> bool:
    """Return whether the value behind a label belongs to a nomination."""
    return field_name in _FIELDS


def looks_like_form_row(texts: list[str], words: HeaderWords) -> bool:
    """Return whether a name stands right beside a label for names, as in a form, not below it."""
    for label, text in itertools.pairwise(texts):
        if label and text and field_of_label(label, words) == "name" and not words.is_known(text):
            if headed_award(text) is not None:
                return False  # "Tên tập thể" | "Tập thể LĐTT"
            return is_nominee(text) or looks_person(text) or looks_collective(text)
    return False
