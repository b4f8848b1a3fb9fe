"""What a clerk does in the real window to a thousand at once, and what changes of its look leave behind."""

import ctypes
import gc
import os
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter
from sqlalchemy import select

from db.changes.ceremonies import HandOverCertificates
from db.changes.certificates import MakeCertificates
from db.changes.decisions import DraftDecision, IssueDecision, JudgeItems
from db.changes.nominations import EditNominations, MoveNominations
from db.models.certificates import Certificate
from db.models.decisions import Decision
from db.models.nominations import Nomination
from db.rules.terms import DecisionOrigin, NominationState
from tests.benchmarks._window_beat import WAIT, close, opened, quiet

DECIDED = date(2025, 12, 15)
WARM = 64  # acts until caches are full, and what the C library keeps has been taken
PRINTING = 3  # seconds a sheet at most
Step = tuple[str, str, Callable[[], object]]
"""The page, what is done there, and what does it."""


def acts(record: str, many: int) -> list[dict[str, object]]:
    """What a clerk does to `many` nominees at once: chosen, changed, submitted, recommended, decided, handed over."""
    _app, program, beat = opened(record)
    told = []
    for page, what, act in steps(program, many):
        program.window.open_page(page)
        beat.during("rest", lambda: None, quiet(program, 1.0))
        told.append(beat.during(f"{what} {many}", act, quiet(program)))
    close(program)
    return told


def steps(program: Any, many: int) -> Iterator[Step]:
    """Yield what is done to the newest drafts of one award, one after the other."""
    drafting = newest(program, many)
    ids, made, do = drafting.nomination_ids, list[int](), program.context.history.do
    page = program.window.page
    yield "nominations", "choose all, then", lambda: page().list.choose_many(set(ids))
    yield "nominations", "copy", lambda: page().copy_rows()
    yield "nominations", "print a list, gather", lambda: page().shown()
    yield "nominations", "change the unit of", lambda: do(EditNominations(ids, unit="Sở Y tế tỉnh Tuyên Quang"))
    yield "nominations", "submit", lambda: do(MoveNominations(ids, NominationState.SUBMITTED))
    yield "nominations", "take back", program.undo
    yield "nominations", "do again", program.redo
    yield "council", "recommend", lambda: do(MoveNominations(ids, NominationState.RECOMMENDED))
    yield "decisions", "draft a decision of", lambda: do(drafting, made.append)
    yield "decisions", "approve", lambda: do(JudgeItems(made[0], ids, approved=True))
    yield "decisions", "issue a decision of", lambda: do(IssueDecision(made[0], "9998", DECIDED))
    yield "certificates", "make the certificates of", lambda: do(MakeCertificates(made[0]))
    yield "ceremony", "hand over", lambda: hand_over(program, many)


def newest(program: Any, many: int) -> DraftDecision:
    """Choose the newest round, and return the decision about its first drafts."""
    with program.record.database.read() as session:
        last = session.scalars(select(Nomination).order_by(Nomination.id.desc()).limit(1)).one()
        alike = {"round_id": last.round_id, "authority_id": last.authority_id, "award_type_id": last.award_type_id}
        drafts = select(Nomination.id).filter_by(**alike, state=NominationState.DRAFT)
        ids = tuple(session.scalars(drafts.limit(many)))
        signed = session.scalars(select(Decision).where(Decision.authority_id == last.authority_id)).first()
    assert len(ids) == many and signed is not None, "the newest round is too small"
    program.choose_round(last.round_id)
    words = (signed.place, signed.signer_name, signed.signer_office, signed.capacity)
    return DraftDecision(*alike.values(), DecisionOrigin.DRAFTED, ids, *words)


def hand_over(program: Any, many: int) -> None:
    """Hand over the certificates that were made last."""
    with program.record.database.read() as session:
        made = tuple(session.scalars(select(Certificate.id).order_by(Certificate.id.desc()).limit(many)))
    program.context.history.do(HandOverCertificates(made, DECIDED))


def certificates(record: str, many: int) -> list[dict[str, object]]:
    """Certificates of one decision: drawn, shown, and printed sheet by sheet into a PDF printer."""
    _app, program, beat = opened(record)
    told = [beat.during(f"draw {many} certificates", lambda: program.window.open_page("certificates"), quiet(program))]
    page = program.window.page()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(Path(os.environ["SO_VANG_DATA"]) / "printed.pdf"))
    places = page.printing.places()[:many]
    told.append(
        beat.during(
            f"print {len(places)} certificates",
            lambda: page.printing.print_on(printer, places),
            quiet(program),
            PRINTING * many + WAIT,
        )
    )
    close(program)
    return told


def memory(record: str, many: int) -> list[dict[str, object]]:
    """What each change of theme, language and record leaves behind: resident KiB an act, after the first ones."""
    _app, program, beat = opened(record)
    acts: dict[str, Callable[[int], object]] = {
        "theme": lambda at: program._prefer("theme", ("dark", "light")[at % 2]),
        "language": lambda at: program._prefer("language", ("en", "vi")[at % 2]),
        "record": lambda _at: program.reopen(record),
    }
    told: list[dict[str, object]] = []
    for name, act in acts.items():
        before = 0.0
        for at in range(WARM + many):
            before = resident() if at == WARM else before
            beat.during(f"another {name}", partial(act, at), lambda: not program.busy())
            beat.during("rest", lambda: None, quiet(program, 0.05))
        told.append({"what": f"KiB left by another {name}", "ms": 0.0, "KiB": (resident() - before) / many})
    close(program)
    return told


def resident() -> float:
    """Return the resident memory of this process in KiB, without what the C library keeps for later use.

    That part comes and goes by tens of MiB with which thread happened to allocate.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 1024
