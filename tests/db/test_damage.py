"""Damage anywhere in the file is told in a sentence, or does no harm; it is never a crash of ours."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.check import check
from db.errors import KnownError
from db.opening import open_record

TOLD = {"record_damaged", "not_a_record", "record_newer", "disk_full"}


@settings(max_examples=30)
@given(place=st.integers(0, 2**32), length=st.integers(1, 20_000), seed=st.integers(0, 1000))
def test_a_record_with_bytes_overwritten_never_crashes_us(
    made: Path, tmp_path_factory: pytest.TempPathFactory, place: int, length: int, seed: int
) -> None:
    content = bytearray((made / "new.sqlite").read_bytes())
    start = place % len(content)
    content[start : start + length] = random.Random(seed).randbytes(length)
    file = tmp_path_factory.mktemp("damage") / "sổ.sqlite"
    file.write_bytes(content)
    try:
        with open_record(file, read_only=True) as record, record.database.read() as session:
            check(session)
    except KnownError as error:
        assert error.code in TOLD
