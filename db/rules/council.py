"""The capacities in which somebody belongs to the council, and how minutes name its members."""

from typing import Final

CAPACITIES: Final = {
    "chair": "Chủ tịch Hội đồng",
    "deputy": "Phó Chủ tịch Hội đồng",
    "standing": "Ủy viên thường trực",
    "secretary": "Ủy viên, Thư ký Hội đồng",
    "member": "Ủy viên",
}
"""By code, in the order in which minutes name them."""


def member_words(full_name: str, position: str, capacity: str) -> str:
    """Return "Ông Phan Việt Tùng, Giám đốc Sở, Chủ tịch Hội đồng", a line of the minutes."""
    return ", ".join(part for part in (full_name, position, CAPACITIES[capacity]) if part)
