"""Where a Vietnamese line may break: names, dates, places, honorifics, numbers with their units, phrases.

The phrases are data (resources/phrases/breaks.json); what a gap costs there is in docs/measures-of-papers.md.
"""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from db.rules import names
from desktop.documents.engine.line_breaking import NEVER, Prices
from resources.paths import path

BETWEEN_PHRASES: Final = 45.0
_INSIDE_PHRASE: Final = -NEVER  # its price is the setting's
_COMMA, _COMMA_IN_NAME, _CHEAP, _MIDDLING, _MIDDLING_IN_NAME = 0.0, 70.0, 6.0, 22.0, 70.0
_AFTER_BODY, _AFTER_FUNCTION_WORD, _AFTER_COUNT = 300.0, 400.0, 320.0
_JOINING = frozenset("-–—/&+")  # signs that stand alone between two words and part neither of them
_OF_DATES = frozenset(("thang", "nam"))
_LONGEST_SHORT = 3  # letters of "Th." with its point
_PLACES = frozenset(("tỉnh", "huyện", "xã", "phường", "phố", "quận", "trấn", "thôn", "bản", "khu"))
_LONGEST_PLACE = 4  # syllables
_FEW = 3  # words, of which a line of the last one alone is no fault
_LONGEST_NAME = 6  # syllables of a person's name in capitals, beside the first
_NUMBER = re.compile(r"[\d.,/:%]*\d[\d.,/:%]*|[IVXLC]+")
_NUMBER_HEAD: Final = re.compile(
    r"^(số|ngày|tháng|năm|khóa|khoá|lần|quý|hạng|điều|khoản|điểm|mục|chương)$", re.IGNORECASE
)
_COUNTED: Final = re.compile(r"^(đồng|người|tập|cá|hộ|%|tháng|năm|phiếu|triệu|nghìn|tỷ)[.,;:)]*$", re.IGNORECASE)
_DIGIT_END: Final = re.compile(r"\d$")
_DIGIT_START: Final = re.compile(r"^[\d/]")
_LONE_NUMBER: Final = re.compile(r"^\d{1,3}[.,;:)]*$")
_OPENING_SIGN: Final = re.compile(r"^(?:[-–+•]|\d{1,3}[.)]|[a-zđ][.)]|[IVXLC]+\.)$")
"""What stands before an item of a list: "-", "12.", "b)", "IV."."""
_CLOSING = ',;:.)”’"!?'
_ALONE = frozenset(_CLOSING + "%/…")
_AROUND = _CLOSING + "(“"

Phrases = dict[str, list[tuple[str, ...]]]


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    """Return a word as it is compared: any case, any tone placing, without the signs around it.

    Of words that room for the pen holds together ("ngày      tháng") the last one counts.
    """
    last = word.rpartition("\u00a0")[2] or word
    return names.match_key(last.strip(_AROUND)) or word


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    return _bare(word) + ("," if word[-1:] == "," else "")


@cache
def _data(part: str) -> Phrases:
    """Return one list of the data file, by the first word of each phrase, the longest first."""
    read: dict[str, list[str]] = _file()
    found: Phrases = {}
    for phrase in read[part]:
        keys = tuple(map(_key, phrase.split()))
        found.setdefault(keys[0], []).append(keys)
    for choices in found.values():
        choices.sort(key=len, reverse=True)
    return found


@cache
def _file() -> dict[str, list[str]]:
    read: dict[str, list[str]] = json.loads(path("phrases/breaks.json").read_text("utf-8"))
    return read


def _match(part: str, keys: Sequence[str], bare: Sequence[str], start: int) -> int:
    """Return how many words from `start` are a phrase of this part of the data, 0 when none."""
    for phrase in (*_data(part).get(keys[start], ()), *_data(part).get(bare[start], ())):
        last = start + len(phrase) - 1
        if (
            last < len(keys)
            and bare[last] == phrase[-1]
            and all(keys[start + at] == phrase[at] for at in range(len(phrase) - 1))
        ):
            return len(phrase)
    return 0


def _ends(part: str, bare: Sequence[str], last: int) -> bool:
    """Tell whether a phrase of this part ends with word `last`."""
    read = bare[: last + 1]
    return any(tuple(read[-length:]) in _whole(part) for length in _lengths(part))


@cache
def _whole(part: str) -> frozenset[tuple[str, ...]]:
    return frozenset(phrase for choices in _data(part).values() for phrase in choices)


@cache
def _lengths(part: str) -> frozenset[int]:
    return frozenset(map(len, _whole(part)))


def opens_body(text: str) -> bool:
    """Tell whether a text begins with the kind of a body: "Sở Nội vụ", "Trung tâm Văn hóa", "Trường THPT Na Hang"."""
    words = text.split()
    return text[:1].isupper() and bool(_match("bodies", [_key(one) for one in words], [_bare(one) for one in words], 0))


def penalties(words: Sequence[str], prices: Prices) -> tuple[float, ...]:
    """Return the price of ending a line after each word but the last, as a setting has it."""
    return _penalties(tuple(words), prices)


@lru_cache(maxsize=20_000)
def _penalties(words: tuple[str, ...], prices: Prices) -> tuple[float, ...]:
    return tuple(_in_setting(cost, words[gap], words[gap + 1], prices) for gap, cost in enumerate(gap_costs(words)))


def _in_setting(cost: float, word: str, after: str, prices: Prices) -> float:
    if cost in (NEVER, _INSIDE_PHRASE):
        price = prices.inside_phrase if cost == _INSIDE_PHRASE else prices.inside_name
        return min(price, prices.before_and) if after.lower() == "và" else price
    if cost == _AFTER_BODY:
        return min(cost, prices.after_body)
    if prices.phrase_gaps:
        return cost
    in_name = word[:1].isupper() and word[-1:].isalpha() and after[:1].islower()  # "Chính ¦ phủ", "Nội ¦ vụ"
    return prices.name_and_more if in_name else 0.0


def glued_gaps(words: Sequence[str]) -> set[int]:
    """Return the gaps where no line of a paragraph ends: the solid ones, behind its sign, before the last of three."""
    sign = {0} if len(words) > 1 and _OPENING_SIGN.match(words[0]) else set()
    return solid_gaps(words) | sign | ({len(words) - 2} if len(words) > _FEW else set())


def solid_gaps(words: Sequence[str]) -> set[int]:
    """Return the gaps inside numbers, dates, places: "năm ¦ 2022", "100 ¦ %", "12 ¦ tháng", "tỉnh ¦ Tuyên ¦ Quang"."""
    return _place_gaps(words) | {
        at
        for at, (word, following) in enumerate(pairwise(words))
        if (_NUMBER_HEAD.match(word) and _DIGIT_START.match(following))
        or (_DIGIT_END.search(word) and _COUNTED.match(following))
        or (_LONE_NUMBER.match(following) and word[-1:].isalpha())
        or (following == "-" and _DIGIT_END.search(word))
        or (word == "-" and _DIGIT_START.match(following))
    }


def _place_gaps(words: Sequence[str]) -> set[int]:
    """Return the gaps behind "tỉnh", "xã", "phường" … and inside the capitals that follow, a comma ends the name."""
    found = set()
    for at, word in enumerate(words):
        if word not in _PLACES:
            continue
        for gap in range(at, min(at + _LONGEST_PLACE, len(words) - 1)):
            if not words[gap + 1][:1].isupper():
                break
            found.add(gap)
            if words[gap + 1][-1:] in _CLOSING:
                break
    return found


@lru_cache(maxsize=20_000)
def gap_costs(words: tuple[str, ...]) -> tuple[float, ...]:
    """Return what each gap is: NEVER inside names and numbers, a mark inside phrases, else the price between them."""
    keys = [_key(word) for word in words]
    bare = [_bare(word) for word in words]
    capitals = all(not any(map(str.islower, word)) for word in words)
    glued = _number_gaps(words, bare) | _name_gaps(words, keys, bare, capitals)
    bound = _bound_gaps(keys, bare)
    return tuple(
        NEVER if gap in glued
        else _INSIDE_PHRASE if gap in bound
        else _price(words, keys, bare, gap, capitals)
        for gap in range(len(words) - 1)
    )  # fmt: skip


def _price(words: Sequence[str], keys: Sequence[str], bare: Sequence[str], gap: int, capitals: bool) -> float:
    word, after = words[gap], words[gap + 1]
    opens = _match("bodies", keys, bare, gap + 1) or _match("offices", keys, bare, gap + 1)
    capital = after.strip("(“")[:1].isupper()
    if word[-1] in ",;:":
        inside = word[-1] == "," and capital and not opens
        return _COMMA_IN_NAME if inside else _COMMA
    if _ends("function_words", bare, gap):
        return _AFTER_FUNCTION_WORD
    if capital and _ends("bodies", bare, gap):
        return _AFTER_BODY
    if _match("before_cheap", keys, bare, gap + 1):
        return _CHEAP
    if _match("before_middling", keys, bare, gap + 1):
        named = bare[gap + 1] == _bare("và") and gap + 2 < len(words) and words[gap + 2][:1].isupper() and not capitals
        return _MIDDLING_IN_NAME if named else _MIDDLING
    counted = after[:1].islower() and _is_number(word) and not _ends("number_heads", bare, gap - 1)
    return _AFTER_COUNT if counted else BETWEEN_PHRASES


def _bound_gaps(keys: Sequence[str], bare: Sequence[str]) -> set[int]:
    """Return the gaps inside phrases, and inside the name of a kind of body or office that takes several words."""
    found: set[int] = set()
    at = 0
    while at < len(keys):
        length = max(_match(part, keys, bare, at) for part in ("bound", "bodies", "offices"))
        found.update(range(at, at + length - 1))
        at += max(1, length)
    return found


def _number_gaps(words: Sequence[str], bare: Sequence[str]) -> set[int]:
    """Return the gaps of "số 05-CT/TW", "05 tháng 01", "30 người", "2021 - 2025", and beside signs that stand alone."""
    found: set[int] = set()
    for gap in range(len(words) - 1):
        word, after = words[gap], words[gap + 1]
        if word in _JOINING or after in _JOINING or _is_sign(after) or word in ("(", "“"):
            found.add(gap)
            continue
        number = _is_number(word)
        if not number:
            head = _is_number(after) or after.strip(_AROUND)[:1].isdigit()
            if head and _ends("number_heads", bare, gap):
                found.add(gap)
        elif _is_number(after) or (word[-1:] not in ",;:" and _has_tail(bare, gap)):
            found.add(gap)
    return found


def _has_tail(bare: Sequence[str], gap: int) -> bool:
    """Tell whether what follows a number belongs to it: "30 người", "05 tháng", but not "năm 2022 người"."""
    following = bare[gap + 1 :]
    if _ends("number_heads", bare, gap - 1):
        return names.search_key(following[0]) in _OF_DATES
    return any(tuple(following[:length]) in _whole("number_tails") for length in _lengths("number_tails"))


def _is_sign(word: str) -> bool:
    return all(letter in _ALONE for letter in word)


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word.strip(_AROUND)) is not None


def _name_gaps(words: Sequence[str], keys: Sequence[str], bare: Sequence[str], capitals: bool) -> set[int]:
    """Return the gaps inside names: after honorifics and place words, and from capital to capital."""
    found: set[int] = set()
    for part in ("honorifics", "place_heads"):
        for at in range(len(words) - 1):
            length = _match(part, keys, bare, at)
            last = at + length - 1
            if not length or last + 1 >= len(words) or words[last][-1] in ",;:":
                continue
            if capitals or words[last + 1][:1].isupper() or (part == "honorifics" and words[at][:1].isupper()):
                found.update(range(at, last + 1))
                if capitals:
                    most = 1 if part == "place_heads" else _LONGEST_NAME
                    found.update(_rest_of_name(words, keys, bare, last + 1, most))
    if not capitals:
        found.update(
            gap for gap in range(len(words) - 1)
            if words[gap][:1].isupper() and words[gap + 1][:1].isupper() and not _ends_phrase(words[gap])
            and not _ends("bodies", bare, gap) and not _match("bodies", keys, bare, gap + 1)
        )  # fmt: skip
    return found


def _ends_phrase(word: str) -> bool:
    """Tell whether a comma or a full stop ends more than the word; that of "PGS.TS." or "Th." ends nothing."""
    if word[-1] != ".":
        return word[-1] in ",;:"
    return not (word.isupper() or "." in word[:-1] or len(word) <= _LONGEST_SHORT)


def _rest_of_name(
    words: Sequence[str], keys: Sequence[str], bare: Sequence[str], start: int, most: int
) -> Iterable[int]:
    """Yield the gaps of a name in all-capital text: a place nearly always has two words ("TỈNH TUYÊN QUANG")."""
    for gap in range(start, min(start + most, len(words) - 1)):
        ends = words[gap][-1] in ",;:" or words[gap + 1] in _JOINING
        following = any(_match(part, keys, bare, gap + 1) for part in ("function_words", "bodies", "place_heads"))
        if ends or (most > 1 and following):
            return
        yield gap
