"""Vietnamese names: how they are kept, sorted, searched and compared (domain README §7; CLDR `vi` collation)."""

import re
import unicodedata
from functools import lru_cache

SORT_KEY_VERSION = 1

_ALPHABET = tuple("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=16)}
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_SHAPED = {"a\u0306", "a\u0302", "e\u0302", "o\u0302", "o\u031b", "u\u031b"}
_APOSTROPHES = str.maketrans(dict.fromkeys("'ʼ‘`´ʹ′", "’"))
_SPACE = re.compile(r"\s+")

HONORIFICS = (
    "Ông", "Bà", "Anh", "Chị", "Cụ", "Đồng chí",
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng",
    "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy",
    "Thượng sĩ", "Trung sĩ", "Hạ sĩ",
    "Hòa thượng", "Thượng tọa", "Đại đức", "Ni trưởng", "Ni sư", "Sư cô", "Linh mục", "Giám mục", "Mục sư",
)  # fmt: skip
"""Words before a name in lists and on certificates; a rank or a religious title takes the place of Ông/Bà."""


def clean(text: str) -> str:
    """Return the text in NFC with single spaces, without control, zero-width and direction characters."""
    kept = (
        " " if character.isspace() or character in "\x1c\x1d\x1e\x1f" else character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return unicodedata.normalize("NFC", _SPACE.sub(" ", "".join(kept)).strip())


@lru_cache(maxsize=65536)
def search_key(text: str) -> str:
    """Return the text as one types it in a hurry: no marks, đ as d, lower case, single spaces, one apostrophe."""
    bare = unicodedata.normalize("NFD", clean(text).translate(_APOSTROPHES).replace("’", ""))
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return letters.replace("đ", "d").replace("Đ", "d").casefold()


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
    """Return the key by which people sort: given name, then family name, then the names between."""
    words = clean(full_name).split(" ")
    return _key([words[-1], *words[:-1]])


def _key(words: list[str]) -> bytes:
    parts = [_syllable(word) for word in words]
    letters = b"\x02".join(part[0] for part in parts)
    tones = b"\x00".join(part[1] for part in parts)
    return letters + b"\x01" + tones


def given_name(full_name: str) -> str:
    """Return the last word of a name, which Vietnamese lists sort by."""
    return clean(full_name).rpartition(" ")[2]


_VOWELS = "aăâeêioôơuưy"


@lru_cache(maxsize=65536)
def match_key(text: str) -> str:
    """Return a key equal for spellings of one name: case, spaces, apostrophes and the place of a tone do not count."""
    return " ".join(_tone_last(word) for word in clean(text).translate(_APOSTROPHES).casefold().split(" "))


def _tone_last(word: str) -> str:
    """Move the tone of a syllable behind it: hòa and hoà are one word, hóa another."""
    tone, letters = "", ""
    for part in unicodedata.normalize("NFD", word):
        if part in _TONES:
            tone += part
        else:
            letters += part
    return unicodedata.normalize("NFC", letters) + "".join(sorted(tone))


_HONORIFIC_WORDS = tuple(
    sorted(((match_key(word).split(" "), word) for word in HONORIFICS), key=lambda pair: -len(pair[0]))
)


def split_honorific(text: str) -> tuple[str | None, str]:
    """Split "Bà Nguyễn Thị Hoa" into ("Bà", "Nguyễn Thị Hoa").

    A family name is no honorific: "Ông Thị Hoa" and "Cụ" alone stay whole, since a name has at least two words
    after its honorific unless it is a single word that follows a rank.
    """
    words = clean(text).split(" ")
    keys = [match_key(word) for word in words]
    for pattern, written in _HONORIFIC_WORDS:
        rest = words[len(pattern) :]
        if keys[: len(pattern)] != pattern or not rest:
            continue
        if len(pattern) == 1 and rest[0] in ("Thị", "Văn") and len(rest) == 2:
            continue
        return written, " ".join(rest)
    return None, " ".join(words)


def display(name: str) -> str:
    """Return the name as it is printed: clean, with the typographic apostrophe (H’Hen Niê)."""
    return clean(name).translate(_APOSTROPHES)
