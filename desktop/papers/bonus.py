"""The sheet on which a round's bonuses are paid out and signed for."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.bonus_due import unsure_figures
from db.queries.paper_rows import AwardedRow, DecisionRows
from db.queries.paper_words import sentence_on
from db.rules.dates import long_date, short_date
from db.rules.numbers import coefficient
from desktop.documents.letters.bonus_list import bonus_listing
from desktop.documents.letters.listing import Listing
from desktop.documents.letters.paper_words import title_text
from desktop.documents.letters.values import BonusLine, BonusPaper, Signature
from desktop.papers import record_words


def gather(session: Session, round_id: int, today: date) -> Listing:
    """Return the bonuses of all issued decisions of the round; a note names those whose award was revoked.

    Raises KnownError: nothing_awarded, office_missing.
    """
    office = paper_rows.office_words(session, today)
    decisions = record_words.issued_decisions(session, round_id, today, everybody=True)
    if not decisions:
        raise KnownError("nothing_awarded")
    cited = (f"Quyết định số {one.number} {long_date(one.dated)}" for one in decisions if one.dated)
    numbers = "; ".join(dict.fromkeys(cited))
    words = record_words.told_of_round(session, round_id, decisions)
    attached = sentence_on(session, "bonus_note", today, decisions=numbers) if numbers else ""
    unsure = unsure_figures(session, list(dict.fromkeys(one.id for one in decisions)))
    doubt = f"Mức thưởng chưa đối chiếu với văn bản: {'; '.join(unsure)}" if unsure else ""
    funds = list(dict.fromkeys(one.authority.fund for one in decisions))
    paid_from = f"Chi từ {funds[0]}" if len(decisions) == 1 and funds[0] else ""  # several name theirs each
    notes = (attached, paid_from, record_words.left_out(decisions), doubt)
    paper = BonusPaper(
        office=record_words.office(office),
        title=title_text(sentence_on(session, "bonus_title", today, **words)),
        lines=[_line(row, decision) for decision in decisions for row in decision.in_force],
        note=". ".join(note for note in notes if note) or None,
        place=office.place,
        dated=today,
        compiler=Signature(("NGƯỜI LẬP",)),
        accountant=Signature(("KẾ TOÁN",)),
        signature=Signature((office.office,)),
    )
    return bonus_listing(paper)


def _line(row: AwardedRow, decision: DecisionRows) -> BonusLine:
    factor = coefficient(Decimal(row.coefficient) / 100) if row.coefficient is not None else None
    day = f" ngày {short_date(decision.dated)}" if decision.dated else ""
    part = f"{decision.award} (Quyết định số {decision.number}{day})"
    amount = 0 if row.instead else row.bonus
    fund = decision.authority.fund
    return BonusLine(record_words.recipient(row), factor, row.base_salary, amount, row.instead, part, fund)
