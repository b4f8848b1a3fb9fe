"""The certificates of a decision, from its frozen recipients."""

from datetime import date

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.layout_list import layouts_of_decision
from db.queries.paper_rows import AwardedRow
from db.queries.revocations import revoked_places
from db.rules.awards import AwardWords
from db.rules.printed_names import known_as, nationality, place_case, position_and_unit
from db.rules.signing import signature_lines
from desktop.documents.certificate.problems import PaperProblem
from desktop.documents.certificate.values import CertificateValues


def gather(session: Session, decision_id: int, today: date) -> tuple[CertificateValues, ...]:
    """Return the certificates of an issued decision on plain paper, none for an award that was revoked or has none.

    Raises KnownError: not_issued, award_without_certificate.
    """
    values = certificate_values(session, decision_id, today)
    out = left_out(session, decision_id, today)
    return tuple(one for place, one in enumerate(values) if place not in out)


def certificate_values(
    session: Session, decision_id: int, today: date, *, stock: bool = False, drafts: bool = False
) -> list[CertificateValues]:
    """Return one certificate for each recipient, in the order of the decision, of those `left_out` too: places stay.

    Raises KnownError: not_issued, award_without_certificate.

    `drafts` gives those of a draft too, without number and date: to be looked at, never to be printed.
    Each is drawn with the layout that drew it before, else with the one that serves its award and kind on this paper.
    """
    rows = paper_rows.decision_rows(session, decision_id, today)
    if not drafts and (not rows.issued or rows.dated is None):
        raise KnownError("not_issued")
    if not rows.drawn:
        first = rows.awards[0]
        raise KnownError("award_without_certificate", award=first.words.full, reason=first.no_certificate)
    awards = {one.id: _award(one.words) for one in rows.awards}
    authority = rows.authority
    layouts = layouts_of_decision(session, decision_id, stock=stock)
    signed = "\n".join(signature_lines(rows.capacity, authority.office, rows.signer_office, authority.body))
    return [
        CertificateValues(
            kind=row.kind.value,
            name=row.name + known_as(row),
            award=awards[row.award_type_id],
            reason=row.citation,
            decision_number=rows.number,
            decision_date=rows.dated.isoformat() if rows.dated else "",
            place=rows.place,
            signer_title=signed,
            signer_name=rows.signer_name,
            register_number=row.register_number,
            honorific=row.honorific or None,
            position=_position(row),
            unit=", ".join(filter(None, (_unit(row), nationality(row)))) or None,
            issuer=authority.title.upper(),
            posthumous=row.posthumous,
            layout=layout.content,
            layout_choice=layout.choice,
        )
        for row, layout in zip(rows.rows, layouts, strict=True)
    ]


def _award(words: AwardWords) -> str:
    """Return an award as its certificate says it: "Danh hiệu Lao động tiên tiến"."""
    return f"Danh hiệu {words.full}" if words.family.code == "title" else words.full


def left_out(session: Session, decision_id: int, today: date) -> dict[int, PaperProblem]:
    """Return, by place in the decision, why a certificate is not drawn: its award was taken back, or has none."""
    decision = paper_rows.decision_rows(session, decision_id, today)
    undrawn = {one.id: one for one in decision.awards if one.no_certificate}
    found = {}
    for place, row in enumerate(decision.rows):
        if award := undrawn.get(row.award_type_id):
            values = {"name": row.name, "award": award.words.full, "reason": award.no_certificate}
            found[place] = PaperProblem(place, "name", "no_certificate", values=values)
    for place, taken in revoked_places(session, decision_id).items():
        found[place] = PaperProblem(place, "name", "revoked", values={"name": taken.name, "number": taken.number})
    return found


def _unit(row: AwardedRow) -> str:
    """Return the unit as it goes on behind the position, "" where both are one phrase."""
    if _runs_on(row):
        return ""
    before = f"{row.position}, " if row.position else ""
    return place_case(f"{before}{row.unit}")[len(before) :]


def _runs_on(row: AwardedRow) -> bool:
    """Whether position and unit are one phrase on every paper: "Phó Giám đốc Sở …" without a comma."""
    return bool(row.position and row.unit) and ", " not in position_and_unit(row.position, "x")


def _position(row: AwardedRow) -> str | None:
    return position_and_unit(row.position, row.unit) if _runs_on(row) else row.position or None
