"""Papers about issued decisions for tests that walk all papers."""

from sqlalchemy import select

from db.changes.amendments import AmendedItem, CorrectedText, DraftAmendment, IssueAmendment
from db.connect import Database
from db.models.amendments import Amendment
from db.models.decisions import Decision, Recipient
from db.queries.revocations import in_force
from db.rules.terms import AmendmentForm, AmendmentKind, DecisionState

CORRECTED = "Phòng Công nghệ số"


def amendments_of_round(database: Database, round_id: int) -> list[int]:
    """Return the papers about decisions of a round; where there is none, drafts that correct every unit in them."""
    with database.read() as session:
        query = select(Amendment.id).join(Decision).where(Decision.round_id == round_id).order_by(Amendment.id)
        found = list(session.scalars(query))
        issued = (Decision.round_id == round_id, Decision.state == DecisionState.ISSUED, in_force())
        rows = session.execute(select(Recipient.id, Recipient.decision_id).join(Decision).where(*issued)).all()
    if found:
        return found
    by_decision: dict[int, list[AmendedItem]] = {}
    for row in rows:
        item = AmendedItem(row.id, (CorrectedText("unit", CORRECTED),))
        by_decision.setdefault(row.decision_id, []).append(item)
    kind, form, why = AmendmentKind.CORRECT, AmendmentForm.DECISION, "Đơn vị ghi nhầm"
    drafts = [DraftAmendment(decision, kind, form, tuple(items), why) for decision, items in by_decision.items()]
    return [database.do(draft).result for draft in drafts]


def amend_each_way(database: Database, decision_id: int) -> None:
    """Correct the name of the first recipient by decision, draft a letter about it, take the last one's award back."""
    with database.read() as session:
        ids = list(session.scalars(select(Recipient.id).where(Recipient.decision_id == decision_id)))
        dated = session.scalars(select(Decision.dated).where(Decision.id == decision_id)).one()
    assert dated is not None
    wrong = (AmendedItem(ids[0], (CorrectedText("name", "Bế Thị Hòa"),)),)
    for form in AmendmentForm:
        made = database.do(DraftAmendment(decision_id, AmendmentKind.CORRECT, form, wrong)).result
    database.do(IssueAmendment(made, "5204", dated))
    back = (AmendedItem(ids[-1]),)
    why = "Kê khai không trung thực"
    database.do(DraftAmendment(decision_id, AmendmentKind.REVOKE, AmendmentForm.DECISION, back, why))
