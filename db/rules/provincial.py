"""Codes of the provincial emulation system: what an award, a category and a field of work are called there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.rules.names import match_key
from db.rules.terms import NomineeKind

KINDS: Mapping[NomineeKind, str] = {
    NomineeKind.INDIVIDUAL: "CANHAN",
    NomineeKind.COLLECTIVE: "TAPTHE",
    NomineeKind.HOUSEHOLD: "HOGIADINH",
}
HOUSEHOLD = "Hộ gia đình"


@dataclass(frozen=True)
class Code:
    """A name with its code; `code` is "" where the system has none for it."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class ProvincialCodes:
    """The tables of the template by comparison key, and the codes of the catalogue's own awards."""

    columns: tuple[str, ...]
    sheet: str
    kinds: Mapping[str, str]
    awards: Mapping[str, Code]
    categories: Mapping[str, Code]
    sectors: Mapping[str, Code]
    of_award: Mapping[str, str]

    def award(self, code: str, name: str) -> Code:
        """Return the award of the catalogue as the system has it; one of the office's own by its name."""
        number = self.of_award.get(code, "")
        found = next((each for each in self.awards.values() if each.code == number), None) if number else None
        return found or self.awards.get(match_key(name), Code(name))

    def category(self, text: str, kind: NomineeKind) -> Code:
        """Return the category of a nomination; a household is one without being told."""
        name = text or (HOUSEHOLD if kind is NomineeKind.HOUSEHOLD else "")
        return self.categories.get(match_key(name), Code(name))

    def sector(self, text: str) -> Code:
        """Return the field of work of a nomination."""
        return self.sectors.get(match_key(text), Code(text))

    def kind(self, kind: NomineeKind) -> Code:
        """Return what kind of rewarding it is: of a person, a collective, a household."""
        return Code(self.kinds[KINDS[kind]], KINDS[kind])


def provincial_codes(data: Mapping[str, Any]) -> ProvincialCodes:
    """Return the typed view of `resources/catalogue/provincial_system.json`."""

    def table(name: str) -> dict[str, Code]:
        return {match_key(row["name"]): Code(row["name"], row["code"]) for row in data[name]}

    return ProvincialCodes(
        tuple(data["columns"]),
        data["sheet"],
        {row["code"]: row["name"] for row in data["phan loai kt"]},
        table("HTKT"),
        table("PLDT"),
        table("LVHD"),
        data["awards"],
    )
