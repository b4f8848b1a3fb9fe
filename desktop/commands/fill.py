"""`fill`: puts invented nominations of 15 years into a record, for trials and benchmarks."""

import argparse

from db.sample_data.fill import fill
from desktop.commands.invocation import Invocation
from desktop.labels.translation import _

STEPS = 10  # words about progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask how many, and from which seed."""
    parser.add_argument("--nominations", metavar="N", type=positive, required=True, help=_("how many nominations"))
    parser.add_argument("--seed", metavar="S", type=int, default=1, help=_("the same seed invents the same people"))


def positive(written: str) -> int:
    """Read a count from 1 to 10 million."""
    number = int(written)
    if not 1 <= number <= 10_000_000:
        raise argparse.ArgumentTypeError(
            _("a number from 1 to 10000000 is wanted, not {written}").format(written=written)
        )
    return number


def run(call: Invocation) -> int:
    """Fill, and print how many nominations and register entries the record has now."""
    told = 0

    def step(done: int, total: int) -> None:
        nonlocal told
        if done * STEPS // total > told:
            told = done * STEPS // total
            call.show_message(_("{percent}% filled").format(percent=told * 100 // STEPS))

    filled = fill(call.database, nominations=call.arguments.nominations, seed=call.arguments.seed, step=step)
    call.out.write(f"{filled.nominations} {filled.register_entries}\n")
    return 0
