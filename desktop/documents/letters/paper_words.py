"""The fixed sentences of administrative papers, filled with numbers, dates and names (domain §4, §6).

Vietnamese in every language of the program: these are words on paper, not words of the window.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from db.rules import dates, numbers
from db.rules.numbering import behind_number
from db.rules.printed_names import (
    behind_name,
    further_said,
    kind_word,
    kind_words,
    name_in_sentence,
    place_case,
    position_and_unit,
    printed_name,
)
from db.rules.standing_texts import filled
from db.rules.terms import NomineeKind
from desktop.documents.engine.spans import Face, Span, Words
from desktop.documents.letters.values import Points, Recipient, Reference

T = TypeVar("T")
KINDS: Final = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)
SECTION_NAMES: Final = {
    NomineeKind.COLLECTIVE: "Tập thể",
    NomineeKind.INDIVIDUAL: "Cá nhân",
    NomineeKind.HOUSEHOLD: "Hộ gia đình",
}
ROMAN: Final = ("I", "II", "III")
LETTERS: Final = "ABCDEFGHIKLMNOPQRSTUVXY"
OPEN_ENDS: Final = (".", ";")
""""… với kết quả như sau:" needs no full stop of ours."""
BOLD_FROM, BOLD_TO, OPEN, CLOSE = "\ue000", "\ue001", "\ue002", "\ue003"
"""Private letters that mark a bold part and stand for the brackets of what is filled in."""
HIDDEN: Final = str.maketrans("()", OPEN + CLOSE)
SHOWN: Final = str.maketrans(OPEN + CLOSE, "()")
DOTTED: Final = "…" * 8
"""What is not known yet and is written in by hand."""
MOST_POINTS: Final = 6
"""More citations than this in one article are told by the list alone."""
_CITED: Final = re.compile(r",? ?\{citation\}")
_LISTED: Final = re.compile(r" ?\([^(){}]*Danh sách[^(){}]*\)")
_PARTS: Final = re.compile(f"(\\([^()]*\\)|{BOLD_FROM}[^{BOLD_TO}]*{BOLD_TO})")
BLANK: Final = "     "
"""Five spaces: what an office leaves for a day to be written in by hand."""


def full_number(reference: Reference, blank: str = BLANK + " ") -> str:
    """Return "05/QĐ-UBND", or the blank and the suffix while the number is to come."""
    number = (reference.number or "").strip()
    if number.isdigit():
        number = number.zfill(2)
    if "/" in number or not reference.suffix:
        return number
    return f"{number or blank}{behind_number(reference.suffix)}"


def number_line(reference: Reference) -> str:
    """Return "Số: 1598/QĐ-UBND", or "Số:      /QĐ-UBND" for a draft."""
    return f"Số: {full_number(reference, BLANK)}".rstrip()


def day_text(reference: Reference) -> str:
    """Return "ngày 22 tháng 12 năm 2023", or "ngày     tháng 12 năm 2023" for a draft."""
    if reference.dated is not None:
        return dates.long_date(reference.dated)
    month = BLANK if reference.month is None else f" {_month(reference.month)} "
    year = "" if reference.year is None else f" {reference.year}"
    return f"ngày{BLANK}tháng{month}năm{year or BLANK.rstrip()}"


def _month(month: int) -> str:
    """Only months 1 and 2 get a leading zero (NĐ 30/2020, Phụ lục I, II.4)."""
    return f"{month:02d}" if month < 3 else str(month)


def date_line(reference: Reference) -> str:
    """Return "Tuyên Quang, ngày 22 tháng 12 năm 2023"."""
    return f"{reference.place}, {day_text(reference)}" if reference.place else day_text(reference)


def attached_to(kind: str, reference: Reference, issuer: str) -> str:
    """Return "(Kèm theo Quyết định số 1598/QĐ-UBND ngày 22 tháng 12 năm 2023 của …)"."""
    words = f"(Kèm theo {kind} số {full_number(reference)} {day_text(reference)} của {issuer})"
    return re.sub(" {2,}", lambda blank: "\u00a0" * len(blank[0]), words)  # blanks outlive the breaking of lines


def grouped(items: Sequence[T], kind_of: Callable[[T], NomineeKind]) -> list[tuple[str, str, list[T]]]:
    """Return (numeral, name, items) of the sections that are not empty, numerals without a gap."""
    found = [(kind, [one for one in items if kind_of(one) == kind]) for kind in KINDS]
    filled = [(kind, those) for kind, those in found if those]
    return [(ROMAN[at], SECTION_NAMES[kind], those) for at, (kind, those) in enumerate(filled)]


def letter_of(at: int) -> str:
    """Return how the award at a place of a list is headed: "A", "B"; numbers where the letters end."""
    return LETTERS[at] if at < len(LETTERS) else str(at + 1)


def by_award(items: Sequence[T], award_of: Callable[[T], str]) -> list[tuple[str, str, list[T]]]:
    """Return (letter, award, items) award by award in the order of the items; of one award both words are empty."""
    found: dict[str, list[T]] = {}
    for one in items:
        found.setdefault(award_of(one), []).append(one)
    if len(found) < 2:
        return [("", "", list(items))]
    return [(letter_of(at), award, those) for at, (award, those) in enumerate(found.items())]


def sections(recipients: Sequence[Recipient]) -> list[tuple[str, str, list[Recipient]]]:
    """Return (numeral, name, recipients) of the sections that are not empty: "Tập thể", "Nhóm tác giả"."""
    found = grouped(recipients, lambda one: one.kind)
    return [(numeral, kinds(those).capitalize(), those) for numeral, _name, those in found]


def count_words(recipients: Sequence[Recipient]) -> list[str]:
    """Return ["01 tập thể", "03 cá nhân"]; two digits, kinds without anybody left out."""
    found = Counter(kind_word(one.kind, one.name) for one in recipients)
    return [f"{numbers.two_digits(found[word])} {word}" for word in kind_words() if found[word]]


def kinds(recipients: Sequence[Recipient]) -> str:
    """Return "tập thể, cá nhân", naming the kinds that there are."""
    found = {kind_word(one.kind, one.name) for one in recipients}
    return ", ".join(word for word in kind_words() if word in found)


def counts(recipients: Sequence[Recipient]) -> str:
    """Return "01 tập thể, 03 cá nhân", as lists count."""
    return ", ".join(count_words(recipients))


def counts_in_sentence(recipients: Sequence[Recipient]) -> str:
    """Return "01 tập thể và 03 cá nhân", as articles count; dots for nobody."""
    words = count_words(recipients)
    return " và ".join(filter(None, (", ".join(words[:-1]), *words[-1:]))) or DOTTED


def named(recipient: Recipient) -> str:
    """Return one recipient inside a sentence: "bà Ma Thị Én, Chuyên viên, Phòng Bưu chính, Viễn thông"."""
    name = name_in_sentence(recipient.kind, recipient.honorific, recipient.name) + further_said(recipient)
    return with_place(name, whereabouts(recipient))


def called(recipient: Recipient) -> str:
    """Return a recipient as lists call them: "Ông Vũ Đình Khuê (truy tặng)"."""
    return printed_name(recipient.kind, recipient.honorific, recipient.name) + behind_name(recipient)


def has_died(recipient: Recipient) -> bool:
    """Return whether a person was honoured after death: the family comes and acts instead."""
    return recipient.posthumous and recipient.kind == NomineeKind.INDIVIDUAL


def who_acts(recipient: Recipient) -> str:
    """Return "ông Lò Văn Inh", or "gia đình ông Vàng A Páo" of somebody who has died, as inside a sentence."""
    name = name_in_sentence(recipient.kind, recipient.honorific, recipient.name)
    return f"gia đình {name}" if has_died(recipient) else name


def addressed(recipient: Recipient) -> str:
    """Return who is written to, seated or invited for a recipient: "Gia đình ông Vàng A Páo" where he has died."""
    told = title_text(who_acts(recipient)) + further_said(recipient)
    return told if has_died(recipient) else called(recipient)


def called_up(recipients: Sequence[Recipient]) -> str:
    """Return who is asked to come up: "đại diện các tập thể, cá nhân và đại diện gia đình người được truy tặng"."""
    dead = [one for one in recipients if has_died(one)]
    found = Counter(kind_word(one.kind, one.name) for one in recipients)
    person = kind_word(NomineeKind.INDIVIDUAL, "")
    found[person] -= len(dead)
    words = [f"{'các ' * (found[word] > 1)}{word}" for word in kind_words() if found[word] > 0 and word != person]
    told = [f"đại diện {', '.join(words)}"] * bool(words)
    told += [f"{'các ' * (found[person] > 1)}{person}"] * (found[person] > 0)
    told += [f"đại diện gia đình {'những ' * (len(dead) > 1)}người được truy tặng"] * bool(dead)
    return " và ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def with_place(name: str, where: str) -> str:
    """Return a name and where it belongs in one sentence: "Hộ gia đình ông Giàng A Páo, thôn Nà Tông"."""
    return name + place_case(f", {where}") if where else name


def whereabouts(recipient: Recipient) -> str:
    """Return "Chuyên viên Văn phòng, Sở Thông tin và Truyền thông tỉnh Tuyên Quang"."""
    return position_and_unit(recipient.position, recipient.unit)


def list_item(number: int, recipient: Recipient, end: str, said: Callable[[Recipient], str] = called) -> str:
    """Return one line of the list attached to a decision: "1. Ông …, position, unit;"."""
    parts = (with_place(said(recipient), whereabouts(recipient)), in_sentence(recipient.merit or "").rstrip(" .;,"))
    return f"{number}. " + ", ".join(part for part in parts if part) + end


def ended(text: str, end: str) -> str:
    """Return the text with exactly this ending, whatever punctuation it came with."""
    bare = text.rstrip().removesuffix("/.").rstrip(" .;,")
    return bare if bare.endswith((":", "!", "?")) and end in OPEN_ENDS else bare + end


def ended_words(words: Words, end: str) -> Words:
    """Return a paragraph with exactly this ending; the ending stays plain after italics in brackets."""
    if isinstance(words, str):
        return ended(words, end)
    if not words:
        return words
    last = Span(ended(words[-1].text, ""), words[-1].face)
    return (*words[:-1], last, Span(end))


def bonus_amounts(amounts: Sequence[tuple[str, int]]) -> str:
    """Return "tập thể 3.600.000 đồng, cá nhân 1.800.000 đồng"."""
    return ", ".join(f"{word} {numbers.money(amount)} đồng" for word, amount in amounts)


def bold_counts(recipients: Sequence[Recipient]) -> str:
    """Return `counts_in_sentence` for a blank of `standing_spans`, each count bold."""
    words = [f"{BOLD_FROM}{one}{BOLD_TO}" for one in count_words(recipients)]
    return " và ".join(filter(None, (", ".join(words[:-1]), *words[-1:]))) or DOTTED


def standing_spans(text: str, values: Mapping[str, str]) -> tuple[Span, ...]:
    """Return a standing text with its blanks filled; what it says in brackets itself is in italics."""
    told = filled(text, {name: value.translate(HIDDEN) for name, value in values.items()})
    found = []
    for part in _PARTS.split(told):
        face = Face.ITALIC if part.startswith("(") else Face.BOLD if part.startswith(BOLD_FROM) else Face.PLAIN
        if plain := part.strip(BOLD_FROM + BOLD_TO).translate(SHOWN):
            found.append(Span(plain, face))
    return tuple(found)


def pointed(text: str, values: Mapping[str, str], points: Sequence[Mapping[str, str]], point: str) -> Points:
    """Return a standing text without its citation, going on in points: `point` filled with the values of each."""
    opening = standing_spans(without_citation(text), values)
    told = [standing_spans(point if one.get("citation") else without_citation(point), one) for one in points]
    return Points((*opening, Span(", gồm:")), told)


def without_citation(text: str) -> str:
    """Return a standing text without the blank of the citation and the comma before it."""
    return _CITED.sub("", text)


def without_list(text: str) -> str:
    """Return a standing text without its "(có Danh sách kèm theo)", for a paper that has no list."""
    return _LISTED.sub("", text)


def capital(words: Sequence[Span]) -> tuple[Span, ...]:
    """Return a paragraph with a capital first letter, whatever blank it begins with."""
    first, *rest = words
    return (Span(title_text(first.text), first.face), *rest)


def title_text(text: str) -> str:
    """Return a title with a capital first letter, whatever blank it begins with."""
    return text[:1].upper() + text[1:]


def spans(words: Words) -> tuple[Span, ...]:
    """Return a text as spans."""
    return (Span(words),) if isinstance(words, str) else tuple(words)


def in_sentence(text: str) -> str:
    """Return a title as it goes on after another word: "tập thể, cá nhân được tặng …"."""
    return text[:1].lower() + text[1:]


def one_a_line(names: Sequence[str]) -> tuple[str, ...]:
    """Return addressees with their punctuation; a single one needs no dash."""
    if len(names) == 1:
        return (ended(names[0], "."),)
    return bullets(names)


def bullets(entries: Sequence[str]) -> tuple[str, ...]:
    """Return "- Như Điều 3;" … "- Lưu: VT, NC."."""
    last = len(entries) - 1
    return tuple(
        f"- {ended(entry.removeprefix('-').strip(), '.' if at == last else ';')}" for at, entry in enumerate(entries)
    )


def place_and_date(place: str | None, dated: date | None) -> str:
    """Return "Tuyên Quang, ngày 12 tháng 01 năm 2024", or nothing while the date is open."""
    if dated is None:
        return ""
    day = dates.long_date(dated)
    return f"{place}, {day}" if place else day
