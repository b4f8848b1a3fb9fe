"""Codes and their values -> sentences; each area keeps its own table of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from db.errors import KnownError
from desktop.wording import certificate_words, command_codes, deed_codes, file_codes, lists, paper_codes, record_codes
from desktop.wording.names import WORDS
from desktop.wording.texts import N_, _, fill

CODES: dict[str, str] = {
    **command_codes.CODES,
    **record_codes.CODES,
    **deed_codes.CODES,
    **paper_codes.CODES,
    **file_codes.CODES,
    **certificate_words.CODES,
    **lists.CODES,
}
UNWORDED = N_("Something is wrong here: {code} {values}")


def sentence(wrong: KnownError | str, values: Mapping[str, object] | None = None, lang: str | None = None) -> str:
    """Return what an error or a code means, in the reader's language; a code without words is shown as it is."""
    if isinstance(wrong, KnownError):
        code, values = wrong.code, wrong.values
    else:
        code, values = wrong, values or {}
    shown = {name: _shown(name, value, lang) for name, value in values.items()}
    if code in CODES:
        return fill(_(CODES[code], lang), shown)
    listed = ", ".join(f"{name}={value}" for name, value in shown.items())
    return fill(_(UNWORDED, lang), {"code": code, "values": listed}).rstrip()


def _shown(name: str, value: object, lang: str | None) -> str:
    """Return a value as sentences show it: codes in words, days as clerks write them, lists with commas."""
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_shown(name, one, lang) for one in value)
    known = WORDS.get(name, {})
    return _(known[str(value)], lang) if str(value) in known else str(value)
