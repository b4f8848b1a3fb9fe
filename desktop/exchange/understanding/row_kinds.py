"""Recognises rows that are no nominee: sections, totals, signatures, numbers of columns; years and counts in text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from db.rules.names import search_key
from desktop.exchange.understanding.award_parsing import awards_in_title, is_award
from desktop.exchange.understanding.capitalisation import is_all_caps, sentence_case
from desktop.exchange.understanding.vocabulary import comparison_key, kind_words, looks_collective

_TOTAL = re.compile(
    r"^(?:tong so|cong cong|danh sach (?:nay |tren )?(?:gom|co)|so luong|an dinh danh sach|"
    r"an dinh|tong hop|\(?(?:danh sach|bang) (?:nay )?(?:an dinh|co|gom))(?=$|[\s:;,.(])"
)
_SUMMED = (
    r"so|cong|chung|lai|cac|ca nhan|tap the|ho|nguoi|dong chi|danh sach|truong hop|nhom|loai|muc|phan|"
    r"khoi (?:[ivx]+|\d+)|trang|theo|don|so tien|tien|kinh phi|gia tri|tat ca|toan bo|hai|[ivx]+|[a-d]|nominees"
)  # what is summed up; any other word behind "tổng" or "cộng" makes a name, a position or a title of them
_SUM = re.compile(rf"^\(?(?:tong cong|tong|cong)(?:$|[^a-z\s]|\s+(?:[^a-z\s]|(?:{_SUMMED})\b))")
_OTHER_TONES = ("công", "cống", "tông", "tòng", "tống", "cồng")  # surnames, and "công" as in "công ty"
_SIGNATURE = re.compile(
    r"^(?:nguoi lap|nguoi tong hop|thu truong|nguoi ky|xac nhan|noi nhan|tm\.|kt\.|tl\.|tuq\.|q\. |\(?ky[, ]|ky ten|"
    r"(?:pho )?(?:giam doc|chu tich|hieu truong|truong phong|truong ban|tong giam doc|chanh van phong|bi thu)$|"
    r"hoi dong$|[^,]{0,40}, ngay [\d.…_ ]*thang|ngay [\d.…_ ]+thang|\(da ky\)|dai dien|thu ky|cap tren xac nhan|luu:|"
    r"lap danh sach$|lap bieu|nguoi duyet|duyet$|duyet cua|phe duyet|"
    r"ky duyet|y kien (?:cua )?(?:lanh dao|cap)|ban giam hieu$|lanh dao)"
)
_NOT_SIGNED = re.compile(r"\(?k[ỹỷỳyì]", re.IGNORECASE)  # "Kỹ sư, …" is a position
_SIGNATURE_SHOUTED = re.compile(r"^(?:pho )?(?:giam doc|chu tich|hieu truong|truong phong|bi thu)\b")
_MARKER = re.compile(r"^\(?([IVXL]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*|[a-hđ])\s*[.)/:\-–]\s*(?=\S)")
_ROMAN = re.compile(r"^[IVXL]{1,5}[.)]?$")
_LETTER = re.compile(r"^[A-HĐ][.)]?$")
_COUNTED = r"(?:tập thể|cá nhân|hộ gia đình|hộ|người|đồng chí|đ/c|trường hợp)"
_COUNT_BEHIND = re.compile(
    rf"\s*(?:[:(]\s*\(?\s*0*(?P<told>\d{{1,4}})\s*{_COUNTED}?|[-–]?\s*0*(?P<named>\d{{1,4}})\s*{_COUNTED})"
    r"\s*\)?\s*[:.;]?\s*$",
    re.IGNORECASE,
)
_UNIT_LABEL = re.compile(r"^(?:tên\s+)?(?:đơn vị|cơ quan)(?:\s+(?:công tác|đề nghị|trình))?\s*:\s*", re.IGNORECASE)
_NUMBER_CELL = re.compile(r"^\(?\[?\s*(?:\d{1,2}|[A-Z])\s*(?:=[\d\s+\-*/x:%()]+)?\]?\)?$")
_WIDEST_STEP = 2  # between two numbers of columns where one was left out
_YEARS = re.compile(r"((?:19|20)\d\d)\s*(?:[-–—]|đến(?: năm)?|tới)\s*((?:19|20)\d\d)", re.IGNORECASE)
_ONE_YEAR = re.compile(r"n[ăa]m(?:\s+h[ọo]c)?\s*:?\s*((?:19|20)\d\d)", re.IGNORECASE)
_PART_OF_YEAR = re.compile(r"(?:tháng|quý)\s*(?:\d{1,2}|[IV]+)\s*[/-]\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s*[).]*\s*$")
_LONGEST_PERIOD = 15  # years; a longer one is an anniversary
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WRITTEN_DAY = re.compile(
    r"ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\(?\s*kèm theo[^)]*\)?|"
    r"số[\s:]*[\d.…]*/[^\s,;)]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """What a section row sets for the rows below it; a section of the same `level` ends it."""

    level: str
    kind: str | None = None
    award: str | None = None
    awards: tuple[str, ...] = ()
    unit: str | None = None
    year: str | None = None
    count: int | None = None
    sure: bool = True
    recased: bool = False  # the award was written in capitals


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Return whether a row sums the list up; "Cộng đồng người Dao", "Tổng công ty", "Tổng phụ trách Đội" do not."""
    key = search_key(text)
    first, _space, behind = text.strip(" (-*+").casefold().partition(" ")
    if first.strip(":;,.") in _OTHER_TONES:
        return False
    if first == "tổng" and behind.startswith("công"):
        return False
    return _TOTAL.match(key) is not None or _SUM.match(key) is not None or f"{first} {behind}".startswith("tổng cộng")


@lru_cache(maxsize=4096)
def is_signature(text: str) -> bool:
    """Return whether a row begins the block of signatures or the list of who receives copies."""
    key = search_key(text)
    if key.startswith("ky") and _NOT_SIGNED.match(text):
        return False
    return _SIGNATURE.match(key) is not None or (text.isupper() and _SIGNATURE_SHOUTED.match(key) is not None)


def counts_in(text: str) -> dict[str, int]:
    """Return how many nominees of each kind a total names; "all" for "07 trường hợp"."""
    key = search_key(text)
    found: dict[str, int] = {}
    for kind, names in (
        ("collective", "tap the"),
        ("individual", "ca nhan|nguoi|dong chi"),
        ("household", "ho gia dinh|ho"),
    ):
        sums = re.findall(rf"(\d{{1,5}})\s*(?:\([^)]*\)\s*)?(?:{names})\b", key) or re.findall(
            rf"(?:{names})\s*:\s*(\d{{1,5}})", key
        )
        if sums:
            found[kind] = int(sums[0])
    if not found:
        every = re.findall(r"(\d{1,5})\s*(?:truong hop|luot|de nghi|nominees)\b", key)
        every = every or re.findall(r"^(?:tong cong|tong so|tong|cong|so luong)\s*:?\s*(\d{1,3})\s*[./]*$", key)
        if every:
            found["all"] = int(every[0])
    return found


def is_column_numbers(texts: list[str]) -> bool:
    """Return whether a row only numbers the columns: (1) (2) (3), or A B 1 2."""
    filled = [text.strip() for text in texts if text.strip()]
    if len(filled) < 2 or not all(_NUMBER_CELL.match(text) for text in filled):
        return False
    numbers = [int(found[0]) for text in filled if (found := re.search(r"\d+", text))]
    if all(text[0] in "([" for text in filled):
        return True
    if len(numbers) < 2 or numbers[0] > 2:
        return False
    steps = [after - before for before, after in pairwise(numbers)]
    if all(step == 1 for step in steps):
        return True
    return len(numbers) > 3 and all(0 <= step <= _WIDEST_STEP for step in steps) and steps.count(0) < 2


@lru_cache(maxsize=4096)
def years_in(text: str, any_year: bool = False) -> str | None:
    """Return "2025" or "2021-2025" where a text names one; the day of a letter does not count."""
    text = _WRITTEN_DAY.sub(" ", text)
    pair = _YEARS.search(text)
    if pair and int(pair[2]) - int(pair[1]) <= _LONGEST_PERIOD:
        return f"{pair[1]}-{pair[2]}" if pair[1] < pair[2] else pair[1]
    one = _ONE_YEAR.search(text) or _PART_OF_YEAR.search(text) or (_ANY_YEAR.search(text) if any_year else None)
    one = one or (None if pair else _YEAR_AT_END.search(text))
    return one[1] if one else None


def read_section(marker: str, text: str) -> Section | None:
    """Return what a section row sets; None where it says nothing that a section would."""
    if not text:
        return None
    found = _MARKER.match(text) if not marker else None
    if found:
        marker, text = found[1], text[found.end() :]
    level = _level(marker)
    behind = _COUNT_BEHIND.search(text)
    told = int(behind["told"] or behind["named"]) if behind and behind.start() > 2 else None
    number = told if told is not None and told < 1900 else None
    bare = text[: behind.start()] if behind and number is not None else text
    kind = _kind(comparison_key(bare))
    awards = awards_in_title(bare) or ([bare] if is_award(bare) else [])
    year = years_in(bare)
    if awards:
        kind = kind or kind_inside(bare)
        recased = is_all_caps(bare)
        return Section(level or "award", kind, awards[0], tuple(awards), None, year, number, recased=recased)
    if kind:
        return Section(level or "kind", kind, None, (), None, year, number)
    bare = _UNIT_LABEL.sub("", bare)
    unit = sentence_case(bare, True) if is_all_caps(bare) else bare
    unit = unit.strip(" .:;")
    if looks_collective(unit):
        inside = kind_inside(bare) if level in ("roman", "letter") else None
        return Section(level or "unit", inside, None, (), unit, year, number)
    inside = kind_inside(bare)
    return Section(level or "kind", inside, None, (), None, year, number, sure=False) if inside or year else None


def _level(marker: str) -> str:
    marker = marker.strip(" .)(")
    if not marker:
        return ""
    if _ROMAN.match(marker):
        return "roman"
    if _LETTER.match(marker):
        return "letter"
    return "small" if marker.isalpha() else f"number{marker.count('.')}"


def section_marker(text: str) -> bool:
    """Return whether a numbering cell numbers a section, not a nominee: I, II, A, B."""
    text = text.strip()
    return bool(_ROMAN.match(text) or _LETTER.match(text))


def _kind(key: str) -> str | None:
    return kind_words().get(key)


def kind_inside(text: str) -> str | None:
    """Return the one kind of nominee that a title or heading speaks of; None for several."""
    key = f" {comparison_key(text)} "
    kinds = [
        kind
        for word, kind in ((" tap the ", "collective"), (" ca nhan ", "individual"), (" ho gia dinh ", "household"))
        if word in key
    ]
    return kinds[0] if len(kinds) == 1 and "tap the lao dong" not in key else None
