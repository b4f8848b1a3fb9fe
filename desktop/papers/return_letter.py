"""The letter that returns dossiers to their unit: whom, for which reason, which papers are missing."""

from datetime import date

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.dossiers import Dossier, dossier, of_same_unit
from db.queries.paper_words import lines_on, sentence_on
from db.rules.dossier import SETTLED
from db.rules.terms import NominationState, Verdict
from desktop.documents.letters.letter import Addressees, Closing, Letter, LetterForm, Paragraph, Part
from desktop.documents.letters.paper_words import bullets, ended, one_a_line
from desktop.documents.letters.values import Signature
from desktop.papers import record_words


def gather(session: Session, nomination_id: int, today: date) -> Letter:
    """Return the letter about all dossiers of the nomination's unit that something is asked of.

    Of those decided only the one that it is asked for can stand in it: a letter that was sent is printed again.

    Raises KnownError: gone, nothing_to_return, office_missing.
    """
    of_it = dossier(session, nomination_id, today)
    if of_it is None:
        raise KnownError("gone", table="nomination", id=nomination_id)
    unit = of_it.unit
    open_ones = [
        one
        for one in of_same_unit(session, nomination_id, today)
        if one.state not in SETTLED or one.nomination_id == nomination_id
    ]
    asked = [(one, why) for one in open_ones if (why := reasons(one))]
    if not asked:
        raise KnownError("nothing_to_return", unit=unit)
    office = paper_rows.office_words(session, today)
    told = {"many": f"{len(asked):02d}", "unit": unit}
    reference = record_words.reference(office.number_suffix.rpartition("-")[2], office.place, "", None, today)
    lines = [f"{at}. {one.name}, {one.award}: {why}" for at, (one, why) in enumerate(asked, start=1)]
    body: list[Part] = [
        Addressees(one_a_line([unit])),
        Paragraph(ended(sentence_on(session, "return_opening", today, **told), ":")),
        *(Paragraph(ended(line, ";" if at < len(lines) else ".")) for at, line in enumerate(lines, start=1)),
        Paragraph(ended(sentence_on(session, "return_end", today, **told), "./.")),
        Closing(bullets(lines_on(session, "return_recipients", today)), Signature((office.office,))),
    ]
    return Letter(
        LetterForm.OFFICIAL,
        "Công văn",
        record_words.office(office),
        reference,
        f"V/v {sentence_on(session, 'return_abstract', today, **told)}",
        tuple(body),
        numbered_by_hand=True,
    )


def reasons(one: Dossier) -> str:
    """Return what is asked of a dossier: why it was returned, what the appraisal says, which papers are missing."""
    told = []
    if one.state is NominationState.RETURNED and one.reason:
        told.append(one.reason.rstrip(" .;"))
    if one.opinion is not None and one.opinion.verdict is not Verdict.AGREE and one.opinion.opinion:
        told.append(one.opinion.opinion.rstrip(" .;"))
    if one.missing:
        told.append("còn thiếu: " + ", ".join(name[:1].lower() + name[1:] for name in one.missing))
    return "; ".join(told)
