"""The dossier of one nominee as a file: contents with what is missing, then every scan."""

from datetime import date

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.decision_list import scan_content
from db.queries.dossiers import dossier
from db.rules.dates import short_date
from db.rules.dossier import Asked
from desktop.documents.letters.bundle import Bundle, BundleEntry
from desktop.papers import record_words


def gather(session: Session, nomination_id: int, today: date) -> Bundle:
    """Return the dossier with its scans. Raises KnownError: gone, office_missing."""
    found = dossier(session, nomination_id, today)
    if found is None:
        raise KnownError("gone", table="nomination", id=nomination_id)
    office = paper_rows.office_words(session, today)
    entries: list[BundleEntry] = []
    for asked in found.papers:
        scans = [each for each in found.scans if each.paper == asked.paper]
        for at, scan in enumerate(scans, start=1):
            name, content = scan_content(session, scan.attachment_id)
            numbered = f"{asked.name} ({at}/{len(scans)})" if len(scans) > 1 else asked.name
            entries.append(BundleEntry(numbered, _state(asked), name, content))
        if not scans:
            entries.append(BundleEntry(asked.name, _state(asked)))
    told = "; ".join(text for text in (found.article, found.copies) if text)
    return Bundle(
        title=f"Hồ sơ đề nghị khen thưởng: {found.name}",
        heading=("MỤC LỤC HỒ SƠ", f"Đề nghị {found.award} cho {found.name}"),
        note=told or "Chưa rõ văn bản quy định hồ sơ",
        entries=tuple(entries),
        office=record_words.office(office),
    )


def _state(asked: Asked) -> str:
    """Return what is said of a paper: it is missing, came in on a day, or lies there as a scan."""
    if asked.missing:
        return "Còn thiếu"
    day = f"Đã nhận ngày {short_date(asked.received_on)}" if asked.received_on else "Đã có"
    return f"{day}; {asked.note}" if asked.note else day
