"""What no text that a clerk sees may hold: a name left open, a code of the record, words of the other language."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.rules import terms
from desktop.ui.forms.grounds_form import short_ground
from resources import paths

LEFT_OPEN = re.compile(r"\bBộ …|của …|\{\w+\}|% ?s\b")
ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|with|not|for|this|from|was|were|has|have|been|its|their|names?|rows?|sheets?|awards?|unverified|"
    r"nominations?|nominees?|decisions?|certificates?|submissions?|recalled|verified|secondary|body|office)\b"
)
VIETNAMESE = re.compile(
    r"\b(?:chưa|không|hãy|nếu|hoặc|phải|cần|đối chiếu|nhớ lại|chọn|dòng|ô|tờ trình|quyết định|bị|hết|nháp|lỗi)\b",
    re.IGNORECASE,
)
"""What the program's own sentences are made of, and no name or citation."""
NO_CODES = frozenset({"A3", "A4", "TM.", "KT.", "TL.", "TUQ.", "Q.", "head"})
"""Values of closed lists that are written so on papers."""


def codes_of(session: Session) -> frozenset[str]:
    """Return the codes of the record's awards, authorities, laws and layouts, and the values of closed lists."""
    found = {
        str(value) for table in ("award_type", "authority", "regime", "layout") for value in _codes(session, table)
    }
    for kind in vars(terms).values():
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
            found |= {each.value for each in kind}
    return frozenset(code for code in found if len(code) > 3 and code not in NO_CODES)


def _codes(session: Session, table: str) -> list[str]:
    return list(session.execute(text(f"SELECT code FROM {table}")).scalars())


@dataclass(frozen=True)
class Known:
    """What the record holds: codes that are never shown, and its own Vietnamese texts, which English shows too."""

    codes: frozenset[str]
    texts: re.Pattern[str]


def known_of(session: Session) -> Known:
    """Return the codes and the texts of a record."""
    found: set[str] = set()
    for table, column in session.execute(
        text(
            "SELECT m.name, c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c"
            " WHERE m.type = 'table' AND (c.type LIKE '%CHAR%' OR c.type LIKE '%TEXT%')"
        )
    ).all():
        for (value,) in session.execute(text(f'SELECT DISTINCT "{column}" FROM "{table}"')):
            found |= {line.strip() for line in str(value or "").split("\n") if not line.isascii()}
    for (ways,) in session.execute(text("SELECT ways FROM criterion")):
        # what a condition leaves to the dossier is told in the law's words
        found |= {str(each["text"]) for way in json.loads(ways) for each in way["all"] if each["is"] == "read"}
    found |= {short_ground(str(each)) for each in session.execute(text("SELECT text FROM legal_ground")).scalars()}
    found |= set(json.loads(paths.path("catalogue/dossiers.json").read_text("utf-8"))["papers"].values())
    longest_first = sorted(found - {""}, key=len, reverse=True)
    return Known(codes_of(session), re.compile("|".join(map(re.escape, longest_first))))


def faults(shown: str, codes: frozenset[str], lang: str = "vi", texts: re.Pattern[str] | None = None) -> list[str]:
    """Return what is wrong with a text that is shown; in English a code that is a plain word cannot be told."""
    found = [hit[0] for hit in LEFT_OPEN.finditer(shown)]
    words = set(re.findall(r"[\w-]+", shown))
    found += sorted(code for code in words & codes if lang == "vi" or "_" in code or "-" in code)
    if lang == "vi":
        found += [hit[0] for hit in ENGLISH.finditer(shown)]
    elif texts is not None:
        found += [hit[0] for hit in VIETNAMESE.finditer(texts.sub("", shown))]
    return [f"{fault!r} in {shown[:120]!r}" for fault in found]
