"""What is known of a nominee when it is put forward: plain values; what is not in here is unknown, never denied."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.rules.terms import NominationState, NomineeKind, RewardType

RATING_RANKS = {
    "hoan_thanh_xuat_sac": 4,
    "hoan_thanh_tot": 3,
    "hoan_thanh": 2,
    "khong_hoan_thanh": 1,
}
"""Mức độ hoàn thành nhiệm vụ, the best first (NĐ 90/2020, NĐ 48/2023)."""
SCOPE_RANKS = {"grassroots": 0, "province": 1, "ministry": 1, "national": 2}
"""How far an initiative, a research result or a movement reaches."""
DISCIPLINE_RANKS = {"reprimand": 1, "warning": 2, "heavier": 3}
"""Khiển trách, cảnh cáo, and what is heavier; other things pending (inspection, complaint) have no rank."""


@dataclass(frozen=True)
class Initiative:
    """A recognised initiative, or research result, of one year; `used_for` is the award it served already."""

    year: int
    level: str
    research: bool = False
    used_for: str = ""
    used_year: int | None = None


@dataclass(frozen=True)
class Pending:
    """A discipline, inspection or verification from a day to a day; open while it lasts."""

    what: str
    starts_on: date
    ends_on: date | None = None
    category: str = ""


@dataclass(frozen=True)
class Given:
    """An award the nominee has already: its words, decision and citation, and what the law asks of it.

    `code` is that of the catalogue, `year` the last year of the achievement, `basis` why it was given, None unknown.
    """

    award: str
    number: str
    dated: date | None
    citation: str
    code: str = ""
    year: int = 0
    basis: RewardType | None = None


@dataclass(frozen=True)
class Nominated:
    """Another nomination of the nominee in the same round; `same` says whether for the same award and authority."""

    award: str
    state: NominationState
    same: bool


@dataclass(frozen=True)
class Group:
    """How many people a collective had in the year, and how many of them what; None is unknown."""

    members: int | None = None
    completed: int | None = None
    disciplined: int | None = None
    titles: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Service:
    """When somebody was taken on, and on how many working days of each year away, maternity leave not counted."""

    employed_on: date | None = None
    absent_days: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A nominee put forward for an award; `year` is the last year of the achievement, `day` that of the decision.

    `received` is the day the dossier came in, `launched_by` who launched the movement. `all_results` and `all_awards`
    are the years of which every initiative, and whether every earlier award, is known: what is missing there was not.
    """

    kind: NomineeKind
    award: str
    basis: RewardType | None
    year: int
    day: date
    name: str = ""
    award_name: str = ""
    received: date | None = None
    launched_by: str = ""
    ratings: Mapping[int, str] = field(default_factory=dict)
    initiatives: Sequence[Initiative] = ()
    all_results: Collection[int] | None = ()
    pending: Sequence[Pending] = ()
    citation: str = ""
    given: Sequence[Given] = ()
    all_awards: bool = False
    in_round: Sequence[Nominated] = ()
    put_forward: Mapping[str, int] = field(default_factory=dict)
    """How many the round puts forward for each award that a quota of this one counts, by its code."""
    group: Group | None = None
    service: Service = Service()
    votes: tuple[int, int] | None = None
    """Votes for it, and how many the law asks for."""
    votes_article: str = ""
    kinds: frozenset[NomineeKind] | None = None
    """Whom the record's award may go to, None where that is not known."""

    def knows_results(self, years: Collection[int]) -> bool:
        """Return whether every initiative of these years is known; None in `all_results` stands for all years."""
        return self.all_results is None or set(years) <= set(self.all_results)

    def rank(self, year: int) -> int | None:
        """Return how good the rating of a year is, None where it is unknown."""
        return RATING_RANKS.get(self.ratings[year], 0) if year in self.ratings else None
