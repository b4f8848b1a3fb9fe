"""What a decision that takes an award back must say: it is of the authority that gave it, and not older than that."""

from datetime import date

from db.errors import KnownError
from db.rules import drafts, numbering


def check_revocation(
    number: str,
    dated: date,
    today: date,
    *,
    authority: str,
    number_suffix: str,
    decision_number: str,
    decided_on: date,
) -> str:
    """Return the number of a revoking decision as printed.

    `authority` gave the award by the decision `decision_number` of `decided_on`, and alone takes it back.
    Raises KnownError: future_date, before_decision, revoked_by_other, bad_number.
    """
    drafts.check_not_future("dated", dated, today)
    if dated < decided_on:
        raise KnownError("before_decision", date=dated, number=decision_number, dated=decided_on)
    return check_revocation_number(number, authority=authority, number_suffix=number_suffix)


def check_revocation_number(number: str, *, authority: str, number_suffix: str) -> str:
    """Return a number as printed, with the suffix of the authority that gave the award.

    Raises KnownError: revoked_by_other, bad_number.
    """
    printed = numbering.typed_number(number, number_suffix)
    if numbering.suffix_of(printed).casefold() != number_suffix.casefold():
        raise KnownError("revoked_by_other", number=printed, authority=authority, suffix=number_suffix)
    return printed
