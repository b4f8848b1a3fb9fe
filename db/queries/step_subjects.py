"""Of whom and of what the steps of the journal were: numbers of papers, names of nominees, people, units and the rest.

A step keeps only the columns that it changed, so the names of its rows are looked up; those of rows that are gone
stand in the step itself.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.journal import JournalEntry
from db.models.table_registry import table_named
from db.queries.journal_steps import JournalStep, steps_by_id
from db.rules.awards import general_name
from db.rules.dates import short_date
from db.rules.numbers import money
from db.rules.printed_names import name_in_sentence
from db.rules.terms import NomineeKind

MOST: Final = 3
"""Names told of one step."""
READ_OF_ROWS: Final = 40_000
"""Letters of a step's rows that are read: an import of thousands is told by its first ones."""

PERSONS: Final = {"nomination": "name", "recipient": "name", "person": "full_name"}
"""Tables of people, with the column of the name."""
OWN: Final = {
    "award_round": "name",
    "movement": "name",
    "milestone": "title",
    "unit_name": "name",
    "authority_name": "short_title",
    "signer": "full_name",
    "award_type": "name",
    "regime": "law",
    "legal_ground": "text",
    "base_salary": "amount",
    "ceremony": "name",
    "stock": "name",
    "calibration": "printer",
    "register_gap": "number",
    "council_session": "number",
    "council_member": "full_name",
    "setting": "key",
    "layout": "content",
    "nominee": "name",
    "law_block": "article",
    "registration": "name",
    "dossier_rule": "papers",
}
"""By table: the column that names a row."""
VERSIONS: Final = {"unit_name": "unit_id", "authority_name": "authority_id", "layout": "code"}
"""By table of names through time: the column of what they are names of."""
OF_ANOTHER: Final = {
    "finding": ("nomination_id", "nomination"),
    "dossier_paper": ("nomination_id", "nomination"),
    "evidence": ("nomination_id", "nomination"),
    "appraisal": ("nomination_id", "nomination"),
    "decision_item": ("nomination_id", "nomination"),
    "submission_item": ("nomination_id", "nomination"),
    "council_result": ("nomination_id", "nomination"),
    "revocation": ("recipient_id", "recipient"),
    "amendment": ("decision_id", "decision"),
    "amendment_item": ("recipient_id", "recipient"),
    "amendment_text": ("item_id", "amendment_item"),
    "replacement": ("decision_id", "decision"),
    "entered_bonus": ("recipient_id", "recipient"),
    "bonus_payment": ("recipient_id", "recipient"),
    "presentation": ("recipient_id", "recipient"),
    "certificate": ("recipient_id", "recipient"),
    "sheet": ("certificate_id", "certificate"),
    "hand_over": ("certificate_id", "certificate"),
    "reissue": ("certificate_id", "certificate"),
    "person_position": ("person_id", "person"),
    "not_same_person": ("one_id", "person"),
    "not_same_unit": ("one_id", "unit"),
    "round_unit": ("unit_id", "unit"),
    "unit_succession": ("predecessor_id", "unit"),
    "coefficient": ("award_type_id", "award_type"),
    "award_kind": ("award_type_id", "award_type"),
    "stock_movement": ("stock_id", "stock"),
    "decision": ("authority_id", "authority"),
    "decision_scan": ("decision_id", "decision"),
    "submission": ("authority_id", "authority"),
    "criterion": ("award_type_id", "award_type"),
    "quota": ("award_type_id", "award_type"),
    "duty_rating": ("nominee_id", "nominee"),
    "initiative": ("nominee_id", "nominee"),
    "results_known": ("nominee_id", "nominee"),
    "earlier_award": ("nominee_id", "nominee"),
    "discipline": ("nominee_id", "nominee"),
    "employment": ("nominee_id", "nominee"),
    "absence": ("nominee_id", "nominee"),
    "headcount": ("nominee_id", "nominee"),
}
"""By table: the row after which a row is called, for those without a name of their own."""
NEWEST: Final = {
    "unit": ("unit_name", "unit_id", "name"),
    "authority": ("authority_name", "authority_id", "short_title"),
}
"""By table: where its names stand, one for each span of time; the newest is told."""
ORDER: Final = (
    "nomination",
    "finding",
    "dossier_paper",
    "evidence",
    "appraisal",
    "dossier_rule",
    "registration",
    "decision_item",
    "submission_item",
    "council_result",
    "amendment_item",
    "revocation",
    "reissue",
    "hand_over",
    "bonus_payment",
    "entered_bonus",
    "sheet",
    "certificate",
    "person",
    "person_position",
    "not_same_person",
    "not_same_unit",
    "duty_rating",
    "initiative",
    "results_known",
    "earlier_award",
    "discipline",
    "employment",
    "absence",
    "headcount",
    "award_round",
    "round_unit",
    "milestone",
    "unit_name",
    "unit",
    "unit_succession",
    "authority_name",
    "authority",
    "signer",
    "award_type",
    "coefficient",
    "base_salary",
    "legal_ground",
    "criterion",
    "quota",
    "law_block",
    "regime",
    "presentation",
    "ceremony",
    "stock",
    "stock_movement",
    "calibration",
    "register_gap",
    "layout",
    "movement",
    "decision",
    "submission",
    "decision_scan",
    "amendment",
    "amendment_text",
    "council_session",
    "council_member",
    "setting",
)
"""The first of these that a step touched says of whom it was."""
NUMBERED: Final = ("decision", "submission", "revocation", "amendment")
"""Tables whose rows are papers with a number."""
KINDS: Final = {
    "nomination.move": "state",
    "sheet.move": "state",
    "decision.judge": "approved",
    "decision.judge_many": "approved",
    "decision.draft": "origin",
    "milestone.done": "done_on",
    "layout.retire": "retired",
}
"""By change: the field of what was asked for that says what kind of step it was."""
ASKED: Final = {"layout.retire": ("layout", "code", "code"), "layout.serve": ("award_type", "code", "award_code")}
"""By change whose rows name nothing: table and column in which a field of what was asked for is looked up."""

Place = tuple[str, int]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class StepTold:
    """One step: what was done (`change`, of the kind `kind`), taken back or done again, and of whom.

    `many` is how many rows the names stand for, None where more were touched than are read here.
    """

    step: JournalStep
    change: str
    kind: str = ""
    back: bool = False
    again: bool = False
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    many: int | None = 0
    table: str = ""
    """What the names are of; of a setting they are its key, of a milestone without a title its kind."""


@dataclass
class _Images:
    """The rows of one step, as far as they are read, in the order in which they were written."""

    values: dict[Place, dict[str, Any]] = field(default_factory=dict)
    whole: bool = True


def told_steps(session: Session, ids: Sequence[int]) -> dict[int, StepTold]:
    """Return what the steps with these ids were, in a number of statements that does not grow with theirs."""
    steps = steps_by_id(session, ids)
    roots = _roots(session, steps.values())
    images = _images(session, list(steps))
    asked = _asked(session, {root.id for root, _depth in roots.values()})
    subjects = {id_: _subject_rows(images[id_]) for id_ in steps}
    wanted = {place for rows in subjects.values() for place in rows[:MOST]}
    wanted |= {place for found in images.values() for place in found.values if place[0] in NUMBERED}
    known = {place: values for found in images.values() for place, values in found.values.items()}
    reader = _Names(session, known)
    reader.read(wanted)
    made = {}
    for id_, step in steps.items():
        root, depth = roots[id_]
        payload, rows = asked.get(root.id, {}), subjects[id_]
        names = tuple(dict.fromkeys(text for text in map(reader.name, rows[:MOST]) if text))
        if root.change in ASKED:
            names = _looked_up(session, root.change, payload) or names
        numbers = (
            reader.text(place, "number")
            for place, kept in images[id_].values.items()
            if place[0] in NUMBERED and (kept.keys() != {"grounds"} or place in rows)  # else it kept its grounds only
        )
        made[id_] = StepTold(
            step,
            root.change,
            _kind(root.change, payload, reader, images[id_]),
            back=depth % 2 == 1,
            again=depth > 0 and depth % 2 == 0,
            numbers=tuple(dict.fromkeys(text for text in numbers if text))[:MOST],
            names=names,
            many=len({*map(reader.about, rows[:MOST]), *rows[MOST:]}) if images[id_].whole else None,
            table=ASKED.get(root.change, (rows[0][0] if rows else "",))[0],
        )
    return made


def row_names(session: Session, known: Mapping[Place, Values]) -> dict[Place, str]:
    """Return what rows, with the columns known of them, are called: by themselves or after the row they belong to."""
    reader = _Names(session, known)
    reader.read(known)
    return {place: reader.name(place) for place in known}


def _roots(session: Session, steps: Iterable[JournalStep]) -> dict[int, tuple[JournalStep, int]]:
    """Return of each step the one that it takes back or does again in the end, and how many undos lie between."""
    found = {step.id: (step, 0) for step in steps}
    while True:
        open_ = {start: step for start, (step, _depth) in found.items() if step.undoes is not None}
        if not open_:
            return found
        before = steps_by_id(session, [step.undoes for step in open_.values() if step.undoes is not None])
        for start, step in open_.items():
            found[start] = (before[step.undoes or 0], found[start][1] + 1)


def _images(session: Session, ids: Sequence[int]) -> dict[int, _Images]:
    columns = (JournalEntry.id, func.substr(JournalEntry.rows, 1, READ_OF_ROWS), func.length(JournalEntry.rows))
    rows = session.execute(select(*columns).where(JournalEntry.id.in_(ids)))
    return {row[0]: _parsed(row[1], whole=row[2] <= READ_OF_ROWS) for row in rows}


def _parsed(text: str, *, whole: bool) -> _Images:
    """Return the images in a JSON list, or those that are whole at its beginning."""
    made, decoder, at = _Images(whole=whole), json.JSONDecoder(), 1
    while at < len(text) and text[at] == "{":
        try:
            image, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError:
            break
        kept = made.values.setdefault((image["table"], image["id"]), {})
        kept.update({**image["before"], **image["after"]})
        at = end + 1
    return made


def _asked(session: Session, ids: Iterable[int]) -> dict[int, Values]:
    """Return what was asked for with the steps of which that says their kind or their subject."""
    wanted = (JournalEntry.id.in_(list(ids)), JournalEntry.change.in_([*KINDS, *ASKED]))
    rows = session.execute(select(JournalEntry.id, JournalEntry.payload).where(*wanted))
    return {row.id: json.loads(row.payload) for row in rows}


def _subject_rows(images: _Images) -> list[Place]:
    touched = {table for table, _id in images.values}
    table = next((each for each in ORDER if each in touched), "")
    return [place for place in images.values if place[0] == table]


def _kind(change: str, payload: Values, reader: "_Names", images: _Images) -> str:
    if change in KINDS:
        value = payload.get(KINDS[change])
        return str(value).lower() if isinstance(value, bool | str) else ("" if value is None else "yes")
    if change.startswith("decision."):
        return next((reader.text(place, "origin") for place in images.values if place[0] == "decision"), "")
    return ""


def _looked_up(session: Session, change: str, payload: Values) -> tuple[str, ...]:
    table, column, asked = ASKED[change]
    kept = table_named(table)
    query = select(kept).where(kept.c[column] == payload.get(asked)).order_by(kept.c.id.desc()).limit(1)
    row = session.execute(query).mappings().one_or_none()
    return () if row is None else (_called(table, dict(row)),)


class _Names:
    """Looks up what rows are called, all rows of a table at once; `known` are columns that steps have kept."""

    def __init__(self, session: Session, known: Mapping[Place, Values]) -> None:
        self._session, self._known = session, known
        self._rows: dict[Place, Values] = {}

    def read(self, wanted: Iterable[Place]) -> None:
        """Read rows and those after which they are called."""
        waiting = set(wanted)
        while waiting:
            for table in {table for table, _id in waiting}:
                self._read_table(table, [id_ for each, id_ in waiting if each == table])
            for place in waiting:
                self._rows.setdefault(place, self._known.get(place, {}))
            waiting = {after for place in waiting if (after := self._after(place))} - set(self._rows)

    def _read_table(self, table: str, ids: Sequence[int]) -> None:
        if table in NEWEST:
            names, column, title = NEWEST[table]
            kept = table_named(names)
            query = select(kept.c[column], kept.c[title]).where(kept.c[column].in_(ids)).order_by(kept.c.valid_from)
            self._rows.update({(table, row[0]): {"name": row[1]} for row in self._session.execute(query)})
            return
        kept = table_named(table)
        found = self._session.execute(select(kept).where(kept.c.id.in_(ids))).mappings()
        self._rows.update({(table, row["id"]): dict(row) for row in found})

    def _after(self, place: Place) -> Place | None:
        """Return the row after which a row is called, None for one with a name of its own."""
        table, values = place[0], self._rows.get(place, {})
        if table not in OF_ANOTHER:
            return None
        column, other = OF_ANOTHER[table]
        return (other, values[column]) if values.get(column) is not None else None

    def _root(self, place: Place) -> Place:
        while (after := self._after(place)) is not None:
            place = after
        return place

    def name(self, place: Place) -> str:
        """Return what a row is called, "" where nobody knows."""
        root = self._root(place)
        return _called(root[0], self._rows.get(root, {}))

    def about(self, place: Place) -> Place:
        """Return whom or what a row is about: two rows about one person are no two people."""
        root = self._root(place)
        return (root[0], self._rows.get(root, {}).get(VERSIONS.get(root[0], "id"), root[1]))

    def text(self, place: Place, column: str) -> str:
        """Return what stands in a column of a row, "" for nothing."""
        return str(self._rows.get(place, {}).get(column) or "")


def _called(table: str, values: Values) -> str:
    if table in PERSONS:
        kind = values.get("kind") or NomineeKind.INDIVIDUAL
        return name_in_sentence(kind, str(values.get("honorific") or ""), str(values.get(PERSONS[table]) or ""))
    if table in NEWEST:
        return str(values.get("name") or "")
    value = values.get(OWN.get(table, ""), "")
    if table == "award_type":
        return general_name(str(value or ""))
    if table == "milestone":
        return str(value or values.get("kind") or "")  # one without words of its own is told by its kind
    if table == "council_session" and not value:
        day = values.get("held_on")
        return short_date(date.fromisoformat(str(day))) if day else ""
    if table == "layout":
        return str(json.loads(value).get("title", "")) if value else ""
    if table == "base_salary" and value:
        return f"{money(int(value))} đồng"
    return "; ".join(str(value or "").splitlines())
