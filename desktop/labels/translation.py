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
    """Return the text in the chosen language, or in `lang`."""
    return _translations(lang or _Chosen.lang).gettext(english) if english else ""


def N_(english: str) -> str:  # noqa: N802 -- the name that gettext tools look for
    """Mark a text that stands in a table and is said later."""
    return english


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return the text with its {names} filled; one that has no value stays as it is, and values are never read."""
    return _NAME.sub(lambda found: str(values.get(found[1], found[0])), text)


def counted(one: str, many: str, number: int) -> str:
    """Return the text for this number; Vietnamese has one form, English two. Not filled in yet."""
    return _translations(_Chosen.lang).ngettext(one, many, number)
