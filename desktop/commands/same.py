"""`same people|units`: which entries of the record may be one, with score and reasons; a clerk decides (`apply`)."""

import argparse
import json
from typing import Any

from db.queries.same_people import cards, suggested
from db.queries.same_units import suggested_units, unit_cards
from db.rules.births import short_birth
from db.rules.same_person import SUGGESTED
from desktop.commands.invocation import Invocation
from desktop.commands.record_arguments import open_read_only
from desktop.labels.likeness_words import OF_PEOPLE, OF_UNITS
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask whom to compare, and from which score on pairs are told."""
    parser.add_argument("what", metavar="people|units", choices=("people", "units"), help=_("whom to compare"))
    parser.add_argument(
        "--least", metavar="N", type=int, default=SUGGESTED, help=_("only pairs that are at least so likely (percent)")
    )
    parser.add_argument("--json", action="store_true", help=_("print the results as JSON"))


def run(call: Invocation) -> int:
    """Print each pair that nobody decided about, the likeliest first (docs/commands.md); none is no failure."""
    units = call.arguments.what == "units"
    with open_read_only(call) as database, database.read() as session:
        found = (suggested_units if units else suggested)(session, call.arguments.least)
        ids = sorted({id_ for pair in found for id_ in (pair.one, pair.other)})
        if units:
            known = {id_: _unit(card.line) for id_, card in unit_cards(session, ids).items()}
        else:
            known = {id_: _person(card.line) for id_, card in cards(session, ids).items()}
    words = OF_UNITS if units else OF_PEOPLE
    told: list[dict[str, Any]] = [
        {
            "one": known[pair.one],
            "other": known[pair.other],
            "percent": pair.likeness.percent,
            "reasons": list(pair.likeness.reasons),
            "words": [_(words[reason]) for reason in pair.likeness.reasons],
        }
        for pair in found
    ]
    if call.arguments.json:
        json.dump({"pairs": told}, call.out, ensure_ascii=False, indent=1)
        call.out.write("\n")
        return 0
    for each in told:
        names = [f"{one['id']} {one['name']}" for one in (each["one"], each["other"])]
        call.out.write("\t".join((f"{each['percent']} %", *names, "; ".join(each["words"]))) + "\n")
    if not told:
        call.show_message(_("No two entries look like one."))
    return 0


def _person(line: Any) -> dict[str, object]:
    return {"id": line.id, "name": line.name, "birth": short_birth(line.birth), "unit": line.unit}


def _unit(line: Any) -> dict[str, object]:
    return {"id": line.id, "name": line.name, "below": line.parent, "abbreviation": line.abbreviation}
