"""Every code that the program can say has its sentence, and no sentence waits for a code that nobody says."""

import ast
import string
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from db.rules.terms import NomineeKind, Severity
from desktop.exchange.understanding.read_result import SEVERITIES
from desktop.labels import sentences
from desktop.labels.sentences import CODES
from tests.house import ROOT, parsed

SAID_FROM = ("KnownError", "ListRefusedError", "Problem", "FileNote", "ReadProblem")
"""What carries a code, by the place of the code among the arguments or its keyword."""
FORMER = {"initiatives_short"}
"""Findings that records of earlier releases keep."""
COUNTED = {f"list_count_{kind}" for kind in (*NomineeKind, "all")}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("db", "desktop"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), parsed(path)


@cache
def calls() -> Sequence[tuple[str, ast.Call, str]]:
    """Return each call that makes something with a code, with its place and the name called."""
    return [
        (f"{name}:{node.lineno}", node, node.func.id)
        for name, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID_FROM
    ]


def literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def code_of(call: ast.Call, called: str) -> str | None:
    """Return the code that a call is given as a literal; a refusal without one has that of its kind."""
    given = [literal(argument) for argument in call.args] + [None, None, None]
    if called == "KnownError":
        return given[0]
    if called == "ListRefusedError":
        return given[1] if len(call.args) > 1 else (f"list_{given[0]}" if given[0] else None)
    return given[2] if called == "ReadProblem" else given[1]


def test_every_code_written_in_the_program_has_its_sentence() -> None:
    missing = {
        f"{place}: {code}" for place, call, name in calls() if (code := code_of(call, name)) and code not in CODES
    }
    assert missing == set()


def test_every_kind_of_problem_of_a_list_has_its_sentence() -> None:
    lacking = {kind for kind in SEVERITIES if f"list_{kind}" not in CODES}
    assert lacking == {"count_mismatch"}  # said by what was counted
    assert set(CODES) >= COUNTED


def test_no_sentence_stands_for_a_code_that_nobody_says() -> None:
    tables = {f"desktop/labels/{area.__name__.rpartition('.')[2]}.py" for area in sentences.AREAS}
    said = {
        node.value
        for name, tree in sources()
        if name not in tables
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    of_kinds = {f"list_{kind}" for kind in SEVERITIES} | COUNTED
    assert sorted(set(CODES) - said - of_kinds - FORMER) == []


def values_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_refusals_of_lists_give_the_values_that_their_sentence_names() -> None:
    forgotten = []
    for place, call, name in calls():
        code = code_of(call, name)
        if name != "ListRefusedError" or code not in CODES or any(keyword.arg is None for keyword in call.keywords):
            continue
        missing = values_in(CODES[code]) - {keyword.arg for keyword in call.keywords}
        forgotten += [f"{place}: {code} lacks {missing}"] if missing else []
    assert forgotten == []


def test_problems_of_rows_give_only_values_that_they_have() -> None:
    """Problems of rows carry the text of a cell; duplicates also the other row, counts what was said and read."""
    known = {"text", "row", "other_sheet", "said", "read", "what", "rows", "cells", "name", "format", "sheet", "place"}
    known |= {"nominees", "doubtful", "award", "date", "count", "megabytes", "limit", "written", "letters", "header"}
    known |= {"columns", "others"}
    unknown = {code: values_in(text) - known for code, text in CODES.items() if code.startswith("list_")}
    assert {code: names for code, names in unknown.items() if names} == {
        "list_too_long": {"most"},  # of what is written, and of whole files that are refused
        "list_more_than_a_list": {"sheets"},
        "list_takes_too_long": {"seconds"},
        "list_reader_failed": {"where"},
    }


@pytest.mark.parametrize("kind", sorted(SEVERITIES))
def test_a_problem_that_waits_for_the_clerk_says_what_to_do(kind: str) -> None:
    codes = sorted(COUNTED) if kind == "count_mismatch" else [f"list_{kind}"]
    for code in codes:
        sentence = CODES[code]
        assert sentence.endswith(".") and not sentence.startswith(" ")
        if SEVERITIES[kind] is not Severity.INFO:
            assert sentence.count(". ") + sentence.count("; ") >= 1 or "{" in sentence, code


def test_sentences_are_written_as_sentences() -> None:
    for code, text in CODES.items():
        assert text == text.strip() and "  " not in text, code
        assert text[0].isupper() or text[0] in "{“", code
        assert "'" not in text.replace("'s", "").replace("s'", "").replace("n't", ""), code
