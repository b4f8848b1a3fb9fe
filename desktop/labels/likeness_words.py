"""Why two entries may be one person or one unit, in the clerk's words."""

from desktop.labels.translation import N_

OF_PEOPLE = {
    "name_same": N_("same name"),
    "name_spelling": N_("same name, spelled another way"),
    "name_unmarked": N_("same name, once without marks"),
    "name_marks": N_("names differ in their marks only"),
    "name_letter": N_("names differ in one letter"),
    "name_shorter": N_("one name is shorter"),
    "name_initials": N_("one name is abbreviated"),
    "birth_day": N_("same day of birth"),
    "birth_month": N_("same month of birth"),
    "birth_year": N_("same year of birth"),
    "birth_swapped": N_("day and month of birth exchanged"),
    "birth_slip": N_("births differ in one digit"),
    "birth_other": N_("other birth"),
    "unit_same": N_("same unit"),
    "unit_followed": N_("unit renamed or taken over"),
    "unit_joined": N_("provinces that became one in 2025"),
    "unit_other": N_("other unit"),
    "position_same": N_("same position"),
    "identity_same": N_("same identity number"),
    "identity_other": N_("other identity number"),
    "sex_other": N_("other sex"),
    "listed_together": N_("both in one award list"),
}
"""By the codes of `db.rules.same_person`."""
OF_UNITS = {
    "name_same": N_("same name"),
    "name_spelling": N_("same name, spelled another way"),
    "name_short": N_("same name, once with short forms"),
    "name_abbreviated": N_("one name is abbreviated"),
    "name_order": N_("same words in another order"),
    "name_unmarked": N_("same name, once without marks"),
    "name_marks": N_("names differ in their marks only"),
    "name_letter": N_("names differ in one letter"),
    "name_longer": N_("one name says more behind"),
    "place_marks": N_("names of places differ in their marks"),
    "place_letter": N_("names of places differ in one letter"),
    "number_other": N_("other number"),
    "parent_same": N_("same unit above"),
    "parent_other": N_("other unit above"),
    "province_joined": N_("provinces that became one in 2025"),
    "province_other": N_("other province"),
    "abbreviation_same": N_("same abbreviation"),
    "abbreviation_other": N_("other abbreviation"),
    "address_same": N_("same address"),
}
"""By the codes of `db.rules.same_unit`."""
