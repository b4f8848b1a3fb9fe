"""Certificates drawn in the printing process; which recipient got which page, and why another got none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from db.connect import Database
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.problems import Preflight
from desktop.papers.certificates import certificate_values, left_out
from desktop.papers.preflight import preflight_of
from desktop.ui.printing.draw_result import DrawResult


def draw_certificates(
    location: str,
    decision_id: int,
    today: date,
    out: Path,
    chosen: Sequence[int] | None,
    stock: bool,
    specimen: bool = False,
    carries_issuer: bool = False,
) -> DrawResult:
    """Draw the certificates of a decision; `chosen` are places from 0, None is all; `stock` leaves the form out, and
    the issuer's line where it `carries_issuer`.

    A revoked one is not drawn, nor one of an award that has none: both stand among the problems, whose indexes are
    places in the decision. A `specimen` says on each page that it is no certificate.
    """
    database = Database(location, read_only=True)
    try:
        with database.read() as session:
            values = certificate_values(session, decision_id, today, stock=stock)
            out_of = left_out(session, decision_id, today)
    finally:
        database.close()
    asked = tuple(range(len(values))) if chosen is None else tuple(chosen)
    places = [place for place in asked if place not in out_of]
    shown = [values[place] for place in places]
    found = write_certificates(out, shown, stock=stock, specimen=specimen, carries_issuer=carries_issuer)
    problems = [replace(problem, index=places[problem.index]) for problem in found]
    problems += [out_of[place] for place in asked if place in out_of]
    stopped = {problem.index for problem in problems if problem.stops}
    return DrawResult(tuple(place for place in asked if place not in stopped), tuple(problems))


def look_over(location: str, decision_id: int, today: date, stock: bool, carries_issuer: bool = False) -> Preflight:
    """Look at all certificates of a decision, issued or draft, as they would be printed."""
    database = Database(location, read_only=True)
    try:
        with database.read() as session:
            return preflight_of(session, decision_id, today, stock=stock, carries_issuer=carries_issuer)
    finally:
        database.close()
