"""The decision with its list; a draft has blanks for number and date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from db.queries import paper_rows, paper_words
from db.queries.amendments import as_issued
from db.queries.paper_rows import AuthorityWords, DecisionRows
from db.queries.paper_words import PaperWords
from db.queries.replacements import OtherDecision
from db.rules import numbers
from db.rules.dates import long_date
from db.rules.decision_articles import as_counted, tells_bonus
from db.rules.printed_names import kind_word, kind_words
from db.rules.signing import signature_lines
from desktop.documents.engine.spans import Words
from desktop.documents.letters import paper_words as sentences
from desktop.documents.letters.decision import decision_letter
from desktop.documents.letters.letter import Letter
from desktop.documents.letters.values import DecisionPaper, NameList, Points, Signature
from desktop.papers import record_words, several_awards

IN_LIST: Final = "đã có thành tích ghi trong Danh sách"
OPEN: Final = "…"
REPLACED: Final = "Quyết định số {number} {day} của {authority}"
POINT: Final = "{counts}, {citation}"


def gather(session: Session, decision_id: int, today: date) -> Letter:
    """Return the decision; a draft's money is that of `today`. Raises KnownError: gone, office_missing."""
    rows = _as_issued(session, paper_rows.decision_rows(session, decision_id, today))
    words = paper_words.paper_words(session, "decision", decision_id, today)
    authority = words.authority or rows.authority
    said = _several(rows, words, authority) if len(rows.awards) > 1 else _one(rows, words, authority)
    articles = [
        said.award,
        *(sentences.standing_spans(text, {**words.blanks, **said.told, **sums}) for text, sums in said.bonuses),
        *([words.sentence("decision_replaces", decision=_replaced(rows.replaces))] if rows.replaces else []),
        words.sentence("execution", recipients=said.who),
    ]
    lines = signature_lines(rows.capacity, authority.office, rows.signer_office, authority.body)
    paper = DecisionPaper(
        office=record_words.office(authority),
        reference=record_words.reference(authority.number_suffix, rows.place, rows.number, rows.dated, today),
        abstract=words.sentence("decision_abstract", **said.told),
        authority=authority.title,
        grounds=rows.grounds,
        articles=articles,
        distribution=as_counted(rows.distribution, len(articles)),
        signature=Signature(lines, rows.signer_name or None),
        lists=said.lists,
    )
    return decision_letter(paper)


def _replaced(old: OtherDecision) -> str:
    """Return the decision replaced as an article names it."""
    return REPLACED.format(number=old.number, day=long_date(old.dated) if old.dated else OPEN, authority=old.authority)


@dataclass(frozen=True)
class Said:
    """What a decision says of what it gives: its blanks, articles, lists, and who carries it out."""

    told: dict[str, str]
    award: Words | Points
    bonuses: list[tuple[str, dict[str, str]]]
    who: str
    lists: Sequence[NameList] = ()


def _one(rows: DecisionRows, words: PaperWords, authority: AuthorityWords) -> Said:
    """Return what a decision about one award says."""
    spoken = rows.words.said_by(authority.title, authority.on_paper)
    act = spoken.act(row.posthumous for row in rows.rows)
    told = {**record_words.told_of(rows.rows), "act": act, "award": spoken.given, "form": spoken.noun}
    bonuses = list(_bonuses(rows, words))
    lists = [] if _named(rows) else record_words.name_lists(_list_title(words, told), rows.rows)
    return Said(told, _award(rows, words, told), bonuses, _who(rows), lists)


def _list_title(words: PaperWords, told: dict[str, str]) -> str:
    return sentences.title_text(words.sentence("decision_list", **told))


def _named(rows: DecisionRows) -> bool:
    """Return whether a decision names its only recipient itself; one of the secret list stands on a list."""
    return len(rows.rows) == 1 and not rows.rows[0].secret


def _several(rows: DecisionRows, words: PaperWords, authority: AuthorityWords) -> Said:
    """Return what a decision about several awards says."""
    parts = several_awards.parts_of(rows, authority.title, authority.on_paper)
    told = several_awards.told_of(parts)
    return Said(
        told,
        several_awards.article(parts, words, told),
        list(several_awards.bonuses(parts, words)),
        several_awards.who_acts(parts),
        several_awards.lists(parts, words, told),
    )


def _as_issued(session: Session, rows: DecisionRows) -> DecisionRows:
    """Return a decision in the words in which it was signed, whatever was corrected since by papers of their own."""
    early = as_issued(session, rows.id) if rows.issued else {}
    return replace(rows, rows=tuple(replace(row, **_texts(early, row.recipient_id)) for row in rows.rows))


def _texts(early: dict[int, dict[str, str]], recipient_id: int) -> dict[str, Any]:
    return dict(early.get(recipient_id, {}))


def _award(rows: DecisionRows, words: PaperWords, told: dict[str, str]) -> Words | Points:
    """Return the article that gives the award: to whom and why, in points where the citations differ.

    An only recipient is named in it; citations too many for points are told by the list alone.
    """
    text, values = words.texts["decision_award"], {**words.blanks, **told}
    groups = record_words.by_citation(rows.rows)
    if _named(rows):
        text, values["counts"] = sentences.without_list(text), sentences.named(record_words.recipient(rows.rows[0]))
    if len(groups) > sentences.MOST_POINTS:
        text, values["citation"] = sentences.without_list(text), IN_LIST
    elif len(groups) > 1:
        points = [
            {
                "counts": sentences.counts_in_sentence([record_words.recipient(row) for row in those]),
                "citation": sentences.in_sentence(citation),
            }
            for citation, those in groups
        ]
        found = sentences.pointed(text, values, points, POINT)
        return Points(sentences.capital(sentences.spans(found.opening)), found.points)
    else:
        citation = record_words.common_citation(rows.rows)
        text, values["citation"] = (
            text if citation else sentences.without_citation(text),
            sentences.in_sentence(citation),
        )
    return sentences.capital(sentences.standing_spans(text, values))


def _who(rows: DecisionRows) -> str:
    """Return who carries a decision out beside the offices: the only one by name, else all by their kinds."""
    recipients = record_words.recipients(rows.rows)
    if _named(rows):
        return sentences.who_acts(recipients[0])
    return f"các {sentences.kinds(recipients) or 'tập thể, cá nhân'} có tên trong Danh sách kèm theo"


def _bonuses(rows: DecisionRows, words: PaperWords) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the article on the bonuses with its sums, or nothing where there is no bonus or no fund.

    A draft leaves amounts open that are not known; a decision issued without them says nothing of money.
    """
    order, text, bonuses = kind_words(), words.texts["decision_bonus"], [row.decided_bonus for row in rows.rows]
    if not tells_bonus([bonuses], rows.authority.fund, issued=rows.issued):
        return
    if None in bonuses:
        yield text, {"amounts": OPEN, "total": OPEN, "total_words": OPEN, "fund": rows.authority.fund}
        return
    amounts = {(kind_word(row.kind, row.name), row.decided_bonus) for row in rows.rows if row.decided_bonus}
    total = sum(row.decided_bonus or 0 for row in rows.rows)
    told = sorted(amounts, key=lambda pair: (order.index(pair[0]), pair[1]))
    yield (
        text.replace("{amounts}; tổng số tiền thưởng là ", "") if len(rows.rows) == 1 else text,
        {
            "amounts": sentences.bonus_amounts(told),
            "total": numbers.money(total),
            "total_words": numbers.money_in_words(total),
            "fund": rows.authority.fund,
        },
    )
