"""The law in the clerk's words: what it says of a nomination, and rows of it where record and program differ."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from db.rules.awards import general_name
from db.rules.law_rows import How, LawDifference, Standing
from desktop.labels.translation import N_, _

CODES = {
    "criteria_met": N_("The conditions for “{award}” are met, as far as the record knows."),
    "law_not_in_hand": N_(
        "The text of the law in force is not in the catalogue yet ({law}). Read its conditions there."
    ),
    "law_silent": N_("Not checked: the catalogue has no conditions for this award on this day."),
    "nominated_for_other": N_("Also in this round for “{award}”. Check that both are meant."),
    "award_not_in_force": N_("“{award}” does not exist in law on {date}. Choose another award."),
    "kind_not_yet_for_award": N_(
        "“{award}” is for this kind of nominee ({kind}) only from {date}. Look at the date of the decision."
    ),
    "discipline_pending": N_("{what} is pending since {date}. Wait for its end, or give the reason for going on."),
    "discipline_ended": N_("{what} ended on {date}. Achievements count from then on."),
    "rewarded_already": N_(
        "“{award}” was given for the same achievement on {date} ({number}). Give the reason for going on."
    ),
    "basis_differs": N_("The reason of this round is another than the article asks for. Look at the reward type."),
    "rating_unknown": N_(
        "No duty rating is recorded for {year}; “{needed}” is asked for. Enter it, or look in the dossier."
    ),
    "rating_low": N_("The rating for {year} is “{rating}”, “{needed}” is asked for."),
    "initiatives_short": N_(
        "{needed} initiatives are asked for up to {year}, the record has {found}. Add what is missing."
    ),
    "prior_short": N_("“{award}” is asked for {needed} times, the record has {found}. Look at the earlier awards."),
    "to_read": N_("Only the dossier can tell: {text}."),
    "case_wrong": N_("“{place}” is not as a case is written (docs/commands.md, judge)."),
    "other_ways": N_("Other ways, which only the dossier can tell: {ways}."),
    "law_not_received": N_(
        "Not checked: the record has no conditions of the law yet. Receive those of the program (Catalogue, Alt+N)."
    ),
    "received_unknown": N_(
        "Dossiers that came in before {date} are judged by the earlier text. Enter the day of receipt in the round."
    ),
    "by_old_text": N_("Received on {date}, before {since}: judged by the earlier text."),
    "held_already": N_("Has “{award}” of {year} already ({number}, {date}). Give the reason for going on."),
    "votes_short": N_("{votes} votes for it, {needed} are needed."),
    "too_soon": N_("“{award}” was given for {year}; {needed} further years are asked for after it. Look at the years."),
    "award_gap": N_(
        "“{award}” is asked for {needed} years running; {years} is missing in between. Look at the earlier awards."
    ),
    "sudden_no_basis": N_(
        "“{award}” of {year} was for a sudden or thematic achievement: it does not count for regular merit."
    ),
    "results_short": N_(
        "{needed} {result} of level “{scope}” or above from {first} to {last} are asked for, the record has {found}."
    ),
    "result_scope": N_(
        "{needed} {result} reaching “{scope}” are asked for from {first} to {last}; {found} reach so far."
    ),
    "result_used": N_(
        "{needed} {result} are asked for; one served “{award}” already and counts once only. {found} are left."
    ),
    "results_mixed": N_(
        "Initiatives and research together make {needed}; the article asks for {needed} of one kind. Read the article."
    ),
    "launcher_unknown": N_("Who launched the movement is not entered; it must be: {needed}. Enter it in the round."),
    "launcher_differs": N_("The movement was launched by: {by}; the article asks for: {needed}."),
    "group_unknown": N_("How many have “{award}” in {year} is not entered; it decides on the {percent} %. Enter it."),
    "share_short": N_("{found} of {members} have “{award}” in {year}; at least {percent} % are asked for."),
    "share_over_short": N_("{found} of {members} have “{award}” in {year}; more than {percent} % are asked for."),
    "completed_unknown": N_("How many completed their duty in {year} is not entered; all must have. Enter it."),
    "not_all_completed": N_("{found} of {members} completed their duty in {year}; all must have."),
    "member_unknown": N_("Whether somebody has “{award}” in {year} is not entered. Enter how many."),
    "member_lacking": N_("Nobody has “{award}” in {year}; somebody must."),
    "disciplined_unknown": N_("Whether anybody was disciplined in {year} is not entered. Enter how many, 0 for none."),
    "member_disciplined": N_("{found} were disciplined with a warning or more in {year}; nobody may have been."),
    "employed_short": N_("Taken on on {date}: {found} months in {year}, {needed} are asked for."),
    "absent_long": N_("{found} working days away in {year}; it must be fewer than {needed}."),
    "disciplined_in_year": N_("{what} on {date}, in the year that counts."),
    "quota_exceeded": N_(
        "{found} are put forward for “{award}”, {most} are the most: {percent} % of {counted} with “{of}”."
    ),
    "quota_unknown": N_("At most {percent} % of those with “{of}” may get “{award}”; how many they are is not known."),
}
"""What is found of a nomination (db.rules.eligibility): a fact, then the way out; the article stands beside it."""
TABLES = {
    "regime": N_("Law and decrees"),
    "base_salary": N_("Base salary"),
    "award_type": N_("Award"),
    "award_kind": N_("Whom it may go to"),
    "coefficient": N_("Bonus"),
    "legal_ground": N_("Legal ground"),
    "criterion": N_("Condition"),
    "law_block": N_("Rule for every award"),
    "quota": N_("Quota"),
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
    "article": N_("article"),
    "ways": N_("wording of the condition"),
    "counted_of": N_("counted of"),
    "percent": N_("percent"),
}
_SAID_ALREADY = ("regime", "text", "law", "name", "source", "article", "ways", "counted_of")
RULES = {
    "pending": N_("discipline, inspection or verification pending"),
    "after_discipline": N_("achievements count after a discipline"),
    "sudden_no_basis": N_("sudden awards are no basis for regular merit"),
    "rewarded_once": N_("one achievement is rewarded once"),
    "result_once": N_("one initiative is used once"),
    "received_before": N_("dossiers received before a new law"),
    "maternity": N_("maternity leave counts as service"),
}
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
    elif one.table == "law_block":
        parts = [_(RULES.get(str(values["code"]), str(values["code"]))), str(values["article"])]
    elif one.table == "quota":
        parts = [names.get(str(values["award_type"]), str(values["award_type"]))]
    else:
        parts = [names.get(str(values["award_type"]), str(values["award_type"]))]
        parts += [_(KINDS[str(values["kind"])]), names.get(str(values.get("regime")), "")]
        parts.append(str(values.get("article", "")))
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
        return _("now") if column == "valid_to" and not value else _day(value)
    if column == "hundredths":
        return f"{int(str(value)) / 100:g}".replace(".", ",")
    if column == "amount":
        return f"{int(str(value)):,}".replace(",", ".")
    if column == "ways":
        return _("{n} ways").format(n=len(json.loads(str(value))))
    if column == "confidence":
        return _(SURE[str(value)])
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value) if value not in (None, "") else "–"


def _day(value: object) -> str:
    return f"{date.fromisoformat(str(value)):%d/%m/%Y}" if value else "…"
