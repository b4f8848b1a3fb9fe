"""What papers say of a decision or a submission, as plain values: whom it is about, and in which words."""

from dataclasses import dataclass, replace
from datetime import date

from db.queries.authority_words import AuthorityWords
from db.queries.replacements import OtherDecision
from db.rules.awards import AwardWords
from db.rules.nomination_fields import NominationTexts
from db.rules.terms import NomineeKind, SigningCapacity


@dataclass(frozen=True)
class AwardedRow(NominationTexts):
    """One recipient, or nominee of a draft; money is đồng, `coefficient` in hundredths."""

    nominee_id: int
    kind: NomineeKind
    name: str
    earlier: tuple[str, ...] = ()
    register_number: str = ""
    coefficient: int | None = None
    base_salary: int | None = None
    bonus: int | None = None
    """None where it is not known, which is never 0 đ."""
    entered: bool = False
    """Whether the bonus was entered since: the decision's paper says nothing of it."""
    revoked: str = ""
    """The number of the decision that took the award back, or replaced its decision, "" for one in force."""
    replaced: bool = False
    """Whether that decision stands in the place of the award's own."""
    instead: str = ""
    """The higher title of the period whose bonus is paid instead, "" for none."""
    recipient_id: int = 0
    """Of an issued decision's row."""
    words: AwardWords | None = None
    """Of the award that is asked for or given, on papers that may name several."""
    award_type_id: int = 0
    """Of the award that a decision gives."""
    lower: bool = False
    """Whether a higher title of the period stands in the same decision, whose bonus alone is paid."""

    @property
    def decided_bonus(self) -> int | None:
        """The bonus as the decision's own paper says it, None where it was not known then."""
        return None if self.entered else self.bonus


@dataclass(frozen=True)
class DecidedAward:
    """An award that a decision gives, in the words of its day."""

    id: int
    form: str
    """title or commendation."""
    words: AwardWords
    no_certificate: str
    """Why the office draws no certificate of the award, "" where it draws one."""


@dataclass(frozen=True)
class DecisionRows:
    """A decision with its people: award by award in the order of the catalogue, each in the decision's order."""

    id: int
    round_id: int
    issued: bool
    number: str
    dated: date | None
    place: str
    signer_name: str
    signer_office: str
    capacity: SigningCapacity
    grounds: tuple[str, ...]
    distribution: tuple[str, ...]
    awards: tuple[DecidedAward, ...]
    authority: AuthorityWords
    rows: tuple[AwardedRow, ...]
    replaces: OtherDecision | None = None
    """The decision in whose place this one stands."""

    @property
    def in_force(self) -> tuple[AwardedRow, ...]:
        """The rows whose award was not taken back."""
        return tuple(row for row in self.rows if not row.revoked)

    @property
    def by_award(self) -> "tuple[DecisionRows, ...]":
        """The decision once for each award that it gives, with the rows of that award alone."""
        return tuple(
            replace(self, awards=(one,), rows=tuple(row for row in self.rows if row.award_type_id == one.id))
            for one in self.awards
        )

    @property
    def only(self) -> DecidedAward:
        """The one award of a decision that gives no other; what names one award takes it from `by_award`."""
        (one,) = self.awards
        return one

    @property
    def drawn(self) -> bool:
        """Whether the office draws certificates of its award, or of one of its awards."""
        return any(not one.no_certificate for one in self.awards)

    @property
    def award(self) -> str:
        """The only award in full: "Bằng khen của Bộ trưởng Bộ …"."""
        return self.only.words.full

    @property
    def words(self) -> AwardWords:
        """The words of the only award."""
        return self.only.words


@dataclass(frozen=True)
class SubmissionRows:
    """A tờ trình with its nominees, the office that sends it and the authority it goes to."""

    id: int
    round_id: int
    number: str
    dated: date | None
    addressees: tuple[str, ...]
    grounds: tuple[str, ...]
    """Its own; none where those of the catalogue on its day stand."""
    signer_name: str
    signer_office: str
    capacity: SigningCapacity
    authority: AuthorityWords
    office: AuthorityWords
    council_on: date | None
    rows: tuple[AwardedRow, ...]
