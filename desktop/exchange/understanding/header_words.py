"""Fields by header text: the vocabulary of resources/lists/headers.json and the headers an office corrected."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

from rapidfuzz import fuzz, process

from desktop.exchange.understanding.vocabulary import comparison_key
from resources.paths import path

_LONGEST_HEADER = 140
_NEARLY = 88.0
_NOTE = re.compile(r"\([^()]*\)")


@cache
def _data() -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(path("lists/headers.json").read_text(encoding="utf-8")))


@cache
def _shipped() -> dict[str, str]:
    return {phrase: field for field, phrases in _data()["fields"].items() for phrase in phrases}


@cache
def _short_forms() -> re.Pattern[str]:
    return _any_of(_data()["abbreviations"])


@cache
def _fillers() -> re.Pattern[str]:
    return _any_of(_data()["fillers"])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


def _spelled_out(key: str) -> str:
    """Return "d vi ct" as "don vi cong tac"."""
    return _tidy(_short_forms().sub(lambda found: _data()["abbreviations"][found[0]], key))


def _without_fillers(key: str) -> str:
    return _tidy(_fillers().sub(" ", key))


_QUESTION = re.compile(r"^\d{1,2} (?=\D)|\b(?:cua )?(?:dong chi|anh chi|quy vi|thay co)\b|\bnao$")


def _without_question(key: str) -> str:
    """Return what a question of a form asks for: "2. Ngày sinh của đồng chí?"."""
    return _tidy(_QUESTION.sub(" ", key)) or key


def _tidy(key: str) -> str:
    return " ".join(key.split())


class HeaderWords:
    """Finds the field of a header; `learned` maps header texts to fields and wins over the vocabulary."""

    def __init__(self, learned: Mapping[str, str] | None = None) -> None:
        self._learned = {comparison_key(text): field for text, field in (learned or {}).items()}
        self._known = _shipped() | self._learned
        self._remembered: dict[str, tuple[str, float]] = {}
        self._bare = {_without_fillers(phrase): field for phrase, field in reversed(self._known.items())}
        self._bare.pop("", None)

    def field_of(self, text: str) -> tuple[str, float]:
        """Return the field of a header and a score from 0 to 1; ("", 0.0) for text that is no header."""
        if not text or len(text) > _LONGEST_HEADER:
            return "", 0.0
        found = self._remembered.get(text)
        if found is None:
            found = self._remembered[text] = self._score(text)
        return found

    def is_known(self, text: str) -> bool:
        """Return whether a text is a header of the vocabulary as it stands, notes in brackets aside."""
        if len(text) > _LONGEST_HEADER:
            return False
        return comparison_key(text) in self._known or comparison_key(_NOTE.sub(" ", text)) in self._known

    def _score(self, text: str) -> tuple[str, float]:
        if text.casefold() in ("nam", "nam giới"):  # without marks it would be a year (năm)
            return "birth_male", 1.0
        for variant in dict.fromkeys((comparison_key(text), comparison_key(_NOTE.sub(" ", text)))):
            if variant in self._known:
                return self._known[variant], 1.0
        key = comparison_key(_NOTE.sub(" ", text)) or comparison_key(text)
        if len(key) < 2 or not re.search("[a-z]", key):
            return "", 0.0
        key = _spelled_out(_without_question(key))
        if key in self._known:
            return self._known[key], 0.97
        combined = _combination(key)
        if combined:
            return combined, 0.9
        bare = _without_fillers(key)
        if bare in self._bare:
            return self._bare[bare], 0.88
        return max(self._contained(key), self._near(key), key=lambda pair: pair[1])

    def _contained(self, key: str) -> tuple[str, float]:
        best = ("", 0.0)
        for phrase, field in self._known.items():
            if " " in phrase and f" {phrase} " in f" {key} ":
                share = len(phrase) / len(key)
                score = 0.5 + 0.35 * share + (0.25 if key.startswith(phrase) else 0.0)
                if score > best[1] and (share > 0.3 or len(phrase) > 8):
                    best = (field, score)
        return best

    def _near(self, key: str) -> tuple[str, float]:
        near = process.extractOne(key, self._known.keys(), scorer=fuzz.ratio, score_cutoff=_NEARLY)
        if near is None or len(key) < 5:
            return "", 0.0
        return self._known[near[0]], near[1] / 110


_UNIT_WORDS = ("don vi", "noi cong tac", "co quan", "phong ban", "noi lam viec", "dia chi", "noi o", "khoa phong")


_CONTACT = re.compile(
    r" (?:e ?mail|gmail|thu dien tu|dau thoi gian|timestamp|thoi gian (?:gui|tra loi)|nha rieng|zalo) "
)
_ADDRESS = re.compile(r"\b(?:dia chi|noi o|cho o|cu tru|thuong tru|ho khau)\b")


_HOME = re.compile(r"\b(?:noi o|cho o|cu tru|tam tru|thuong tru|ho khau|nha rieng)\b")


def is_home(text: str) -> bool:
    """Return whether a header asks for the home and nothing else, which is no unit but that of a household."""
    return is_address(text) and _HOME.search(comparison_key(text)) is not None


def is_address(text: str) -> bool:
    """Return whether a header names where somebody lives, which is their unit only where no other column is."""
    key = comparison_key(text)
    return _ADDRESS.search(key) is not None and not any(word in key for word in ("co quan", "don vi", "cong tac"))


def _combination(key: str) -> str:
    """Tell headers that name several things at once: "chức vụ, đơn vị công tác"."""
    padded = f" {key} "
    has_name = any(f" {word} " in padded for word in ("ho ten", "ho va ten", "ten ca nhan", "ten tap the"))
    has_position = " chuc vu " in padded or " chuc danh " in padded
    has_position = has_position or " nghe nghiep " in padded
    has_unit = any(f" {word} " in padded for word in _UNIT_WORDS)
    if _CONTACT.search(padded):
        return "other"
    if has_name and (has_position or " nam sinh " in padded or " ngay sinh " in padded):
        return "name"
    if has_position and has_unit and not has_name:
        return "position_unit"
    past = any(f" {word} " in padded for word in ("da duoc", "da dat", "da khen", "truoc day", "nam truoc"))
    if past and any(word in padded for word in (" khen ", " danh hieu ", " hinh thuc ")):
        return "other"
    return ""
