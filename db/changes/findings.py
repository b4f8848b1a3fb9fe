"""Keeping what the law says of a nomination, so that lists and the round's home can count it."""

from db.changes.change import Writer
from db.models.nominations import Finding
from db.queries.advice import advice_on
from db.rules.terms import Severity


def note(writer: Writer, nomination_id: int) -> None:
    """Keep each finding that asks something of the clerk and is not kept yet; an override is never touched."""
    noted: set[str] = set()
    for line in advice_on(writer.session, nomination_id, writer.today):
        if line.id or line.severity is Severity.INFO or line.rule in noted:
            continue
        noted.add(line.rule)
        writer.insert(
            Finding,
            nomination_id=nomination_id,
            rule=line.rule,
            severity=line.severity,
            article=line.article,
            values=line.values,
        )
