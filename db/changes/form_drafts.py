"""What stands in an unfinished form, kept while typing: no step of the journal, gone once the form is done."""

from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from db.models.office import FormDraft


def keep_draft(session: Session, form: str, subject: str, content: str) -> None:
    """Write or replace the draft of one form about one subject; in a writing session."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    changed = session.execute(
        update(FormDraft)
        .where(FormDraft.form == form, FormDraft.subject == subject)
        .values(content=content, at=at)
        .returning(FormDraft.id)
    ).first()
    if changed is None:
        session.execute(insert(FormDraft).values(form=form, subject=subject, content=content, at=at))


def draft_of(session: Session, form: str, subject: str) -> str:
    """Return what was typed, "" when there is nothing."""
    found = select(FormDraft.content).where(FormDraft.form == form, FormDraft.subject == subject)
    return session.scalar(found) or ""


def drop_draft(session: Session, form: str, subject: str) -> None:
    """Forget the draft: the form was kept or left on purpose."""
    session.execute(delete(FormDraft).where(FormDraft.form == form, FormDraft.subject == subject))
