"""`history NAME`: a nominee's awards, the name typed with or without accents."""

import argparse

from db import search
from db.queries.register_list import GivenAward, history_of, register_ids
from desktop.commands.invocation import Invocation
from desktop.commands.record_arguments import open_read_only
from desktop.labels.amendment_words import corrected_words
from desktop.labels.translation import _

MOST = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare NAME."""
    parser.add_argument("name", metavar="NAME", help=_("the name, with or without accents"))


def run(call: Invocation) -> int:
    """Print one block for each nominee whose name fits; nobody found is no failure."""
    with open_read_only(call) as database, database.read() as session:
        name = call.arguments.name
        found = register_ids(session, name, limit=MOST + 1) if search.words_of(name) else ()
        told = {id_: history_of(session, id_) for id_ in found[:MOST]}
    awarded = {id_: awards for id_, awards in told.items() if awards}
    if not awarded:
        call.show_message(_("No award is known of “{name}”.").format(name=call.arguments.name))
        return 0
    for awards in awarded.values():
        call.out.write(heading(awards[0]) + "\n")
        for award in awards:
            call.out.write(f"  {line(award)}\n")
    if len(found) > MOST:
        call.show_message(_("Only the first {most} are shown. Type more of the name.").format(most=MOST))
    return 0


def heading(award: GivenAward) -> str:
    """Return who it is, as last awarded."""
    return ", ".join(part for part in (award.name, award.position, award.unit) if part)


def line(award: GivenAward) -> str:
    """Return one award in one line: date, award, number, number in the decision, citation."""
    day = f"{award.dated:%d/%m/%Y}" if award.dated else ""
    revoked = f"  [{_('revoked')}: {award.revoked_number}]" if award.revoked_number else ""
    corrected = f"  [{corrected_words(award.corrections)}]" if award.corrections else ""
    return f"{day}  {award.award}  ({award.number}, {award.register_number})  {award.citation}{revoked}{corrected}"
