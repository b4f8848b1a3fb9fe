"""The language of everything the program says: gettext, English sources, one compiled file for each language.

To say something: `_("{n} sheets").format(n=…)` where it is said, or `N_("…")` in a table and `_()` later; then the
Vietnamese in `resources/translations/vi/<area>.po`, then `python -m desktop.labels.compile`. The tests name each text
without Vietnamese and each translation that loses a value. Errors have their own table: see `sentences`.
"""

import gettext
import re
from collections.abc import Mapping
from functools import cache

from resources.paths import path

DOMAIN = "so-vang"
_NAME = re.compile(r"\{(\w+)\}")
LANGUAGES = ("vi", "en")


class _Chosen:
    """The reader's language, chosen once at the start and again only from the preferences."""

    lang = "vi"


def use(lang: str) -> None:
    """Say everything in `lang` from now on."""
    _Chosen.lang = lang if lang in LANGUAGES else LANGUAGES[0]


def language() -> str:
    """Return the language chosen."""
    return _Chosen.lang


@cache
def _translations(lang: str) -> gettext.NullTranslations:
    if lang == "en":  # what stands in the code
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, path("translations"), [lang], fallback=True)


def _(english: str, lang: str | None = None) -> str:
    """Return the text in the chosen language, or in `lang`; in English one that counts says 1 in the singular."""
    lang = lang or _Chosen.lang
    if lang == "en":
        return _English(english) if "{" in english else english
    return _translations(lang).gettext(english) if english else ""


def N_(english: str) -> str:  # noqa: N802 -- the name that gettext tools look for
    """Mark a text that stands in a table and is said later."""
    return english


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return the text with its {names} filled; one that has no value stays as it is, and values are never read."""
    template = singular(text, values) if isinstance(text, _English) else text
    return _NAME.sub(lambda found: str(values.get(found[1], found[0])), template)


class _English(str):
    """An English text with blanks; what it counts is filled in as one or as many."""

    def format(self, *args: object, **values: object) -> str:
        return singular(self, values).format(*args, **values)


_BESIDE = "more|clean|marked|unfinished|identity|empty|signed"  # words between a number and what it counts
_PHRASE = re.compile(rf"\{{(\w+)\}}((?: (?:{_BESIDE}))*) ([a-z]+)((?: more)?)((?: [a-z]+)?)")
_ONE_DOES = {
    "are": "is",
    "were": "was",
    "have": "has",
    "wait": "waits",
    "come": "comes",
    "fit": "fits",
    "stop": "stops",
    "take": "takes",
}
_ONE_OF = {
    "they are": "it is",
    "they stand": "it stands",
    "They were": "It was",
    "these rows were": "this row was",
    "became of them": "became of it",
    "says of them": "says of it",
    "mark of them": "mark of it",
    "of the round come from": "of the round comes from",
    "prints them": "prints it",
    "wrote them": "wrote it",
    "by their day": "by its day",
    "at them": "at it",
    "their units": "its unit",
    "their number": "its number",
}
_WHOLE = {"{n} people and collectives": "{n} person or collective"}
_NEVER_COUNTED = frozenset({"this", "its", "was", "has", "is", "does"})
_NO_COUNTS = frozenset(
    {"name", "path", "place", "text", "field", "state", "number", "table", "entry", "id", "where", "backend", "award"}
)
"""Values that may read "1" and count nothing."""


def singular(text: str, values: Mapping[str, object]) -> str:
    """Return an English text with what it counts said of one, for each number in `values` that is 1."""
    ones = {name for name, value in values.items() if str(value).lstrip("0") == "1"} - _NO_COUNTS
    told = _PHRASE.sub(lambda found: _of_one(found) if found[1] in ones else found[0], str(text))
    if told == text:
        return told
    if text in _WHOLE:
        return _WHOLE[text]
    for many, one in _ONE_OF.items():
        told = told.replace(many, one)
    return told


def _of_one(found: re.Match[str]) -> str:
    name, beside, word, more, following = found.groups()
    if word in _ONE_DOES:  # "{n} are left": what is counted is not said
        return f"{{{name}}}{beside} {_ONE_DOES[word]}{more}{following}"
    if word == "people":
        noun = "person"
    elif word.endswith("ies"):
        noun = word.removesuffix("ies") + "y"
    elif word.endswith("s") and not word.endswith("ss") and word not in _NEVER_COUNTED:
        noun = word.removesuffix("s")
    else:
        return found[0]
    verb = following.strip()
    does = f" {_ONE_DOES[verb]}" if verb in _ONE_DOES else following
    return f"{{{name}}}{beside} {noun}{more}{does}"


def counted(one: str, many: str, number: int) -> str:
    """Return the text for this number; Vietnamese has one form, English two. Not filled in yet."""
    return _translations(_Chosen.lang).ngettext(one, many, number)
