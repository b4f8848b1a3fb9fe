"""Keeping what the law says of nominations, so that lists and the round's home can count it."""

from collections.abc import Sequence

from sqlalchemy import select

from db.changes.change import Writer
from db.models.nominations import Finding
from db.queries.advice import advice, written
from db.rules.terms import Severity

AT_ONCE = 500  # ids in one statement


def note(writer: Writer, nomination_ids: Sequence[int]) -> None:
    """Keep each finding that asks something of the clerk and is not kept yet; an override is never touched."""
    for start in range(0, len(nomination_ids), AT_ONCE):
        ids = nomination_ids[start : start + AT_ONCE]
        rows = writer.session.execute(select(Finding.nomination_id, Finding.rule).where(Finding.nomination_id.in_(ids)))
        kept = {(row.nomination_id, row.rule) for row in rows}
        for id_, findings in advice(writer.session, ids, writer.today).items():
            for found in findings:
                if found.severity is Severity.INFO or (id_, found.rule) in kept:
                    continue
                kept.add((id_, found.rule))
                writer.insert(
                    Finding,
                    nomination_id=id_,
                    rule=found.rule,
                    severity=found.severity,
                    article=found.article,
                    values=written(found),
                )
