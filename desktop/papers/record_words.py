"""Words that several papers take from the record: recipients, references, kinds, citations, the office's name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.advice import Accepted
from db.queries.amendments import corrections
from db.queries.journal_head import head
from db.queries.paper_rows import AuthorityWords, AwardedRow, DecisionRows
from db.queries.secrecy import shows_secret
from db.rules.nomination_fields import PRINTED, texts_of
from db.rules.printed_names import name_in_sentence
from db.rules.standing_texts import ONLY
from desktop.documents.letters import paper_words
from desktop.documents.letters.values import AwardListPart, NameList, Office, Recipient, Reference
from desktop.labels.amendment_words import corrected_words
from desktop.labels.sentences import sentence

APART = "(MẬT)"
"""Ends the name of a list of its own that the secret list has."""


def office(names: AuthorityWords) -> Office:
    """Return the issuing body at the head of a paper."""
    return Office(names.body, names.superior or None)


def recipient(row: AwardedRow, *, merit: bool = False, asked: str = "") -> Recipient:
    """Return one person or collective as lists print it; an empty field is None.

    `merit` adds the citation, on lists whose recipients have different ones; `asked` what is asked for.
    """
    return Recipient(
        row.name,
        row.kind,
        asked=asked or None,
        merit=row.citation if merit else None,
        achievement=row.summary or None,
        earlier_awards="; ".join(row.earlier) or None,
        register_number=row.register_number or None,
        bonus=0 if row.instead else row.bonus,
        **texts_of(row, PRINTED),
    )


def recipients(rows: Sequence[AwardedRow]) -> list[Recipient]:
    """Return the recipients of one list, each with its citation where they have different ones."""
    merit = len(by_citation(rows)) > 1
    return [recipient(row, merit=merit) for row in rows]


def name_lists(
    title: str, rows: Sequence[AwardedRow], name: str = "DANH SÁCH", told: Sequence[Recipient] = ()
) -> list[NameList]:
    """Return the list of a paper's recipients; those of the secret list have one of their own.

    `told` are the recipients as the paper says them, where it says more than decisions do.
    """
    found = []
    for secret, called in ((False, name), (True, f"{name} {APART}")):
        pairs = zip(rows, told or recipients(rows), strict=True)
        those = [(row, one) for row, one in pairs if bool(row.secret) is secret]
        awards = [row.words.full if row.words else "" for row, _one in those]
        found.append(NameList(title, [one for _row, one in those], called, awards=awards))
    return [one for one in found if one.recipients]


def exceptions(those: Sequence[Accepted]) -> str:
    """Return who is put forward in spite of what the law asks for: what is lacking, by which article, and the reason.

    "ông Ma Văn Páo (Cần 2 sáng kiến …, hồ sơ có 1; NĐ 98/2023/NĐ-CP Điều 22 khoản 1): đề tài nghiệm thu tháng 12".
    """
    told = []
    for one in those:
        lacking = sentence(one.rule, one.values, lang="vi").partition(". ")[0].rstrip(" .")
        bracket = "; ".join(part for part in (lacking, one.article.partition(" (")[0]) if part)
        told.append(f"{name_in_sentence(one.kind, one.honorific, one.name)} ({bracket}): {one.reason.rstrip(' .;')}")
    return "; ".join(told)


def reference(suffix: str, place: str, number: str, dated: date | None, today: date) -> Reference:
    """Return number, place and date of a paper; an undated one is expected in the month of `today`."""
    expected = dated or today
    return Reference(suffix, place, number or None, dated, expected.month, expected.year)


def kinds(rows: Sequence[AwardedRow]) -> str:
    """Return "Tập thể, cá nhân", naming the kinds that there are; both usual ones for nobody."""
    told = paper_words.kinds([recipient(row) for row in rows]) or "tập thể, cá nhân"
    return told[0].upper() + told[1:]


def by_citation(rows: Sequence[AwardedRow]) -> list[tuple[str, list[AwardedRow]]]:
    """Return (citation, rows) in the order in which the citations first appear; case and end marks make no other."""
    found: dict[str, tuple[str, list[AwardedRow]]] = {}
    for row in rows:
        told = " ".join(row.citation.split()).rstrip(" .;,")
        found.setdefault(told.casefold(), (told, []))[1].append(row)
    return list(found.values())


def common_citation(rows: Sequence[AwardedRow]) -> str:
    """Return the citation that all rows share, "" where they have different ones."""
    found = by_citation(rows)
    return found[0][0] if len(found) == 1 else ""


def round_citation(session: Session, round_id: int, rows: Sequence[AwardedRow]) -> str:
    """Return what a paper of a round may say of all its rows: the citation they share, for nobody the round's."""
    return common_citation(rows) if rows else paper_rows.movement_citation(session, round_id)


def forms(decisions: Sequence[DecisionRows]) -> str:
    """Return "Bằng khen, danh hiệu “Lao động tiên tiến”": what decisions gave, each once."""
    return ", ".join(given_forms(decisions))


def given_forms(decisions: Sequence[DecisionRows]) -> list[str]:
    """Return what decisions gave, each once."""
    return list(dict.fromkeys(one.words.given_short for one in decisions if one.in_force))


def acts(decisions: Sequence[DecisionRows]) -> str:
    """Return "tặng", "truy tặng" or both, for what decisions gave."""
    told = [one.words.act(row.posthumous for row in one.in_force) for one in decisions if one.in_force]
    both = {word for act in told for word in act.split(" và ")}
    order = [word for word in ("tặng thưởng", "tặng", "truy tặng") if word in both]
    others = [word for word in dict.fromkeys(told) if word not in both and " và " not in word]
    return ", ".join([*others, *order]) or "tặng"


def told_of(rows: Sequence[AwardedRow]) -> dict[str, str]:
    """Return the blanks of a paper about these rows: kinds, counts, the citation they share and what it is about."""
    citation = common_citation(rows)
    return {
        "kinds": kinds(rows).lower(),
        "counts": paper_words.counts_in_sentence([recipient(row) for row in rows]),
        "citation": without_done(citation),
        "movement": movement_of(citation),
        ONLY: only(rows),
    }


def only(rows: Sequence[AwardedRow]) -> str:
    """Return a mark where all rows are of one nominee, else ""."""
    return "1" if len({row.nominee_id for row in rows}) == 1 else ""


def told_of_round(session: Session, round_id: int, decisions: Sequence[DecisionRows]) -> dict[str, str]:
    """Return the blanks of a paper about all awards of a round: kinds, verb, awards, what the citation is about."""
    rows = [row for one in decisions for row in one.in_force]
    return {
        "kinds": kinds(rows).lower(),
        "act": acts(decisions),
        "forms": forms(decisions) or "danh hiệu, hình thức khen thưởng",
        "movement": movement_of(round_citation(session, round_id, rows)),
        ONLY: only(rows),
    }


def without_done(citation: str) -> str:
    """Return a citation as it goes on in a sentence: "có thành tích …" for "Đã có thành tích …", "vì …" for "Vì …"."""
    bare = citation.removeprefix("Đã ").removeprefix("đã ")
    return bare if bare[1:2].isupper() else paper_words.in_sentence(bare)


def reason_in_sentence(reason: str) -> str:
    """Return a reason as it stands in brackets: "thành tích chưa đạt", but "Sở Nội vụ …" and "UBND xã …"."""
    first, second, *_rest = (*reason.split(), "", "")
    return paper_words.in_sentence(reason) if first[1:].islower() and second[:1].islower() else reason


def movement_of(citation: str) -> str:
    """Return "trong phong trào …" from "Đã có thành tích xuất sắc trong phong trào …"."""
    bare = without_done(citation)
    at = bare.find(" trong ")
    return bare[at + 1 :] if at >= 0 else bare


def issued_decisions(session: Session, round_id: int, today: date, *, everybody: bool = False) -> list[DecisionRows]:
    """Return the issued decisions of a round, the highest authority first; one of several awards once for each.

    The secret list is left out, unless it is asked for (`everybody`) or the session shows it.
    """
    ids = paper_rows.ids_of_round(session, round_id, issued=True)
    parts = [part for one in ids for part in paper_rows.decision_rows(session, one, today).by_award]
    if everybody or shows_secret(session):
        return parts
    return [replace(part, rows=tuple(row for row in part.rows if not row.secret)) for part in parts]


def secret_left_out(session: Session, many: int) -> str:
    """Return "Không kể 02 trường hợp thuộc danh sách mật", "" where the session shows them or there are none."""
    return f"Không kể {many:02} trường hợp thuộc danh sách mật" if many and not shows_secret(session) else ""


def award_parts(decisions: Sequence[DecisionRows]) -> list[AwardListPart]:
    """Return who holds the awards of some decisions, one part for each; one whose awards were all revoked has none.

    Each recipient has its citation where the decisions have different ones.
    """
    merit = len(by_citation([row for one in decisions for row in one.in_force])) > 1
    return [
        AwardListPart(one.award, one.number, one.dated, [recipient(row, merit=merit) for row in one.in_force])
        for one in decisions
        if one.in_force
    ]


def revoked_words(number: str | None, *, replaced: bool) -> str:
    """Return "Đã thu hồi theo Quyết định số 12/QĐ-UBND", "Đã thay thế bằng …", or nothing for an award in force."""
    if not number:
        return ""
    return f"Đã {'thay thế bằng' if replaced else 'thu hồi theo'} Quyết định số {number}"


def left_out(decisions: Sequence[DecisionRows]) -> str:
    """Return "Không gồm bà Hà Thị Mai (đã thu hồi theo Quyết định số 12/QĐ-UBND)", "" where nothing was revoked.

    A decision that was replaced is told once: "Quyết định số 3/QĐ-UBND đã được thay thế bằng Quyết định số 12/QĐ-UBND".
    """
    told = [
        f"{name_in_sentence(row.kind, row.honorific, row.name)} (đã thu hồi theo Quyết định số {row.revoked})"
        for one in decisions
        for row in one.rows
        if row.revoked and not row.replaced
    ]
    replaced = {(one.number, row.revoked): None for one in decisions for row in one.rows if row.replaced}
    notes = [f"Quyết định số {old} đã được thay thế bằng Quyết định số {new}" for old, new in replaced]
    if told:
        notes.insert(0, f"Không gồm {'; '.join(told)}")
    return ". ".join(notes)


def corrected(session: Session, decisions: Sequence[DecisionRows]) -> str:
    """Return "Đã đính chính: bà Hạ Thị Mai (…: Họ và tên đã in là “Hà Thị Mai”)", "" where nothing was corrected."""
    rows = {row.recipient_id: row for one in decisions for row in one.in_force}
    told = [
        f"{name_in_sentence(rows[id_].kind, rows[id_].honorific, rows[id_].name)} ({corrected_words(made, 'vi')})"
        for id_, made in corrections(session, list(rows)).items()
    ]
    return f"Đã đính chính: {'; '.join(told)}" if told else ""


def journal_mark(session: Session) -> str:
    """Return how far the journal has come, as `check --head` compares it: "Mốc nhật ký: 1234 8f3a-91c2-44de-07b1"."""
    found = head(session)
    return f"Mốc nhật ký: {found.short}" if found else ""
