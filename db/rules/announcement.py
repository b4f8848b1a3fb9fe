"""The sentence that tells a conference, and the press, who was rewarded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.rules.standing_texts import filled
from db.rules.terms import NomineeKind

_WORDS = {NomineeKind.COLLECTIVE: "tập thể", NomineeKind.INDIVIDUAL: "cá nhân", NomineeKind.HOUSEHOLD: "hộ gia đình"}


@dataclass(frozen=True)
class AnnouncedGroup:
    """What one authority gave: its title ("Chủ tịch UBND tỉnh"), the award's short word, and how many of each kind."""

    authority: str
    award: str
    counts: Mapping[NomineeKind, int]


def announcement(text: str, groups: Sequence[AnnouncedGroup], citation: str, values: Mapping[str, str]) -> str:
    """Return "Nhân dịp này, … tặng Bằng khen cho 2 tập thể, 5 cá nhân; … vì đã có thành tích …."

    `text` is the standing text, `values` fills its other blanks; `citation` is the line of the certificates ("Đã có
    thành tích …"). Raises ValueError when nobody was rewarded.
    """
    told = [
        f"{group.authority} tặng {group.award} cho {counted}" for group in groups if (counted := counts(group.counts))
    ]
    if not told:
        raise ValueError("nobody was rewarded")
    why = " ".join(citation.split()).rstrip(".;,/ ")
    cause = "" if why.casefold().startswith("vì ") else "vì "
    reason = f"{cause}{why[0].lower()}{why[1:]}" if why else ""
    return filled(text, {**values, "given": "; ".join(told), "reason": reason}).rstrip(" .") + "."


def counts(by_kind: Mapping[NomineeKind, int]) -> str:
    """Return "2 tập thể, 5 cá nhân", leaving out what there is none of."""
    return ", ".join(f"{by_kind[kind]} {word}" for kind, word in _WORDS.items() if by_kind.get(kind))
