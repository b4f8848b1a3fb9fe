"""Certificates of issued decisions as one PDF; what cannot be printed is told, and stops the exit status."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.rules.terms import Severity
from desktop.commands.invocation import Invocation
from desktop.documents.certificate.values import CertificateValues
from desktop.documents.certificate.writing import write_certificates
from desktop.labels.sentences import sentence
from desktop.papers.certificate_rows import certificate_values


def print_certificates(call: Invocation, session: Session, decisions: Sequence[int]) -> int:
    """Write the certificates of the decisions one after another; returns 1 when one of them could not be drawn."""
    stock = call.arguments.stock
    values = [one for each in decisions for one in certificate_values(session, each, call.today, stock=stock)]
    problems = write_certificates(call.arguments.out, values, stock=stock)
    for problem in problems:
        call.say(f"{values[problem.index].name}: {sentence(problem.kind, problem.values)}")
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def write_clean(out: Path, values: Sequence[CertificateValues]) -> None:
    """Write certificates that must all be printable. Raises KnownError("certificate_refused") for one that is not."""
    for problem in write_certificates(out, values):
        if problem.severity is Severity.ERROR:
            raise KnownError("certificate_refused", name=values[problem.index].name, field=problem.field)
