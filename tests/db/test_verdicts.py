"""A driver's code is a suspicion: what is said of a record is what looking at it, and at its disk, finds."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from db import dialect, verdicts
from db.backup import backup
from db.errors import KnownError
from desktop.labels.sentences import CODES

Fail = Callable[..., object]


def sqlite_error(name: str) -> sqlite3.Error:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorname = name
    return error


def raising(number: int) -> Fail:
    def fail(*_asked: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_sound_file_is_never_called_damaged(filled: Path) -> None:
    assert verdicts.code_of(sqlite_error("SQLITE_CORRUPT"), filled) == "disk_failed"
    assert verdicts.code_of(sqlite_error("SQLITE_IOERR_SHORT_READ"), filled) == "disk_failed"


def test_a_damaged_file_is_called_damaged_also_on_a_full_disk(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.write_bytes(filled.read_bytes()[:300_000])
    monkeypatch.setattr(os, "write", raising(errno.ENOSPC))
    assert verdicts.code_of(sqlite_error("SQLITE_CORRUPT"), filled) == "record_damaged"


def test_a_full_disk_is_told_before_damage(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(10**9, 10**9, 0))
    assert verdicts.code_of(sqlite_error("SQLITE_CORRUPT"), filled) == "disk_full"
    assert verdicts.code_of(sqlite_error("SQLITE_IOERR_WRITE"), filled) == "disk_full"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EDQUOT, "quota_full"),
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "record_read_only"),
        (errno.EIO, "disk_failed"),
    ],
)
def test_what_the_disk_says_of_a_trial_write_is_the_verdict(
    filled: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(os, "write", raising(number))
    assert verdicts.code_of(sqlite_error("SQLITE_IOERR_WRITE"), filled) == code
    assert list(filled.parent.glob(".so-vang-*")) == []


def test_a_file_or_a_disk_that_is_gone_is_told(filled: Path) -> None:
    error = sqlite_error("SQLITE_IOERR_READ")
    filled.unlink()
    assert verdicts.code_of(error, filled) == "record_gone"
    assert verdicts.code_of(error, filled.parent / "rút rồi" / "sổ.sqlite") == "disk_gone"


def test_a_file_too_large_to_be_looked_through_in_time_keeps_the_suspicion(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialect, "quick_faults", lambda *_asked, **_how: None)
    assert verdicts.code_of(sqlite_error("SQLITE_CORRUPT"), filled) == "record_damaged"


@pytest.mark.parametrize(
    ("windows", "code"),
    [
        (112, "disk_full"),
        (39, "disk_full"),
        (1295, "quota_full"),
        (19, "record_read_only"),
        (32, "record_locked"),
        (33, "record_locked"),
        (5, "no_permission"),
        (64, "disk_gone"),
        (21, "disk_gone"),
        (1117, "disk_failed"),
        (123, "bad_path"),
    ],
)
def test_windows_numbers_have_their_own_sentences(windows: int, code: str) -> None:
    error = OSError(errno.EINVAL, "…")
    error.winerror = windows  # type: ignore[attr-defined,unused-ignore]
    assert verdicts.os_code(error) == code


def windows_error(number: int) -> OSError:
    error = OSError(errno.EACCES, "…")  # what Python makes of most of them
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("suspected", "windows", "code"),
    [
        ("SQLITE_IOERR_WRITE", 112, "disk_full"),
        ("SQLITE_IOERR_WRITE", 1295, "quota_full"),
        ("SQLITE_IOERR_FSYNC", 39, "disk_full"),
        ("SQLITE_IOERR_TRUNCATE", 19, "record_read_only"),
        ("SQLITE_CORRUPT", 112, "disk_full"),
        ("SQLITE_IOERR_WRITE", 1117, "disk_failed"),
    ],
)
def test_what_windows_says_of_a_trial_write_decides_what_its_driver_meant(
    filled: Path, monkeypatch: pytest.MonkeyPatch, suspected: str, windows: int, code: str
) -> None:
    def fail(*_asked: object) -> None:
        raise windows_error(windows)

    monkeypatch.setattr(os, "write", fail)
    assert verdicts.code_of(sqlite_error(suspected), filled) == code


@pytest.mark.parametrize(("windows", "code"), [(2, "record_gone"), (21, "record_gone"), (5, "no_permission")])
def test_a_file_that_windows_does_not_find_is_gone(
    filled: Path, monkeypatch: pytest.MonkeyPatch, windows: int, code: str
) -> None:
    def fail(*_asked: object, **_more: object) -> None:
        raise windows_error(windows)

    error = sqlite_error("SQLITE_IOERR_READ")
    usual = Path.stat
    monkeypatch.setattr(Path, "stat", lambda path, **more: fail() if path == filled else usual(path, **more))
    assert verdicts.code_of(error, filled) == code


@pytest.mark.parametrize(
    ("windows", "code"), [(32, "record_locked"), (33, "record_locked"), (112, "disk_full"), (1295, "quota_full")]
)
def test_a_copy_that_windows_refuses_to_put_in_place_leaves_nothing(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: int, code: str
) -> None:
    def fail(_aside: Path, _to: Path) -> None:
        raise windows_error(windows)

    monkeypatch.setattr(Path, "replace", fail)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(KnownError) as refused:
        backup(filled, tmp_path / "bản sao.sqlite")
    assert refused.value.code == code and sorted(tmp_path.iterdir()) == before


def test_every_verdict_has_its_sentence() -> None:
    assert {*verdicts.ERRNO.values(), *verdicts.WINDOWS.values()} <= set(CODES)
