"""Codes and their values -> sentences; each area keeps its own table of them.

To add a code: raise `KnownError("my_code", path=…)`; write its English sentence in the table of your area
(`<area>_codes.py`: `"my_code": N_("{path} is no list. Choose another file.")`), its Vietnamese in
`resources/translations/vi/<area>.po`, and run `python -m desktop.labels.compile`. A new area is named in `AREAS`.
Sentences say what, where, and what to do. Values are filled by name and never read as templates; days, codes of the
record and money are put into words here (`names.WORDS`), so give them bare.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from db.errors import KnownError
from db.rules.awards import general_name
from db.rules.clean_text import with_marks_named
from db.rules.drafts import Problem
from db.rules.numbers import money
from desktop.labels import certificate_codes, change_codes, file_codes, law_words, record_codes
from desktop.labels.law_notes import with_notes
from desktop.labels.names import WORDS
from desktop.labels.translation import N_, _, fill

AREAS = (record_codes, change_codes, file_codes, certificate_codes, law_words)
CODES: dict[str, str] = {code: text for area in AREAS for code, text in area.CODES.items()}
MONEY = frozenset({"due", "paid", "amount", "salary"})
LONGEST_SHOWN = 200  # letters of one value in a sentence: what was pasted by mistake does not fill the form
OF_LAW = frozenset({"other_ways", "to_read"})  # sentences that hold the law's own words: shown whole
CHOICES = "known"  # names the values that there are, to choose from
NOTHING = N_("nothing yet")
UNWORDED = N_("Something is wrong here: {code} {values}")


def sentence(
    wrong: KnownError | Problem | str, values: Mapping[str, object] | None = None, lang: str | None = None
) -> str:
    """Return what an error or a code means, in the reader's language; a code without words is shown as it is."""
    if isinstance(wrong, KnownError | Problem):
        code, values = wrong.code, wrong.values
    else:
        code, values = wrong, values or {}
    longest = None if code in OF_LAW else LONGEST_SHOWN
    shown = {name: _shown(name, value, lang, longest) for name, value in values.items()}
    if code in CODES:
        return fill(_(CODES[code], lang), shown)
    listed = ", ".join(f"{name}={value}" for name, value in shown.items())
    return fill(_(UNWORDED, lang), {"code": code, "values": listed}).rstrip()


def _shown(name: str, value: object, lang: str | None, longest: int | None = LONGEST_SHOWN) -> str:
    """Return a value as sentences show it, at most `longest` letters: codes in words, days as clerks write them."""
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if name in MONEY and isinstance(value, int):
        return money(value)
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, list | tuple | set | frozenset) and value:
        return ", ".join(_shown(name, one, lang, longest) for one in value)
    if name == "award":  # kept findings of older versions leave who gives it open
        return general_name(str(value))
    if name == CHOICES and not value:  # "There are: ." would say that the program is broken
        return _(NOTHING, lang)
    known = WORDS.get(name, {})
    text = str(value)
    if text in known:
        return _(known[text], lang)
    text = with_notes(text, lang)
    return with_marks_named(text if longest is None or len(text) <= longest else text[: longest - 1] + "…")
