"""What no text that a clerk sees may hold: a name left open, a code of the record, English in Vietnamese."""

import re
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.rules import terms

LEFT_OPEN = re.compile(r"\bBộ …|của …|\{\w+\}|% ?s\b")
ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|with|not|for|this|from|was|were|has|have|been|its|their|names?|rows?|sheets?|awards?|unverified|"
    r"nominations?|nominees?|decisions?|certificates?|submissions?|recalled|verified|secondary|body|office)\b"
)
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


def faults(shown: str, codes: frozenset[str], lang: str = "vi") -> list[str]:
    """Return what is wrong with a text that is shown; in English a code that is a plain word cannot be told."""
    found = [hit[0] for hit in LEFT_OPEN.finditer(shown)]
    words = set(re.findall(r"[\w-]+", shown))
    found += sorted(code for code in words & codes if lang == "vi" or "_" in code or "-" in code)
    if lang == "vi":
        found += [hit[0] for hit in ENGLISH.finditer(shown)]
    return [f"{fault!r} in {shown[:120]!r}" for fault in found]
