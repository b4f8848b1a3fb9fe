"""Fifteen invented years: rounds, their nominations, the decisions that followed and the register."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from math import gcd
from random import Random

from db.rules.bonus import bonus
from db.rules.numbering import golden_book_number
from db.rules.terms import NominationState, NomineeKind
from db.sample_data import words
from db.sample_data.people import Invented

FIRST_YEAR, YEARS = 2011, 15
IN_A_DECISION = 400  # at most
Values = tuple[object, ...]


@dataclass(frozen=True)
class Giver:
    """An authority with the award it gives, and how its papers are numbered and signed."""

    authority_id: int
    award_type_id: int
    title: str
    award: str
    suffix: str
    place: str
    office: str
    signer: str


@dataclass(frozen=True)
class Money:
    """Regime, coefficient in hundredths by kind, and base salary in đồng, on one day."""

    regime: str
    hundredths: dict[NomineeKind, int | None]
    base_salary: int


@dataclass
class Rows:
    """What is to be written, by table; emptied after every round."""

    nominations: list[Values] = field(default_factory=list)
    decisions: list[Values] = field(default_factory=list)
    items: list[Values] = field(default_factory=list)
    recipients: list[Values] = field(default_factory=list)
    entries: list[Values] = field(default_factory=list)


@dataclass(frozen=True)
class Round:
    """One round: its id, year and how many are put forward."""

    id: int
    name: str
    year: int
    size: int


def rounds(total: int) -> list[Round]:
    """Return the rounds of 15 years with `total` nominations shared among them, several a year when there are many."""
    each_year = min(len(words.ROUNDS), 1 + total // 3000)
    count = YEARS * each_year
    made = []
    for index in range(count):
        year = FIRST_YEAR + index // each_year
        size = total * (index + 1) // count - total * index // count
        kind = words.ROUNDS[index % each_year]
        made.append(Round(index + 1, f"Khen thưởng {kind} năm {year}", year, size))
    return [one for one in made if one.size]


class Filler:
    """Numbers everything from 1 up, so that a new record has no gap; the same seed gives the same rows."""

    def __init__(self, people: Sequence[Invented], givers: Sequence[Giver], random: Random) -> None:
        self._people = people
        self._givers = givers
        self._random = random
        self._nomination = self._decision = self._item = self._recipient = 0
        self._numbers: dict[tuple[int, int], int] = {}

    @property
    def register_entries(self) -> int:
        """How many entries the register has by now."""
        return self._recipient

    def fill(self, round_: Round, money: Money, decided_on: date, last: bool) -> Rows:
        """Return the rows of one round; the last round is still being worked at, without decisions."""
        rows = Rows()
        decided: dict[Giver, list[tuple[int, Invented, str]]] = {giver: [] for giver in self._givers}
        citations = [text.format(year=round_.year) for text in words.MERITS]
        for rank, person in enumerate(self._chosen(round_.size), start=1):
            self._nomination += 1
            giver = self._givers[self._random.random() < 0.7]
            state = self._state(last)
            citation = citations[self._nomination % len(citations)]
            rows.nominations.append(_nomination(self._nomination, round_, person, giver, state, citation, rank))
            if state in (NominationState.HANDED_OVER, NominationState.NOT_APPROVED):
                told = citation if state is NominationState.HANDED_OVER else ""
                decided[giver].append((self._nomination, person, told))
        for giver, found in decided.items():
            for start in range(0, len(found), IN_A_DECISION):
                self._decide(rows, round_, giver, found[start : start + IN_A_DECISION], money, decided_on)
        return rows

    def _chosen(self, size: int) -> Iterator[Invented]:
        """Yield different nominees, spread over all of them."""
        count = len(self._people)
        step = self._random.randrange(1, count) | 1 if count > 2 else 1
        while gcd(step, count) != 1:
            step += 1
        place = self._random.randrange(count)
        for _ in range(size):
            yield self._people[place]
            place = (place + step) % count

    def _state(self, last: bool) -> NominationState:
        share = self._random.random()
        if last:
            return NominationState.SUBMITTED if share < 0.6 else NominationState.DRAFT
        if share < 0.86:
            return NominationState.HANDED_OVER
        if share < 0.92:
            return NominationState.NOT_APPROVED
        return NominationState.NOT_RECOMMENDED if share < 0.98 else NominationState.WITHDRAWN

    def _decide(
        self,
        rows: Rows,
        round_: Round,
        giver: Giver,
        found: list[tuple[int, Invented, str]],
        money: Money,
        decided_on: date,
    ) -> None:
        if not any(citation for _id, _person, citation in found):
            return  # nobody approved: nothing was decided, the items stay out of the record
        self._decision += 1
        key = (giver.authority_id, decided_on.year)
        number = self._numbers[key] = self._numbers.get(key, 100) + 1
        rows.decisions.append(_decision(self._decision, round_, giver, f"{number}/{giver.suffix}", decided_on))
        amounts = {
            kind: bonus(Decimal(hundredths or 0) / 100, money.base_salary)
            for kind, hundredths in money.hundredths.items()
        }
        ordinal = 0
        for order, (nomination, person, citation) in enumerate(found, start=1):
            self._item += 1
            reason = "" if citation else "Chưa đủ thời gian giữ mức khen trước"
            rows.items.append((self._item, self._decision, nomination, order, bool(citation), reason, "", "", "", ""))
            if not citation:
                continue
            ordinal += 1
            self._recipient += 1
            frozen = (golden_book_number(ordinal), giver, money, amounts[person.kind], decided_on.year)
            rows.recipients.append(
                _recipient(self._recipient, self._decision, nomination, person, ordinal, citation, *frozen)
            )
            rows.entries.append((self._recipient, self._recipient, self._recipient, decided_on.isoformat()))


def decision_day(year: int, index: int) -> date:
    """Return a working day in the year of the round, the same for the same round."""
    day = date(year, 11, 1) + timedelta(days=index * 7 % 50)
    return day - timedelta(days=max(0, day.weekday() - 4))


NOMINATION = (
    "id,round_id,nominee_id,award_type_id,authority_id,movement_id,kind,honorific,name,name_sort,name_plain,position,unit,"
    "citation,summary,period,posthumous,state,state_reason,rank,source_file_id,source_sheet,source_row,source_cell"
)


def _nomination(
    id_: int, round_: Round, person: Invented, giver: Giver, state: NominationState, citation: str, rank: int
) -> Values:
    reason = "Đơn vị xin rút" if state is NominationState.WITHDRAWN else ""
    if state is NominationState.NOT_APPROVED:
        reason = "Chưa đủ thời gian giữ mức khen trước"
    return (
        id_, round_.id, person.id, giver.award_type_id, giver.authority_id, None, person.kind.value, person.honorific,
        person.name, person.name_sort, person.name_plain, person.position, person.unit,
        citation, "", str(round_.year), False, state.value, reason, rank, None, "", None, "",
    )  # fmt: skip


DECISION = (
    "id,round_id,authority_id,award_type_id,origin,state,number,number_year,dated,place,signer_name,signer_office,"
    "capacity,grounds,recipients"
)


def _decision(id_: int, round_: Round, giver: Giver, number: str, day: date) -> Values:
    return (
        id_, round_.id, giver.authority_id, giver.award_type_id, "received", "issued", number, day.year,
        day.isoformat(), giver.place, giver.signer, giver.office, "head", "", "",
    )  # fmt: skip


ITEM = 'id,decision_id,nomination_id,"order",approved,reason,name,position,unit,citation'
ENTRY = "id,number,recipient_id,entered_on"
RECIPIENT = (
    "id,decision_id,nomination_id,nominee_id,kind,ordinal,register_number,honorific,name,name_sort,name_plain,position,"
    "unit,citation,posthumous,year,award_type_id,award,issuer,regime,coefficient,base_salary,bonus"
)


def _recipient(
    id_: int, decision: int, nomination: int, person: Invented, ordinal: int, citation: str,
    number: str, giver: Giver, money: Money, amount: int, year: int,
) -> Values:  # fmt: skip
    return (
        id_, decision, nomination, person.id, person.kind.value, ordinal, number, person.honorific, person.name,
        person.name_sort, person.name_plain, person.position, person.unit, citation, False, year, giver.award_type_id,
        giver.award, giver.title, money.regime, money.hundredths[person.kind], money.base_salary, amount,
    )  # fmt: skip
