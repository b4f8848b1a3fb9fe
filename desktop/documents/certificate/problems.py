"""Problems of certificates and layouts as codes with values; `desktop.labels.certificate_words` makes the sentences."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from db.rules.terms import Severity


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a layout: `where` is the path in the JSON (boxes/name/size), "" the whole; `kind` a code."""

    where: str
    kind: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class PaperProblem:
    """One problem of one record: `index` counts from 0 in the input, `field` is a key of the input."""

    index: int
    field: str
    kind: str
    severity: Severity = Severity.ERROR
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def stops(self) -> bool:
        """An error keeps the record from being drawn."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True)
class PreflightLine:
    """One problem of one certificate; `place` counts from 0, `key` is what an acceptance is kept under.

    Place -1 is the decision itself: what it lacks is told once, not for each of its certificates.
    """

    place: int
    nomination_id: int
    person_id: int
    name: str
    problem: PaperProblem
    key: str


@dataclass(frozen=True)
class Preflight:
    """What a look at a decision found: how many certificates were looked at, and those that need eyes."""

    looked_at: int
    lines: tuple[PreflightLine, ...]
