"""The sentence that tells a conference, and the press, who was rewarded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.rules.printed_names import kind_words
from db.rules.standing_texts import filled

MOST_CITATIONS: Final = 5
"""More different achievements than this are not told one by one."""
IN_DECISIONS: Final = "đã có thành tích ghi trong các quyết định khen thưởng"


@dataclass(frozen=True)
class AnnouncedGroup:
    """What one authority gave for one achievement.

    `authority` is its title ("Chủ tịch UBND tỉnh"), `given` "tặng Bằng khen", "truy tặng danh hiệu “…”"; `counts` say
    how many, by the word of the kind ("tập thể"); `citation` is the line of the certificates ("Đã có thành tích …").
    """

    authority: str
    given: str
    counts: Mapping[str, int]
    citation: str = ""


def announcement(text: str, groups: Sequence[AnnouncedGroup], values: Mapping[str, str]) -> str:
    """Return "Nhân dịp này, … tặng Bằng khen cho 2 tập thể, 5 cá nhân; … vì đã có thành tích …."

    `text` is the standing text, `values` fills its other blanks. What all achieved alike is said once at the end,
    else with each; an authority that gave several awards is named before the first.

    Raises ValueError when nobody was rewarded.
    """
    given = [group for group in groups if counts(group.counts)]
    if not given:
        raise ValueError("nobody was rewarded")
    reasons = list(dict.fromkeys(_reason(group.citation) for group in given))
    alike = len(reasons) == 1
    if len(reasons) > MOST_CITATIONS:
        reasons, alike = [f" vì {IN_DECISIONS}"], True
        given = _together(given)
    told: dict[tuple[str, str], list[str]] = {}
    for group in given:
        why = "" if alike else _reason(group.citation)
        told.setdefault((group.authority, group.given), []).append(f"cho {counts(group.counts)}{why}")
    sentences, before = [], ""
    for (authority, act), whom in told.items():
        sentences.append(f"{act} {_and(whom)}" if authority == before else f"{authority} {act} {_and(whom)}")
        before = authority
    told_of = {**values, "given": "; ".join(sentences), "reason": reasons[0].strip() if alike else ""}
    return filled(text, told_of).rstrip(" .") + "."


def counts(by_word: Mapping[str, int]) -> str:
    """Return "2 tập thể, 5 cá nhân", leaving out what there is none of."""
    return ", ".join(f"{by_word[word]} {word}" for word in kind_words() if by_word.get(word))


def _together(groups: Sequence[AnnouncedGroup]) -> list[AnnouncedGroup]:
    """Return the groups of each authority and award as one."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for group in groups:
        sums = found.setdefault((group.authority, group.given), {})
        for word, many in group.counts.items():
            sums[word] = sums.get(word, 0) + many
    return [AnnouncedGroup(authority, given, sums) for (authority, given), sums in found.items()]


def _reason(citation: str) -> str:
    why = " ".join(citation.split()).rstrip(".;,/ ")
    cause = "" if why.casefold().startswith("vì ") else "vì "
    return f" {cause}{why[0].lower()}{why[1:]}" if why else ""


def _and(parts: Sequence[str]) -> str:
    return " và ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
