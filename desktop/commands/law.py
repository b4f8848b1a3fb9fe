"""`law`: what the law that came with the program has else than the record, and taking it into the record."""

import argparse

from db.changes.catalogue import ReceiveCatalogue
from db.opening import open_record
from db.queries.law_update import differences_with_shipped
from db.rules.law_rows import LawDifference, Standing
from desktop.commands.invocation import Invocation
from desktop.labels.law_words import HOW, KEPT, TABLES, changed_words, names_of, row_words
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask whether to take it."""
    parser.add_argument("--receive", action="store_true", help=_("take every row that is offered, as one step"))


def run(call: Invocation) -> int:
    """Print a line for each difference; with `--receive` take what is offered, the office's own stays."""
    receive = call.arguments.receive
    with open_record(call.database, read_only=not receive) as record:
        with record.database.read() as session:
            found = differences_with_shipped(session)
        for one in found:
            call.out.write("\t".join(_line(one, names_of(found))) + "\n")
        offered = sum(one.standing is Standing.OFFERED for one in found)
        if not offered:
            call.show_message(_("The record has the law that came with the program."))
        elif receive:
            many = record.database.do(ReceiveCatalogue()).result
            call.show_message(_("{n} rows of the law were received.").format(n=many))
        else:
            call.show_message(_("{n} rows can be received: law --receive").format(n=offered))
    return 0


def _line(one: LawDifference, names: dict[str, str]) -> tuple[str, ...]:
    how = _(HOW[one.how]) if one.standing is Standing.OFFERED else _(KEPT[one.standing])
    return (how, _(TABLES[one.table]), row_words(one, names), *changed_words(one))
