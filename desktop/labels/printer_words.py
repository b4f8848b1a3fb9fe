"""Trays, and what keeps a printer, in the clerk's words; a driver's own names stay as they are."""

import re
from collections.abc import Iterable
from typing import Final

from desktop.labels.translation import N_, _

_NUMBERED: Final = re.compile(r"(?:tray|cassette|upper|lower)[ _-]?(\d{1,2})", re.IGNORECASE)
_TRAYS: Final = {
    "auto": N_("The printer chooses"),
    "autoselect": N_("The printer chooses"),
    "automatic": N_("The printer chooses"),
    "manual": N_("Fed by hand"),
    "manualfeed": N_("Fed by hand"),
    "bypass": N_("Multi-purpose tray"),
    "multipurpose": N_("Multi-purpose tray"),
    "multipurposetray": N_("Multi-purpose tray"),
    "mptray": N_("Multi-purpose tray"),
    "envelope": N_("Tray for envelopes"),
    "upper": N_("Upper tray"),
    "lower": N_("Lower tray"),
    "main": N_("Main tray"),
}
_TROUBLE: Final = {
    "media-empty": N_("no paper"),
    "media-needed": N_("no paper"),
    "media-low": N_("paper runs low"),
    "media-jam": N_("paper jam"),
    "toner-empty": N_("no toner"),
    "marker-supply-empty": N_("no toner"),
    "toner-low": N_("toner runs low"),
    "marker-supply-low": N_("toner runs low"),
    "cover-open": N_("a cover is open"),
    "door-open": N_("a cover is open"),
    "input-tray-missing": N_("a tray is missing"),
    "output-area-full": N_("the output tray is full"),
    "paused": N_("the printer is paused"),
    "offline": N_("the printer is off or not connected"),
    "connecting-to-device": N_("the printer does not answer yet"),
    "timed-out": N_("the printer does not answer"),
    "shutdown": N_("the printer is switched off"),
}
_DEGREES: Final = ("-error", "-warning", "-report")


def tray_words(tray: str) -> str:
    """Return the name of a driver's tray as a clerk knows it: "Tray2" is "Khay 2"."""
    if found := _NUMBERED.fullmatch(tray):
        return _("Tray {n}").format(n=found[1])
    known = _TRAYS.get(re.sub(r"[ _-]", "", tray).lower())
    return _(known) if known else tray


def trouble_words(reasons: Iterable[str]) -> str:
    """Return what keeps a printer (printer-state-reasons of RFC 8011), "" for nothing that is known to keep it."""
    plain = [next((each.removesuffix(end) for end in _DEGREES if each.endswith(end)), each) for each in reasons]
    told = [_(_TROUBLE[each]) for each in plain if each in _TROUBLE]
    unknown = [each for each in plain if each not in _TROUBLE]
    if unknown and not told:
        told.append(_("the printer reports “{reason}”").format(reason=unknown[0]))
    return ", ".join(dict.fromkeys(told))
