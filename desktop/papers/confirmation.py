"""The confirmation of one award (giấy xác nhận khen thưởng), as the register keeps it, for who asks years later."""

from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.amendments import corrections
from db.queries.award_confirmation import ConfirmedAward, confirmed
from db.queries.paper_words import lines_on, sentence_on
from db.rules.dates import long_date
from db.rules.numbering import suffix_for
from db.rules.printed_names import behind_name, printed_name
from db.rules.terms import NomineeKind
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.letter import Closing, Dotted, Letter, LetterForm, Paragraph, Part
from desktop.documents.letters.paper_words import bullets, ended, title_text, whereabouts
from desktop.documents.letters.values import Signature
from desktop.labels.amendment_words import paper_words, was_printed
from desktop.papers import record_words

WHERE: Final = {
    NomineeKind.INDIVIDUAL: "Chức vụ, đơn vị",
    NomineeKind.COLLECTIVE: "Cơ quan, đơn vị quản lý",
    NomineeKind.HOUSEHOLD: "Địa chỉ",
}


def gather(session: Session, recipient_id: int, today: date) -> Letter:
    """Return the confirmation, dated by hand; an award that was taken back is confirmed with its revocation.

    Raises KnownError: gone, office_missing (from the queries).
    """
    found = confirmed(session, recipient_id)
    office = paper_rows.office_words(session, today)
    suffix = suffix_for("GXN", office.number_suffix)
    one = record_words.recipient(found.row)
    name = printed_name(one.kind, one.honorific, one.name) + behind_name(one)
    told = {"citation": record_words.without_done(found.row.citation), "register": found.register}
    parts: list[Part] = [
        Paragraph(ended(sentence_on(session, "confirmation_opening", today, **told), ":")),
        Paragraph((Span("- Tên: "), Span(ended(name, "."), Face.BOLD))),
        *_filled(f"{WHERE[one.kind]} (khi được khen thưởng)", whereabouts(one)),
        Paragraph((Span("- Đã được: "), Span(f"{found.act} {found.award}", Face.BOLD), Span("."))),
        *_filled("Thành tích", title_text(told["citation"])),
        Paragraph(f"- Quyết định: {_decision(found)}."),
        *_filled("Số ghi trên bằng", "" if found.no_certificate else found.row.register_number),
        *_filled("Số vào sổ theo dõi khen thưởng", found.register),
        *_corrected(session, recipient_id, today),
        *_revoked(session, found, today),
        Dotted("Theo đề nghị của:"),
        Dotted("Để:"),
        Paragraph(ended(sentence_on(session, "confirmation_end", today, **told), "./.")),
        Closing(bullets(lines_on(session, "confirmation_recipients", today)), Signature((office.office,))),
    ]
    return Letter(
        LetterForm.LETTER,
        "Giấy xác nhận",
        record_words.office(office),
        record_words.reference(suffix, office.place, "", None, today),
        sentence_on(session, "confirmation_abstract", today, **told),
        tuple(parts),
        numbered_by_hand=True,
    )


def _filled(label: str, text: str) -> list[Part]:
    """Return one line of what is confirmed, none for what the register does not have."""
    return [Paragraph(f"- {label}: {ended(text, '.')}")] if text.strip(" .") else []


def _decision(found: ConfirmedAward) -> str:
    day = f" {long_date(found.dated)}" if found.dated else ""
    return f"số {found.number}{day} của {found.issuer}"


def _corrected(session: Session, recipient_id: int, today: date) -> list[Part]:
    """Return what was put right since, so that who holds the old certificate is known to be the same."""
    parts: list[Part] = []
    found = corrections(session, [recipient_id]).get(recipient_id, [])
    for (form, number, dated), those in groupby(found, key=lambda one: (one.form, one.number, one.dated)):
        changes = "; ".join(was_printed(one.kind, one.field, one.before, "vi") for one in those)
        told = {"decisions": paper_words(form, number, dated, "vi"), "changes": changes}
        words = sentence_on(session, "confirmation_corrected", today, **told)
        parts.append(Paragraph((Span(f"- {ended(words, '.')}", Face.BOLD),)))
    return parts


def _revoked(session: Session, found: ConfirmedAward, today: date) -> list[Part]:
    """Return what must not be kept silent: the award was taken back, or its whole decision replaced."""
    if not found.revoked:
        return []
    day = f" {long_date(found.revoked_on)}" if found.revoked_on else ""
    decisions = f"Quyết định số {found.revoked}{day}"
    code = "confirmation_replaced" if found.replaced else "confirmation_revoked"
    words = sentence_on(session, code, today, decisions=decisions)
    return [Paragraph((Span(f"- {ended(words, '.')}", Face.BOLD),))]
