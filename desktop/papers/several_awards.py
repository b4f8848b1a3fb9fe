"""What a decision about several awards says: a point and a list for each, the bonuses award by award."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from db.queries.paper_rows import DecisionRows
from db.queries.paper_words import PaperWords
from db.rules import numbers
from db.rules.awards import AwardWords
from db.rules.printed_names import kind_word, kind_words
from desktop.documents.engine.spans import Words
from desktop.documents.letters import paper_words as sentences
from desktop.documents.letters.values import NameList, Points
from desktop.papers import record_words

GENERAL: Final = {"title": "danh hiệu thi đua", "commendation": "hình thức khen thưởng"}
"""What awards are called together, by their form."""
OPEN: Final = "…"
POINT: Final = "{act} {award} cho {counts}, {citation} ({list})"
IN_LIST: Final = "đã có thành tích ghi trong Danh sách"
COUNTED: Final = "Danh sách {n}"
HIGHER: Final = "trừ {many} hưởng mức cao hơn"


@dataclass(frozen=True)
class Part:
    """One award of the decision; `list` is how its point names the list of its recipients: "Danh sách 2"."""

    rows: DecisionRows
    words: AwardWords
    list: str

    @property
    def act(self) -> str:
        """ "tặng", "truy tặng", or both."""
        return self.words.act(row.posthumous for row in self.rows.rows)


def parts_of(rows: DecisionRows, title: str, on_paper: str) -> list[Part]:
    """Return the awards of a decision; `on_paper` is how its sentences write who decides."""
    found = (one for one in rows.by_award if one.rows)
    return [
        Part(one, one.words.said_by(title, on_paper), COUNTED.format(n=at)) for at, one in enumerate(found, start=1)
    ]


def told_of(parts: Sequence[Part]) -> dict[str, str]:
    """Return the blanks of all awards together: "tặng", "danh hiệu thi đua, hình thức khen thưởng", who and how many.

    Who is given several is counted once.
    """
    rows = {row.nominee_id: row for part in reversed(parts) for row in reversed(part.rows.rows)}
    everybody = [row for part in parts for row in part.rows.rows]
    counted = record_words.told_of(tuple(rows.values()))
    acts = list(dict.fromkeys(act for part in parts for act in part.act.split(" và ")))
    together = _together([part.rows for part in parts])
    return {
        **record_words.told_of(everybody),
        "counts": counted["counts"],
        "act": " và ".join(filter(None, (", ".join(acts[:-1]), *acts[-1:]))),
        "award": together,
        "form": together,
    }


def _together(parts: Sequence[DecisionRows]) -> str:
    """Return what awards are called together."""
    forms = {part.only.form for part in parts}
    return ", ".join(told for form, told in GENERAL.items() if form in forms)


def article(parts: Sequence[Part], words: PaperWords, told: dict[str, str]) -> Points:
    """Return the article that gives the awards, a point for each: to whom, why, in which list.

    The citation that all share stands once, before the points.
    """
    rows = [row for part in parts for row in part.rows.rows]
    text = sentences.without_list(words.texts["decision_award"])
    citation = record_words.common_citation(rows)
    text = text if citation else sentences.without_citation(text)
    values = {**words.blanks, **told, "citation": sentences.in_sentence(citation)}
    opening = sentences.capital(sentences.standing_spans(text, values))
    return Points((*opening, *sentences.spans(", gồm:")), [_point(part, told=bool(citation)) for part in parts])


def _point(part: Part, *, told: bool) -> Words:
    """Return the point of one award; `told` is whether the citation was said before."""
    rows = part.rows.rows
    citation = record_words.common_citation(rows) if len(record_words.by_citation(rows)) == 1 else IN_LIST
    values = {
        "act": part.act,
        "award": part.words.given,
        "counts": sentences.counts_in_sentence([record_words.recipient(row) for row in rows]),
        "citation": sentences.in_sentence(citation),
        "list": part.list,
    }
    text = POINT if citation and not told else sentences.without_citation(POINT)
    return sentences.capital(sentences.standing_spans(text, values))


def lists(parts: Sequence[Part], words: PaperWords, told: dict[str, str]) -> list[NameList]:
    """Return the lists that the points name, in their order."""
    found = []
    for part in parts:
        values = {**told, **record_words.told_of(part.rows.rows), "act": part.act, "award": part.words.given}
        title = sentences.title_text(words.sentence("decision_list", **values))
        name = part.list.upper() if len(parts) > 1 else "DANH SÁCH"
        found += record_words.name_lists(title, part.rows.rows, name)
    return found


def who_acts(parts: Sequence[Part]) -> str:
    """Return who carries the decision out beside the offices: the only one by name, else all by their kinds."""
    rows = [row for part in parts for row in part.rows.rows]
    people = [record_words.recipient(row) for row in rows]
    if len({row.nominee_id for row in rows}) == 1:
        return sentences.who_acts(people[0])
    return f"các {sentences.kinds(people)} có tên trong các Danh sách kèm theo"


def bonuses(parts: Sequence[Part], words: PaperWords) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the article on the bonuses, award by award, or nothing where there is no bonus or no fund.

    A draft leaves amounts open that are not known; a decision issued without them tells those that it has.
    """
    fund, issued = parts[0].rows.authority.fund, parts[0].rows.issued
    known = [part for part in parts if all(row.decided_bonus is not None for row in part.rows.rows)]
    told = [part for part in (known if issued else parts) if part not in known or _sum(part)]
    if not told or not fund:
        return
    total = sum(_sum(part) for part in told)
    open_ = any(part not in known for part in told)
    amounts = (f"{part.words.given_short} {_amounts(part) if part in known else OPEN}" for part in told)
    yield (
        words.texts["decision_bonus"],
        {
            "form": _together([part.rows for part in told]),
            "amounts": "; ".join(amounts),
            "total": OPEN if open_ else numbers.money(total),
            "total_words": OPEN if open_ else numbers.money_in_words(total),
            "fund": fund,
        },
    )


def _sum(part: Part) -> int:
    """Return what is paid for an award, without those who are paid a higher title of the same decision."""
    return sum(row.decided_bonus or 0 for row in part.rows.rows if not row.lower)


def _amounts(part: Part) -> str:
    """Return "cá nhân 540.000 đồng (trừ 01 cá nhân hưởng mức cao hơn)"."""
    order = kind_words()
    amounts = {(kind_word(row.kind, row.name), row.decided_bonus) for row in part.rows.rows if row.decided_bonus}
    lower = [record_words.recipient(row) for row in part.rows.rows if row.lower]
    told = sentences.bonus_amounts(sorted(amounts, key=lambda pair: (order.index(pair[0]), pair[1])))
    return f"{told} ({HIGHER.format(many=sentences.counts_in_sentence(lower))})" if lower else told
