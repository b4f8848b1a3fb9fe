"""The dossier of a nomination: papers that came in, scans of them, the appraisal."""

from datetime import date

from sqlalchemy import select

from db.changes.change import Writer, change
from db.errors import KnownError
from db.models.dossiers import Appraisal, DossierPaper
from db.models.nominations import Attachment, Evidence, Nomination
from db.rules import drafts
from db.rules.clean_text import clean
from db.rules.terms import Verdict

LONGEST_PAPER = 300


@change("dossier.receive")
class ReceivePapers:
    """Say that a paper of the dossier came in, for one nomination or many; "" as day is "not known when"."""

    nomination_ids: tuple[int, ...]
    paper: str
    received_on: date | None = None
    note: str = ""

    def apply(self, writer: Writer) -> int:
        """Return how many have it now that had it not. Raises KnownError: gone, field_missing, future_date."""
        paper = clean(self.paper)
        if not paper or len(paper) > LONGEST_PAPER:
            raise KnownError("field_missing", field="paper")
        if self.received_on is not None:
            drafts.check_not_future("received_on", self.received_on, writer.today)
        new = 0
        for id_ in self.nomination_ids:
            _check_there(writer, id_)
            there = _paper(writer, id_, paper)
            values = {"received_on": self.received_on, "note": self.note}
            if there:
                writer.update(DossierPaper, there, **values)
            else:
                writer.insert(DossierPaper, nomination_id=id_, paper=paper, **values)
                new += 1
        return new


@change("dossier.lack")
class LackPapers:
    """Say that a paper did not come in after all; its scans stay until they are taken out."""

    nomination_ids: tuple[int, ...]
    paper: str

    def apply(self, writer: Writer) -> None:
        """Take the mark out where it is."""
        for id_ in self.nomination_ids:
            there = _paper(writer, id_, clean(self.paper))
            if there:
                writer.delete(DossierPaper, there)


@change("dossier.attach")
class AttachEvidence:
    """Attach a kept file to nominations as a scan of a paper; the paper counts as received."""

    nomination_ids: tuple[int, ...]
    paper: str
    sha256: str

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, twice_attached."""
        file = writer.session.scalar(select(Attachment.id).where(Attachment.sha256 == self.sha256))
        if file is None:
            raise KnownError("gone", table="attachment", id=0)
        for id_ in self.nomination_ids:
            _check_there(writer, id_)
            same = select(Evidence.id).where(Evidence.nomination_id == id_, Evidence.attachment_id == file)
            if writer.session.scalar(same) is not None:
                raise KnownError("twice_attached")
            writer.insert(Evidence, nomination_id=id_, attachment_id=file, what=clean(self.paper))


@change("dossier.detach")
class DetachEvidence:
    """Take a scan out of a dossier; the file itself stays in the record."""

    evidence_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        writer.delete(Evidence, self.evidence_id)


@change("dossier.appraise")
class Appraise:
    """Write what the advising office says of nominations before the council; written again it is corrected."""

    nomination_ids: tuple[int, ...]
    verdict: Verdict
    opinion: str
    appraised_by: str
    dated: date

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, future_date, field_missing (an opinion that does not agree says why)."""
        drafts.check_not_future("dated", self.dated, writer.today)
        verdict = Verdict(self.verdict)
        if verdict is not Verdict.AGREE and not clean(self.opinion):
            raise KnownError("field_missing", field="opinion")
        values = {
            "verdict": verdict,
            "opinion": self.opinion,
            "appraised_by": self.appraised_by,
            "dated": self.dated,
        }
        for id_ in self.nomination_ids:
            _check_there(writer, id_)
            there = writer.session.scalar(select(Appraisal.id).where(Appraisal.nomination_id == id_))
            if there is not None:
                writer.update(Appraisal, there, **values)
            else:
                writer.insert(Appraisal, nomination_id=id_, **values)


def _check_there(writer: Writer, id_: int) -> None:
    if writer.session.get(Nomination, id_) is None:
        raise KnownError("gone", table="nomination", id=id_)


def _paper(writer: Writer, nomination: int, paper: str) -> int:
    same = select(DossierPaper.id).where(DossierPaper.nomination_id == nomination, DossierPaper.paper == paper)
    return writer.session.scalar(same) or 0
