"""`read`: reads a nominee list as the import does, and prints what it found; nothing is written to the record."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from db.errors import KnownError
from db.rules.nomination_fields import READ_PLAINLY
from db.rules.terms import Severity
from desktop.commands.invocation import Invocation
from desktop.exchange.readers.reading_process import open_apart
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import FIELDS, ReadNominee, ReadProblem, ReadResult, SkippedPart
from desktop.intake.checked_row import needs_answer
from desktop.labels.sentences import sentence
from desktop.labels.translation import _ as text

_TOLD = ("honorific", "name", "dob", "position", "unit", "award", "year", *READ_PLAINLY)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, the form of the answer, and the password of a locked file."""
    parser.add_argument("file", metavar="FILE", type=Path, help=text("the list to read"))
    parser.add_argument("--json", action="store_true", help=text("print one JSON object"))
    parser.add_argument("--password", metavar="P", help=text("the file's password; - reads one line of standard input"))


def run(call: Invocation) -> int:
    """Read and print; 1 when the whole file is refused."""
    try:
        opened = open_apart(call.arguments.file, password_of(call))
        found = read_opened(opened, ReadingSettings(call.today))
    except ListRefusedError as refused:
        if call.arguments.json:
            call.out.write(_refusal(refused, call.lang) + "\n")
        else:
            call.show_message(sentence(refused, lang=call.lang))
        return 1
    for piece in _as_json(found, call.lang) if call.arguments.json else _as_text(found, call.lang):
        call.out.write(piece)
    return 0


def password_of(call: Invocation) -> str | None:
    """Return the password given, read from standard input where it is "-". Raises KnownError("input_unreadable")."""
    given: str | None = call.arguments.password
    if given != "-":
        return given
    if sys.stdin is None:  # a window's process has none
        raise KnownError("input_unreadable")
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("input_unreadable") from error


def _refusal(refused: ListRefusedError, lang: str) -> str:
    words = sentence(refused, lang=lang)
    problem = {
        "source_row": None,
        "sheet": None,
        "cell": None,
        "kind": refused.kind,
        "severity": "error",
        "message": words,
    }
    answer = {"nominees": [], "problems": [problem], "skipped": [], "rejected": True, "error": words}
    return json.dumps(answer, ensure_ascii=False)


def _as_json(found: ReadResult, lang: str) -> Iterator[str]:
    """Yield the answer piece by piece: a long list is never held twice."""
    yield '{"nominees": ['
    between = ""
    for one in found.nominees:
        if one.name:
            yield between + json.dumps(nominee_values(one), ensure_ascii=False)
            between = ",\n"
    yield '],\n"problems": ['
    between = ""
    for problem in found.problems:
        yield between + json.dumps(problem_values(problem, lang), ensure_ascii=False)
        between = ",\n"
    yield '],\n"skipped": ['
    yield ",\n".join(json.dumps(skipped_values(part, lang), ensure_ascii=False) for part in found.skipped)
    yield '],\n"rejected": false, "error": null}\n'


def nominee_values(one: ReadNominee) -> dict[str, object]:
    """Return a nominee by the keys of the contract; identity numbers are never printed."""
    values: dict[str, object] = {name: one.text(name) for name in FIELDS}
    values |= {name: text for name in READ_PLAINLY if (text := one.text(name))}
    values["reason"] = one.reason or one.text("citation")
    sure = {name: round(value, 2) for name, value in one.confidence.items()}
    return values | {"sheet": one.sheet, "source_row": one.source_row, "cells": one.cells, "confidence": sure}


def problem_values(problem: ReadProblem, lang: str) -> dict[str, object]:
    """Return a problem by the keys of the contract."""
    return {
        "source_row": problem.source_row,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "kind": problem.kind,
        "severity": problem.severity.value,
        "message": problem_sentence(problem, lang),
    }


def skipped_values(part: SkippedPart, lang: str) -> dict[str, object]:
    """Return a part that was left out by the keys of the contract."""
    reason = sentence(part.code, part.values, lang)
    return {"sheet": part.sheet, "rows": part.rows, "columns": part.columns, "reason": reason}


def skipped_sentence(part: SkippedPart, lang: str) -> str:
    """Return what was left out, and why."""
    what = sentence(part.code, part.values, lang)
    if part.columns:
        return sentence("list_skipped_columns", {"sheet": part.sheet, "place": part.columns, "what": what}, lang)
    return sentence("list_skipped_rows", {"sheet": part.sheet, "rows": part.rows, "what": what}, lang)


def problem_sentence(problem: ReadProblem, lang: str) -> str:
    """Return where it is, what it is and what to do."""
    words = sentence(problem.code, problem.values, lang)
    place = problem.cell or problem.source_row
    if problem.sheet is None:
        return words
    if place is None:
        return sentence("list_in_sheet", {"sheet": problem.sheet, "what": words}, lang)
    code = "list_at_cell" if problem.cell else "list_at_row"
    return sentence(code, {"sheet": problem.sheet, "place": place, "what": words}, lang)


def _as_text(found: ReadResult, lang: str) -> Iterator[str]:
    for one in found.nominees:
        told = [one.text(name) for name in _TOLD]
        if one.name:
            yield f"{one.sheet}:{one.source_row}\t" + " | ".join(part for part in told if part) + "\n"
    for problem in found.problems:
        if problem.severity is not Severity.INFO:
            yield f"! {problem_sentence(problem, lang)}\n"
    for part in found.skipped:
        yield f"- {skipped_sentence(part, lang)}\n"
    people = sum(bool(one.name) for one in found.nominees)
    at: dict[tuple[str | None, int | None], list[ReadProblem]] = {}
    for problem in found.problems:
        at.setdefault((problem.sheet, problem.source_row), []).append(problem)
    doubtful = sum(needs_answer(one, at.get((one.sheet, one.source_row), [])) for one in found.nominees)
    yield sentence("list_summary", {"nominees": people, "doubtful": doubtful}, lang) + "\n"
