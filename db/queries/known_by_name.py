"""Whom the record knows under a name that was typed in full: the one who is meant, or those to be asked about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.units import Unit, UnitName
from db.queries.lookups import KnownNominee, known_nominee, known_units
from db.rules import names
from db.rules.births import births_agree, parse_birth
from db.rules.clean_text import clean
from db.rules.drafts import NominationDraft, check_birth
from db.rules.printed_names import known_as_key, known_as_spellings
from db.rules.terms import NomineeKind

MOST_ASKED = 3
AT_ONCE = 500  # names or ids in one statement


@dataclass
class _Known:
    """A nominee of a name, with the birth as kept and the comparison keys of the units that nominations gave."""

    nominee: int
    birth: str
    units: set[str] = field(default_factory=set)


class KnownNames:
    """Everyone of the names of some drafts, looked up for all of them at once, oldest first.

    Who is put forward on the way is told by `add`: a name that stands twice in a list is known from then on.
    """

    def __init__(self, session: Session, drafts: Iterable[NominationDraft]) -> None:
        self._of_name: dict[tuple[NomineeKind, str], list[_Known]] = {}
        self._by_nominee: dict[int, _Known] = {}
        keys = sorted({key for draft in drafts for key in known_as_spellings(draft.kind, draft.name)})
        for first in range(0, len(keys), AT_ONCE):
            self._look_up(session, keys[first : first + AT_ONCE])

    def _look_up(self, session: Session, keys: list[str]) -> None:
        rows = session.execute(
            select(Nominee.id, Nominee.kind, Nominee.name, Person.birth)
            .outerjoin(Person, Person.id == Nominee.person_id)
            .where(Nominee.name_plain.in_(keys), Nominee.merged_into_id.is_(None))
            .order_by(Nominee.id)
        ).all()
        for row in rows:
            self._keep(_Known(row.id, row.birth or ""), row.kind, row.name)
        ids = [row.id for row in rows]
        for first in range(0, len(ids), AT_ONCE):
            written = select(Nomination.nominee_id, Nomination.unit).distinct()
            for id_, unit in session.execute(written.where(Nomination.nominee_id.in_(ids[first : first + AT_ONCE]))):
                self._by_nominee[id_].units.add(names.match_key(unit))

    def _keep(self, known: _Known, kind: NomineeKind, name: str) -> None:
        self._by_nominee[known.nominee] = known
        self._of_name.setdefault((kind, known_as_key(kind, name)), []).append(known)

    def nominees(self) -> list[int]:
        """Return all who were found."""
        return list(self._by_nominee)

    def meant(self, draft: NominationDraft) -> int | None:
        """Return the nominee whom a draft surely means: the one chosen, or known by the same name and birth or unit."""
        if draft.nominee_id is not None:
            return draft.nominee_id
        born, unit = _birth(draft), names.match_key(draft.unit)
        for known in self.namesakes(draft):
            if births_agree(known.birth, born) if known.birth and born else unit in known.units:
                return known.nominee
        return None

    def namesakes(self, draft: NominationDraft) -> list[_Known]:
        """Return everyone of a draft's name and kind; the place of a tone does not count."""
        return self._of_name.get((draft.kind, known_as_key(draft.kind, draft.name)), [])

    def add(self, nominee: int, draft: NominationDraft) -> None:
        """Tell that a draft was put forward for a nominee, who may be new."""
        if nominee not in self._by_nominee:
            birth = _birth(draft) if draft.kind is NomineeKind.INDIVIDUAL else ""
            self._keep(_Known(nominee, birth), draft.kind, draft.name)
        self._by_nominee[nominee].units.add(names.match_key(draft.unit))


def nominee_meant(session: Session, draft: NominationDraft) -> int | None:
    """Return the nominee whom a draft surely means, None where nobody known is."""
    return draft.nominee_id if draft.nominee_id is not None else KnownNames(session, [draft]).meant(draft)


def to_be_asked(session: Session, draft: NominationDraft) -> list[KnownNominee]:
    """Return at most `MOST_ASKED` whom a draft may mean though it does not say so; their births do not contradict.

    Empty where somebody is meant for sure.
    """
    all_known = KnownNames(session, [draft])
    if all_known.meant(draft) is not None:
        return []
    born = _birth(draft)
    open_ones = [
        known.nominee
        for known in all_known.namesakes(draft)
        if not (known.birth and born) or births_agree(known.birth, born)
    ]
    rows = session.execute(
        select(Nominee.id, Nominee.name, Nominee.person_id)
        .where(Nominee.id.in_(open_ones[-MOST_ASKED:]))
        .order_by(Nominee.id.desc())
    )
    return [known_nominee(session, row.id, row.name, row.person_id, draft.kind) for row in rows]


def unit_spelled_alike(session: Session, text: str) -> str:
    """Return the one known unit that a text means in another spelling, by its abbreviation or a name it had before.

    "" for none.
    """
    if not text.strip():
        return ""
    known = known_units(session, text)
    if any(name == text for _id, name, _short in known):
        return ""
    key = names.match_key(text)
    found = {name for _id, name, short in known if key in (names.match_key(name), names.match_key(short))}
    found = found or _once_called(session, key, names.search_key(text))
    return found.pop() if len(found) == 1 else ""


def called_now(session: Session, given: Iterable[str]) -> dict[str, str]:
    """Return, of names of units that no unit bears now, those that mean one known unit, with what it is called now."""
    typed = list(dict.fromkeys(text for text in map(clean, given) if text))
    keys = {names.search_key(text) for text in typed}
    borne = session.scalars(
        select(UnitName.name)
        .join(Unit, Unit.id == UnitName.unit_id)
        .where(UnitName.name_plain.in_(keys), UnitName.valid_to.is_(None), Unit.merged_into_id.is_(None))
    )
    present = {names.match_key(name) for name in borne}
    found = {text: unit_spelled_alike(session, text) for text in typed if names.match_key(text) not in present}
    return {text: now for text, now in found.items() if now}


def _once_called(session: Session, key: str, plain: str) -> set[str]:
    """Return what units are called now that were called so before."""
    present = aliased(UnitName)
    rows = session.execute(
        select(UnitName.name, present.name)
        .join(present, present.unit_id == UnitName.unit_id)
        .join(Unit, Unit.id == UnitName.unit_id)
        .where(UnitName.name_plain == plain, UnitName.valid_to.is_not(None))
        .where(present.valid_to.is_(None), Unit.merged_into_id.is_(None))
    )
    return {now for once, now in rows if names.match_key(once) == key}


def _birth(draft: NominationDraft) -> str:
    return "" if check_birth("birth", draft.birth) else parse_birth(draft.birth)


def whom_meant(
    session: Session, drafts: Sequence[NominationDraft]
) -> list[tuple[int | None, tuple[KnownNominee, ...]]]:
    """Return for each draft the nominee that it surely means, and everyone of its name whose birth does not contradict.

    Somebody who was never nominated is meant for sure by the birth, or by the unit of the newest post.
    """
    all_known = KnownNames(session, drafts)
    rows = session.execute(
        select(Nominee.id, Nominee.name, Nominee.person_id, Nominee.kind).where(Nominee.id.in_(all_known.nominees()))
    )
    told = {row.id: known_nominee(session, row.id, row.name, row.person_id, row.kind) for row in rows}
    found: list[tuple[int | None, tuple[KnownNominee, ...]]] = []
    for draft in drafts:
        born, unit = _birth(draft), names.match_key(draft.unit)
        open_ones = [
            each for each in all_known.namesakes(draft) if not (each.birth and born) or births_agree(each.birth, born)
        ]
        sure = all_known.meant(draft)
        fit = [each.nominee for each in open_ones if unit and names.match_key(told[each.nominee].unit) == unit]
        if draft.kind is NomineeKind.COLLECTIVE:
            fit = [each.nominee for each in open_ones]
        if sure is None and len(fit) == 1:
            sure = fit[0]
        found.append((sure, tuple(told[each.nominee] for each in open_ones)))
    return found
