"""What files of papers are called: "To-trinh-Bo-TTTT-2023" says more in a folder than "submission (3)"."""

import re
import unicodedata
from typing import Final

from sqlalchemy.orm import Session

from db.queries.round_papers import decision_words
from desktop.labels.translation import _
from desktop.papers.round_papers import RoundPaper, Stage
from desktop.papers.table import Paper, Subject, paper

LONGEST: Final = 80
HEADS: Final = (
    "Bộ trưởng ",
    "Chủ tịch ",
    "Giám đốc ",
    "Cục trưởng ",
    "Tổng cục trưởng ",
    "Trưởng ban ",
    "Hiệu trưởng ",
)
"""How an authority is called before the body that it stands for."""
BODIES: Final = ("Bộ", "Sở", "Ban", "Cục", "Tổng cục", "Hội", "Trường")
FEWEST_WORDS: Final = 3
"""Of a body's name after its kind: shorter ones are written out."""


def file_stem(one: RoundPaper, year: int) -> str:
    """Return the name of a paper's file without ending, in letters that every system takes.

    A numbered decision has its number; other papers have whom they go to, and the year of their date, else `year`.
    """
    draft = one.stage in (Stage.DRAFT, Stage.LACKING) and one.paper.of in (Subject.DECISION, Subject.SUBMISSION)
    unsigned = draft and not one.number and one.paper.code != "certificates"
    if one.paper.of is Subject.YEAR:
        return plain_stem(one.paper, str(one.subject_id or year))
    return _stem(one.paper, one.authority, one.number, one.dated.year if one.dated else year, unsigned=unsigned)


def decision_stem(session: Session, code: str, decision_id: int) -> str:
    """Return the name of the file of a paper about one decision. Raises KnownError: gone (from the query)."""
    authority, number, dated, year = decision_words(session, decision_id)
    unsigned = not number and code == "decision"
    return _stem(paper(code), authority, number, dated.year if dated else year, unsigned=unsigned)


def _stem(row: Paper, authority: str, number: str, year: int, *, unsigned: bool) -> str:
    if number and row.of is Subject.DECISION:
        return plain_stem(row, number)
    return plain_stem(row, body_name(authority), str(year), "nháp" if unsigned else "")


def plain_stem(row: Paper, *parts: str) -> str:
    """Return the paper's Vietnamese title and `parts`, joined by hyphens: "So-vang-khen-thuong-2024-01-12"."""
    title = _(row.title, "vi")
    told = "-".join(_plain(part) for part in (title, *parts) if part)
    return told[:LONGEST].strip("-")


def body_name(title: str) -> str:
    """Return "Bộ TTTT" from "Bộ trưởng Bộ Thông tin và Truyền thông", "UBND tỉnh" from "Chủ tịch UBND tỉnh"."""
    body = next((title.removeprefix(head) for head in HEADS if title.startswith(head)), title)
    body = body.replace("Ủy ban nhân dân", "UBND").replace("&", "")
    kind = next((each for each in BODIES if body.startswith(f"{each} ")), "")
    rest = body.removeprefix(kind).split()
    if not kind or len(rest) < FEWEST_WORDS:
        return body
    return f"{kind} " + "".join(word[0].upper() for word in rest if word not in ("và", "-"))


def _plain(text: str) -> str:
    """Return a text without accents, its words joined by hyphens."""
    parted = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")
