"""Award type and authority of the record for the wording of an award in a list: matched whole, or left to the clerk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from db.queries.importing import AuthorityRow, AwardRow
from db.queries.lookups import FITTING_LEVELS, HEADS
from desktop.exchange.understanding.vocabulary import comparison_key

_PEOPLES_COMMITTEE = r"(?:chu tich )?ubnd"
_WORDINGS: tuple[tuple[str, str, str, str], ...] = (
    (r"bang khen (?:cua )?thu tuong(?: chinh phu)?", "prime_minister_merit_certificate", "other", ""),
    (r"bang khen (?:cua )?(?P<who>bo truong)", "minister_merit_certificate", "ministry", ""),
    (r"bang khen (?:cua )?(?:bo truong )?bo (?P<who>.+)", "minister_merit_certificate", "ministry", "bo truong bo "),
    (
        rf"bang khen (?:cua )?{_PEOPLES_COMMITTEE} (?P<who>(?:tinh|thanh pho)(?: .+)?)",
        "province_chair_merit_certificate", "province", "chu tich ubnd ",
    ),
    (r"giay khen (?:cua )?(?:giam doc )?(?P<who>so(?: .+)?)", "dept_director_commendation", "department", "giam doc "),
    (
        rf"giay khen (?:cua )?{_PEOPLES_COMMITTEE} (?P<who>(?:xa|phuong|dac khu|thi tran)(?: .+)?)",
        "commune_chair_commendation", "other", "chu tich ubnd ",
    ),
    (
        rf"giay khen (?:cua )?{_PEOPLES_COMMITTEE} (?P<who>(?:huyen|quan|thi xa)(?: .+)?)",
        "district_chair_commendation", "other", "chu tich ubnd ",
    ),
    (r"chien si thi dua (?:cap )?co so", "grassroots_emulation_fighter", "department", ""),
    (
        r"chien si thi dua (?:cap )?(?P<who>tinh(?: .+)?)",
        "province_emulation_fighter", "province", "chu tich ubnd ",
    ),
    (r"chien si thi dua (?:cap )?(?P<who>bo(?: .+)?)", "province_emulation_fighter", "ministry", "bo truong "),
    (r"chien si thi dua toan quoc", "national_emulation_fighter", "other", ""),
    (r"lao dong tien tien", "advanced_worker", "department", ""),
    (r"tap the lao dong tien tien", "advanced_collective", "department", ""),
    (r"tap the lao dong xuat sac", "excellent_collective", "province", ""),
    (r"co thi dua (?:cua )?chinh phu", "government_emulation_flag", "other", ""),
    (r"co thi dua (?:cua )?(?:cap )?(?P<who>bo(?: .+)?)", "province_emulation_flag", "ministry", "bo truong "),
    (
        rf"co thi dua (?:cua )?(?:{_PEOPLES_COMMITTEE} |cap )?(?P<who>tinh(?: .+)?)",
        "province_emulation_flag", "province", "chu tich ubnd ",
    ),
    (r"ky niem chuong", "commemorative_medal", "ministry", ""),
    (r"ky niem chuong vi su nghiep (?P<who>.+)", "commemorative_medal", "ministry", "bo truong bo "),
    (r"huan chuong lao dong hang ba", "labour_order_3", "other", ""),
    (r"huan chuong lao dong hang nhi", "labour_order_2", "other", ""),
    (r"huan chuong lao dong hang nhat", "labour_order_1", "other", ""),
    (r"gia dinh van hoa", "cultural_family", "other", ""),
)  # fmt: skip
"""Whole wording of an award, its code, the level of who gives it, and the title that stands before `who`."""
_SAME = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bchien sy\b"), "chien si"),
    (re.compile(r"^(?:danh hieu|hinh thuc|tang thuong|tang) "), ""),
    (re.compile(r"\bcap bo truong\b"), "bo truong"),
)


@dataclass(frozen=True)
class ChosenAward:
    """Award type and authority of a nomination."""

    award: AwardRow
    authority_id: int


def _key(wording: str) -> str:
    """Return a wording for comparison: "Ủy ban nhân dân" and "UBND" are one."""
    key = comparison_key(wording)
    for pattern, same in _SAME:
        key = pattern.sub(same, key)
    return key


def nearest_award(wording: str, proposed: Sequence[str]) -> int | None:
    """Return which of the proposed awards is nearest to a wording; None where none of them is like it."""
    key = _key(wording)
    scores = [fuzz.token_set_ratio(key, _key(one)) + fuzz.ratio(key, _key(one)) for one in proposed] if key else []
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= _ALIKE else None


_ALIKE = 110.0


class AwardChoice:
    """Finds award types and authorities by wording; answers are kept, a list repeats few wordings."""

    def __init__(self, awards: Sequence[AwardRow], authorities: Sequence[AuthorityRow]) -> None:
        self._awards, self._authorities = awards, authorities
        self._titles = {one.id: frozenset(filter(None, map(_key, one.titles))) for one in authorities}
        self._chosen: dict[str, ChosenAward | None] = {}

    def choose(self, wording: str) -> ChosenAward | None:
        """Return award and authority; None where the record has no such award, or not exactly one who gives it."""
        if wording not in self._chosen:
            self._chosen[wording] = self._choose(_key(wording))
        return self._chosen[wording]

    def _choose(self, key: str) -> ChosenAward | None:
        by_code = {award.code: award for award in self._awards}
        for pattern, code, level, title in _WORDINGS:
            found = re.fullmatch(pattern, key)
            if found and code in by_code:
                who = found.groupdict().get("who")
                giver = self._named(title + who, level) if who else self._of_level(level)
                return ChosenAward(by_code[code], giver) if giver is not None else None
        for award in self._awards:
            if key and key in (_key(award.name), *map(_key, award.abbreviation.split(" / "))):
                giver = self._giver(award.level)
                return ChosenAward(award, giver) if giver is not None else None
        return None

    def _giver(self, level: str) -> int | None:
        """Return who gives the awards of the catalogue's levels: the State's by title, those of bodies by theirs."""
        head = next((_key(title) for title, given in HEADS.items() if given == level), "")
        named = [one for one in self._authorities if head and any(t.startswith(head) for t in self._titles[one.id])]
        if named:
            return self._only(named)
        fitting = [one for one in self._authorities if level in FITTING_LEVELS.get(one.level, (one.level,))]
        return self._only(fitting) if fitting else self._of_level("other")

    def _of_level(self, level: str) -> int | None:
        """Return who gives the awards of a level: our own office, or the only authority of that level."""
        return self._only([one for one in self._authorities if one.level == level])

    def _named(self, title: str, level: str) -> int | None:
        """Return the authority of this very title, or the one that a title without its place or field stands for."""
        of_level = [one for one in self._authorities if one.level == level]
        exact = [one for one in self._authorities if title in self._longest(one)]
        if exact:
            return self._only(exact)
        return self._only([one for one in of_level if any(own.startswith(f"{title} ") for own in self._titles[one.id])])

    def _longest(self, one: AuthorityRow) -> list[str]:
        """Return an authority's titles without those that only begin another of its own: these are short forms."""
        titles = self._titles[one.id]
        return [own for own in titles if not any(longer.startswith(f"{own} ") for longer in titles)]

    def _only(self, some: list[AuthorityRow]) -> int | None:
        office = [one for one in some if one.is_office]
        chosen = office if len(office) == 1 else some
        return chosen[0].id if len(chosen) == 1 else None
