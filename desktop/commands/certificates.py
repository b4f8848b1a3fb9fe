"""`certificates`: certificates from plain values, without a record."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from db.errors import KnownError
from desktop.commands.invocation import Invocation
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.from_json import read_calibration, read_cases
from desktop.documents.certificate.problems import PaperProblem
from desktop.labels.certificate_codes import problem_sentence
from desktop.labels.sentences import sentence
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the values, the file to write, and how it is printed."""
    parser.add_argument("cases", metavar="CASES.json", type=Path, help=_("the values of the certificates"))
    parser.add_argument("--out", metavar="FILE.pdf", type=Path, required=True, help=_("the file to write"))
    parser.add_argument("--layout", metavar="L", help=_("the layout of all; without it each gets that of its award"))
    parser.add_argument("--stock", action="store_true", help=_("the variable fields only, for pre-printed stock"))
    parser.add_argument(
        "--issuer-on-stock", action="store_true", help=_("the issuer's line stands on the stock already")
    )
    parser.add_argument("--calibration", metavar="C", help=_("the printer's calibration: JSON or a file with it"))
    parser.add_argument("--json", action="store_true", help=_("print pages and problems as JSON"))


def run(call: Invocation) -> int:
    """Draw every record without an error, in order; status 1 when there is one."""
    arguments = call.arguments
    try:
        records = read_cases(arguments.cases)
        moved = read_calibration(arguments.calibration) if arguments.calibration is not None else None
        problems = write_certificates(
            arguments.out,
            records,
            layout=arguments.layout,
            stock=arguments.stock,
            carries_issuer=arguments.issuer_on_stock,
            calibration=moved,
        )
    except KnownError as error:
        if not arguments.json:
            raise
        said = sentence(error, lang=call.lang)
        call.show_message(said)
        _print_json(call, 0, [], error=said)
        return 1
    stopped = {problem.index for problem in problems if problem.stops}
    _report(call, len(records) - len(stopped), problems)
    return 1 if stopped else 0


def _report(call: Invocation, pages: int, problems: Sequence[PaperProblem]) -> None:
    said = [
        {
            "index": problem.index,
            "field": problem.field,
            "kind": problem.kind,
            "severity": str(problem.severity),
            "message": problem_sentence(problem, call.lang),
        }
        for problem in problems
    ]
    if call.arguments.json:
        _print_json(call, pages, said)
        return
    for one in said:
        call.show_message(str(one["message"]))
    if pages:
        call.out.write(f"{call.arguments.out}\n")


def _print_json(call: Invocation, pages: int, problems: list[dict[str, object]], error: str | None = None) -> None:
    result: dict[str, object] = {"pages": pages, "problems": problems}
    if error is not None:
        result["error"] = error
    call.out.write(json.dumps(result, ensure_ascii=False) + "\n")
