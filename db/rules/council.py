"""The capacities in which somebody belongs to the council, and how minutes name its members."""

from collections.abc import Iterable
from typing import Final

from db.rules.names import match_key, split_honorific

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


def awaited_ballots(absent: Iterable[str], written: Iterable[str]) -> list[str]:
    """Return the absentees, each line before its first comma or bracket, who did not vote in writing yet.

    Lines are those of the minutes: "Bà Ma Thị Én, Phó Giám đốc (đi công tác)"; honorifics and spelling make no other.
    """
    voted = {_key(line) for line in written}
    return [_name(line) for line in absent if _name(line) and _key(line) not in voted]


def _name(line: str) -> str:
    return line.partition("(")[0].partition(",")[0].partition(" – ")[0].strip(" .;")


def _key(line: str) -> str:
    return match_key(split_honorific(_name(line))[1])
