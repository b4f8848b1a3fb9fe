"""Facts about nominees in the clerk's words, and what a clerk types or a list says read back."""

from collections.abc import Mapping, Sequence
from datetime import date

from db.errors import KnownError
from db.rules.dates import parse_date, short_date
from db.rules.fact_fields import Entered, FactColumn
from db.rules.names import search_key
from desktop.labels.names import FACT_COLUMNS as COLUMNS
from desktop.labels.names import RATINGS, SCOPES
from desktop.labels.translation import N_, _

HINTS = {
    "results_known": N_("A year in which every initiative and research result is entered: what is not there was not."),
    "absence": N_("Maternity leave counts as service; write x in its column."),
    "initiative": N_("Write x under “Research” for research. “Used for” is the award that it served already."),
    "headcount": N_("Leave empty what is not known; 0 is none."),
}
DISCIPLINES = {"reprimand": N_("reprimand"), "warning": N_("a warning"), "heavier": N_("heavier than a warning")}
TYPES = {
    "cong_trang": N_("Regular merit"),
    "dot_xuat": N_("Sudden achievement"),
    "phong_trao": N_("Emulation movement"),
    "cong_hien": N_("Long contribution"),
    "nien_han": N_("Years of service"),
    "doi_ngoai": N_("External relations"),
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "rating": RATINGS,
    "level": SCOPES,
    "category": DISCIPLINES,
    "reward_type": TYPES,
}
SHORT = {
    "xs": "hoan_thanh_xuat_sac",
    "htxs": "hoan_thanh_xuat_sac",
    "xuat sac": "hoan_thanh_xuat_sac",
    "htxsnv": "hoan_thanh_xuat_sac",
    "t": "hoan_thanh_tot",
    "tot": "hoan_thanh_tot",
    "htt": "hoan_thanh_tot",
    "httnv": "hoan_thanh_tot",
    "ht": "hoan_thanh",
    "htnv": "hoan_thanh",
    "kht": "khong_hoan_thanh",
    "khtnv": "khong_hoan_thanh",
}
"""How units write ratings in their lists."""
YES = frozenset(("x", "co", "yes", "1", "dung"))


def cell_text(column: FactColumn, value: object, awards: Mapping[str, str]) -> str:
    """Return a value as a cell shows it."""
    if value is None or value == "" or value is False:
        return ""
    if column.entered is Entered.FLAG:
        return "x"
    if isinstance(value, date):
        return short_date(value)
    if column.entered is Entered.CHOICE:
        return _(CHOICES[column.name][str(value)])
    return awards.get(str(value), str(value)) if column.entered is Entered.AWARD else str(value)


def fact_text(columns: Sequence[FactColumn], values: Mapping[str, object], awards: Mapping[str, str]) -> str:
    """Return a row of facts in one line, its year aside: "có tính sáng kiến, tỉnh, 12/QĐ-UBND"; a mark by its title."""
    told = []
    for column in columns:
        if column.name == "year":
            continue
        text = cell_text(column, values[column.name], awards)
        if text and column.entered is Entered.FLAG:
            text = _(COLUMNS[column.name]).lower()
        elif text and (column.entered is Entered.COUNT or column.name in ("used_for", "used_year")):
            text = f"{_(COLUMNS[column.name])}: {text}"
        told.append(text)
    return ", ".join(text for text in told if text)


def read_cell(column: FactColumn, typed: str, awards: Mapping[str, str]) -> object:
    """Return what a cell says, None where it is empty.

    Raises KnownError: bad_fact_year, bad_count, bad_choice, and what `parse_date` finds.
    """
    text = typed.strip()
    if not text or text in ("–", "-"):
        return None
    if column.entered in (Entered.YEAR, Entered.COUNT):
        if not text.isdecimal():
            raise KnownError("bad_fact_year" if column.entered is Entered.YEAR else "bad_count", text=text)
        return int(text)
    if column.entered is Entered.DAY:
        return parse_date(text)
    if column.entered is Entered.FLAG:
        return search_key(text) in YES
    if column.entered is Entered.CHOICE:
        return _chosen(column, text, {code: _(words) for code, words in CHOICES[column.name].items()})
    return _chosen(column, text, awards) if column.entered is Entered.AWARD else text


def choices_of(column: FactColumn, awards: Mapping[str, str]) -> list[str]:
    """Return what a column takes, in words; empty where anything may stand."""
    if column.entered is Entered.AWARD:
        return list(awards.values())
    return [_(words) for words in CHOICES[column.name].values()] if column.entered is Entered.CHOICE else []


def _chosen(column: FactColumn, text: str, words: Mapping[str, str]) -> str:
    """Return the code meant: its words, its code, a usual short form, or the only words that begin so."""
    key = search_key(text)
    by_key = {search_key(each): code for code, each in words.items()}
    short = SHORT.get(key, "") if column.name == "rating" else ""
    if text in words or short in words or key in by_key:
        return text if text in words else by_key.get(key, short)
    begun = [code for each, code in by_key.items() if each.startswith(key)]
    if len(begun) != 1:
        raise KnownError("bad_choice", field=_(COLUMNS[column.name]), known=list(words.values()))
    return begun[0]
