"""Units of length on paper."""

from typing import Final

POINTS: Final = 72 / 25.4
"""Points in a millimetre."""
