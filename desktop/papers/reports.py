"""The reports of achievements (báo cáo thành tích) of a round, one for each nominee, to be completed by the units.

What the record knows is filled in, the rest are dotted lines (`resources/papers/report_forms.json`).
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.nominated import EarlierAward, KnownFacts, PutForward, facts_of, put_forward, reward_type_of
from db.rules.births import short_birth
from db.rules.dates import short_date
from db.rules.printed_names import KIND_WORDS, further_said, kind_word, printed_name
from db.rules.terms import NomineeKind, RewardType
from desktop.documents.engine.break_rules import opens_body
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.letter import (
    Dotted,
    Heading,
    Letter,
    LetterForm,
    Letters,
    Paragraph,
    Part,
    TwoSignatures,
)
from desktop.documents.letters.listing import CellKind, Column, Table
from desktop.documents.letters.paper_words import ended, title_text
from desktop.documents.letters.values import Office, Reference, Signature
from desktop.labels.names import RATINGS
from desktop.labels.translation import _
from resources.paths import path

GENDERS: Final = {"male": "Nam", "female": "Nữ"}
PLACES: Final = (
    *("phường ", "xã ", "thị xã ", "thị trấn ", "thôn ", "bản ", "buôn ", "làng ", "ấp ", "tổ ", "khu ", "số "),
    *("đường ", "phố ", "quận ", "huyện ", "tỉnh ", "thành phố ", "đặc khu "),
)
"""With which a part of an address begins: it is no superior body at the head of a report."""
TITLES, FORMS = "Danh hiệu thi đua", "Hình thức khen thưởng"
EMPTY_ROWS: Final = 3
"""To be written in by hand, in a table of which the record knows no row."""
UNKNOWN: Final = "…" * 12


@cache
def report_forms() -> dict[str, Any]:
    """Return the forms as data."""
    loaded: dict[str, Any] = json.loads(path("papers/report_forms.json").read_text(encoding="utf-8"))
    return loaded


def gather(session: Session, round_id: int, today: date) -> Letters:
    """Return the reports of everybody who is put forward, in the order of the lists.

    Raises KnownError: nobody_put_forward, office_missing.
    """
    rows = put_forward(session, round_id, today)
    return Letters("Báo cáo thành tích", tuple(reports(session, rows, today)))


def reports(session: Session, rows: Sequence[PutForward], today: date) -> Iterator[Letter]:
    """Yield the report of each nominee of a round."""
    facts = facts_of(session, [one.row.nominee_id for one in rows], today, rows[0].round_id)
    place = paper_rows.office_words(session, today).place
    sudden = reward_type_of(session, rows[0].round_id) is RewardType.SUDDEN
    for one in rows:
        yield _report(one, facts.get(one.row.nominee_id, KnownFacts()), place, today, sudden=sudden)


def _report(one: PutForward, known: KnownFacts, place: str, today: date, *, sudden: bool) -> Letter:
    row, form = one.row, report_forms()[one.row.kind]
    person = row.kind is NomineeKind.INDIVIDUAL
    if person:
        office = Office(superior_body(row.unit) or UNKNOWN)
    else:
        superior = None if _is_place(row.unit) else row.unit or None
        office = Office(printed_name(row.kind, row.honorific, row.name), superior)
    signer = report_forms()["collective"]["signer"] if person and row.posthumous else form["signer"]
    if kind_word(row.kind, row.name) not in KIND_WORDS.values():
        signer = form["signer_of_authors"]
    parts = [part for part in form["parts"] if not sudden or part[0][:2] in ("", "I.")]
    parts += report_forms()["sudden"] if sudden else []
    told = _told(one, known)
    return Letter(
        LetterForm.FORM,
        "Báo cáo thành tích",
        office,
        Reference("", place, None, None, None, today.year),
        f"Đề nghị {one.words.act([row.posthumous])} {one.words.given}",
        (
            *(part for heading, lines in parts for part in _part(heading, lines, told, one, known)),
            TwoSignatures(Signature((report_forms()["confirmed"],)), Signature((signer,))),
        ),
        numbered_by_hand=True,
    )


def superior_body(unit: str) -> str:
    """Return the body that a person's report is written in, "" where only an address is known.

    "Phòng Bưu chính, Viễn thông, Sở Nội vụ tỉnh Tuyên Quang" gives "Sở Nội vụ tỉnh Tuyên Quang"; commas inside a name
    part nothing, and what follows a name as its address is left out.
    """
    parts = unit.split(", ")
    while parts and _is_place(parts[-1]):
        parts.pop()
    last = max((at for at, part in enumerate(parts) if opens_body(part) and not _is_place(part)), default=0)
    return ", ".join(parts[last:])


def _is_place(text: str) -> bool:
    return text.lower().startswith(PLACES) or text[:1].isdigit()


def _told(one: PutForward, known: KnownFacts) -> dict[str, str]:
    """Return what the record knows, by the names that the forms call it."""
    row = one.row
    people = f"{known.people} người" if known.people is not None else ""
    women = f", trong đó {known.women} nữ" if people and known.women is not None else ""
    household = row.kind is NomineeKind.HOUSEHOLD
    return {
        "name": printed_name(row.kind, row.honorific, row.name) + further_said(row),
        "birth": short_birth(known.birth),
        "gender": GENDERS.get(known.gender, ""),
        "ethnic_group": known.ethnic_group,
        "unit": row.unit,
        "position": row.position,
        "posts": "; ".join(known.posts),
        "address": known.address or (row.unit if household else ""),
        "people": people + women,
    }


def _part(
    heading: str, lines: Sequence[Sequence[Any]], told: dict[str, str], one: PutForward, known: KnownFacts
) -> Iterator[Part]:
    """Yield one part of a form with its lines, filled in or dotted."""
    if heading:
        yield Heading(heading)
    for label, what, dotted in lines:
        text = told.get(what, "").strip()
        if what == "achieved":
            yield Paragraph(label)
            yield from _achieved(one, known)
            yield Dotted("", dotted)
        elif what == "earlier":
            yield from _earlier(known.earlier)
        elif what == "name":
            yield Paragraph((Span(f"{label} "), Span(ended(text, "."), Face.BOLD)))
        elif text:
            yield Paragraph(f"{label} {ended(text, '.')}")
        else:
            yield Dotted(label, dotted)


def _achieved(one: PutForward, known: KnownFacts) -> Iterator[Paragraph]:
    """Yield what the record knows of the achievements, one line each."""
    row = one.row
    if row.period:
        yield Paragraph(f"- Thời gian lập thành tích: năm {row.period}.")
    for text in (row.citation, row.summary):
        if text.strip():
            yield Paragraph(f"- {title_text(ended(text, '.'))}")
    for year, rating in known.ratings:
        yield Paragraph(f"- Mức độ hoàn thành nhiệm vụ năm {year}: {_(RATINGS.get(rating, rating), 'vi')}.")
    for year, name, number in known.initiatives:
        cited = f" (Quyết định số {number})" if number else ""
        yield Paragraph(f"- Sáng kiến, đề tài năm {year}: {ended(name, '')}{cited}.")


def _earlier(earlier: Sequence[EarlierAward]) -> Iterator[Part]:
    """Yield the two tables of the form: titles, then forms of commendation; rows to write in where there is none."""
    for number, (label, title) in enumerate(((TITLES, True), (FORMS, False)), start=1):
        yield Heading(f"{number}. {label}")
        columns = (
            Column("Năm", CellKind.CENTRED, 8, 18),
            Column(label, CellKind.TEXT, 40, 84),
            Column("Số, ngày của quyết định", CellKind.TEXT, 50, 60),
        )
        rows = tuple(
            (str(each.year), each.award, f"Số {each.number} ngày {short_date(each.dated)}")
            for each in earlier
            if each.title is title
        )
        yield Table(columns, rows or (("\n", "", ""),) * EMPTY_ROWS)
