"""Makes `so-vang.mo` of all areas: `python -m desktop.labels.compile`, after a .po was changed (needs Babel)."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from desktop.labels.translation import DOMAIN
from resources.paths import path

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # the header carries days; the same texts must give the same bytes


def merged(lang: str = "vi") -> Catalog:
    """Return all areas in one catalogue. Raises ValueError when two areas say one sentence differently."""
    whole = Catalog(locale=lang, domain=DOMAIN, fuzzy=False, creation_date=UNDATED, revision_date=UNDATED)
    for file in sorted(path(f"translations/{lang}").glob("*.po")):
        with file.open("rb") as opened:
            area = read_po(opened, locale=lang)
        for message in area:
            if not message.id:
                continue
            known = whole.get(message.id)
            if known is not None and known.string != message.string:
                raise ValueError(f"{file.name}: {message.id!r} is {known.string!r} elsewhere, {message.string!r} here")
            whole.add(message.id, message.string, flags=message.flags)
    return whole


def compiled(lang: str = "vi") -> bytes:
    """Return the bytes of the compiled file; the same texts give the same bytes."""
    out = io.BytesIO()
    write_mo(out, merged(lang))
    return out.getvalue()


def compiled_path(lang: str = "vi") -> Path:
    """Return where the compiled file lies."""
    return path(f"translations/{lang}/LC_MESSAGES/{DOMAIN}.mo")


if __name__ == "__main__":
    compiled_path().write_bytes(compiled())
    sys.stderr.write(f"{compiled_path()}\n")
