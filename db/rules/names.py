"""Vietnamese names: how they are kept, sorted, searched and compared (sorting: the CLDR collation `vi`)."""

import re
import unicodedata
from functools import lru_cache

from db.rules.clean_text import clean

_ALPHABET = tuple("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=16)}
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_SHAPED = {"a\u0306", "a\u0302", "e\u0302", "o\u0302", "o\u031b", "u\u031b"}
_APOSTROPHES = str.maketrans(dict.fromkeys("'ʼ‘`´ʹ′", "’"))  # more than `clean` takes for one: a key forgives

HONORIFICS = (
    "Ông", "Bà", "Anh", "Chị", "Cụ", "Đồng chí",
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng",
    "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy",
    "Thượng sĩ", "Trung sĩ", "Hạ sĩ",
    "Hòa thượng", "Thượng tọa", "Đại đức", "Ni trưởng", "Ni sư", "Sư cô", "Linh mục", "Giám mục", "Mục sư",
    "Giáo sư", "Phó Giáo sư", "Tiến sĩ", "Thạc sĩ", "Bác sĩ", "Nghệ nhân Ưu tú", "Nghệ nhân Nhân dân",
    "Nhà giáo Nhân dân", "Nhà giáo Ưu tú", "Nghệ sĩ Nhân dân", "Nghệ sĩ Ưu tú", "Thầy thuốc Nhân dân",
    "Thầy thuốc Ưu tú",
)  # fmt: skip
"""Words before a name in lists and on certificates; a rank or a religious title takes the place of Ông/Bà."""


def search_key(text: str) -> str:
    """Return the text as one types it in a hurry: no marks, đ as d, lower case, single spaces, no apostrophe."""
    return " ".join(filter(None, map(_bare, clean(text).split(" "))))


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    bare = unicodedata.normalize("NFD", word.translate(_APOSTROPHES).replace("’", "").casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("đ", "d")


@lru_cache(maxsize=65536)
def _syllable(word: str) -> tuple[bytes, bytes]:
    """Return the rank of each letter, and the tones, of one word."""
    letters, tones = bytearray(), bytearray()
    for character in unicodedata.normalize("NFC", word.casefold()):
        base = ""
        tone = 1
        for part in unicodedata.normalize("NFD", character):
            if part in _TONES and base:
                tone = _TONES[part]
            elif not base or base + part in _SHAPED:
                base += part
        rank = _RANK.get(unicodedata.normalize("NFC", base))
        if rank is None:
            if not base.isalnum():
                continue
            rank = 3 + min(int(base), 9) if base.isdecimal() else 200
        letters.append(rank)
        if rank == 200:
            letters += min(ord(base[0]), 0xFFFF).to_bytes(2, "big")
        tones.append(tone)
    return bytes(letters), bytes(tones)


def sort_key_text(text: str) -> bytes:
    """Return the key by which units and other words sort as in a Vietnamese dictionary."""
    return _key(clean(text).split(" "))


def sort_key(full_name: str) -> bytes:
    """Return the key by which people sort: given name, then family name, then the names between.

    Each of the three is compared whole, tones included, before the next one counts: all Hoa come before all Hòa.
    """
    words = clean(full_name).split(" ")
    given = words.pop()
    if len(words) == 2:  # by far the most: no list is made
        return _word_key(given) + b"\x00" + _word_key(words[0]) + b"\x00" + _word_key(words[1])
    return b"\x00".join((_word_key(given), _key(words[:1]), _key(words[1:])))


@lru_cache(maxsize=65536)
def _word_key(word: str) -> bytes:
    return _key([word])


def _key(words: list[str]) -> bytes:
    """Letters of all words first, then their tones, as the CLDR `vi` collation weighs them."""
    parts = [_syllable(word) for word in words]
    letters = b"\x02".join([part[0] for part in parts])
    return letters + b"\x01" + b"\x01".join([part[1] for part in parts])


def match_key(text: str) -> str:
    """Return a key equal for spellings of one name: case, spaces, apostrophes and the place of a tone do not count."""
    return " ".join(map(_tone_last, clean(text).split(" ")))


@lru_cache(maxsize=65536)
def _tone_last(word: str) -> str:
    """Move the tone of a syllable behind it: hòa and hoà are one word, hóa another."""
    tone, letters = "", ""
    for part in unicodedata.normalize("NFD", word.translate(_APOSTROPHES).casefold()):
        if part in _TONES:
            tone += part
        else:
            letters += part
    return unicodedata.normalize("NFC", letters) + "".join(sorted(tone))


_HONORIFIC_WORDS = tuple(
    sorted(((match_key(word).split(" "), word) for word in HONORIFICS), key=lambda pair: -len(pair[0]))
)
_MIDDLE_NAMES = (match_key("Thị"), match_key("Văn"))
_SEX_OF_MIDDLE_NAME = dict(zip(_MIDDLE_NAMES, ("female", "male"), strict=True))
_SEX_SPOKEN_TO = {
    **dict.fromkeys(map(match_key, ("Ông", "Anh", "Đại đức", "Hòa thượng", "Thượng tọa", "Linh mục")), "male"),
    **dict.fromkeys(map(match_key, ("Bà", "Chị", "Cô", "Sư cô", "Ni sư", "Ni trưởng")), "female"),
}


@lru_cache(maxsize=256)
def sex_spoken_to(honorific: str) -> str:
    """Return male or female as an honorific says it, "" for one that goes with both."""
    return _SEX_SPOKEN_TO.get(match_key(honorific), "")


def sex_of_name(name: str) -> str:
    """Return female for "Thị" within a name, male for "Văn", "" for all others: a doubt to ask about, no more."""
    told = {_SEX_OF_MIDDLE_NAME.get(_tone_last(word), "") for word in clean(name).split(" ")[1:-1]} - {""}
    return told.pop() if len(told) == 1 else ""


_DEGREE = r"(?:GS|PGS|TS|TSKH|ThS|Ths|BS|BSCK1|BSCK2|BSCKI|BSCKII|DS|KS|LS|CN|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|NNND|NNƯT)"
_LETTER = r"[^\W\d_]"
_DEGREES = re.compile(rf"{_DEGREE}(?:[.,/]+{_DEGREE})*[.,]*")
_DEGREES_BEFORE = re.compile(
    rf"({_DEGREE}(?:[.,/] *{_DEGREE})*\.)(?={_LETTER}{{2}})(?!{_DEGREE}\b)"
)  # "TS.Nguyễn", with no space


def split_honorific(text: str) -> tuple[str | None, str]:
    """Return ("Bà", "Nguyễn Thị Hoa") for "Bà Nguyễn Thị Hoa"; ranks and degrees go with it: ("Thượng tá, TS.", …).

    A family name is no honorific: "Ông Thị Hoa" stays whole, and so does an honorific with no name behind it.
    """
    words = _DEGREES_BEFORE.sub(r"\1 ", clean(text)).split(" ")
    found: list[str] = []
    while len(words) > 1:
        taken, written = _honorific_before(words)
        if not taken or (found and written in HONORIFICS[:5]):
            break  # only the first may be Ông, Bà, Anh, Chị, Cụ: "Bà Anh Đào"
        found.append(written)
        words = words[taken:]
    return (" ".join(found).rstrip(",") or None), " ".join(words)


def _honorific_before(words: list[str]) -> tuple[int, str]:
    """Return how many words of an honorific stand first, and how it is written; (0, "") for none."""
    if _DEGREES.fullmatch(words[0]):
        return 1, words[0]
    keys = [match_key(word.rstrip(",")) for word in words[:4]]
    for pattern, written in _HONORIFIC_WORDS:
        size = len(pattern)
        if keys[:size] != pattern or len(words) == size:
            continue
        if written == "Ông" and len(words) == 3 and keys[1] in _MIDDLE_NAMES:
            continue  # a family name: Ông Thị Hoa
        return size, f"{written}," if words[size - 1].endswith(",") else written
    return 0, ""
