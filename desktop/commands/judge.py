"""`judge`: what the law that came with the program says of plain cases; no record is needed."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from db.catalogue import rows_of, shipped, typed
from db.errors import KnownError
from db.rules.case import Case
from db.rules.catalogue import votes_needed
from db.rules.eligibility import Finding, findings, verdict
from db.rules.law import Law, law_of
from db.rules.plain_case import case_from
from desktop.commands.invocation import Invocation
from desktop.labels.sentences import sentence
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the file of cases."""
    parser.add_argument("cases", metavar="CASES.json", type=Path, help=_("the cases, as docs/commands.md writes them"))
    parser.add_argument("--json", action="store_true", help=_("print the results as JSON"))


def run(call: Invocation) -> int:
    """Print what is found of each case (docs/commands.md). Raises KnownError: changes_unreadable, cases_wrong."""
    law = law_of(rows_of(shipped()))
    told = [_result(each, law) for each in _cases(call.arguments.cases)]
    if call.arguments.json:
        json.dump({"results": told}, call.out, ensure_ascii=False, indent=1)
        call.out.write("\n")
        return 0
    for count, each in enumerate(told, start=1):
        call.out.write(f"{count}\t{each['verdict']}\t{each['regime'] or ''}\n")
        for found in each["findings"]:
            call.out.write(f"\t{found['state']}\t{found['article']}\t{found['message']}\n")
    return 0


def _cases(file: Path) -> list[Any]:
    try:
        read = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("changes_unreadable", path=str(file)) from error
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", "?")
        raise KnownError("changes_not_json", path=str(file), line=line) from error
    cases = read.get("cases") if isinstance(read, dict) else None
    if not isinstance(cases, list):
        raise KnownError("case_wrong", place="cases")
    return cases


def _result(plain: Any, law: Law) -> dict[str, Any]:
    case = case_from(plain)
    day = law.text_day(case.day, case.received)
    regime = law.regime_on(day)
    votes = plain.get("votes")
    if votes:
        case = _voted(case, votes, regime.code if regime else "")
    found = findings(case, law)
    return {
        "verdict": verdict(found).value,
        "regime": regime.code if regime else None,
        "findings": [_told(one) for one in found],
    }


def _voted(case: Case, votes: Any, regime: str) -> Case:
    """Return the case with how many votes the law asks for, of all members; none where it sets no share."""
    share = typed().votes_for(case.award, regime)
    if share is None or share.ratio is None:
        return case
    try:
        counted, members = int(votes["for"]), int(votes["members"])
    except (TypeError, ValueError, KeyError) as error:
        raise KnownError("case_wrong", place="votes") from error
    article = share.fact.article or share.fact.source
    return replace(case, votes=(counted, votes_needed(share.ratio, members)), votes_article=article)


def _told(one: Finding) -> dict[str, str]:
    values = dict(one.values)
    return {
        "code": one.rule,
        "state": one.state.value,
        "article": one.article,
        "message": sentence(one.rule, values),
    }
