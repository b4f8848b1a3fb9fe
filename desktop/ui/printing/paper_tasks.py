"""Papers of the table written in the printing process. Nothing here may import Qt."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.connect import Database
from db.queries.standing_texts import TriedText
from desktop.documents.letters.bar_chart import NO_CHART, BarChart
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Section, Table
from desktop.papers.secret_list import SecretTold
from desktop.papers.table import paper
from desktop.papers.tried import draw_tried
from desktop.papers.writing import RENDERERS, write_paper


def draw_paper(location: str, code: str, subject_id: int, today: date, out: Path) -> SecretTold:
    """Write a paper about a decision, submission or round (0: the whole record); the file's ending is the format.

    Returns how many of the secret list it leaves out, and how many it names.
    Certificates come as specimens: those that are handed over are printed where each sheet is accounted for.

    Raises KnownError: as `write_paper`.
    """
    return _draw(location, code, subject_id, today, out, secret=False)


def draw_secret_paper(location: str, code: str, subject_id: int, today: date, out: Path) -> SecretTold:
    """Write the same with the secret list named. Raises KnownError: as `write_paper`."""
    return _draw(location, code, subject_id, today, out, secret=True)


def _draw(location: str, code: str, subject_id: int, today: date, out: Path, *, secret: bool) -> SecretTold:
    database = Database(location, read_only=True)
    try:
        with database.read() as session:
            return write_paper(session, paper(code), subject_id, today, out, specimen=True, secret=secret)
    finally:
        database.close()


def draw_tried_text(
    location: str, code: str, text: str, authority_id: int, round_id: int, today: date, out: Path
) -> tuple[str, str, str, bool, int, float, str, tuple[tuple[int, int], ...]]:
    """Write the paper that says a standing text, with the wording `text` in place of the record's.

    Returns which paper it is, its number and round, whether it says the text, and on which page and how far down; of a
    reminder, which is only copied, the text and where the wording stands in it.

    Raises KnownError: as `draw_tried`.
    """
    database = Database(location, read_only=True)
    try:
        with database.read() as session:
            drawn = draw_tried(session, TriedText(code, text, authority_id), round_id, today, out)
    finally:
        database.close()
    where = (drawn.page, drawn.place, drawn.copied, drawn.marked)
    return drawn.code, drawn.number, drawn.round_name, drawn.says_it, *where


def draw_list(
    title: str,
    note: str,
    columns: Sequence[tuple[str, float, bool]],
    rows: Sequence[Sequence[str | int]],
    out: Path,
    chart: BarChart = NO_CHART,
) -> None:
    """Write a list of the window in the format of the file's ending; `chart` stands beside it.

    `columns` are title, share of the width, and whether they hold figures. A row of one text, where there are more
    columns, is the heading of a section.
    """
    kinds = [CellKind.CENTRED if figures else CellKind.TEXT for _title, _share, figures in columns]
    drawn = [
        Column(head, kind, 10 if kind is CellKind.CENTRED else 28, max(share, 1.0))
        for (head, share, _f), kind in zip(columns, kinds, strict=True)
    ]
    told = [Section("", str(row[0])) if len(row) < len(columns) else tuple(row) for row in rows]
    table = Table(drawn, told, size=10.0, side=1.2, pad=1.1)
    part = ListPart(title, table, heading=(title,), note=note, chart=chart)
    RENDERERS[Listing][out.suffix.lower().lstrip(".")](out, Listing(title, (part,)), None)
