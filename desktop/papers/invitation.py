"""The invitation to the conference that presents a round's awards (giấy mời; NĐ 30/2020, Phụ lục III, mẫu 1.9)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.paper_words import lines_on, sentence_on
from db.rules.dates import clock_words, long_date
from db.rules.numbering import suffix_for
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.letter import Addressees, Annex, Closing, Letter, LetterForm, Paragraph, Part, name_list
from desktop.documents.letters.paper_words import (
    addressed,
    attached_to,
    bullets,
    ended,
    one_a_line,
    whereabouts,
    who_acts,
    with_place,
)
from desktop.documents.letters.values import Recipient, Signature
from desktop.papers import record_words

DOTTED: Final = "…" * 14
"""What the record does not know and somebody writes in by hand."""
MOST_NAMED: Final = 4
"""More recipients than this are named on a list of their own, not behind "Kính gửi"."""


def gather(session: Session, round_id: int, today: date) -> Letter:
    """Return the invitation of everybody awarded in a round; number and date are written in by hand.

    The secret list is left out, unless the session shows it.

    What the record does not know of the conference is a dotted blank.

    Raises KnownError: nothing_awarded; office_missing (from the query).
    """
    decisions = record_words.issued_decisions(session, round_id, today)
    invited = _once(record_words.recipient(row) for one in decisions for row in one.in_force)
    if not invited:
        raise KnownError("nothing_awarded")
    office = paper_rows.office_words(session, today)
    suffix = suffix_for("GM", office.number_suffix)
    reference = record_words.reference(suffix, office.place, "", None, today)
    ceremony = paper_rows.ceremony_of(session, round_id)
    event = ceremony.name if ceremony else sentence_on(session, "conference", today)
    listed = len(invited) > MOST_NAMED
    words = record_words.told_of_round(session, round_id, decisions)
    kinds = words["kinds"]
    whom = f"các {kinds} có tên trong Danh sách kèm theo" if listed else f"các {kinds} nêu trên"
    words |= {"invited": whom if len(invited) > 1 else who_acts(invited[0]), "conference": event}
    asked = sentence_on(session, "invitation_request", today, **words)
    hoped = sentence_on(session, "invitation_end", today, **words)
    body: list[Part] = [
        Addressees(_addressees(invited, kinds, listed)),
        Paragraph(ended(asked, ".")),
        *_conference(session, round_id),
        Paragraph(ended(hoped, "./.")),
        Closing(bullets(lines_on(session, "invitation_recipients", today)), Signature((office.office,))),
    ]
    annexes: tuple[Annex, ...] = ()
    if listed:
        note = attached_to("Giấy mời", reference, office.body)
        annexes = (Annex(f"Các {kinds} được mời dự {event}", note, tuple(name_list(invited, addressed))),)
    return Letter(
        LetterForm.LETTER,
        "Giấy mời",
        record_words.office(office),
        reference,
        f"Dự {event}",
        tuple(body),
        annexes,
        numbered_by_hand=True,
    )


def _conference(session: Session, round_id: int) -> Iterator[Paragraph]:
    """Yield who chairs and presents, when and where."""
    ceremony = paper_rows.ceremony_of(session, round_id)
    yield _line("Chủ trì", ceremony.chair if ceremony else "")
    yield _line("Người trao khen thưởng", ceremony.presenter if ceremony else "")
    hour = (clock_words(ceremony.begins_at) if ceremony else "") or f"{DOTTED[:6]} giờ {DOTTED[:6]}"
    yield _line("Thời gian", f"{hour}, {long_date(ceremony.held_on)}" if ceremony else "")
    yield _line("Địa điểm", ceremony.place if ceremony else "")


def _once(recipients: Iterator[Recipient]) -> list[Recipient]:
    """Return the recipients, who are invited once however many decisions name them."""
    return list({(addressed(one), whereabouts(one)): one for one in recipients}.values())


def _addressees(invited: Sequence[Recipient], kinds: str, listed: bool) -> tuple[str, ...]:
    if listed:
        return one_a_line([f"Các {kinds} có tên trong Danh sách kèm theo"])
    return one_a_line([with_place(addressed(one), whereabouts(one)) for one in invited])


def _line(label: str, text: str) -> Paragraph:
    """Return "Địa điểm: Hội trường Sở.", the label bold; what is not known is a dotted blank."""
    return Paragraph((Span(f"{label}: ", Face.BOLD), Span(ended(text, ".") if text and text != DOTTED else DOTTED)))
