"""The head of the journal kept outside the record: a small signed file beside the copies, and the copies themselves.

Who writes the record's file can write its journal anew from the first step to the last. What was seen of it elsewhere
he does not reach: each line of the head file tells how far the journal had come, signed with a key of this profile.
"""

import hashlib
import hmac
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import auto_backup_files, dialect
from db.errors import Fault, KnownError
from db.models.journal import JournalEntry
from db.models.nominations import Attachment
from db.models.people import IdentityNumber
from db.queries.journal_head import Head, head

MOST_LINES = 1000
COPIED, CLOSED, PUT_BACK = "copied", "closed", "put back"
_ASIDE = {
    "identity_number": (IdentityNumber.id, IdentityNumber.number),
    "attachment": (Attachment.id, Attachment.sha256, Attachment.name, Attachment.size),
}
"""What stands in no image of the journal; its rows are only ever added, so the first n are the same for ever."""


@dataclass
class Compared:
    """What stood outside the record and was compared with it."""

    lines: int = 0
    copies: int = 0
    unsigned: int = 0
    aside: bool = False
    """Identity numbers and attached files were compared as well."""
    unreadable: list[str] = field(default_factory=list)


def heads_file(record: Path) -> Path:
    """Return the file that keeps the heads of a record, beside its automatic copies."""
    return auto_backup_files.folder_of(record) / f"{record.stem}.heads"


def profile_key(file: Path) -> bytes:
    """Return the key that this profile signs with, made at the first call; only its owner can read it.

    Raises KnownError: no_permission.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return bytes.fromhex(file.read_text("ascii").strip())
        made = os.urandom(32)
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(made.hex())
    except (OSError, ValueError) as error:
        raise KnownError("no_permission", path=str(file)) from error
    return made


def append(session: Session, record: Path, key: bytes, what: str, *, aside: bool = False) -> None:
    """Write how far the journal has come into the head file; with `aside` also marks of what stands in no image.

    Raises KnownError: no_permission.
    """
    found = head(session)
    if found is None:
        return
    file = heads_file(record)
    line: dict[str, Any] = {
        "what": what,
        "at": datetime.now().replace(microsecond=0).isoformat(" "),
        "entry": found.entry,
        "entries": found.entries,
        "hash": found.hash,
    }
    if aside:
        line["aside"] = {name: _marked(session, name, None, key) for name in _ASIDE}
    if what == PUT_BACK:
        line["earlier"] = [path.name for path in auto_backup_files.made(record).values()]
    line["key"] = _name(key)
    line["mac"] = _mac(line, key)
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        kept = file.read_text("utf-8").splitlines()[-MOST_LINES + 1 :] if file.exists() else []
        aside_file = file.with_name(f".{file.name}.part")
        handle = os.open(aside_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write("\n".join([*kept, json.dumps(line, ensure_ascii=False)]) + "\n")
            opened.flush()
            os.fsync(opened.fileno())
        aside_file.replace(file)
    except (OSError, ValueError) as error:
        raise KnownError("no_permission", path=str(file)) from error


def faults(session: Session, record: Path, key: bytes | None, told: Compared) -> Iterator[Fault]:
    """Yield where the journal is not the one whose heads were kept outside; `told` counts what was compared."""
    lines = []
    for number, (line, sign) in enumerate(_lines(record, key), 1):
        if line is None:
            yield Fault("fault_heads_forged", {"path": str(heads_file(record)), "line": number})
            continue
        told.unsigned += sign is None
        lines.append((line, sign))
    own = any(sign for _line, sign in lines)
    begin, superseded = 0, set[str]()
    for at, (line, sign) in enumerate(lines):
        if line["what"] == PUT_BACK:
            begin, superseded = at, {str(name) for name in line.get("earlier", ())}
            if own and sign is None:
                yield Fault("fault_put_back_unsigned", {"at": line["at"], "entry": line["entry"]})
    back = lines[begin][0]["entry"] if superseded or begin else None
    current = [line for at, (line, _sign) in enumerate(lines) if at >= begin or line["entry"] <= back]
    told.lines = len(current)
    seen = [(Head(line["entry"], line["entries"], line["hash"]), line["at"]) for line in current]
    for moment, path in auto_backup_files.made(record).items():
        copied = _head_of_copy(path)
        if copied is None:
            told.unreadable.append(path.name)
        elif path.name not in superseded or copied.entry <= (back or 0):
            told.copies += 1
            seen.append((copied, moment.isoformat(" ")))
    yield from _unlike(session, seen)
    yield from _changed_aside(session, current, key, told)


def _unlike(session: Session, seen: Sequence[tuple[Head, str]]) -> Iterator[Fault]:
    """Compare heads with the journal; of many that are gone, the furthest is told."""
    now = head(session) or Head(0, 0, "")
    beyond = max((each for each in seen if each[0].entry > now.entry), key=lambda each: each[0].entry, default=None)
    if beyond is not None:
        yield Fault("fault_journal_shorter", {"last": now.entry, "entry": beyond[0].entry, "at": beyond[1]})
    hashes = select(JournalEntry.hash)
    for known, at in seen:
        if known.entry > now.entry:
            continue
        if session.scalar(hashes.where(JournalEntry.id == known.entry)) != known.hash:
            yield Fault("fault_journal_other", {"entry": known.entry, "at": at})
            return


def _changed_aside(
    session: Session, lines: Sequence[dict[str, Any]], key: bytes | None, told: Compared
) -> Iterator[Fault]:
    line = next((each for each in reversed(lines) if each.get("aside") and key and each["key"] == _name(key)), None)
    if line is None or key is None:
        return
    told.aside = True
    for name, (rows, mark) in line["aside"].items():
        if name in _ASIDE and _marked(session, name, rows, key) != [rows, mark]:
            yield Fault("fault_aside_changed", {"table": name, "at": line["at"]})


def _marked(session: Session, name: str, most: int | None, key: bytes) -> list[Any]:
    """Return how many rows there are, `most` at most, and their keyed mark: without the key it tells nothing."""
    columns = _ASIDE[name]
    mark, count = hmac.new(key, digestmod=hashlib.sha256), 0
    query = select(*columns).order_by(columns[0]).limit(most)
    for row in session.execute(query, execution_options={"yield_per": 1000}):
        count += 1
        mark.update(json.dumps(list(row)).encode())
    return [count, mark.hexdigest()]


def _lines(record: Path, key: bytes | None) -> Iterator[tuple[dict[str, Any] | None, bool | None]]:
    """Yield each line and whether it is signed by `key` (None: by another); no line where it was tampered with."""
    file = heads_file(record)
    try:
        texts = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
    except OSError:
        texts = [""]  # it is there and cannot be read: told as one that does not hold
    for text in texts:
        try:
            line = json.loads(text)
            whole = {"what": str, "at": str, "entry": int, "entries": int, "hash": str, "key": str, "mac": str}
            if not all(isinstance(line[name], kind) for name, kind in whole.items()):
                raise TypeError
        except (ValueError, TypeError, LookupError):
            yield None, None
            continue
        if key is None or line["key"] != _name(key):
            yield line, None
        else:
            held = hmac.compare_digest(line["mac"], _mac(line, key))
            yield (line if held else None), held


def _name(key: bytes) -> str:
    return hashlib.sha256(b"so-vang head key" + key).hexdigest()[:12]


def _mac(line: dict[str, Any], key: bytes) -> str:
    told = {name: value for name, value in line.items() if name != "mac"}
    return hmac.new(key, json.dumps(told, sort_keys=True).encode(), hashlib.sha256).hexdigest()


def _head_of_copy(copy: Path) -> Head | None:
    """Return how far the journal of a copy had come, None where that cannot be read."""
    try:
        with closing(dialect.open_reading(copy)) as opened:
            last = opened.execute("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1").fetchone()
            count = opened.execute("SELECT count(*) FROM journal").fetchone()[0]
    except (sqlite3.Error, KnownError):
        return None
    return Head(int(last[0]), int(count), str(last[1])) if last else Head(0, 0, "")
