"""The fields of a unit's list as column titles."""

from desktop.ui.core.i18n import N_

FIELD_LABELS = {
    "name": N_("Name"),
    "dob": N_("Born"),
    "position": N_("Position"),
    "unit": N_("Unit"),
    "award": N_("Award"),
    "year": N_("Period"),
    "reason": N_("Achievement"),
}
