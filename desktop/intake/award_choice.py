"""Award type and authority of the record for the wording of an award in a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.queries.importing import AuthorityRow, AwardRow
from desktop.exchange.understanding.vocabulary import comparison_key

_BY_START: tuple[tuple[str, str, str], ...] = (
    ("bang khen cua thu tuong", "prime_minister_merit_certificate", "other"),
    ("bang khen cua bo truong", "minister_merit_certificate", "ministry"),
    ("bang khen cua bo", "minister_merit_certificate", "ministry"),
    ("bang khen cua chu tich", "province_chair_merit_certificate", "province"),
    ("bang khen cua ubnd tinh", "province_chair_merit_certificate", "province"),
    ("bang khen chu tich", "province_chair_merit_certificate", "province"),
    ("giay khen cua giam doc so", "dept_director_commendation", "department"),
    ("giay khen cua so", "dept_director_commendation", "department"),
    ("giay khen cua chu tich ubnd xa", "commune_chair_commendation", "other"),
    ("giay khen cua chu tich ubnd phuong", "commune_chair_commendation", "other"),
    ("giay khen cua chu tich ubnd huyen", "district_chair_commendation", "other"),
    ("chien si thi dua co so", "grassroots_emulation_fighter", "department"),
    ("chien si thi dua cap tinh", "province_emulation_fighter", "province"),
    ("chien si thi dua tinh", "province_emulation_fighter", "province"),
    ("chien si thi dua cap bo", "province_emulation_fighter", "ministry"),
    ("chien si thi dua bo", "province_emulation_fighter", "ministry"),
    ("chien si thi dua toan quoc", "national_emulation_fighter", "other"),
    ("lao dong tien tien", "advanced_worker", "department"),
    ("tap the lao dong tien tien", "advanced_collective", "department"),
    ("tap the lao dong xuat sac", "excellent_collective", "province"),
    ("co thi dua cua chinh phu", "government_emulation_flag", "other"),
    ("co thi dua cua bo", "province_emulation_flag", "ministry"),
    ("co thi dua", "province_emulation_flag", "province"),
    ("ky niem chuong", "commemorative_medal", "ministry"),
    ("huan chuong lao dong hang ba", "labour_order_3", "other"),
    ("huan chuong lao dong hang nhi", "labour_order_2", "other"),
    ("huan chuong lao dong hang nhat", "labour_order_1", "other"),
    ("gia dinh van hoa", "cultural_family", "other"),
)


@dataclass(frozen=True)
class ChosenAward:
    """Award type and authority of a nomination."""

    award: AwardRow
    authority_id: int


class AwardChoice:
    """Finds award types and authorities by wording; answers are kept, a list repeats few wordings."""

    def __init__(self, awards: Sequence[AwardRow], authorities: Sequence[AuthorityRow]) -> None:
        self._awards, self._authorities = awards, authorities
        self._chosen: dict[str, ChosenAward | None] = {}

    def choose(self, wording: str) -> ChosenAward | None:
        """Return award and authority; None where the record has no such award or more than one authority fits."""
        if wording not in self._chosen:
            self._chosen[wording] = self._choose(comparison_key(wording))
        return self._chosen[wording]

    def _choose(self, key: str) -> ChosenAward | None:
        by_code = {award.code: award for award in self._awards}
        for start, code, level in _BY_START:
            if key.startswith(start) and code in by_code:
                return self._with_authority(by_code[code], level, key)
        for award in self._awards:
            if key in (comparison_key(award.name), comparison_key(award.abbreviation)):
                return self._with_authority(award, award.level, key)
        return None

    def _with_authority(self, award: AwardRow, level: str, key: str) -> ChosenAward | None:
        of_level = [one.id for one in self._authorities if one.level == level]
        office = [one.id for one in self._authorities if one.is_office and one.level == level]
        for fitting in (self._named(key), office, of_level):
            if len(fitting) == 1:
                return ChosenAward(award, fitting[0])
        return None

    def _named(self, key: str) -> list[int]:
        """Return the authorities whose title stands in the wording; a title wins over a shorter one."""
        longest: dict[int, int] = {}
        for one in self._authorities:
            titles = [title for title in map(comparison_key, one.titles) if title and title in key]
            if titles:
                longest[one.id] = max(map(len, titles))
        return [id_ for id_, length in longest.items() if length == max(longest.values())]
