"""The minutes of a round's last council session."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_words
from db.queries.advice import accepted_in_session
from db.queries.council_results import Counted, counted_in
from db.queries.council_rows import CouncilRows, council_rows
from db.rules import names, numbers
from db.rules.dates import clock_words
from db.rules.numbering import suffix_for
from db.rules.printed_names import name_in_sentence
from db.rules.standing_texts import ONLY
from desktop.documents.letters import paper_words as sentences
from desktop.documents.letters.letter import Letter
from desktop.documents.letters.minutes import minutes_letter
from desktop.documents.letters.values import MinutesPaper, Reference, Signature, Vote
from desktop.papers import record_words

ARTICLE: Final = "Điều "
BALLOTS: Final = {"secret": "bỏ phiếu kín", "open": "biểu quyết công khai", "": "bỏ phiếu"}


def gather(session: Session, round_id: int, _today: date) -> Letter:
    """Return the minutes. Raises KnownError: no_council, office_missing (from the queries)."""
    rows = council_rows(session, round_id)
    words = paper_words.paper_words(session, "council_session", rows.id, rows.held_on)
    office = words.office
    day = rows.held_on
    suffix = suffix_for("BB", office.number_suffix)
    votes = [
        Vote(
            record_words.recipient(row),
            votes_for,
            recommended,
            note or None,
            row.words.full if row.words else "",
        )
        for row, votes_for, recommended, note in rows.votes
    ]
    told = _told(session, round_id, rows, votes)
    told["exceptions"] = record_words.exceptions(accepted_in_session(session, rows.id))
    counted = counted_in(session, rows.id)
    paper = MinutesPaper(
        office=record_words.office(office),
        reference=Reference(suffix, office.place, rows.number or None, day, day.month, day.year),
        abstract=words.sentence("minutes_abstract", **told),
        held_on=day,
        place=rows.place,
        members=rows.members,
        present=rows.present,
        absent=rows.absent,
        chair=rows.chair,
        secretary=rows.secretary,
        content=[words.sentence("minutes_content", **told)],
        votes=votes,
        conclusion=[words.sentence(code, **told) for code in _conclusions(votes, told["exceptions"])],
        adopted=words.sentence("minutes_end"),
        here=rows.here,
        begun_at=clock_words(rows.begun_at),
        ended_at=clock_words(rows.ended_at),
        written=counted.written,
        count=list(_count(counted)),
        chair_signature=Signature(("CHỦ TRÌ",), _name_of(rows.chair)),
        secretary_signature=Signature(("THƯ KÝ",), _name_of(rows.secretary)),
    )
    return minutes_letter(paper)


def _count(counted: Counted) -> Iterator[str]:
    """Yield who counted the ballots, how many there were, and which part of all members the law asks for."""
    if counted.tellers:
        yield f"Ban kiểm phiếu: {'; '.join(counted.tellers)}"
    ballots = (("phát ra", counted.issued), ("thu về", counted.returned), ("hợp lệ", counted.valid))
    told = [f"{word} {numbers.two_digits(many)}" for word, many in ballots if many is not None]
    if told and counted.returned is not None and counted.valid is not None:
        told.append(f"không hợp lệ {numbers.two_digits(counted.returned - counted.valid)}")
    if told:
        yield f"Số phiếu: {', '.join(told)}"
    for share in counted.shares:
        least = f"{numbers.two_digits(share.needed)} phiếu đồng ý, {share.percent} % tổng số thành viên"
        article = "" if ARTICLE in share.source else ", điều khoản chưa đối chiếu"
        yield f"{share.award}: cần ít nhất {least} ({share.source}{article})"


def _told(session: Session, round_id: int, rows: CouncilRows, votes: Sequence[Vote]) -> dict[str, str]:
    """Return the blanks of the minutes: who was judged, how it was voted, who passed and who did not."""
    passed = [vote for vote in votes if vote.recommended]
    judged = [row for row, *_result in rows.votes]
    alike = all(vote.votes_for == rows.members for vote in passed)
    return {
        "citation": record_words.without_done(record_words.round_citation(session, round_id, judged)),
        "kinds": record_words.kinds(judged).lower(),
        ONLY: record_words.only(judged),
        "ballot": BALLOTS.get(rows.ballot, BALLOTS[""]),
        "agreed": "nhất trí" if alike else "thống nhất theo đa số",
        "passed": sentences.counts_in_sentence([vote.recipient for vote in passed]),
        "refused": "; ".join(_refused(vote) for vote in votes if not vote.recommended),
    }


def _refused(vote: Vote) -> str:
    """Return "ông Ma Văn Ước (chưa đủ thời gian)"."""
    one = vote.recipient
    name = name_in_sentence(one.kind, one.honorific, one.name)
    return f"{name} ({record_words.reason_in_sentence(vote.note)})" if vote.note else name


def _conclusions(votes: Sequence[Vote], exceptions: str) -> Iterator[str]:
    """Yield the standing texts that conclude: who is recommended, in spite of what, who is not, or that nobody is."""
    if any(vote.recommended for vote in votes) or not votes:
        yield "minutes_conclusion"
        if exceptions:
            yield "minutes_exceptions"
        if any(not vote.recommended for vote in votes):
            yield "minutes_refused"
        return
    if len(votes) > 1:
        yield "minutes_nobody"
    yield "minutes_refused"


def _name_of(person: str) -> str | None:
    """Return "Phan Việt Tùng" from "Ông Phan Việt Tùng, Giám đốc Sở"."""
    return names.split_honorific(person.partition(",")[0])[1] or None
