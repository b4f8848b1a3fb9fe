"""Certificates drawn in the printing process; which recipient got which page, and why another got none."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.connect import Database
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.problems import Preflight
from desktop.papers.certificates import certificate_values
from desktop.papers.preflight import preflight_of
from desktop.ui.printing.draw_result import DrawResult


def draw_certificates(
    location: str, decision_id: int, today: date, out: Path, chosen: Sequence[int] | None, stock: bool
) -> DrawResult:
    """Draw the certificates of a decision; `chosen` are places from 0, None is all; `stock` leaves the form out."""
    database = Database(location)
    try:
        with database.read() as session:
            values = certificate_values(session, decision_id, today, stock=stock)
    finally:
        database.close()
    places = tuple(range(len(values))) if chosen is None else tuple(chosen)
    problems = write_certificates(out, [values[place] for place in places], stock=stock)
    stopped = {problem.index for problem in problems if problem.stops}
    pages = tuple(place for at, place in enumerate(places) if at not in stopped)
    return DrawResult(pages, tuple(problems))


def look_over(location: str, decision_id: int, today: date, stock: bool) -> Preflight:
    """Look at all certificates of a decision, issued or draft, as they would be printed."""
    database = Database(location)
    try:
        with database.read() as session:
            return preflight_of(session, decision_id, today, stock=stock)
    finally:
        database.close()
