"""Opens the record for a command and finds the round or decision that an argument names."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.connect import Database
from db.errors import KnownError
from db.models.decisions import Decision
from db.models.rounds import AwardRound
from db.opening import open_record
from db.queries import paper_rows
from db.queries.statistics import decided_years
from db.queries.stock_list import StockCount, stock_counts
from db.rules import names
from desktop.commands.invocation import Invocation
from desktop.labels.sentences import sentence
from desktop.labels.translation import _
from desktop.papers.secret_list import SecretTold


@contextmanager
def open_read_only(call: Invocation) -> Iterator[Database]:
    """Yield the record's database, opened for reading while someone else may be writing."""
    record = open_record(call.database, today=lambda: call.today, read_only=True)
    try:
        yield record.database
    finally:
        record.close()


def add_secret(parser: argparse.ArgumentParser) -> None:
    """Declare --with-secret."""
    words = _("name the secret list too, which is only counted otherwise")
    parser.add_argument("--with-secret", dest="secret", action="store_true", help=words)


def tell_left_out(call: Invocation, told: SecretTold) -> None:
    """Say how many of the secret list a paper leaves out, or names."""
    if told.left_out:
        call.show_message(sentence("secret_left_out", {"count": told.left_out}))
    elif told.named:
        call.show_message(sentence("secret_named", {"count": told.named}))


def find_round(session: Session, text: str | None) -> int:
    """Return the round named by id or name, or the only one.

    Raises KnownError: unknown_round, which_round, no_round.
    """
    rounds = session.execute(select(AwardRound.id, AwardRound.name).order_by(AwardRound.year, AwardRound.id)).all()
    known = "; ".join(f"{id_} = {name}" for id_, name in rounds)
    if not rounds:
        raise KnownError("no_round")
    if text is None:
        if len(rounds) > 1:
            raise KnownError("which_round", known=known)
        return int(rounds[0].id)
    for id_, name in rounds:
        if text == str(id_) or names.search_key(text) == names.search_key(name):
            return int(id_)
    raise KnownError("unknown_round", text=text, known=known)


def find_stock(session: Session, text: str | None) -> StockCount | None:
    """Return the stock named by id or name; without one the only one, or any where the issuer's line is on all or none.

    None where the record names no stock. Raises KnownError: unknown_stock, which_stock.
    """
    stocks = stock_counts(session)
    known = "; ".join(f"{each.id} = {each.name}" for each in stocks)
    if text is None:
        if len({each.carries_issuer for each in stocks}) > 1:
            raise KnownError("which_stock", known=known)
        return stocks[0] if stocks else None
    for each in stocks:
        if text == str(each.id) or names.search_key(text) == names.search_key(each.name):
            return each
    raise KnownError("unknown_stock", text=text, known=known)


def find_year(session: Session, year: int | None, today: date) -> int:
    """Return the year asked for, or the last one with a decision; without any the year of `today`.

    Raises KnownError: unknown_year.
    """
    known = decided_years(session)
    if year is None:
        return known[0] if known else today.year
    if year not in known:
        raise KnownError("unknown_year", year=year, known=", ".join(map(str, known)) or "–")
    return year


def find_decisions(session: Session, text: str | None, round_text: str | None) -> list[int]:
    """Return the decision named by id or number, or all of the round.

    Raises KnownError: unknown_decision, which_decision, no_decision, and those of `find_round`.
    """
    if text is None:
        found = paper_rows.ids_of_round(session, find_round(session, round_text))
        if not found:
            raise KnownError("no_decision")
        return found
    rows = session.execute(select(Decision.id, Decision.number, Decision.dated).order_by(Decision.id)).all()
    if not rows:
        raise KnownError("no_decision")
    by_number = [id_ for id_, number, _ in rows if number and _same_number(text, number)]
    if len(by_number) == 1:
        return by_number
    known = "; ".join(_listed(id_, number, dated) for id_, number, dated in rows[-20:])
    if by_number:
        raise KnownError("which_decision", known=known)
    by_id = [id_ for id_, _, _ in rows if text == str(id_)]
    if not by_id:
        raise KnownError("unknown_decision", text=text, known=known)
    return by_id


def find_decision(session: Session, text: str | None, round_text: str | None) -> int:
    """Return the one decision named by id, number or round.

    Raises KnownError: which_decision where several fit, and those of `find_decisions`.
    """
    found = find_decisions(session, text, round_text)
    if len(found) > 1:
        rows = session.execute(select(Decision.id, Decision.number, Decision.dated).where(Decision.id.in_(found)))
        raise KnownError("which_decision", known="; ".join(_listed(*row) for row in rows))
    return found[0]


def _same_number(text: str, number: str) -> bool:
    return text.casefold() == number.casefold() or ("/" not in text and text == number.partition("/")[0])


def _listed(id_: int, number: str | None, dated: date | None) -> str:
    return f"{id_} = {number or '…'}" + (f" ({dated:%d/%m/%Y})" if dated else "")
