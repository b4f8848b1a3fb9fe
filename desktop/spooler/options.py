"""What a printer offers and what is asked of it, in words that no printing system owns."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

NEAR_MM: Final = 1.0
SHEETS_MM: Final = {"A5": (148.0, 210.0), "A4": (210.0, 297.0), "A3": (297.0, 420.0)}


@dataclass(frozen=True)
class PrintOptions:
    """How one job is printed.

    `tray` and `paper` are the driver's own names, "" for the one it is set to; `paper` is "A4" or "Custom.330x230mm".
    """

    tray: str = ""
    paper: str = ""
    two_sided: bool = False
    black: bool = False
    copies: int = 1
    job_name: str = ""


@dataclass(frozen=True)
class PrinterFeatures:
    """What a driver says that its printer takes; an empty tuple: it says nothing of that."""

    papers: tuple[str, ...] = ()
    trays: tuple[str, ...] = ()
    two_sided: bool = False
    colour: bool = False

    def takes(self, paper: str) -> bool:
        """Return whether a sheet of this name can be asked for; a driver that names none is believed to."""
        known = self.papers
        return not known or paper in known or (paper.startswith("Custom.") and any("Custom" in each for each in known))

    def has_tray(self, tray: str) -> bool:
        """Return whether there is such a tray; "" is the one that the driver is set to."""
        return not tray or tray in self.trays


def paper_name(width_mm: float, height_mm: float) -> str:
    """Return the name under which a driver knows a sheet, lying or standing: "A3", "Custom.230x330mm"."""
    short, long = sorted((width_mm, height_mm))
    for name, (wide, high) in SHEETS_MM.items():
        if abs(short - wide) < NEAR_MM and abs(long - high) < NEAR_MM:
            return name
    return f"Custom.{short:g}x{long:g}mm"


def options_text(options: PrintOptions) -> str:
    """Return options as they are kept: a JSON object."""
    return json.dumps(asdict(options), ensure_ascii=False)


def options_of(text: str) -> PrintOptions:
    """Return the options that were kept, for the next job; what is missing or odd is as usual."""
    try:
        kept = json.loads(text)
    except ValueError:
        kept = {}
    found = kept if isinstance(kept, dict) else {}
    usual: dict[str, Any] = asdict(PrintOptions())
    fine = {key: found[key] for key, value in usual.items() if type(found.get(key)) is type(value)}
    return replace(PrintOptions(**fine), copies=1, job_name="")
