"""Ballots as Excel files: written for every member of the council, counted when they come back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.connect import Reader
from db.errors import KnownError
from db.queries.authority_words import office_words
from db.queries.council_results import CouncilRow, ballot_key, waiting_rows
from db.queries.secrecy import secret_among
from db.queries.submission_list import latest_session
from desktop.exchange.readers.reading_process import open_apart
from desktop.exchange.understanding.ballot_files import (
    BallotCount,
    BallotLine,
    BallotSheet,
    ReadBallot,
    count_ballots,
    read_ballot,
)
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.jobs import Newest
from desktop.ui.council.council_form import MEMBERS, CouncilForm
from desktop.ui.framework.page import Page
from desktop.ui.printing.open_files import open_file
from desktop.ui.printing.print_tasks import WRITE_BALLOTS, run_task
from desktop.ui.widgets.ask_file import Drawer, ask_folder, ask_open_several, file_filter
from desktop.ui.widgets.buttons import ActionButton

MOST_TOLD = 6


def sheet_of(session: Reader, round_id: int, rows: Sequence[CouncilRow], context: Context) -> BallotSheet:
    """Return what the ballots of those who wait for the council say. Raises KnownError: office_missing."""
    office = office_words(session, context.today())
    lines = tuple(BallotLine(one.id, f"{one.name}, {one.unit}".strip(" ,"), one.award) for one in rows)
    secret = secret_among(session, [one.id for one in rows])
    named = "; ".join(one.name for one in rows if one.id in secret)
    note = f"Văn bản nội bộ: {named} thuộc danh sách mật, không đưa vào văn bản gửi ra ngoài." if named else ""
    return BallotSheet(round_id, office.body, "PHIẾU BẦU CỦA HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", lines, note)


def send_ballots(context: Context, page: Page) -> None:
    """Ask for a folder and write a ballot for each member into it, in a worker."""
    with context.database.read() as session:
        rows = waiting_rows(session, context.round_id, context.today())
        members = getattr(latest_session(session), "members_total", MEMBERS)
        if not rows:
            page.status.emit(_("Nobody waits for the council: submit first (Alt+2, Ctrl+F8)."))
            return
        sheet, key = sheet_of(session, context.round_id, rows, context), ballot_key(session)
    folder = ask_folder(context.preferences, page, _("Folder for {n} ballots").format(n=members), Drawer.PAPERS)
    if folder is None:
        return

    work = context.jobs.in_process(run_task, WRITE_BALLOTS, folder, sheet, members, key)

    def done(_none: object) -> None:
        page.status.emit(_("{n} ballots written to {folder}").format(n=members, folder=folder.name))
        open_file(folder)

    context.jobs.start(work, done, failed=context.errors.handle)


def read_ballots(files: Sequence[Path], round_id: int, key: str) -> BallotCount:
    """Return the count of ballots that came back; what cannot be read is told beside it."""
    found: list[ReadBallot] = []
    refused: list[KnownError] = []
    for file in files:
        try:
            found.append(read_ballot(open_apart(file), round_id, key))
        except KnownError as error:
            refused.append(error)
    return count_ballots(found, refused)


def count_words(found: BallotCount) -> str:
    """Return how many ballots were counted, and what was not, one sentence each."""
    told = [_("{n} ballots counted.").format(n=found.returned)]
    told += [sentence(error) for error in found.refused[:MOST_TOLD]]
    more = len(found.refused) - MOST_TOLD
    if more > 0:
        told.append(_("Not counted beside these: {n}.").format(n=more))
    return " ".join(told)


def take_count(form: CouncilForm, found: BallotCount) -> None:
    """Write a count into the form of a session: votes, ballots returned and valid; what was refused is said."""
    if found.returned:
        form.votes.setValue(found.returned)
        form.counts[1].setValue(found.returned)
        form.counts[2].setValue(found.returned)
        form.people.take_counts(found.counts)
    form.note.show_message("warn" if found.refused else "ok", count_words(found))


def offer_count(form: CouncilForm, context: Context, parent: QWidget) -> None:
    """Put the button into a form that counts ballots which came back as Excel files."""
    button = ActionButton(form.theme, _("Count Excel ballots…"), icon="file-input")
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    form.body.addLayout(row)

    counting = Newest()
    form.finished.connect(lambda _result: counting.drop())

    def count() -> None:
        files = ask_open_several(
            context.preferences, parent, _("Ballots that came back"), file_filter(["xlsx"]), Drawer.PAPERS
        )
        if not files:
            return
        with context.database.read() as session:
            key = ballot_key(session)
        work = partial(read_ballots, files, context.round_id, key)
        taken = partial(take_count, form)
        counting.take(context.jobs.start(lambda _step: work(), taken, context.errors.handle))

    button.clicked.connect(count)
