"""Vietnamese syllables: whether words could be some, and which share of a text is."""

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|kh|ch|th|tr|ph|gh|gi|qu|[bcdđghklmnprstvx])?"
    r"(?:iêu|yêu|ươi|ươu|uôi|oai|oay|oao|oeo|uây|uyê|uya|ia|iê|yê|ya|ua|uô|ưa|ươ|ai|ao|au|ay|âu|ây|eo|êu|iu|oa|oă|oe|oi"
    r"|ôi|ơi|oo|ui|ưi|ưu|uâ|uê|uơ|uy|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_STOPS = ("c", "ch", "p", "t")
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Return whether the word could be one Vietnamese syllable, its tone included."""
    letters, tones = "", ""
    for part in unicodedata.normalize("NFD", word.casefold()):
        if part in _TONES:
            tones += part
        else:
            letters += part
    letters = unicodedata.normalize("NFC", letters)
    if len(tones) > 1 or not _SYLLABLE.fullmatch(letters):
        return False
    return not letters.endswith(_STOPS) or tones in ("\u0301", "\u0323") or not tones


def words(text: str) -> list[str]:
    """Return the runs of letters in a text."""
    return _WORD.findall(text)


def vietnamese_share(text: str) -> float:
    """Return which part of the words with marks could be Vietnamese; 0 where none has a mark."""
    marked = [word for word in words(unicodedata.normalize("NFC", text)) if _MARKED.search(word)]
    if not marked:
        return 0.0
    return sum(is_syllable(word) for word in marked) / len(marked)
