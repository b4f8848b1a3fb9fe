"""Which sheets are meant by "1-5, 8"."""

import re

from db.errors import KnownError

_PART = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def sheets_meant(text: str, last: int) -> list[int]:
    """Return the sheet numbers in order, each once. Raises KnownError("bad_sheet_range")."""
    found: set[int] = set()
    for part in text.replace(";", ",").split(","):
        if not part.strip():
            continue
        match = _PART.fullmatch(part.strip())
        first = int(match[1]) if match else 0
        end = int(match[2] or match[1]) if match else 0
        if not match or not 1 <= first <= end <= last:
            raise KnownError("bad_sheet_range", text=part.strip(), last=last)
        found.update(range(first, end + 1))
    if not found:
        raise KnownError("bad_sheet_range", text=text.strip(), last=last)
    return sorted(found)
