"""Texts that remind units of what they owe a round; copied into a letter, a mail or a chat."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from db.rules.dates import short_date

MOST_NAMED: Final = 20
"""More nominees than this are told by their number."""


def _before(due: date | None) -> str:
    return f" trước ngày {short_date(due)}" if due else ""


def _closing(office: str) -> str:
    return f"Trân trọng cảm ơn./.\n{office}".rstrip()


def list_reminder(units: Sequence[str], round_name: str, due: date | None, today: date, office: str) -> str:
    """Return what reminds units of the list that they have not sent; a day that is over is called so."""
    late = due is not None and due < today
    asked = (
        f"Đã quá hạn ngày {short_date(due)}. Đề nghị đơn vị gửi ngay danh sách; nếu không đề nghị ai thì báo lại."
        if due is not None and late
        else f"Đề nghị đơn vị gửi danh sách{_before(due)}; nếu không đề nghị ai thì báo lại."
    )
    return (
        f"Kính gửi: {'; '.join(units)}.\n"
        f"Đến ngày {short_date(today)} chưa nhận được danh sách đề nghị khen thưởng của đơn vị cho đợt “{round_name}”. "
        f"{asked}\n{_closing(office)}"
    )


def corrections_reminder(
    unit: str, returned: Sequence[tuple[str, str]], round_name: str, due: date | None, office: str
) -> str:
    """Return what reminds a unit of nominations that were returned to it: (name, reason) each."""
    shown = returned[:MOST_NAMED]
    lines = [f"- {name}: {reason.rstrip('.') or 'cần sửa, bổ sung'};" for name, reason in shown]
    if len(returned) > len(shown):
        lines.append(f"- và {len(returned) - len(shown)} trường hợp khác;")
    lines[-1] = f"{lines[-1][:-1]}."
    return (
        f"Kính gửi: {unit or 'đơn vị đề nghị'}.\n"
        f"{len(returned):02d} đề nghị của đơn vị trong đợt “{round_name}” đã được trả lại để sửa, bổ sung:\n"
        + "\n".join(lines)
        + f"\nĐề nghị đơn vị gửi lại{_before(due)}.\n{_closing(office)}"
    )
