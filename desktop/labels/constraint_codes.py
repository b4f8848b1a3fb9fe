"""What the record's own rules refuse, whatever form or list it came from: one sentence for each, with a way out."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
    "constraint": N_("The record refused this: it contradicts what stands there already. Nothing was changed."),
    "constraint_twice": N_("This stands in the record already. Nothing was changed; look for the entry there is."),
    "constraint_link": N_("Something else in the record still needs this, or what it belongs to is gone. Look again."),
    "constraint_empty": N_("Something that must be filled in is empty. Nothing was changed; fill it in first."),
    "twice_round": N_("There is a round of this name already. Give it another name, with its year."),
    "twice_movement": N_("There is a movement of this name already. Choose it instead of writing it anew."),
    "twice_authority": N_("This authority stands in the catalogue already. Rename it instead of adding it."),
    "twice_name_on_day": N_("From this day on another name holds already. Give another day, or take that step back."),
    "twice_succession": N_("It is recorded already that this unit was taken over by that one."),
    "twice_decision_number": N_(
        "This authority used the number this year already. Look at the paper, or give the next."
    ),
    "twice_in_decision": N_("Somebody stands twice in this decision. Leave the second out."),
    "twice_decided": N_("Another decision has decided about this nominee already. Leave the nominee out of this one."),
    "twice_in_submission": N_("Somebody stands twice in this submission. Leave the second out."),
    "twice_in_council": N_("Somebody stands twice among the council's results. Leave the second out."),
    "twice_nominated": N_("This nominee stands in the round already, for the same award. Open that nomination."),
    "twice_attached": N_("This very file is attached already."),
    "twice_person": N_("This person or unit is known already. Choose it from the list that opens while typing."),
    "twice_stock": N_("There is a stock of this name already. Count it instead of adding it."),
    "twice_register_number": N_("This number of the register is used or explained already. Choose another."),
    "twice_revoked": N_("This award was revoked already."),
    "twice_handed_over": N_("This certificate was handed over already."),
    "end_before_start": N_("The last day lies before the first. Correct one of the two."),
    "unit_below_itself": N_("A unit cannot stand below itself. Choose another parent."),
    "unit_follows_itself": N_("A unit cannot be its own successor. Choose another unit."),
    "year_out_of_range": N_("The year must lie between 1945 and 2200."),
    "more_present_than_members": N_("More members were present than the council has. Correct one of the two."),
    "more_votes_than_voters": N_("There are more votes than voters. Correct one of the two."),
    "loss_needs_reason": N_("This needs a reason. Write one; it stays in the record."),
    "no_sheets_moved": N_("Give at least one sheet."),
    "nominee_unnamed": N_("A nominee needs a name."),
    "women_more_than_all": N_("There are more women than people in all. Correct one of the two."),
    "issued_unnumbered": N_("An issued decision needs number and date."),
}
