"""What is wrong with a record as a file is told with its place; what its tables refuse, in the clerk's words."""

import re

import pytest

from db import constraints, dialect
from db.errors import KnownError
from desktop.labels import sentences
from desktop.labels.record_codes import CODES
from desktop.labels.sentences import sentence

FILE = "/nhà/Lan/sổ vàng năm 2026.sqlite"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", sorted({*dialect.KNOWN.values(), "record_missing", "not_a_record", "folder_missing"}))
def test_a_failure_of_the_file_names_it_and_the_way_out(code: str, lang: str) -> None:
    told = sentence(KnownError(code, path=FILE), lang=lang)
    assert FILE in told or "{path}" not in CODES[code]
    assert len(re.findall(r"[.;:] ", told.replace(FILE, ""))) >= 1, "a fact without a way out"


def test_who_has_the_record_open_is_named() -> None:
    told = sentence(KnownError("record_in_use", owner="Lan", since="08:15", host="may-2"), lang="vi")
    assert all(part in told for part in ("Lan", "08:15", "may-2"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_table_refuses_is_told_without_the_name_of_a_table(lang: str) -> None:
    for code in (code for code in CODES if code.startswith(("twice_", "constraint"))):
        told = sentence(code, lang=lang)
        assert "_" not in told and "UNIQUE" not in told and told.endswith("."), code


def test_every_constraint_has_its_sentence() -> None:
    assert set(constraints.CODES.values()) <= set(sentences.CODES)


def test_a_row_that_is_gone_is_called_by_its_table() -> None:
    assert sentence(KnownError("gone", table="decision", id=7), lang="en").startswith("The decision is not there")
    assert sentence(KnownError("gone", table="decision", id=7), lang="vi").casefold().startswith("quyết định")


def test_a_fault_of_the_register_says_which_numbers() -> None:
    told = sentence(KnownError("fault_register_gap", first=12, last=15), lang="vi")
    assert "12" in told and "15" in told
