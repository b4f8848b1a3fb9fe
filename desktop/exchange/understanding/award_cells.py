"""The awards of a row: named in one or more cells, marked with an x, or stated by title and sections."""

from dataclasses import replace

from desktop.exchange.understanding.award_parsing import GENERIC, fits_kind, is_well_cased, read_award, split_awards
from desktop.exchange.understanding.cleaning import one_line
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.exchange.understanding.row_cells import RowCells
from desktop.exchange.understanding.row_kinds import years_in
from desktop.exchange.understanding.row_settings import MARKS, RowSettings
from desktop.exchange.understanding.sections import Stated, award_for


class AwardCells:
    """Makes one nomination for each award."""

    def __init__(self, settings: RowSettings) -> None:
        self._settings = settings

    def read(self, cells: RowCells, stated: Stated, one: ReadNominee) -> list[ReadNominee]:
        """Return the nominee once for each award of the row."""
        named: list[tuple[str, str, float]] = []
        for name in cells.texts:
            if name.startswith("mark"):
                wording = self._settings.columns.marked_awards[int(name[4:])]
                if cells.texts[name].casefold() in MARKS or len(cells.texts[name]) > 2:
                    named.append((wording, cells.places[name], 0.95))
            elif name.startswith("award"):
                named += self._named(cells, name, stated, one)
        if not named:
            stated_award = award_for(stated.awards, one.kind)
            if stated_award:
                asked = bool(self._settings.columns.awards) and not stated.in_section  # its own cell is blank
                one.award, one.confidence["award"] = (
                    stated_award,
                    0.55 if asked else _sure(stated_award, stated.recased),
                )
            return [one]
        nominations = []
        for number, (wording, place, sure) in enumerate(named):
            copy = one if number == 0 else replace(one, cells=dict(one.cells), confidence=dict(one.confidence))
            copy.award, copy.cells["award"], copy.confidence["award"] = wording, place, sure
            if not fits_kind(wording, copy.kind):
                copy.confidence["award"] = copy.confidence["kind"] = 0.4
                values: dict[str, object] = {"text": wording}
                self._settings.report("award_kind_mismatch", cells.row, place, values)
            nominations.append(copy)
        return nominations

    def _named(self, cells: RowCells, name: str, stated: Stated, one: ReadNominee) -> list[tuple[str, str, float]]:
        found = []
        place = cells.places[name]
        for part in split_awards(cells.texts[name]):
            award = read_award(one_line(part))
            year = years_in(part)
            if year and one.year is None:
                one.year, one.cells["year"], one.confidence["year"] = year, place, 0.9
            wording, sure = award.wording, award.confidence
            for longer in stated.awards:
                if longer.casefold().startswith(wording.casefold() + " "):
                    wording, sure = longer, 0.8
            if not award.known:
                self._settings.report("unknown_award", cells.row, place, {"text": part})
            found.append((wording, place, sure))
        return found


def _sure(award: str, recased: bool) -> float:
    return 0.6 if award in GENERIC or (recased and not is_well_cased(award)) else 0.92
