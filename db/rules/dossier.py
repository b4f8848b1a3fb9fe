"""What papers a dossier must have: by award, kind and day, with the article; and what is still missing of one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.rules.terms import Confidence, NominationState, NomineeKind

GONE = (NominationState.WITHDRAWN, NominationState.NOT_APPROVED, NominationState.REVOKED)
"""Nominations that are no more of their round."""
SETTLED = (NominationState.DECIDED, NominationState.CERTIFICATE_ISSUED, NominationState.HANDED_OVER, *GONE)
"""Nominations whose dossiers nobody completes any more: they were decided, or left the round."""


@dataclass(frozen=True)
class DossierRule:
    """The papers asked for with some awards, how many sets, and where that is said."""

    awards: frozenset[str]
    kinds: frozenset[NomineeKind]
    papers: tuple[str, ...]
    article: str
    copies: str
    valid_from: date | None
    valid_to: date | None
    confidence: Confidence


@dataclass(frozen=True)
class DossierLaw:
    """All rules, and what each paper is called in Vietnamese by its code."""

    names: Mapping[str, str]
    rules: tuple[DossierRule, ...]

    def rule_for(self, award: str, kind: NomineeKind, day: date) -> DossierRule | None:
        """Return what is asked for, None where nothing is in hand."""
        for each in self.rules:
            begun = each.valid_from is None or each.valid_from <= day
            lasts = each.valid_to is None or day <= each.valid_to
            if award in each.awards and kind in each.kinds and begun and lasts:
                return each
        return None

    def name_of(self, paper: str) -> str:
        """Return what a paper is called; one that the office added is its own name."""
        return self.names.get(paper, paper)


@dataclass(frozen=True)
class OwnRule:
    """Papers that the office asks for itself; what is None holds for all, `instead` leaves the law's papers out."""

    id: int
    papers: tuple[str, ...]
    source: str
    award_type_id: int | None = None
    kind: NomineeKind | None = None
    authority_id: int | None = None
    copies: str = ""
    instead: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_for(self, award_type_id: int, kind: NomineeKind, authority_id: int, day: date) -> bool:
        """Return whether these papers are asked for with a nomination on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        lasts = self.valid_to is None or day <= self.valid_to
        asked = ((self.award_type_id, award_type_id), (self.kind, kind), (self.authority_id, authority_id))
        return begun and lasts and all(own is None or own == its for own, its in asked)


@dataclass(frozen=True)
class Asked:
    """One paper of a checklist: whether the law asks for it, came it in, and how many scans are kept of it."""

    paper: str
    name: str
    required: bool
    received: bool = False
    received_on: date | None = None
    note: str = ""
    scans: int = 0

    @property
    def missing(self) -> bool:
        """Whether it is asked for and neither paper nor scan is there."""
        return self.required and not self.received and not self.scans


def checklist(
    law: DossierLaw,
    rule: DossierRule | None,
    received: Mapping[str, tuple[date | None, str]],
    scans: Mapping[str, int],
    added: Collection[str] = (),
) -> list[Asked]:
    """Return the papers of a dossier: those asked for in their order, then those that came in beside.

    `added` are papers that the office asks for itself; `received` are day and note by paper.
    """
    required = list(dict.fromkeys((*(rule.papers if rule else ()), *added)))
    further = [paper for paper in (*received, *scans) if paper not in required]
    return [
        Asked(
            paper,
            law.name_of(paper),
            paper in required,
            paper in received,
            received[paper][0] if paper in received else None,
            received[paper][1] if paper in received else "",
            scans.get(paper, 0),
        )
        for paper in (*required, *dict.fromkeys(further))
    ]


def missing_names(asked: Sequence[Asked]) -> list[str]:
    """Return what the papers are called that are still missing."""
    return [each.name for each in asked if each.missing]


def dossier_law(data: Mapping[str, Any]) -> DossierLaw:
    """Return the typed view of `resources/catalogue/dossiers.json`."""
    return DossierLaw(
        data["papers"],
        tuple(
            DossierRule(
                frozenset(row["awards"]),
                frozenset(NomineeKind(kind) for kind in row["kinds"]),
                tuple(row["papers"]),
                row["article"],
                row.get("copies", ""),
                _day(row.get("valid_from")),
                _day(row.get("valid_to")),
                Confidence(row["confidence"]),
            )
            for row in data["rules"]
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
