"""How every paper and every list writes a nominee: built from kind, honorific and name, here and nowhere else."""

import re
from functools import lru_cache

from db.rules import names
from db.rules.nomination_fields import PrintedTexts
from db.rules.terms import NomineeKind

KINDS_OF_NAME = ("tức ", "bí danh", "tên thật", "tên khai sinh", "tên thường gọi", "tên gọi khác", "còn gọi")
"""What a name other than that of the papers may begin with, in small letters."""
HEADS = frozenset(
    ("giám đốc", "chánh văn phòng", "chánh thanh tra", "chủ tịch", "hiệu trưởng", "tổng biên tập", "bí thư")
)
_NATIONALITY_WORD = "quốc tịch"
_NATIONALITY = names.match_key(_NATIONALITY_WORD)
_VIETNAMESE = frozenset(map(names.match_key, ("Việt Nam", "VN", "Viet Nam")))
_PLACE = "Thôn|Bản|Buôn|Xóm|Ấp|Tổ dân phố|Khu phố|Phường|Xã|Thị trấn|Đặc khu|Huyện|Quận|Thị xã|Tỉnh|Thành phố"
_CAPITAL = f"[0-9{''.join(filter(str.isupper, map(chr, (*range(0x250), *range(0x1E00, 0x1F00)))))}]"
_PLACE_INSIDE = re.compile(rf"(, )({_PLACE})(?= {_CAPITAL})(?! Hồ Chí Minh)")
_PLACE_FIRST = re.compile(rf"(?:{_PLACE.lower()}|tổ) {_CAPITAL}")
_AREAS = frozenset(("Phường", "Xã", "Thị trấn", "Đặc khu", "Huyện", "Quận", "Thị xã", "Tỉnh", "Thành phố"))
"""What the law divides the country into; villages and quarters are none."""
_COMMON_FIRST = re.compile("(?:Nhóm tác giả|Tập thể) ")
"""Words that say what a collective is and are no part of its name."""
_HO_CHI_MINH = re.compile("Thành phố Hồ Chí Minh")
_OF_A_BODY = re.compile(
    r"(?<=[^\W\d_] )(?<!phố )(?<!đường )(?<!chợ )(?<!xã )(?<!phường )(?<!thôn )(?<!Công ty )(?<!TNHH )(?<!phần )"
    rf"(Thôn|Tổ dân phố|Khu phố|Phường|Xã|Thị trấn|Đặc khu|Huyện|Quận|Thị xã|Tỉnh|Thành phố)(?= {_CAPITAL})"
    r"(?! (?:Hồ Chí Minh|Hội|Đàn|Đoàn|Ủy|Uỷ|Đội|Quê|Công|Huy|Thành|Tắc|Anh hùng)\b)"
)
"""Behind the name of a body; "Bản", "Buôn", "Ấp" and "Xóm" begin names of places too often to be touched there."""
_OF_OFFICE = re.compile(
    r"(?:Ủy ban|Uỷ ban|UB(?:ND|MTTQ)?|HĐND|Hội đồng|Đảng (?:ủy|uỷ|bộ)|Chi bộ|Mặt trận|Công an|Ban|Bộ Chỉ huy|"
    r"Văn phòng|Sở|Phòng|"
    r"Trung tâm|Trạm|Hạt|Đội|Trường|Hội|Liên đoàn|Đoàn|Thanh tra|Tòa án|Toà án|Viện Kiểm sát|Thuế|Kho bạc) ",
    re.IGNORECASE,
)
"""What the names of offices, schools and associations begin with; a club or a firm writes itself as it likes."""
_HOUSEHOLD = "Hộ gia đình"
_AUTHORS = "Nhóm tác giả"
KIND_WORDS = {
    NomineeKind.COLLECTIVE: "tập thể",
    NomineeKind.INDIVIDUAL: "cá nhân",
    NomineeKind.HOUSEHOLD: "hộ gia đình",
}
_HOUSEHOLD_WORDS = frozenset(map(names.match_key, ("Hộ", "Gia", "đình")))
_HOUSEHOLD_STARTS = tuple(tuple(map(names.match_key, words)) for words in (("Hộ",), ("Gia", "đình")))


def kind_words() -> tuple[str, ...]:
    """Return the words by which papers count nominees, in the order of their lists."""
    return (KIND_WORDS[NomineeKind.COLLECTIVE], _AUTHORS.lower(), *list(KIND_WORDS.values())[1:])


def kind_word(kind: str, name: str) -> str:
    """Return "tập thể", "cá nhân", "hộ gia đình"; a collective named "Nhóm tác giả …" is a "nhóm tác giả"."""
    if kind == NomineeKind.COLLECTIVE and names.match_key(name).startswith(names.match_key(_AUTHORS)):
        return _AUTHORS.lower()
    return KIND_WORDS[NomineeKind(kind)]


def name_parts(kind: str, honorific: str, name: str) -> tuple[str, str]:
    """Return (honorific, name) as they are printed, the honorific "" where none stands before the name.

    A collective has none and stands as it is kept. A household is called by its word: ("", "Hộ gia đình ông Giàng A
    Páo"). An honorific written before a person's name is taken off it, unless it contradicts the one chosen: both are
    printed then, so that eyes find it.
    """
    if kind == NomineeKind.COLLECTIVE:
        return "", name[:1].upper() + name[1:] if _PLACE_FIRST.match(name) else name
    if kind == NomineeKind.HOUSEHOLD and names_household(name):
        return "", name[:1].upper() + name[1:]
    honorific, name = told_apart(honorific, name)
    if kind != NomineeKind.HOUSEHOLD:
        return honorific, name
    before = f"{_HOUSEHOLD} {in_sentence(honorific)}" if honorific else _HOUSEHOLD
    return "", f"{before} {name}"


def printed_name(kind: str, honorific: str, name: str) -> str:
    """Return "Ông Vũ Đình Khuê", "Hộ gia đình bà Ma Thị Én", or the bare name of a collective."""
    return " ".join(filter(None, name_parts(kind, honorific, name)))


def name_in_sentence(kind: str, honorific: str, name: str) -> str:
    """Return "bà Ma Thị Én", "hộ gia đình bà Ma Thị Én", "phường Minh Xuân", "nhóm tác giả …" as inside a sentence.

    Other collectives keep their name.
    """
    before, bare = name_parts(kind, honorific, name)
    if before:
        return f"{in_sentence(before)} {bare}"
    small = kind == NomineeKind.HOUSEHOLD or _COMMON_FIRST.match(bare) or _PLACE_FIRST.match(in_sentence(bare))
    return in_sentence(bare) if small and not _HO_CHI_MINH.match(bare) else bare


def full_name(kind: str, name: str, texts: PrintedTexts) -> str:
    """Return "Ông Vũ Đình Khuê (tức Ba Hòa)": the printed name and what stands behind it."""
    return printed_name(kind, texts.honorific, name) + further_said(texts)


def listed_name(kind: str, name: str, texts: PrintedTexts) -> str:
    """Return "Ông Vũ Đình Khuê (tức Ba Hòa) (truy tặng)": how a list of the office names a nominee."""
    return printed_name(kind, texts.honorific, name) + behind_name(texts)


def bare_name(kind: str, kept: str, text: str) -> str:
    """Return a corrected text of a printed name as names are kept: without the word that papers put before it.

    "Hộ gia đình ông Giàng A Páo" is "ông Giàng A Páo" where the kept name has no such word of its own.
    """
    built = kind == NomineeKind.HOUSEHOLD and not names_household(kept)
    return text.removeprefix(f"{_HOUSEHOLD} ") if built else text


def known_as(texts: PrintedTexts) -> str:
    """Return " (tức Ba Hòa)", or nothing; a name that says itself what it is stands so: " (bí danh: Ba Hòa)"."""
    if not texts.other_name:
        return ""
    told = texts.other_name.casefold().startswith(KINDS_OF_NAME)
    return f" ({texts.other_name})" if told else f" (tức {texts.other_name})"


def nationality(texts: PrintedTexts) -> str:
    """Return "quốc tịch Hoa Kỳ" of a foreigner, "Hoa Kỳ" of an organisation there, or nothing.

    That somebody is Vietnamese is not said.
    """
    named = texts.nationality.strip()
    if not named or names.match_key(named) in _VIETNAMESE:
        return ""
    if getattr(texts, "kind", None) == NomineeKind.COLLECTIVE:  # rows of papers are texts of a nominee of some kind
        return named
    return named if names.match_key(named).startswith(_NATIONALITY) else f"{_NATIONALITY_WORD} {named}"


def further_said(texts: PrintedTexts) -> str:
    """Return what a sentence says behind a name: " (tức Ba Hòa) (quốc tịch Hoa Kỳ)", or nothing."""
    if not texts.nationality:
        return known_as(texts)
    told = nationality(texts)
    return known_as(texts) + (f" ({told})" if told else "")


def behind_name(texts: PrintedTexts) -> str:
    """Return what stands behind a name on the list of a paper: " (tức Ba Hòa) (truy tặng)", or nothing."""
    return further_said(texts) + (" (truy tặng)" if texts.posthumous else "")


def position_and_unit(position: str | None, unit: str | None) -> str:
    """Return both with a comma; the bare title of a body's head runs on: "Phó Giám đốc Sở …"."""
    if position and unit and position.casefold().removeprefix("phó ") in HEADS:
        return place_case(f"{position} {unit}")
    return place_case(", ".join(part for part in (position, unit) if part))


@lru_cache(maxsize=4_096)
def place_case(text: str) -> str:
    """Return whereabouts as papers write them: "Thôn Nà Tông, phường Minh Xuân, tỉnh Tuyên Quang".

    The word for a kind of place is small in a sentence and in a body's name and has a capital at the start of the line
    (NĐ 30/2020, Phụ lục II); "Thành phố Hồ Chí Minh" keeps its own.
    """
    inside = _PLACE_INSIDE.sub(lambda found: found[1] + found[2].lower(), text)
    inside = _OF_A_BODY.sub(lambda found: found[1].lower(), inside)
    return inside[:1].upper() + inside[1:] if _PLACE_FIRST.match(inside) else inside


@lru_cache(maxsize=4_096)
def body_case(name: str) -> str:
    """Return a collective's name as it is kept: "UBND phường Minh Xuân" for "UBND Phường Minh Xuân".

    The word for a kind of place is small within the name of an office (NĐ 30/2020, Phụ lục II); whoever enters the name
    is told, papers change nothing any more. Names that are no office's keep their capitals: "Nhóm Thôn Nữ".
    """
    inside = _PLACE_INSIDE.sub(lambda found: found[1] + _small_area(found[2]), name)
    return _OF_A_BODY.sub(lambda found: _small_area(found[1]), inside) if _OF_OFFICE.match(inside) else inside


def _small_area(word: str) -> str:
    return word.lower() if word in _AREAS else word


@lru_cache(maxsize=4_096)
def names_household(name: str) -> bool:
    """Return whether a name begins with the word for a household: "Hộ ông …", "Gia đình bà …"; not "Hồ Văn Sơn"."""
    parts = tuple(names.match_key(word.rstrip(".,:")) for word in name.split(" ")[:3])
    return any(len(parts) > len(start) and parts[: len(start)] == start for start in _HOUSEHOLD_STARTS)


def bare_household(name: str) -> str:
    """Return a household's name without the words before it: "Giàng A Páo" for "Hộ gia đình ông Giàng A Páo"."""
    parts = name.split(" ")
    while len(parts) > 1 and names.match_key(parts[0].rstrip(".,:")) in _HOUSEHOLD_WORDS and names_household(name):
        parts = parts[1:]
    return told_apart("", " ".join(parts))[1]


def household_spellings(name: str) -> list[str]:
    """Return every way in which lists write a household's name, as search keys."""
    bare = bare_household(name)
    said = ("", *(f"{word} " for word in names.HONORIFICS[:5]))
    return [
        names.search_key(f"{before}{word}{bare}")
        for before in ("", "Hộ ", "Gia đình ", "Hộ gia đình ")
        for word in said
    ]


def known_as_key(kind: str, name: str) -> str:
    """Return the key by which names of one kind are compared: spelling, and the words before a household's, aside."""
    return names.match_key(bare_household(name) if kind == NomineeKind.HOUSEHOLD else name)


def known_as_plain(kind: str, name: str) -> str:
    """Return the same without marks, for a first look: who is meant is said by `known_as_key`."""
    return names.search_key(bare_household(name) if kind == NomineeKind.HOUSEHOLD else name)


def known_as_spellings(kind: str, name: str) -> list[str]:
    """Return the search keys under which somebody of this kind and name may be kept."""
    return household_spellings(name) if kind == NomineeKind.HOUSEHOLD else [names.search_key(name)]


def told_apart(honorific: str, name: str) -> tuple[str, str]:
    """Take an honorific written before the name off it."""
    if not _may_be_honorific(name.partition(" ")[0]):
        return honorific, name
    written, bare = names.split_honorific(name)
    if written is None or (honorific and names.match_key(honorific) != names.match_key(written)):
        return honorific, name
    return written, bare


@lru_cache(maxsize=4_096)
def _may_be_honorific(word: str) -> bool:
    """Tell whether a first word opens an honorific; asked first, since it is quick and seldom so."""
    key = names.match_key(word)
    return any(names.match_key(known.partition(" ")[0]) == key for known in names.HONORIFICS)


def in_sentence(honorific: str) -> str:
    """Return an honorific as it goes on after another word: "ông", "thượng tá", "TS."."""
    return honorific if honorific[1:2].isupper() else honorific[:1].lower() + honorific[1:]
