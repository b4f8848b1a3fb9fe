"""What the master of ceremonies reads when awards are presented (kịch bản trao thưởng), in the order of calling."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.paper_rows import DecisionRows
from db.queries.paper_words import sentence_on
from db.rules.dates import long_date
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.letter import Heading, Letter, LetterForm, Paragraph, Part
from desktop.documents.letters.paper_words import (
    called,
    called_up,
    counts_in_sentence,
    ended,
    has_died,
    in_sentence,
    sections,
    title_text,
    whereabouts,
    with_place,
)
from desktop.documents.letters.values import AwardListPart, Recipient, Reference
from desktop.papers import calling, record_words


def gather(session: Session, round_id: int, today: date) -> Letter:
    """Return the script. Raises KnownError: nothing_awarded, office_missing."""
    decisions, parts = calling.called(session, round_id, today)
    if not parts:
        raise KnownError("nothing_awarded")
    held = paper_rows.ceremony_of(session, round_id)
    day = held.held_on if held else today
    office = paper_rows.office_words(session, day)
    known = calling.conference(session, round_id)
    event = held.name if held else sentence_on(session, "conference", day)
    told = {**record_words.told_of_round(session, round_id, decisions), "conference": event}
    given = [one for one in decisions if one.in_force]
    body: list[Part] = [
        *(_line(label, known[name]) for label, name in LINES),
        Paragraph(ended(sentence_on(session, "script_opening", day, **told), ".")),
    ]
    for number, (part, decision) in enumerate(zip(parts, given, strict=True), start=1):
        body += _award(session, day, number, part, decision, known["presenter"])
    everyone = [one for part in parts for one in part.recipients]
    end = "script_end_posthumous" if all(map(has_died, everyone)) else "script_end"
    body.append(Paragraph(ended(sentence_on(session, end, day, **told), ".")))
    return Letter(
        LetterForm.FORM,
        "Kịch bản trao thưởng",
        record_words.office(office),
        Reference("", office.place, "-", day),
        title_text(event),
        tuple(body),
        numbered_by_hand=True,
    )


ADDRESSED = ("Đồng chí ", "Ông ", "Bà ")
LINES = (("Thời gian", "time"), ("Địa điểm", "place"), ("Chủ trì", "chair"), ("Người trao", "presenter"))


def _line(label: str, text: str) -> Paragraph:
    return Paragraph((Span(f"{label}: ", Face.BOLD), Span(text if set(text) == {"…"} else ended(text, "."))))


def _award(
    session: Session, day: date, number: int, part: AwardListPart, decision: DecisionRows, presenter: str
) -> Iterator[Part]:
    """Yield what is read of one decision: what was decided, who presents, and the names by kind."""
    yield Heading(f"{number}. {part.title}")
    told = {
        "act": decision.words.act(row.posthumous for row in decision.in_force),
        "award": decision.words.given,
        "decisions": _decision(decision),
        "counts": counts_in_sentence(part.recipients),
        "called": called_up(part.recipients),
        "presenter": in_sentence(presenter) if presenter.startswith(ADDRESSED) else presenter,
    }
    yield Paragraph(ended(sentence_on(session, "script_award", day, **told), "."))
    yield from _names(part.recipients)
    yield Paragraph((Span(ended(sentence_on(session, "script_present", day, **told), "."), Face.BOLD),))


def _names(recipients: Sequence[Recipient]) -> Iterator[Paragraph]:
    for numeral, name, those in sections(recipients):
        yield Paragraph((Span(f"{numeral}. {name}:", Face.ITALIC),))
        for at, one in enumerate(those, start=1):
            where = whereabouts(one)
            name = called(one)
            told = with_place(name, where).removeprefix(name)
            spans = [Span(f"{at}. "), Span(name, Face.BOLD), Span(told)]
            if one.receiver:
                spans.append(Span(f" ({one.receiver})", Face.ITALIC))
            yield Paragraph((*spans, Span(";" if at < len(those) else ".")))


def _decision(decision: DecisionRows) -> str:
    day = f" {long_date(decision.dated)}" if decision.dated else ""
    return f"Quyết định số {decision.number}{day} của {decision.authority.on_paper}"
