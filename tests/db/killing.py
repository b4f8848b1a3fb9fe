"""Killing a program while it writes a record: one process has all loaded and splits off who is killed."""

import os
import random
import selectors
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from db.check import check
from db.connect import Database
from db.models.journal import JournalEntry
from db.models.nominees import Nominee
from db.models.office import Setting
from db.models.people import Person, PersonPosition
from tests.house import ROOT

LONGEST = 30.0  # seconds without a word
SMALL = 0.008  # seconds at most from a word to the kill: longer than a small change

SPLITTING = """
    import itertools, os, sys
    from datetime import date, datetime, timedelta
    from pathlib import Path
    from sqlalchemy import select
    from db import auto_backup, backup, upgrade
    from db.changes import registry
    from db.changes.decisions import IssueDecision
    from db.changes.office import SetSetting
    from db.changes.people import AddPerson
    from db.connect import Database
    from db.models.decisions import Decision
    from db.opening import open_record
    from db.queries.decision_list import next_number

    def say(kind, value):
        os.write(1, f"{kind} {value}\\n".encode())

    def people(record, start):
        database = Database(record, actor="Lan")
        for number in itertools.count(start):
            name = f"Nguyễn Thị Thử {number}"
            made = database.do(AddPerson(name, honorific="Bà", position="Giáo viên", unit="Trường Tiểu học An Khang"))
            say("person", made.result)
            say("entry", database.do(SetSetting(f"n{number}", number)).entry_id)

    def issue(record, start):
        day = date(2024, 1, 12)
        database = Database(record, actor="Lan", today=lambda: day)
        with database.read() as session:
            drafts = session.execute(
                select(Decision.id, Decision.authority_id).where(Decision.number.is_(None)).order_by(Decision.id)
            ).all()
        for decision, authority in drafts:
            with database.read() as session:
                number = next_number(session, authority, 2024)
            database.do(IssueDecision(decision, str(number), day, signer_name="Lương Đức Thiện"))
            say("issued", number)

    def copy(record, start):
        for number in itertools.count(start):
            auto_backup.make(Path(record), datetime(2024, 1, 12) + timedelta(hours=number))
            say("copy", number)

    def restore(record, start):
        for number in itertools.count(start):
            made = Path(record).with_name(f"bản {number % 2}.sqlite")
            backup.restore(made, Path(record), now=datetime(2024, 1, 12) + timedelta(seconds=number))
            say("restored", number)

    def upgraded(record, start):
        say("began", 1)
        with open_record(record, actor="Lan"):
            say("upgraded", 1)

    WORK = {"people": people, "issue": issue, "copy": copy, "restore": restore, "upgrade": upgraded}
    for line in sys.stdin:
        work, record, start = line.rstrip("\\n").split("\\t")
        child = os.fork()
        if not child:
            say("begun", os.getpid())
            WORK[work](record, int(start))
            os._exit(0)
        os.waitpid(child, 0)
        say("ended", 0)
"""


@dataclass
class Killer:
    """Starts who writes, and kills it at some moment."""

    process: "subprocess.Popen[bytes]"
    chance: random.Random
    _rest: bytes = b""

    def kill_while(
        self, work: str, record: Path, start: int = 0, words: int = 40, within: float = SMALL
    ) -> dict[str, int]:
        """Kill who does `work` up to so many words and seconds after its start; return the last number of each word.

        What was said before the end counts too: the clerk has seen it.
        """
        assert self.process.stdin is not None
        self.process.stdin.write(f"{work}\t{record}\t{start}\n".encode())
        self.process.stdin.flush()
        told: dict[str, int] = {}
        child, wanted, heard = 0, self.chance.randint(1, words), 0
        while "ended" not in told:
            kind, number = self._word(LONGEST)
            told[kind] = number
            child, heard = (number, 0) if kind == "begun" else (child, heard + 1)
            if heard == wanted and kind != "ended":
                self._hear(self.chance.random() * within)
                os.kill(child, signal.SIGKILL)
        return told

    def _word(self, seconds: float) -> tuple[str, int]:
        while b"\n" not in self._rest:
            assert self._hear(seconds), "nothing was heard"
        line, _end, self._rest = self._rest.partition(b"\n")
        kind, number = line.decode().split()
        return kind, int(number)

    def _hear(self, seconds: float) -> bool:
        """Wait until something is said, at most so long; return whether it was."""
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as waiting:
            waiting.register(self.process.stdout, selectors.EVENT_READ)
            if not waiting.select(seconds):
                return False
        said = os.read(self.process.stdout.fileno(), 65_536)
        assert said, "the process that splits off writers has ended"
        self._rest += said
        return True


def look_over_people(record: Path, acknowledged: dict[str, int]) -> None:
    """See that all that was acknowledged is there, and every person with all that belongs to it or not at all."""
    database = Database(record)
    with database.read() as session:
        assert check(session) == []
        last = session.scalar(select(func.max(JournalEntry.id))) or 0
        assert last >= acknowledged.get("entry", 0)
        persons, nominees, positions, settings = (
            session.scalar(select(func.count()).select_from(model)) or 0
            for model in (Person, Nominee, PersonPosition, Setting)
        )
        assert persons == nominees == positions, "a person is there with nominee and position, or not at all"
        assert (session.scalar(select(func.max(Person.id))) or 0) >= acknowledged.get("person", 0)
        kinds = dict(session.execute(select(JournalEntry.change, func.count()).group_by(JournalEntry.change)).all())
        assert (kinds.get("person.add", 0), kinds.get("office.set", 0)) == (persons, settings)
    database.close()


@contextmanager
def killer(seed: int = 20_231) -> Iterator[Killer]:
    """Give what starts and kills writers."""
    command = [sys.executable, "-c", textwrap.dedent(SPLITTING)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Killer(process, random.Random(seed))
        process.stdin.close()  # type: ignore[union-attr]
