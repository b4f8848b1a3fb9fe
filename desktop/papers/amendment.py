"""Papers about an issued decision: the letter or decision that corrects it, the decision that takes awards back."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries.amendments import AmendedPerson, AmendmentLine, amending_law, amendment
from db.queries.authority_words import AuthorityWords, words
from db.queries.grounds import grounds_for
from db.queries.standing_texts import blanks, text_on
from db.rules.dates import long_date
from db.rules.printed_names import name_in_sentence, printed_name
from db.rules.signing import signature_lines
from db.rules.standing_texts import filled
from db.rules.terms import AmendmentForm, AmendmentKind
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.letter import (
    Addressees,
    CentredLine,
    Closing,
    Ground,
    Letter,
    LetterForm,
    Paragraph,
    Part,
)
from desktop.documents.letters.paper_words import bullets, ended, one_a_line, standing_spans, title_text, with_place
from desktop.documents.letters.values import Signature
from desktop.labels.amendment_words import field_words, said
from desktop.papers import record_words

VI: Final = "vi"
MOST_ADDRESSEES: Final = 6
SEVERAL: Final = "tập thể, cá nhân sau đây"
EVERYBODY: Final = "Các cơ quan, đơn vị có liên quan"


def gather(session: Session, amendment_id: int, today: date) -> Letter:
    """Return the paper; a draft has blanks for number and day. Raises KnownError: gone, authority_without_name."""
    paper = amendment(session, amendment_id)
    day = paper.dated or today
    authority = words(session, paper.authority_id, day)
    told = _told(session, paper, authority, day)
    letter = paper.form is AmendmentForm.LETTER
    suffix = authority.number_suffix.rpartition("-")[2] if letter else authority.number_suffix
    reference = record_words.reference(suffix, paper.place or authority.place, paper.number, paper.dated, today)
    signer = Signature(
        signature_lines(paper.capacity, authority.office, paper.signer_office, authority.body),
        paper.signer_name or None,
    )
    code = "correction" if paper.kind is AmendmentKind.CORRECT else "revocation"
    copies = paper.recipients or tuple(told["copies"].splitlines())
    closing = Closing(bullets(copies), signer)
    body = _letter(paper, told) if letter else _decision(session, paper, authority, told, day)
    abstract = told[f"{code}_abstract"]
    return Letter(
        LetterForm.OFFICIAL if letter else LetterForm.DECISION,
        "Công văn" if letter else "Quyết định",
        record_words.office(authority),
        reference,
        f"V/v {abstract}" if letter else f"Về việc {abstract}",
        (*body, closing),
    )


def _told(session: Session, paper: AmendmentLine, authority: AuthorityWords, day: date) -> dict[str, str]:
    """Return the standing texts of the paper by their codes, with their blanks filled."""
    awards = ", ".join(dict.fromkeys(each.award for each in paper.people))
    values = {
        **blanks(session, day, authority),
        "decision": f"Quyết định số {paper.decision_number} {long_date(paper.decided_on)}",
        "award": awards,
        "reason": paper.reason.rstrip(" .;"),
        "whom": _named(paper.people[0]) if len(paper.people) == 1 else f"{len(paper.people):02d} {SEVERAL}",
        "basis": amending_law(paper.kind, day),
    }
    letter = paper.form is AmendmentForm.LETTER
    codes = {
        AmendmentKind.CORRECT: ("correction_abstract", "correction_opening", "correction_end", "correction_article"),
        AmendmentKind.REVOKE: ("revocation_abstract", "revocation_article", "revocation_return"),
    }[paper.kind]
    copies = "correction_recipients" if letter else "amendment_recipients"
    texts = {
        code: filled(text_on(session, code, day, paper.authority_id, authority.level), values)
        for code in (*codes, "amendment_request", "amendment_execution", copies)
    }
    return {**values, **texts, "copies": texts[copies]}


def _letter(paper: AmendmentLine, told: dict[str, str]) -> Iterator[Part]:
    units = list(dict.fromkeys(each.unit or each.name for each in paper.people))
    yield Addressees(one_a_line(units if len(units) <= MOST_ADDRESSEES else [EVERYBODY]))
    yield Paragraph(ended(told["correction_opening"], ":"))
    yield from _corrected(paper)
    yield Paragraph(ended(title_text(told["correction_end"]), "./."))


def _decision(
    session: Session, paper: AmendmentLine, authority: AuthorityWords, told: dict[str, str], day: date
) -> Iterator[Part]:
    yield CentredLine(authority.title.upper())
    grounds = paper.grounds or (
        *grounds_for(session, authority.level, day, authority.body),
        *((f"Căn cứ {told['basis']}",) if paper.kind is AmendmentKind.CORRECT and told["basis"] else ()),
        f"Căn cứ {told['decision']} của {authority.title}",
        told["amendment_request"],
    )
    for number, ground in enumerate(grounds, start=1):
        yield Ground(ended(ground, "." if number == len(grounds) else ";"))
    yield CentredLine("QUYẾT ĐỊNH:")
    if paper.kind is AmendmentKind.CORRECT:
        yield _article(1, told["correction_article"], ":")
        yield from _corrected(paper)
        yield _article(2, told["correction_end"], ".")
    else:
        yield _article(1, told["revocation_article"], ":" if len(paper.people) > 1 else ".")
        if len(paper.people) > 1:
            for at, each in enumerate(paper.people, start=1):
                yield Paragraph(ended(f"{at}. {_named(each, capital=True)}", "." if at == len(paper.people) else ";"))
        yield _article(2, told["revocation_return"], ".")
    yield _article(3, told["amendment_execution"], "./.")


def _article(number: int, text: str, end: str) -> Paragraph:
    return Paragraph((Span(f"Điều {number}. ", Face.BOLD), *standing_spans(ended(title_text(text), end), {})))


def _corrected(paper: AmendmentLine) -> Iterator[Paragraph]:
    """Yield whom the paper corrects, and each word before and after."""
    for at, each in enumerate(paper.people, start=1):
        yield Paragraph((Span(f"{at}. {_named(each, capital=True)}", Face.BOLD), Span(":")))
        for number, (field, before, after) in enumerate(each.texts, start=1):
            last = number == len(each.texts) and at == len(paper.people)
            change = said_change(field, before, after)
            yield Paragraph(ended(f"- {field_words(each.kind, field, VI)}: {change}", "." if last else ";"))


def said_change(field: str, before: str, after: str) -> str:
    """Return "đã in là “Hà”, đính chính thành “Hạ”"; what was not printed is added, what is empty taken out."""
    was, now = said(field, before), said(field, after)
    if not before:
        return f"bổ sung “{now}”"
    if not after:
        return f"bỏ “{was}”"
    return f"đã in là “{was}”, đính chính thành “{now}”"


def _named(each: AmendedPerson, *, capital: bool = False) -> str:
    """Return whom it is about in the words of the decision, with the number that the certificate has."""
    call = printed_name if capital else name_in_sentence
    place = ", ".join(part for part in (each.position, each.unit) if part)
    named = with_place(call(each.kind, each.honorific, each.name), place)
    return f"{named} (số sổ vàng {each.register_number})"
