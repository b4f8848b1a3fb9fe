"""Texts that remind units of what they owe a round; copied into a letter, a mail or a chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from db.queries.dossiers import dossiers
from db.queries.lookups import authorities
from db.queries.paper_words import sentence_on
from db.queries.round_desk import ReturnedNomination, desk
from db.queries.round_list import rounds
from db.rules.dates import short_date
from db.rules.terms import MilestoneKind

ABOUT_LISTS: Final = ("reminder_list", "reminder_late")
ABOUT_CORRECTIONS: Final = ("reminder_returned", "reminder_again")
REMINDERS: Final = (*ABOUT_LISTS, *ABOUT_CORRECTIONS, "reminder_end")
"""The standing texts that are copied and stand on no paper."""
EXAMPLE_UNIT: Final = "đơn vị đề nghị"
EXAMPLE_RETURNED: Final = (("Ông Nguyễn Văn A", "thiếu báo cáo thành tích"),)
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


def reasons(session: Session, returned: Sequence[ReturnedNomination], today: date) -> list[tuple[str, str]]:
    """Return name and reason of what was returned, with the papers that each dossier lacks, as the unit is told it."""
    found = dossiers(session, [each.id for each in returned], today)
    told = []
    for each in returned:
        missing = found[each.id].missing if each.id in found else ()
        lacking = "còn thiếu " + ", ".join(name.lower() for name in missing) if missing else ""
        told.append((each.name, "; ".join(text for text in (each.reason.rstrip(" ."), lacking) if text)))
    return told


def tried_reminder(session: Session, code: str, round_id: int, today: date) -> tuple[str, str, bool]:
    """Return the reminder that says a standing text as it would be copied now, the round, and whether it is owed.

    Where nobody owes the round such a thing, it is an example.
    """
    round_ = next((each for each in rounds(session) if each.id == round_id), None)
    lying = desk(session, round_id, today)
    office = next((each.body for each in authorities(session, today) if each.is_office), "")
    name = round_.name if round_ else f"Tổng kết công tác năm {today.year}"
    missing = [unit.name for unit in lying.units if not unit.answered]
    if code in ABOUT_CORRECTIONS or (code not in ABOUT_LISTS and lying.returned and not missing):
        days = (one.due for one in lying.milestones if one.kind is MilestoneKind.CORRECTIONS and one.done_on is None)
        unit = lying.returned[0].unit if lying.returned else EXAMPLE_UNIT
        told = reasons(session, [each for each in lying.returned if each.unit == unit], today)
        about = Reminded(name, next(days, None), today, office)
        return corrections_reminder(session, unit, told or EXAMPLE_RETURNED, about), name, bool(told)
    due = round_.deadline if round_ else None
    late = due is not None and due < today
    if said := code not in ABOUT_LISTS or late == (code == "reminder_late"):
        about = Reminded(name, due, today, office)
    else:
        about = Reminded(name, today + timedelta(days=7 if late else -1), today, office)
    return list_reminder(session, missing or [EXAMPLE_UNIT], about), name, said and bool(missing)


def _closing(session: Session, about: Reminded) -> str:
    thanks = sentence_on(session, "reminder_end", about.today, **about.blanks())
    return f"{thanks}\n{about.office}".strip()
