"""Every sentence of the program is said in Vietnamese, with the same values in it."""

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from desktop.labels import sentences
from desktop.labels.compile import merged
from desktop.labels.translation import N_, _, counted, language, use
from tests.house import ROOT, parsed

MARKS = {"_", "N_", "counted"}


@cache
def said() -> Sequence[tuple[str, str]]:
    """Return every text that the code marks, with the place where it stands."""
    return list(_said())


def _said() -> Iterator[tuple[str, str]]:
    for path in sorted(path for room in ("db", "desktop") for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS):
                continue
            for argument in node.args[: 2 if node.func.id == "counted" else 1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
                    yield argument.value, f"{path.relative_to(ROOT)}:{argument.lineno}"


def values_in(text: str) -> set[str]:
    return {name.partition(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_marked_text_has_its_vietnamese() -> None:
    known = {one for message in merged() if message.id for one in in_full(message.id)}
    missing = [f"{place}: {text!r}" for text, place in said() if text not in known]
    assert missing == []


def in_full(ids: str | list[str] | tuple[str, ...]) -> list[str]:
    return [ids] if isinstance(ids, str) else list(ids)


def test_no_translation_is_empty_or_loses_a_value() -> None:
    for message in merged():
        if not message.id:
            continue
        english = in_full(message.id)
        for vietnamese in in_full(message.string):
            assert vietnamese.strip(), english
            assert values_in(vietnamese) == values_in(english[-1]), (english, vietnamese)


def test_no_translation_is_a_word_for_a_file_name() -> None:
    """“du-thao” for “dự thảo”: letters without marks joined by dashes are no Vietnamese that a clerk should read."""
    bare = [
        each
        for message in merged()
        if message.id
        for each in in_full(message.string)
        if re.fullmatch("[a-z]+(-[a-z]+)+", each)
    ]
    assert bare == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_code_makes_a_sentence_in_both_languages(lang: str) -> None:
    before = language()
    use(lang)
    try:
        for code, text in sentences.CODES.items():
            told = sentences.sentence(code, dict.fromkeys(values_in(text), "…"))
            assert told and "{" not in told and (code not in told.split() or "_" not in code), code
    finally:
        use(before)


def test_no_code_has_two_sentences() -> None:
    counted = Counter(code for area in sentences.AREAS for code in area.CODES)
    assert [code for code, times in counted.items() if times > 1] == []


def test_no_translation_waits_to_be_looked_at() -> None:
    assert [message.id for message in merged() if message.id and message.fuzzy] == []


def test_every_finding_of_the_law_has_its_sentence() -> None:
    source = ast.parse((ROOT / "db/rules/eligibility.py").read_text("utf-8"))
    words = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {word for word in words if word.startswith(("criteria_", "rating_", "award_", "kind_", "prior_"))} <= (
        set(sentences.CODES) | {"rating_min"}
    )


@cache
def raised() -> Sequence[tuple[str, set[str], str]]:
    """Return the code and the names of the values of every KnownError in the program, with its place."""
    return list(_raised())


def _raised() -> Iterator[tuple[str, set[str], str]]:
    for path in sorted(path for folder in ("db", "desktop") for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "KnownError"):
                continue
            code = node.args[0] if node.args else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                names = {keyword.arg for keyword in node.keywords if keyword.arg}
                spread = any(keyword.arg is None for keyword in node.keywords)
                yield code.value, {"*"} if spread else names, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_known_error_has_its_sentence() -> None:
    missing = {f"{place}: {code}" for code, _, place in raised() if code not in sentences.CODES}
    assert missing == set()


def test_every_value_that_a_sentence_names_is_given() -> None:
    forgotten = [
        f"{place}: {code} lacks {names}"
        for code, given, place in raised()
        if code in sentences.CODES and given != {"*"} and (names := values_in(sentences.CODES[code]) - given)
    ]
    assert forgotten == []


def test_nothing_to_say_is_nothing_and_not_the_header_of_the_file() -> None:
    assert _("") == _("", "vi") == _("", "en") == ""


def test_a_language_that_is_not_there_falls_back_to_vietnamese() -> None:
    before = language()
    try:
        use("fr")
        assert language() == "vi"
        assert _("handed over") == "đã trao"
        assert _("handed over", "en") == "handed over"
    finally:
        use(before)


def test_english_counts_with_two_forms() -> None:
    before = language()
    try:
        use("en")
        assert [counted("{n} sheet", "{n} sheets", n) for n in (0, 1, 2)] == ["{n} sheets", "{n} sheet", "{n} sheets"]
    finally:
        use(before)


def test_a_text_without_translation_is_shown_as_it_was_written() -> None:
    assert _("no such text", "vi") == N_("no such text") == "no such text"


COUNTS = {"n", "m", "k", "many", "total", "left", "wanted", "rows", "sheets", "steps", "entries", "lines", "copies"}
PLURAL = re.compile(
    r"\b1 (?:(?:more|clean|marked|unfinished|identity|signed) )*(?:[a-z]+(?<!s)s|are|were|have|people)\b"
)
ONE_DOES = {"1 is", "1 was", "1 has", "1 waits", "1 stops", "1 takes", "1 more comes"}


@pytest.mark.parametrize("one", [1, "1", "01"])
def test_every_english_sentence_says_one_in_the_singular(one: object) -> None:
    faults = []
    for text, place in said():
        names = values_in(text)
        if not names & COUNTS:
            continue
        told = _(text, "en").format(**{name: one if name in COUNTS else "…" for name in names})
        hit = PLURAL.search(told.replace("01", "1"))
        if hit and hit[0] not in ONE_DOES:
            faults.append(f"{place}: {told}")
    assert faults == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{n} signers", "1 signer"),
        ("Take over {n} changes", "Take over 1 change"),
        ("{n} nominations were returned to their units", "1 nomination was returned to its unit"),
        (
            "{n} sheets were sent to the printer. What became of them?",
            "1 sheet was sent to the printer. What became of it?",
        ),
        ("{n} people and collectives", "1 person or collective"),
        ("{n} things, by their day", "1 thing, by its day"),
        ("{n} authorities", "1 authority"),
        ("Only {n} are left.", "Only 1 is left."),
    ],
)
def test_a_sentence_about_one_agrees_in_number(text: str, told: str) -> None:
    assert _(text, "en").format(n=1) == told
    assert _(text, "en").format(n=2) == text.format(n=2)


def test_a_name_that_reads_one_changes_no_verb() -> None:
    assert (
        _("{name} signs from {date} only.", "en").format(name="1", date="01/02/2024") == "1 signs from 01/02/2024 only."
    )


def test_who_leads_a_meeting_has_one_word_in_window_and_papers():
    """Decree 30/2020, form of minutes: "Chủ trì (chủ tọa)"; the first is ours."""
    sources = [*(ROOT / "resources/translations/vi").glob("*.po"), *(ROOT / "desktop").rglob("*.py")]
    other = re.compile("chủ t(?:ọa|oạ)", re.IGNORECASE)
    assert [path.name for path in sources if other.search(path.read_text("utf-8"))] == []
