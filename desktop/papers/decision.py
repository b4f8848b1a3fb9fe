"""The decision with its list; a draft has blanks for number and date."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from db.queries import paper_rows, paper_words
from db.queries.paper_rows import DecisionRows
from db.rules import numbers
from db.rules.signing import signature_lines
from db.rules.terms import NomineeKind
from desktop.documents.engine.spans import Words
from desktop.documents.letters import paper_words as sentences
from desktop.documents.letters.decision import decision_letter
from desktop.documents.letters.letter import Letter
from desktop.documents.letters.values import DecisionPaper, Signature
from desktop.papers import record_words


def gather(session: Session, decision_id: int, today: date) -> Letter:
    """Return the decision; a draft's money is that of `today`. Raises KnownError: gone, office_missing."""
    rows = paper_rows.decision_rows(session, decision_id, today)
    words = paper_words.paper_words(session, "decision", decision_id, today)
    authority = words.authority or rows.authority
    award = f"{rows.form} của {authority.on_paper}" if rows.form != rows.award else rows.award
    recipients = [record_words.recipient(row) for row in rows.rows]
    citation = record_words.common_citation(rows.rows)
    told = {"award": award, "form": rows.form} | record_words.told_of(recipients, citation)
    lines = signature_lines(rows.capacity, authority.office, rows.signer_office, authority.body)

    def article(code: str, **more: str) -> Words:
        return sentences.standing_spans(words.texts[code], {**words.blanks, **told, **more})

    paper = DecisionPaper(
        office=record_words.office(authority),
        reference=record_words.reference(authority.number_suffix, rows.place, rows.number, rows.dated, today),
        abstract=words.sentence("decision_abstract", **told),
        authority=authority.title,
        grounds=rows.grounds,
        articles=[
            article("decision_award", citation=sentences.in_sentence(citation)),
            *(article("decision_bonus", **bonuses) for bonuses in _bonuses(rows)),
            words.sentence("execution"),
        ],
        distribution=rows.distribution,
        signature=Signature(lines, rows.signer_name or None),
        list_title=sentences.title_text(words.sentence("decision_list", **told)),
        recipients=recipients,
    )
    return decision_letter(paper)


def _bonuses(rows: DecisionRows) -> Iterator[dict[str, str]]:
    """Yield what the article on the bonuses tells, or nothing where no bonus or no fund is known."""
    order = list(NomineeKind)
    amounts = {(row.kind, row.bonus) for row in rows.rows if row.bonus}
    total = sum(row.bonus for row in rows.rows)
    if total and rows.authority.fund:
        told = sorted(amounts, key=lambda pair: (order.index(pair[0]), pair[1]))
        yield {
            "amounts": sentences.bonus_amounts(told),
            "total": numbers.money(total),
            "total_words": numbers.money_in_words(total),
            "fund": rows.authority.fund,
        }
