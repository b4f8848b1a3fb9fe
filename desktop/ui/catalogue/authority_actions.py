"""What the window does with authorities: the clerk's own office, and those that award."""

from datetime import date

from db.changes.office import AddAuthority, AddSigner
from db.rules.terms import SigningCapacity
from desktop.ui.catalogue.office_form import OfficeValues
from desktop.ui.core.context import Context

EARLIEST = date(1945, 9, 2)


def add_authority(context: Context, values: OfficeValues, own: bool) -> int:
    """Add an authority with its signer; the head signs as head."""
    taken = values.number_suffix.rpartition("-")[2].casefold() or "office"
    made = int(
        context.history.do(
            AddAuthority(
                code=taken,
                level=values.level,
                title=values.title,
                short_title=values.short_title or values.title,
                body=values.body,
                office=values.office.upper(),
                place=values.place,
                number_suffix=values.number_suffix,
                valid_from=EARLIEST,
                superior=values.superior,
                fund=values.fund,
                is_office=own,
            )
        )
    )
    if values.signer:
        context.history.do(AddSigner(made, values.signer, SigningCapacity.HEAD, values.office.upper()))
    return made
