"""Texts that remind units of what they owe a round; copied into a letter, a mail or a chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries.paper_words import sentence_on
from db.rules.dates import short_date

MOST_NAMED: Final = 20
"""More nominees than this are told by their number."""


@dataclass(frozen=True)
class Reminded:
    """The round that something is owed to, and the last day for it, None where nobody set one."""

    round_name: str
    due: date | None
    today: date
    office: str

    def blanks(self) -> dict[str, str]:
        """Return what fills the blanks of the standing texts."""
        day = short_date(self.due) if self.due else ""
        before = f"trước ngày {day}" if day else ""
        return {"round": self.round_name, "today": short_date(self.today), "due": day, "before": before}


def list_reminder(session: Session, units: Sequence[str], about: Reminded) -> str:
    """Return what reminds units of the list that they have not sent; a day that is over is called so."""
    late = about.due is not None and about.due < about.today
    asked = sentence_on(session, "reminder_late" if late else "reminder_list", about.today, **about.blanks())
    return f"Kính gửi: {'; '.join(units)}.\n{asked}\n{_closing(session, about)}"


def corrections_reminder(session: Session, unit: str, returned: Sequence[tuple[str, str]], about: Reminded) -> str:
    """Return what reminds a unit of nominations that were returned to it: (name, reason) each."""
    shown = returned[:MOST_NAMED]
    lines = [f"- {name}: {reason.rstrip('.') or 'cần sửa, bổ sung'};" for name, reason in shown]
    if len(returned) > len(shown):
        lines.append(f"- và {len(returned) - len(shown)} trường hợp khác;")
    lines[-1] = f"{lines[-1][:-1]}."
    values = {**about.blanks(), "many": f"{len(returned):02d}"}
    told = sentence_on(session, "reminder_returned", about.today, **values)
    again = sentence_on(session, "reminder_again", about.today, **values)
    whom = f"Kính gửi: {unit or 'đơn vị đề nghị'}."
    return "\n".join((whom, told, *lines, again, _closing(session, about)))


def _closing(session: Session, about: Reminded) -> str:
    thanks = sentence_on(session, "reminder_end", about.today, **about.blanks())
    return f"{thanks}\n{about.office}".strip()
