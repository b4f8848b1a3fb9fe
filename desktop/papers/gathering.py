"""From rows of the record to the plain values of papers; for headless commands and the window alike."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.decision_list import grounds_for
from db.queries.paper_rows import AuthorityWords, AwardedRow, DecisionRows, SubmissionRows
from db.rules import names
from db.rules.dates import long_date
from db.rules.numbers import coefficient
from db.rules.signing import signature_lines
from db.rules.terms import NomineeKind
from desktop.documents.letters import paper_words
from desktop.documents.letters.values import (
    AwardListPaper,
    AwardListPart,
    BonusLine,
    BonusPaper,
    CeremonyPaper,
    DecisionPaper,
    MinutesPaper,
    Office,
    Recipient,
    Reference,
    Signature,
    SubmissionPaper,
    Vote,
)
from resources.paths import path


def decision_paper(session: Session, decision_id: int, today: date) -> DecisionPaper:
    """Return a decision with its list; a draft has its blanks. Raises KnownError("gone")."""
    rows = paper_rows.decision_rows(session, decision_id, today)
    authority = rows.authority
    award = f"{rows.form} của {authority.on_paper}" if rows.form != rows.award else rows.award
    recipients = [_recipient(row) for row in rows.rows]
    return DecisionPaper(
        office=Office(authority.body, authority.superior or None),
        reference=_reference(authority.number_suffix, rows.place, rows.number, rows.dated, today),
        abstract=f"Về việc tặng {award}",
        authority=authority.title,
        grounds=rows.grounds,
        articles=[
            paper_words.award_article(award, recipients, _citation(rows.rows)),
            *_bonus_article(rows),
            _wording()["execution"][authority.level].format(**_office_words(session, rows.dated or today)),
        ],
        distribution=rows.distribution,
        signature=_signature(rows, authority),
        list_title=f"{_kinds(rows.rows)} được tặng {award}",
        recipients=recipients,
    )


def submission_paper(session: Session, submission_id: int, today: date) -> SubmissionPaper:
    """Return a tờ trình with its list; unsigned ones have blanks. Raises KnownError("gone")."""
    rows = paper_rows.submission_rows(session, submission_id, today)
    office, authority = rows.office, rows.authority
    citation = _without_done(_citation(rows.rows))
    recipients = [_recipient(row) for row in rows.rows]
    suffix = "TTr-" + office.number_suffix.rpartition("-")[2]
    named = {**_office_words(session, rows.dated or today), "authority": authority.on_paper}
    wording = _wording()
    return SubmissionPaper(
        office=Office(office.body, office.superior or None),
        reference=_reference(suffix, office.place, rows.number, rows.dated, today),
        abstract=(
            f"Về việc đề nghị tặng {rows.form} của {authority.on_paper} cho {_kinds(rows.rows).lower()} {citation}"
        ),
        addressees=rows.addressees,
        grounds=_law_grounds(session, rows.dated or today),
        body=[
            paper_words.request_paragraph(
                _meeting(rows, office), office.body, authority.on_paper, rows.form, recipients, citation
            ),
            wording["dossier"].format(**named),
            wording["request"].format(**named),
        ],
        distribution=[line.format(**named) for line in wording["distribution"]],
        signature=Signature(
            signature_lines(rows.capacity, office.office, rows.signer_office, office.body), rows.signer_name or None
        ),
        list_title=f"Đề nghị tặng {rows.form} của {authority.on_paper}",
        submitted_by=office.body,
        recipients=recipients,
    )


def award_list_paper(session: Session, round_id: int, today: date) -> AwardListPaper:
    """Return everyone awarded in a round, by decision. Raises KnownError("office_missing")."""
    parts = [part for _, part in _parts(session, round_id, today)]
    ceremony = paper_rows.ceremony_of(session, round_id)
    day = ceremony.held_on if ceremony else today
    office = paper_rows.office_words(session, day)
    people = [one for part in parts for one in part.recipients]
    citation = _without_done(paper_rows.movement_citation(session, round_id))
    forms = sorted({part.title.partition(" của ")[0] for part in parts})
    given = f"được tặng {', '.join(forms)}" if forms else "được khen thưởng"
    return AwardListPaper(
        office=Office(office.body, office.superior or None),
        title=f"{_kinds_of({one.kind for one in people})} {given} {_where(citation)}".strip(),
        parts=parts,
        note=f"Trao tại {ceremony.name}, {long_date(ceremony.held_on)}" if ceremony else None,
        place=office.place,
        dated=day,
        compiler=Signature(("NGƯỜI LẬP",)),
        signature=Signature((office.office,)),
    )


def bonus_paper(session: Session, round_id: int, today: date) -> BonusPaper:
    """Return the sheet on which the round's bonuses are paid out."""
    office = paper_rows.office_words(session, today)
    decisions = [
        paper_rows.decision_rows(session, id_, today) for id_ in paper_rows.ids_of_round(session, round_id, issued=True)
    ]
    lines = [
        BonusLine(
            _recipient(row),
            coefficient(Decimal(row.coefficient or 0) / 100),
            row.base_salary,
            row.bonus,
        )
        for decision in decisions
        for row in decision.rows
    ]
    citation = _where(_without_done(paper_rows.movement_citation(session, round_id)))
    numbers = "; ".join(f"Quyết định số {d.number} {long_date(d.dated)}" for d in decisions if d.dated)
    return BonusPaper(
        office=Office(office.body, office.superior or None),
        title=f"Chi tiền thưởng kèm theo khen thưởng {citation}".strip(),
        lines=lines,
        note=f"Kèm theo {numbers}" if numbers else None,
        place=office.place,
        dated=today,
        compiler=Signature(("NGƯỜI LẬP",)),
        accountant=Signature(("KẾ TOÁN",)),
        signature=Signature((office.office,)),
    )


def minutes_paper(session: Session, round_id: int) -> MinutesPaper:
    """Return the minutes of the round's council. Raises KnownError("no_council")."""
    rows = paper_rows.council_rows(session, round_id)
    office = paper_rows.office_words(session, rows.held_on)
    short = office.number_suffix.rpartition("-")[2]
    votes = [
        Vote(_recipient(row), votes_for, recommended, note or None) for row, votes_for, recommended, note in rows.votes
    ]
    passed = [vote.recipient for vote in votes if vote.recommended]
    citation = _without_done(paper_rows.movement_citation(session, round_id))
    named = {"office": office.body, "citation": citation, "passed": paper_words.counts_in_sentence(passed)}
    wording = _wording()["minutes"]
    return MinutesPaper(
        office=Office(office.body, office.superior or None),
        reference=Reference(
            f"BB-{short}", office.place, rows.number or None, rows.held_on, rows.held_on.month, rows.held_on.year
        ),
        abstract=wording["abstract"].format(**named),
        held_on=rows.held_on,
        place=rows.place,
        members=rows.members,
        present=rows.present,
        absent=rows.absent,
        chair=rows.chair,
        secretary=rows.secretary,
        content=[wording["content"].format(**named)],
        votes=votes,
        conclusion=[wording["conclusion"].format(**named)],
        chair_signature=Signature(("CHỦ TRÌ",), _bare(rows.chair)),
        secretary_signature=Signature(("THƯ KÝ",), _bare(rows.secretary)),
    )


def _bare(person: str) -> str | None:
    """Return "Phan Việt Tùng" from "Ông Phan Việt Tùng, Giám đốc Sở"."""
    return names.split_honorific(person.partition(",")[0])[1] or None


def ceremony_paper(session: Session, round_id: int, today: date, announcement: str) -> CeremonyPaper:
    """Return the calling list and hand-over sheet of the round's ceremony."""
    ceremony = paper_rows.ceremony_of(session, round_id)
    office = paper_rows.office_words(session, ceremony.held_on if ceremony else today)
    return CeremonyPaper(
        office=Office(office.body, office.superior or None),
        event=ceremony.name if ceremony else "Lễ trao tặng",
        held_on=ceremony.held_on if ceremony else None,
        place=ceremony.place or None if ceremony else None,
        presenter=ceremony.presenter or None if ceremony else None,
        parts=[part for _, part in _parts(session, round_id, today)],
        announcement=announcement,
        compiler=Signature(("NGƯỜI LẬP",)),
    )


def _parts(session: Session, round_id: int, today: date) -> list[tuple[DecisionRows, AwardListPart]]:
    found = []
    for id_ in paper_rows.ids_of_round(session, round_id, issued=True):
        rows = paper_rows.decision_rows(session, id_, today)
        part = AwardListPart(rows.award, rows.number, rows.dated, [_recipient(row) for row in rows.rows])
        found.append((rows, part))
    return found


def _recipient(row: AwardedRow) -> Recipient:
    return Recipient(
        row.name,
        row.kind,
        honorific=row.honorific or None,
        position=row.position or None,
        unit=row.unit or None,
        achievement=row.summary or None,
        earlier_awards="; ".join(row.earlier) or None,
        register_number=row.register_number or None,
        bonus=row.bonus,
        posthumous=row.posthumous,
    )


def _reference(suffix: str, place: str, number: str, dated: date | None, today: date) -> Reference:
    expected = dated or today
    return Reference(suffix, place, number or None, dated, expected.month, expected.year)


def _signature(rows: DecisionRows, authority: AuthorityWords) -> Signature:
    lines = signature_lines(rows.capacity, authority.office, rows.signer_office, authority.body)
    return Signature(lines, rows.signer_name or None)


def _bonus_article(rows: DecisionRows) -> list[Any]:
    amounts = sorted(
        {(row.kind, row.bonus) for row in rows.rows if row.bonus}, key=lambda pair: (_ORDER[pair[0]], pair[1])
    )
    total = sum(row.bonus for row in rows.rows)
    return [paper_words.bonus_article(amounts, total, rows.authority.fund)] if total and rows.authority.fund else []


_ORDER = {kind: place for place, kind in enumerate(NomineeKind)}
_KIND_WORDS = {
    NomineeKind.COLLECTIVE: "tập thể",
    NomineeKind.INDIVIDUAL: "cá nhân",
    NomineeKind.HOUSEHOLD: "hộ gia đình",
}


def _kinds(rows: Sequence[AwardedRow]) -> str:
    return _kinds_of({row.kind for row in rows})


def _kinds_of(kinds: set[NomineeKind]) -> str:
    """Return "Tập thể, cá nhân" as far as there are such."""
    told = ", ".join(_KIND_WORDS[kind] for kind in NomineeKind if kind in kinds) or "tập thể, cá nhân"
    return told[0].upper() + told[1:]


def _citation(rows: Sequence[AwardedRow]) -> str:
    """Return the citation that most of the rows share, for the article that names them all."""
    told = [row.citation for row in rows if row.citation]
    return max(dict.fromkeys(told), key=told.count) if told else ""


def _without_done(citation: str) -> str:
    """Return "có thành tích …" from "Đã có thành tích …"."""
    return citation.removeprefix("Đã ").removeprefix("đã ")


def _where(citation: str) -> str:
    """Return "trong phong trào …" from "có thành tích xuất sắc trong phong trào …"."""
    at = citation.find(" trong ")
    return citation[at + 1 :] if at >= 0 else citation


def _meeting(rows: SubmissionRows, office: AuthorityWords) -> str:
    council = f"Hội đồng Thi đua - Khen thưởng {office.body}"
    when = f" {long_date(rows.council_on)}" if rows.council_on else ""
    return f"Căn cứ kết quả cuộc họp {council}{when}"


def _law_grounds(session: Session, day: date) -> list[str]:
    return grounds_for(session, "", day)


def _office_words(session: Session, day: date) -> dict[str, str]:
    office = paper_rows.office_words(session, day)
    kind, _, rest = office.body.partition(" ")
    return {"office": office.body, "office_kind": kind, "office_short": rest or office.body}


def _wording() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path("papers/wording.json").read_text(encoding="utf-8"))
    return loaded
