"""Which entries may be one unit: each pair with its reasons, decided once, written together."""

from typing import ClassVar, cast

from db.queries.same_units import UnitCard
from desktop.labels.likeness_words import OF_UNITS
from desktop.ui.core.i18n import N_, _
from desktop.ui.directory.same_people_dialog import Answer, SamePeopleDialog


class SameUnitsDialog(SamePeopleDialog):
    """The dialog of people with the words of units."""

    TITLE = N_("{n} pairs of entries may be one unit")
    WORDS = N_("What you decide is asked once. Entries of one unit come together and can be taken apart again.")
    NOBODY = N_("No unit is suggested: no two entries look like one unit.")
    ASK = N_("Say of a pair whether it is one unit or two.")
    AGAINST = N_("{one} and {other} are two units here, and one unit through other pairs. Look at them again.")
    ONE, TWO = N_("One unit"), N_("Two units")
    ANSWERS: ClassVar = {Answer.OPEN: "", Answer.ONE: N_("one unit"), Answer.TWO: N_("two units")}
    REASONS = OF_UNITS
    WIDE = 270

    def _called(self, id_: int) -> str:
        line = cast(UnitCard, self._found.cards[id_]).line
        return ", ".join(text for text in (line.name, line.parent) if text)

    def _known(self, id_: int) -> list[str]:
        return unit_card_lines(cast(UnitCard, self._found.cards[id_]))


def unit_card_lines(card: UnitCard) -> list[str]:
    """Return what is known of one unit, one thing a line."""
    told = [
        card.line.abbreviation,
        card.line.address,
        _("Also called {names}").format(names="; ".join(card.spellings)) if card.spellings else "",
        _("{n} awards, the last in {year}").format(n=card.awards, year=card.latest)
        if card.awards
        else _("No award in the register"),
    ]
    return [text for text in told if text]
