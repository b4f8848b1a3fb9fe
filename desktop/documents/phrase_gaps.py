"""What it costs to end a line between two words of Vietnamese (look/paper.md §5)."""

import re
from functools import cache, lru_cache
from typing import Final

from resources.paths import path as resource

NEVER: Final = 100_000.0
BOUND: Final = 90.0  # inside a bound phrase, in cells
NESTED: Final = 10.0  # for every phrase more that holds the gap
AFTER_FUNCTION: Final = 400.0
AFTER_HEAD: Final = 300.0
IN_NAME: Final = 70.0
PHRASE: Final = 45.0
BEFORE_LINK: Final = 22.0
BEFORE_CLAUSE: Final = 6.0

FUNCTION_WORDS: Final = frozenset("và của trong các những từ đến với cho về theo để do tại vì đã được một".split())  # noqa: SIM905
LINKS: Final = frozenset("và của với cho về theo để do".split())  # noqa: SIM905
CLAUSES: Final = ("thuộc", "trực thuộc", "trong", "tại", "vì", "góp phần", "nhân dịp", "giai đoạn", "đã")
HEADS: Final = frozenset("sở phòng tâm ban bộ báo đài viện trường".split())  # noqa: SIM905
OPENERS: Final = frozenset(
    "sở phòng trung ban bộ báo đài ủy uỷ hội văn phó trưởng giám chánh chuyên viện trường ubnd".split()  # noqa: SIM905
)
PLACES: Final = ("tỉnh", "huyện", "xã", "phường", "thành phố", "thôn", "bản", "tổ", "đặc khu", "thị trấn")
HONORIFICS: Final = frozenset(("ông", "bà"))
COUNTED: Final = re.compile(r"^(số|ngày|tháng|năm|khóa|khoá|lần|quý|hạng|điều|khoản|điểm|mục)$")
UNITS: Final = frozenset("đồng người tập cá % năm hộ".split())  # noqa: SIM905


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Return the bound phrases of resources/papers/phrases.txt by their first word."""
    lines = resource("papers/phrases.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        phrase = tuple(line.lower().split())
        if phrase and not line.startswith("#"):
            found.setdefault(phrase[0], []).append(phrase)
    return found


@lru_cache(maxsize=20_000)
def gap_costs(words: tuple[str, ...]) -> tuple[float, ...]:
    """Return the price of ending a line after each word but the last."""
    bare = [word.strip(".,;:()“”\"'").lower() for word in words]
    costs = [_between(words, bare, at) for at in range(len(words) - 1)]
    starts = _phrases()
    for at, first in enumerate(bare):
        for phrase in starts.get(first, ()):
            if tuple(bare[at : at + len(phrase)]) == phrase:
                for inside in range(at, min(at + len(phrase) - 1, len(costs))):
                    costs[inside] = max(costs[inside] + NESTED, BOUND)
    _hold_places(words, bare, costs)
    return tuple(costs)


def _hold_places(words: tuple[str, ...], bare: list[str], costs: list[float]) -> None:
    """Keep "tỉnh Tuyên Quang" whole: the word for a place and all capitals after it."""
    for at, word in enumerate(bare):
        pair = f"{bare[at - 1]} {word}" if at else word
        if word not in PLACES and pair not in PLACES:
            continue
        after = at
        while after + 1 < len(words) and words[after + 1][:1].isupper() and not words[after].endswith((",", ";")):
            costs[after] = NEVER
            after += 1
        if pair in PLACES and at:
            costs[at - 1] = NEVER


def _between(words: tuple[str, ...], bare: list[str], at: int) -> float:
    """Return the price of the gap after one word, phrases and places apart."""
    word, after, left, right = words[at], words[at + 1], bare[at], bare[at + 1]
    capital = after[:1].isupper()
    if "-" in (word, after) or "–" in (word, after) or left in HONORIFICS:
        return NEVER
    if (COUNTED.match(left) and after[:1].isdigit()) or (word[-1:].isdigit() and right in UNITS):
        return NEVER
    if word.isdigit() and right in ("tháng", "năm"):
        return NEVER
    if word.endswith((",", ";", ":")):
        return IN_NAME if capital and right not in OPENERS and not word.endswith(";") else 0.0
    if left in FUNCTION_WORDS:
        return AFTER_FUNCTION
    if left in HEADS and capital:
        return AFTER_HEAD
    if right in CLAUSES or f"{right} {bare[at + 2] if at + 2 < len(bare) else ''}" in CLAUSES:
        return BEFORE_CLAUSE
    if right in LINKS:
        inside = right == "và" and words[at + 2 : at + 3] and words[at + 2][:1].isupper()
        return IN_NAME if inside else BEFORE_LINK
    if right in PLACES:  # "… ¦ tỉnh Tuyên Quang", but "Ủy ban nhân dân tỉnh"
        return BEFORE_CLAUSE if words[at + 2 : at + 3] and words[at + 2][:1].isupper() else BOUND
    return PHRASE
