"""What the window does with authorities: the clerk's own office, and those that award."""

from collections.abc import Callable

from db.changes.office import AddAuthority, AddSigner
from db.connect import StepMaker
from db.rules.dates import SINCE_EVER
from db.rules.numbering import office_of
from db.rules.terms import SigningCapacity
from desktop.ui.catalogue.office_form import OfficeValues
from desktop.ui.core.context import Context, ignore
from desktop.ui.framework.ask_and_write import Failed


def add_authority(
    context: Context,
    values: OfficeValues,
    own: bool,
    then: Callable[[int], object] = ignore,
    failed: Failed | None = None,
) -> None:
    """Write an authority with its signer, who signs as its head; `then` gets the authority's id."""
    taken = office_of(values.number_suffix).casefold() or "office"
    authority = AddAuthority(
        code=taken,
        level=values.level,
        title=values.title,
        short_title=values.short_title or values.title,
        body=values.body,
        office=values.office.upper(),
        place=values.place,
        number_suffix=values.number_suffix,
        valid_from=SINCE_EVER,
        superior=values.superior,
        fund=values.fund,
        is_office=own,
    )

    def write(steps: StepMaker) -> int:
        made = int(steps.do(authority))
        if values.signer:
            steps.do(AddSigner(made, values.signer, SigningCapacity.HEAD, values.office.upper()))
        return made

    context.do_steps(write, then, failed)
