"""A decision's certificates looked at before the first sheet: what needs eyes, and what was accepted already."""

import json
import zlib
from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from db.queries.paper_rows import decision_rows
from db.queries.preflight_rows import accepted_doubts, known_nominees
from db.rules.printed_names import known_as
from desktop.documents.certificate.preflight import Known, preflight
from desktop.documents.certificate.problems import PaperProblem, Preflight, PreflightLine
from desktop.papers.certificates import certificate_values, left_out

_OF_DECISION = frozenset({"decision_number", "decision_date", "place", "signer_title", "signer_name"})


def preflight_of(
    session: Session,
    decision_id: int,
    today: date,
    *,
    stock: bool = False,
    carries_issuer: bool = False,
    step: Callable[[int, int], None] | None = None,
) -> Preflight:
    """Return what needs eyes in a decision, issued or draft, without what was accepted with a reason.

    A revoked certificate is printed no more and needs none, nor does an award that has none; who is given several
    awards by the decision is no doubt.
    """
    out = left_out(session, decision_id, today)
    values = certificate_values(session, decision_id, today, stock=stock, drafts=True)
    nominees = known_nominees(session, decision_id)
    rows = decision_rows(session, decision_id, today).rows
    known = [
        Known(one.sex or None, one.registered_name + known_as(row) if one.registered_name else None)
        for one, row in zip(nominees, rows, strict=True)
    ]
    accepted = accepted_doubts(session, decision_id)
    found: dict[str, PreflightLine] = {}
    for problem in preflight(values, known=known, stock=stock, carries_issuer=carries_issuer, step=step):
        if problem.index in out or problem.kind == "same_person_other_award":
            continue
        one = nominees[problem.index]
        if problem.kind == "missing" and problem.field in _OF_DECISION:
            found.setdefault(problem.field, PreflightLine(-1, 0, 0, "", problem, problem.field))
            continue
        if problem.kind == "missing" and problem.field == "register_number" and not values[0].decision_number:
            continue  # a draft's numbers come with its issue
        key = _key(one.nomination_id, problem)
        if problem.stops or key not in accepted:
            name = str(values[problem.index].name)
            place = problem.index
            found[f"{key} {place}"] = PreflightLine(place, one.nomination_id, one.person_id, name, problem, key)
    return Preflight(len(values) - len(out), tuple(sorted(found.values(), key=_order)))


def _order(line: PreflightLine) -> tuple[bool, int]:
    """What stops the print comes first, that of the whole decision before all."""
    return (not line.problem.stops, line.place)


def _key(nomination_id: int, problem: PaperProblem) -> str:
    """Return a name of the doubt that changes with what is doubted: accepting one spelling accepts no other."""
    told = json.dumps(dict(problem.values), ensure_ascii=False, sort_keys=True, default=str)
    return f"{nomination_id}.{problem.kind}.{problem.field}.{zlib.crc32(told.encode()):08x}"
