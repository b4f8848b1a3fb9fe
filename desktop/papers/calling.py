"""Who is called up at the conference: the awards of a round in the order of calling, with who comes to receive."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.ceremony_rows import Called, called_sections
from db.queries.paper_rows import DecisionRows
from db.queries.settings import setting
from db.rules.dates import clock_words, long_date
from db.rules.terms import ReceivingWay
from desktop.documents.letters import paper_words
from desktop.documents.letters.label_sheets import SETTING, label_sheet
from desktop.documents.letters.labels import Label, Labels
from desktop.documents.letters.values import AwardListPart
from desktop.papers import record_words

DOTTED: Final = "…" * 12
ABSENT: Final = {ReceivingWay.ABSENT: "Vắng, chưa có người thay", ReceivingWay.SENT: "Vắng, gửi sau"}


def called(
    session: Session, round_id: int, today: date, *, everybody: bool = False
) -> tuple[list[DecisionRows], list[AwardListPart]]:
    """Return the issued decisions, their rows in the order of calling, and the parts of the lists made of them.

    The secret list is called only where it is asked for (`everybody`) or the session shows it.
    """
    rows = {one.recipient_id: one for part in called_sections(session, round_id, today) for one in part.rows}
    decisions = [
        replace(one, rows=tuple(sorted(one.rows, key=lambda row: _place(rows.get(row.recipient_id)))))
        for one in record_words.issued_decisions(session, round_id, today, everybody=everybody)
    ]
    return decisions, [_with_receivers(part, one, rows) for part, one in _parts(decisions)]


def _place(one: Called | None) -> int:
    """Return where a recipient is called; revoked ones, which are not, come last."""
    return one.number if one is not None else 10**9


def _parts(decisions: Sequence[DecisionRows]) -> list[tuple[AwardListPart, DecisionRows]]:
    given = [one for one in decisions if one.in_force]
    return list(zip(record_words.award_parts(decisions), given, strict=True))


def _with_receivers(part: AwardListPart, decision: DecisionRows, rows: dict[int, Called]) -> AwardListPart:
    told = [
        replace(recipient, receiver=receiver_words(rows.get(row.recipient_id)) or None)
        for recipient, row in zip(part.recipients, decision.in_force, strict=True)
    ]
    return replace(part, recipients=told)


def receiver_words(one: Called | None) -> str:
    """Return who comes instead of a recipient or for a collective, "" for the recipient in person."""
    if one is None:
        return ""
    if one.way in ABSENT:
        return ABSENT[one.way]
    return f"Nhận thay: {one.receiver}" if one.way is ReceivingWay.PROXY else one.receiver


def conference(session: Session, round_id: int) -> dict[str, str]:
    """Return what is known of the conference, dotted where nobody entered it: name, chair, presenter, when, where."""
    held = paper_rows.ceremony_of(session, round_id)
    if held is None:
        return dict.fromkeys(("chair", "presenter", "time", "place"), DOTTED)
    hour = clock_words(held.begins_at) or f"{DOTTED[:4]} giờ {DOTTED[:4]}"
    return {
        "chair": held.chair or DOTTED,
        "presenter": held.presenter or DOTTED,
        "time": f"{hour}, {long_date(held.held_on)}",
        "place": held.place or DOTTED,
    }


def recipients_labels(
    session: Session, round_id: int, today: date, use: str, title: str, above: str, *, everybody: bool = False
) -> Labels:
    """Return the labels of everybody awarded, once however often. Raises KnownError: nothing_awarded."""
    _decisions, parts = called(session, round_id, today, everybody=everybody)
    everyone = [one for part in parts for one in part.recipients]
    if not everyone:
        raise KnownError("nothing_awarded")
    labels = dict.fromkeys(Label(above, paper_words.addressed(one), paper_words.whereabouts(one)) for one in everyone)
    return Labels(title, label_sheet(use, str(setting(session, SETTING.format(use=use), ""))), tuple(labels))
