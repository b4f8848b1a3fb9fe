"""The clerk's answers to a list under check: each holds for one cell or many, is one step, and can be taken back."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields

from desktop.intake.checked_list import CheckedList
from desktop.intake.checked_row import FIELDS, CheckedRow, Target
from desktop.intake.doubt_causes import Act

SINGLE = frozenset(("name", "dob"))
"""The fields that are each nominee's own: never written into several rows at once."""


@dataclass(frozen=True)
class Answer:
    """What a step did: to how many rows, and in which field where it was one."""

    act: Act
    rows: int
    field: str = ""


@dataclass(frozen=True)
class _Step:
    answer: Answer
    other: list[tuple[CheckedRow, CheckedRow]]
    """Each row that was changed and a copy of what it is on the other side of the step."""
    rows: list[CheckedRow] | None
    """All rows of the list on the other side, where their number changed."""


class Answers:
    """Gives answers to `checked`; places count from 0 in the order of the file."""

    def __init__(self, checked: CheckedList) -> None:
        self.checked = checked
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []

    def next_undo(self) -> Answer | None:
        """Return the answer that `undo` would take back, None for none."""
        return self._undo[-1].answer if self._undo else None

    def next_redo(self) -> Answer | None:
        """Return the answer that `redo` would give again, None for none."""
        return self._redo[-1].answer if self._redo else None

    def forget(self) -> None:
        """Keep no steps: the rows they changed were taken in."""
        self._undo.clear()
        self._redo.clear()

    def _give(self, answer: Answer, places: Collection[int], do: Callable[[], object], *, parts: bool = False) -> None:
        rows = [self.checked.rows[at] for at in places]
        step = _Step(answer, [(row, row.copy()) for row in rows], list(self.checked.rows) if parts else None)
        do()
        self._undo.append(step)
        self._redo.clear()

    def undo(self) -> Answer | None:
        """Take the last answer back and return it; None where there is none."""
        return self._cross(self._undo, self._redo)

    def redo(self) -> Answer | None:
        """Give the answer again that was taken back last, and return it; None where there is none."""
        return self._cross(self._redo, self._undo)

    def _cross(self, taken: list[_Step], put: list[_Step]) -> Answer | None:
        if not taken:
            return None
        step = taken.pop()
        put.append(
            _Step(
                step.answer,
                [(row, row.copy()) for row, _other in step.other],
                None if step.rows is None else list(self.checked.rows),
            )
        )
        if step.rows is not None:
            self.checked.rows[:] = step.rows
        for row, other in step.other:
            for each in fields(CheckedRow):
                setattr(row, each.name, getattr(other, each.name))
        self.checked.judge(row for row, _other in step.other)
        return step.answer

    def keep(self, places: Collection[int], names: Iterable[str] = FIELDS) -> None:
        """End the reading's doubts about fields of these rows; what the record would refuse stays doubted."""
        names = tuple(names)
        told = names[0] if len(names) == 1 else ""
        self._give(Answer(Act.KEEP, len(places), told), places, lambda: self.checked.keep(places, names))

    def leave_out(self, places: Collection[int], *, out: bool = True) -> None:
        """Leave rows out of the import, or take them up again."""
        answer = Answer(Act.LEAVE_OUT if out else Act.TAKE_UP, len(places))
        self._give(answer, places, lambda: self.checked.leave_out(places, out=out))

    def write(self, places: Sequence[int], name: str, text: str) -> None:
        """Write a text into a field of these rows; into the first alone where it is each nominee's own."""
        places = places[:1] if name in SINGLE else places

        def write() -> None:
            for at in places:
                self.checked.set_text(at, name, text)

        self._give(Answer(Act.WRITE, len(places), name), places, write)

    def set_award(self, places: Collection[int], target: Target, wording: str) -> None:
        """Give these rows an award, called so from now on."""
        answer = Answer(Act.AWARD, len(places), "award")
        self._give(answer, places, lambda: self.checked.set_award(places, target, wording))

    def set_kind(self, places: Collection[int], kind: str) -> None:
        """Say what kind of nominee these rows name."""
        self._give(Answer(Act.KIND, len(places)), places, lambda: self.checked.set_kind(places, kind))

    def swap_dates(self, places: Collection[int]) -> None:
        """Exchange day and month of the births of these rows."""
        self._give(Answer(Act.SWAP_DATES, len(places), "dob"), places, lambda: self.checked.swap_dates(places))

    def part(self, at: int, parts: Sequence[str]) -> None:
        """Make a row of each person whom the name of a row holds; whose the other facts are stays doubted.

        A row that was parted when it was read is kept as it is, with the others of its cell; `parts` is not needed.
        """
        siblings = self.checked.of_one_cell(at)
        if len(siblings) > 1:
            answer = Answer(Act.PART, len(siblings))
            self._give(answer, siblings, lambda: self.checked.keep(siblings, ("name",)))
        elif len(parts) > 1:
            answer = Answer(Act.PART, len(parts))
            self._give(answer, [at], lambda: self.checked.part(at, parts), parts=True)

    def parts_shown(self, at: int) -> tuple[str, ...]:
        """Return the people of a row's cell as they stand in rows of their own; () where it gave one row."""
        siblings = self.checked.of_one_cell(at)
        return tuple(self.checked.rows[place].text("name") for place in siblings) if len(siblings) > 1 else ()
