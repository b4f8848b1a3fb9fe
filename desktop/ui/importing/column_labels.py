"""What a column of a list can be, in the clerk's words."""

from desktop.ui.core.i18n import N_, _

COLUMNS = {
    "name": N_("Name"),
    "honorific": N_("Ông, Bà"),
    "dob": N_("Born"),
    "gender": N_("Sex"),
    "position": N_("Position"),
    "unit": N_("Unit"),
    "position_unit": N_("Position and unit"),
    "award": N_("Award"),
    "year": N_("Period"),
    "reason": N_("Achievement"),
    "identity": N_("CCCD or CMND"),
    "family": N_("Family name"),
    "given": N_("Given name"),
    "birth_male": N_("Born, men"),
    "birth_female": N_("Born, women"),
    "kind": N_("For"),
    "number": N_("No."),
}
OFFERED = (
    "name",
    "honorific",
    "dob",
    "gender",
    "position",
    "unit",
    "position_unit",
    "award",
    "year",
    "reason",
    "identity",
)
"""What the clerk can say a column is."""
NOT_READ = "left_out_"
"""Begins the name under which a column is told to be left out; its number follows."""


def column_word(field: str) -> str:
    return _(COLUMNS[field]) if field in COLUMNS else ""
