"""Units as lists write them, made comparable: short forms in full, the province apart, as it was and as it is now."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from db.rules.names import match_key, search_key

_PROVINCE = re.compile(r" (?:tinh|thanh pho) ((?:\w+ ?-? ?)+)$")
_DISTRICT = re.compile(r"(huyen|quan|thi xa|thanh pho) \w")
_INSIDE = re.compile(r"(.* (?:xa|phuong|thi tran) .+?) (?:huyen|quan|thi xa|thanh pho) .*")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as it was written: its key, its province then and now ("" where none is said), the record's unit or 0."""

    key: str
    province: str = ""
    province_now: str = ""
    body: int = 0


class UnitWords:
    """Reads units by the data of `resources/lists/provinces_2025.json`."""

    def __init__(self, joined: Mapping[str, str], unchanged: tuple[str, ...], short: Mapping[str, str]) -> None:
        self._short = {match_key(word): search_key(full) for word, full in short.items()}
        self._now = {self.unit_key(before): self.unit_key(now) for before, now in joined.items()}
        self._now |= {now: now for now in [*self._now.values(), *map(self.unit_key, unchanged)]}

    def place(self, written: str, bodies: Mapping[str, int]) -> Place | None:
        """Return a unit as it can be compared, None for no unit; `bodies` gives the record's unit by `unit_key`."""
        whole = self.unit_key(written)
        if not whole:
            return None
        first, *above = [self.unit_key(part) for part in written.split(",")]
        first, province = self._without_province(first)
        kept = [first]
        for part in above:
            rest, of = self._without_province(f"_ {part}")
            province = province or of
            if rest != "_" and not _DISTRICT.match(part):
                kept.append(rest.removeprefix("_ "))
        key = " ".join(kept)
        if inside := _INSIDE.fullmatch(key):
            key = inside[1]
        return Place(key, province, self._now.get(province, province), bodies.get(whole) or bodies.get(key, 0))

    def unit_key(self, written: str) -> str:
        """Return the words of a unit without marks, short forms in full."""
        parts = match_key(written.replace(",", " ").replace(" - ", " ").replace(".", ". ")).split()
        return " ".join(self._short.get(part.rstrip("."), search_key(part)) for part in parts)

    def _without_province(self, key: str) -> tuple[str, str]:
        """Return a key without the province said behind it, and the province; "tỉnh" must stand before it."""
        found = _PROVINCE.search(key)
        if found is None or found[1] not in self._now:
            return key, ""
        return key[: found.start()], found[1]
