"""Problems of certificates as values."""

from db.rules.terms import Severity
from desktop.documents.certificate.problems import Fault, PaperProblem


def test_only_an_error_keeps_a_record_from_being_printed():
    assert PaperProblem(0, "name", "missing").stops
    assert not PaperProblem(0, "name", "duplicate", Severity.WARNING).stops
    assert not PaperProblem(0, "name", "tab", Severity.INFO).stops


def test_equal_problems_are_equal_values():
    assert PaperProblem(1, "unit", "missing") == PaperProblem(1, "unit", "missing", Severity.ERROR, {})
    assert Fault("boxes/name", "missing_key") != Fault("boxes/unit", "missing_key")
