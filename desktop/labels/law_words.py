"""Rows of the law in the clerk's words: what each is called, and what the record has else than the program."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from db.rules.awards import general_name
from db.rules.law_rows import How, LawDifference, Standing
from desktop.labels.translation import N_, _

TABLES = {
    "regime": N_("Law and decrees"),
    "base_salary": N_("Base salary"),
    "award_type": N_("Award"),
    "award_kind": N_("Whom it may go to"),
    "coefficient": N_("Bonus"),
    "legal_ground": N_("Legal ground"),
}
COLUMNS = {
    "amount": N_("amount"),
    "hundredths": N_("coefficient"),
    "law": N_("name"),
    "name": N_("name"),
    "text": N_("text"),
    "valid_from": N_("from"),
    "valid_to": N_("until"),
    "source": N_("source"),
    "confidence": N_("how sure"),
    "legal_name": N_("called"),
    "abbreviation": N_("abbreviation"),
    "form": N_("title or commendation"),
    "level": N_("given by"),
    "regime": N_("law"),
    "is_maximum": N_("at most"),
    "body": N_("for"),
    "offered_only": N_("offered, not written in"),
    "verified": N_("compared with the text"),
}
_SAID_ALREADY = ("regime", "text", "law", "name", "source")
HOW = {How.ADD: N_("new"), How.CHANGE: N_("changed"), How.REMOVE: N_("no longer there")}
KEPT = {
    Standing.OFFICE: N_("the office's own entry stays"),
    Standing.USED: N_("stays: decisions were issued by it"),
}
SURE = {
    "verified": N_("compared with the text"),
    "secondary": N_("from a quotation of the text"),
    "recalled": N_("from memory, to be compared"),
    "unsure": N_("unsure, to be compared"),
}
KINDS = {"collective": N_("collectives"), "individual": N_("individuals"), "household": N_("households")}


def row_words(one: LawDifference, names: Mapping[str, str]) -> str:
    """Return what a row is called; `names` are those of the awards and laws by code."""
    values = one.values
    parts: list[str] = []
    if one.table == "base_salary":
        parts = [_("from {day}").format(day=_day(values["valid_from"]))]
    elif one.table == "legal_ground":
        parts = [str(values["text"]), names.get(str(values["regime"]), "")]
    elif one.table in ("regime", "award_type"):
        parts = [general_name(str(values.get("law") or values.get("name")))]
    else:
        parts = [names.get(str(values["award_type"]), str(values["award_type"]))]
        parts += [_(KINDS[str(values["kind"])]), names.get(str(values.get("regime")), "")]
    return "; ".join(part for part in parts if part)


def changed_words(one: LawDifference) -> tuple[str, str]:
    """Return what the record has and what the program brings, of the columns that differ."""
    if one.how is How.CHANGE:
        return "; ".join(_told(one.before, one.columns)), "; ".join(_told(one.values, one.columns))
    shown = [column for column in COLUMNS if column in one.values and column not in _SAID_ALREADY]
    told = "; ".join(_told(one.values, shown, empty=False))
    return ("", told) if one.how is How.ADD else (told, "")


def names_of(found: Iterable[LawDifference]) -> dict[str, str]:
    """Return what laws and awards among the differences are called, by code."""
    kept: dict[str, str] = {}
    for one in found:
        if one.table in ("regime", "award_type"):
            kept[str(one.values["code"])] = general_name(str(one.values.get("law") or one.values.get("name")))
    return kept


def _told(values: Mapping[str, object], columns: Iterable[str], *, empty: bool = True) -> Iterator[str]:
    for column in columns:
        value = values.get(column)
        if empty or value not in (None, "", False):
            yield f"{_(COLUMNS[column])}: {_value(column, value)}"


def _value(column: str, value: object) -> str:
    if column in ("valid_from", "valid_to"):
        return _day(value)
    if column == "hundredths":
        return f"{int(str(value)) / 100:g}".replace(".", ",")
    if column == "amount":
        return f"{int(str(value)):,}".replace(",", ".")
    if column == "confidence":
        return _(SURE[str(value)])
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value) if value not in (None, "") else "–"


def _day(value: object) -> str:
    return f"{date.fromisoformat(str(value)):%d/%m/%Y}" if value else "…"
