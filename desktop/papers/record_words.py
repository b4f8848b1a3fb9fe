"""Words that several papers take from the record: recipients, references, kinds, citations, the office's name."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.paper_rows import AuthorityWords, AwardedRow, DecisionRows
from db.rules.nomination_fields import PRINTED, texts_of
from db.rules.printed_names import name_in_sentence
from db.rules.terms import NomineeKind
from desktop.documents.letters.paper_words import counts_in_sentence
from desktop.documents.letters.values import AwardListPart, Office, Recipient, Reference

KIND_WORDS: Final = {
    NomineeKind.COLLECTIVE: "tập thể",
    NomineeKind.INDIVIDUAL: "cá nhân",
    NomineeKind.HOUSEHOLD: "hộ gia đình",
}


def office(names: AuthorityWords) -> Office:
    """Return the issuing body at the head of a paper."""
    return Office(names.body, names.superior or None)


def recipient(row: AwardedRow) -> Recipient:
    """Return one person or collective as lists print it; an empty field is None."""
    return Recipient(
        row.name,
        row.kind,
        achievement=row.summary or None,
        earlier_awards="; ".join(row.earlier) or None,
        register_number=row.register_number or None,
        bonus=row.bonus,
        **texts_of(row, PRINTED),
    )


def reference(suffix: str, place: str, number: str, dated: date | None, today: date) -> Reference:
    """Return number, place and date of a paper; an undated one is expected in the month of `today`."""
    expected = dated or today
    return Reference(suffix, place, number or None, dated, expected.month, expected.year)


def kinds(those: set[NomineeKind]) -> str:
    """Return "Tập thể, cá nhân", naming the kinds that there are; all of them for an empty set."""
    told = ", ".join(KIND_WORDS[kind] for kind in NomineeKind if kind in those) or "tập thể, cá nhân"
    return told[0].upper() + told[1:]


def common_citation(rows: Sequence[AwardedRow]) -> str:
    """Return the citation that most of the rows share, for the article that names them all."""
    told = [row.citation for row in rows if row.citation]
    return max(dict.fromkeys(told), key=told.count) if told else ""


def told_of(recipients: Sequence[Recipient], citation: str) -> dict[str, str]:
    """Return the blanks of a paper about these recipients: kinds, counts, citation and what it is about."""
    return {
        "kinds": kinds({one.kind for one in recipients}).lower(),
        "counts": counts_in_sentence(recipients),
        "citation": without_done(citation),
        "movement": movement_of(citation),
    }


def told_of_round(session: Session, round_id: int, parts: Sequence[AwardListPart]) -> dict[str, str]:
    """Return the blanks of a paper about all awards of a round: kinds, awards, what the citation is about."""
    forms = sorted({part.title.partition(" của ")[0] for part in parts})
    return {
        "kinds": kinds({one.kind for part in parts for one in part.recipients}).lower(),
        "forms": ", ".join(forms) or "danh hiệu, hình thức khen thưởng",
        "movement": movement_of(paper_rows.movement_citation(session, round_id)),
    }


def without_done(citation: str) -> str:
    """Return "có thành tích …" from "Đã có thành tích …"."""
    return citation.removeprefix("Đã ").removeprefix("đã ")


def movement_of(citation: str) -> str:
    """Return "trong phong trào …" from "Đã có thành tích xuất sắc trong phong trào …"."""
    bare = without_done(citation)
    at = bare.find(" trong ")
    return bare[at + 1 :] if at >= 0 else bare


def issued_decisions(session: Session, round_id: int, today: date) -> list[DecisionRows]:
    """Return the issued decisions of a round, ministry first."""
    ids = paper_rows.ids_of_round(session, round_id, issued=True)
    return [paper_rows.decision_rows(session, one, today) for one in ids]


def award_parts(decisions: Sequence[DecisionRows]) -> list[AwardListPart]:
    """Return who holds the awards of some decisions, one part for each; one whose awards were all revoked has none."""
    return [
        AwardListPart(one.award, one.number, one.dated, [recipient(row) for row in one.in_force])
        for one in decisions
        if one.in_force
    ]


def issued_parts(session: Session, round_id: int, today: date) -> list[AwardListPart]:
    """Return who holds the awards of a round, one part for each issued decision, ministry first."""
    return award_parts(issued_decisions(session, round_id, today))


def left_out(decisions: Sequence[DecisionRows]) -> str:
    """Return "Không gồm bà Hà Thị Mai (đã thu hồi theo Quyết định số 12/QĐ-UBND)", "" where nothing was revoked."""
    told = [
        f"{name_in_sentence(row.kind, row.honorific, row.name)} (đã thu hồi theo Quyết định số {row.revoked})"
        for one in decisions
        for row in one.rows
        if row.revoked
    ]
    return f"Không gồm {'; '.join(told)}" if told else ""
