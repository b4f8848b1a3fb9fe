"""`apply`: makes changes as the window does, by the names and fields that stand in the journal."""

import argparse
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.changes.change import plain
from db.changes.from_plain import LATER, can_be_undone, change_from, fields_of
from db.changes.registry import ALL
from db.connect import Database, Make
from db.creating import create_record
from db.errors import KnownError
from db.opening import open_record
from desktop.commands.invocation import Invocation
from desktop.labels.sentences import sentence
from desktop.labels.translation import _

KEYS: Final = frozenset({"change", "values", "as"})
EXAMPLE: Final = '{"change": "…", "values": {…}, "as": "…"}'


@dataclass(frozen=True)
class Step:
    """One entry of the file: which change, its fields as JSON has them, and the name of its result, "" for none."""

    change: str
    values: object
    as_: str


@dataclass
class Made:
    """What was made so far: the lines of the answer, the results that later changes may name, and where it stands."""

    lines: list[dict[str, object]] = field(default_factory=list)
    results: dict[str, object] = field(default_factory=dict)
    place: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, and how it is applied."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("changes", metavar="CHANGES.json", nargs="?", type=Path, help=_("the changes to make, in order"))
    what.add_argument("--names", action="store_true", help=_("print every change with its fields and their types"))
    parser.add_argument("--together", action="store_true", help=_("make all of the changes or none"))
    parser.add_argument("--new", action="store_true", help=_("make the record first where there is none yet"))
    parser.add_argument("--json", action="store_true", help=_("print the results as JSON"))


def run(call: Invocation) -> int:
    """Make the changes one after another; the first that is refused ends it with status 1."""
    if call.arguments.names:
        _print_names(call)
        return 0
    made = Made()
    steps: list[Step] = []
    error: str | None = None
    try:
        steps = read_steps(call.arguments.changes)
        check_steps(steps, made)
        _make_all(call, steps, made)
    except KnownError as refused:
        error = made.place + sentence(refused, lang=call.lang)
        if call.arguments.together:
            made.lines.clear()
        call.show_message(error)
    if call.arguments.json:
        call.out.write(json.dumps({"results": made.lines, "error": error}, ensure_ascii=False) + "\n")
    else:
        for step, line in zip(steps, made.lines, strict=False):
            call.out.write(f"{line['entry']}\t{step.change}\t{json.dumps(line['result'], ensure_ascii=False)}\n")
    return 1 if error else 0


def read_steps(path: Path) -> list[Step]:
    """Return the entries of a file. Raises KnownError: changes_unreadable, changes_not_json, change_entry_wrong."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KnownError("changes_unreadable", path=str(path)) from error
    try:
        listed = json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise KnownError("changes_not_json", path=str(path), line=line or "?") from error
    if not isinstance(listed, list):
        raise KnownError("change_entry_wrong", count=1, example=EXAMPLE)
    return [_step(entry, at) for at, entry in enumerate(listed, start=1)]


def _refuse_constant(written: str) -> None:
    raise ValueError(written)


def _step(entry: object, at: int) -> Step:
    whole = isinstance(entry, dict) and "change" in entry and set(entry) <= KEYS
    if not isinstance(entry, dict) or not whole or not isinstance(entry.get("as", ""), str):
        raise KnownError("change_entry_wrong", count=at, example=EXAMPLE)
    return Step(str(entry["change"]), entry.get("values", {}), entry.get("as", ""))


def check_steps(steps: Sequence[Step], made: Made) -> None:
    """Look at names, fields, types and references of all changes before the first is made.

    Raises KnownError: change_as_twice, and what `change_from` raises.
    """
    named: dict[str, object] = {}
    for at, step in enumerate(steps, start=1):
        made.place = _place(at, step)
        change_from(step.change, step.values, named)
        if step.as_ in named:
            raise KnownError("change_as_twice", name=step.as_)
        if step.as_:
            named[step.as_] = LATER
    made.place = ""


def _make_all(call: Invocation, steps: Sequence[Step], made: Made) -> None:
    if call.arguments.new:
        _make_record(call)
    record = open_record(call.database, today=lambda: call.today)
    try:
        with _maker(record.database, together=call.arguments.together) as make:
            for at, step in enumerate(steps, start=1):
                made.place = _place(at, step)
                done = make(change_from(step.change, step.values, made.results))
                result = plain(done.result)
                if step.as_:
                    made.results[step.as_] = result
                made.lines.append({"as": step.as_ or None, "entry": done.entry_id, "result": result})
    finally:
        record.close()


def _make_record(call: Invocation) -> None:
    """Make the record that is named, unless it is there already."""
    try:
        create_record(call.database, today=lambda: call.today)
    except KnownError as error:
        if error.code != "record_exists":
            raise


def _maker(database: Database, *, together: bool) -> AbstractContextManager[Make]:
    """Return what makes each change: in a transaction of its own, or all in one."""
    return database.together() if together else nullcontext(database.do)


def _place(at: int, step: Step) -> str:
    """Return the beginning of a sentence about one entry of the file."""
    return _("Change {count} ({change}): ").format(count=at, change=step.change)


def _print_names(call: Invocation) -> None:
    """Print every change with its fields; those of a default are told with it."""
    if call.arguments.json:
        changes = [
            {"change": name, "undoable": can_be_undone(name), "fields": [vars(one) for one in fields_of(name)]}
            for name in sorted(ALL)
        ]
        call.out.write(json.dumps({"changes": plain(changes)}, ensure_ascii=False) + "\n")
        return
    for name in sorted(ALL):
        ending = "" if can_be_undone(name) else f"  ({_('cannot be undone')})"
        call.out.write(f"{name}{ending}\n")
        for one in fields_of(name):
            default = "" if one.required else f" = {json.dumps(plain(one.default), ensure_ascii=False)}"
            call.out.write(f"    {one.name}: {one.type}{default}\n")
