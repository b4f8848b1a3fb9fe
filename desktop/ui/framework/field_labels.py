"""The fields of a unit's list as column titles."""

from db.rules.nomination_fields import FIELDS, READ_PLAINLY
from desktop.ui.core.i18n import N_, _

FIELD_LABELS = {
    "name": N_("Name"),
    "honorific": N_("Mr, Ms"),
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
    **{field.list_field: field.label for field in FIELDS if field.read_plainly},
}
CHOICES = (
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
    *READ_PLAINLY,
    "identity",
)
"""What the clerk can say a column is."""


def field_label(field: str) -> str:
    """Return the title of a field of a list, "" for one that has none."""
    return _(FIELD_LABELS[field]) if field in FIELD_LABELS else ""
