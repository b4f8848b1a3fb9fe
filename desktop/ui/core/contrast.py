"""The system's high contrast: its own colours are used, ours are left out."""

import ctypes
import sys
from typing import ClassVar

from PySide6.QtGui import QPalette

Role = QPalette.ColorRole
ROLES: dict[str, Role] = {
    "window": Role.Window,
    "rail": Role.Window,
    "bar": Role.Window,
    "desk": Role.Window,
    "surface": Role.Base,
    "header": Role.Base,
    "chosen": Role.Base,
    "hover": Role.Base,
    "selected": Role.Base,
    "selectedIdle": Role.Base,
    "goldSoft": Role.Base,
    "okBg": Role.Base,
    "warnBg": Role.Base,
    "stopBg": Role.Base,
    "unknownBg": Role.Base,
    "cellLikely": Role.Base,
    "cellDoubtful": Role.Base,
    "cellWrong": Role.Base,
    "cellConverted": Role.Base,
    "accent": Role.Highlight,
    "accentHover": Role.Highlight,
    "focus": Role.Highlight,
    "gold": Role.Highlight,
    "onAccent": Role.HighlightedText,
}
"""Grounds and marks; every other token is text on Base. Icons, words and corners tell what the tints told."""
KEPT = frozenset({"paper"})
_GET_HIGH_CONTRAST, _ON = 0x0042, 0x1  # SPI_GETHIGHCONTRAST, HCF_HIGHCONTRASTON


class _HighContrast(ctypes.Structure):
    """HIGHCONTRASTW of the Windows API."""

    _fields_: ClassVar = [("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p)]


def high_contrast() -> bool:
    """Whether Windows is set to a high contrast theme; elsewhere nothing is asked.

    Qt can be asked too (`QStyleHints.accessibility`), but PySide 6.11 deletes that object of Qt's behind its back.
    """
    if sys.platform == "win32":
        told = _HighContrast(ctypes.sizeof(_HighContrast), 0, None)
        found = ctypes.windll.user32.SystemParametersInfoW(_GET_HIGH_CONTRAST, told.size, ctypes.byref(told), 0)
        return bool(found and told.flags & _ON)
    return False


def system_tokens(tokens: dict[str, str], palette: QPalette) -> dict[str, str]:
    """Return the tokens with the system's colours in place of ours."""
    greyed = palette.color(QPalette.ColorGroup.Disabled, Role.Text).name()
    return {
        name: value
        if name in KEPT
        else greyed
        if name == "disabled"
        else palette.color(ROLES.get(name, Role.Text)).name()
        for name, value in tokens.items()
    }
