"""Grounds of papers that are not issued or sent yet, made those of a day; papers that were sent keep theirs."""

from datetime import date

from sqlalchemy import select

from db.changes.change import Writer, change
from db.changes.decisions import draft
from db.errors import KnownError
from db.models.authorities import Authority
from db.models.council import Submission
from db.models.decisions import Decision
from db.queries.grounds import grounds_for, renewal
from db.queries.law import authority_on
from db.rules.clean_text import join_lines


@change("decision.renew_grounds")
class RenewDecisionGrounds:
    """Write the grounds of a draft anew for a day: those of that day's law in the place of others (`renewal`).

    Without `grounds` they are what the catalogue wants of the day; else what the clerk made of that.
    """

    decision_id: int
    day: date
    grounds: tuple[str, ...] = ()

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, frozen, authority_without_name."""
        kept = draft(writer, self.decision_id)
        level = writer.session.get_one(Authority, kept.authority_id).level
        body = authority_on(writer.session, kept.authority_id, self.day).body
        wanted = self.grounds or renewal(writer.session, level, self.day, kept.grounds.splitlines(), body).lines
        writer.update(Decision, self.decision_id, grounds=join_lines(wanted))


@change("submission.renew_grounds")
class RenewSubmissionGrounds:
    """Write the grounds of a submission that is not sent yet; without `grounds` those of its day stand."""

    submission_id: int
    grounds: tuple[str, ...] = ()

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, submission_sent."""
        kept = writer.session.get(Submission, self.submission_id, populate_existing=True)
        if kept is None:
            raise KnownError("gone", table="submission", id=self.submission_id)
        if kept.number:
            raise KnownError("submission_sent", number=kept.number)
        writer.update(Submission, self.submission_id, grounds=join_lines(self.grounds))


def keep_sent_grounds(writer: Writer) -> None:
    """Write down the grounds of submissions that were sent, just before the catalogue's are corrected under them."""
    sent = select(Submission.id, Submission.dated).where(Submission.dated.is_not(None), Submission.grounds == "")
    for id_, dated in writer.session.execute(sent).all():
        if dated is not None:
            writer.update(Submission, id_, grounds=join_lines(grounds_for(writer.session, "", dated)))
