"""How papers hold the secret list (danh sách mật), and what is told of one that was written."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class SecretList(StrEnum):
    """How a paper holds the secret list (danh sách mật)."""

    OWN = "own"
    """It is about one nominee or award, or names nobody."""
    APART = "apart"
    """It goes to who decides or carries out: they stand on a list of their own, to be kept and sent apart."""
    MARKED = "marked"
    """It stays within the office and its council, names them among the others, and says whom."""
    NOMINATED = "nominated"
    """It goes out: those nominated in its round are left out and counted, unless they are asked for."""
    AWARDED = "awarded"
    """It goes out: those awarded are left out and counted, unless they are asked for."""


@dataclass(frozen=True)
class SecretTold:
    """How many of the secret list a paper that was written leaves out, and how many it names."""

    left_out: int = 0
    named: int = 0

    def most(self, other: "SecretTold") -> "SecretTold":
        """Return the most that either of two papers leaves out and names."""
        return SecretTold(max(self.left_out, other.left_out), max(self.named, other.named))


NOBODY_SECRET: Final = SecretTold()
INTERNAL_LINE: Final = "Văn bản nội bộ: {names} thuộc danh sách mật, không đưa vào văn bản gửi ra ngoài"
"""The line on a paper of the office's own that names people of the secret list."""
