"""What the law catalogue says about a nomination: a fact, then the way out; the article stands beside it."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
    "criteria_met": N_("The conditions for “{award}” are met, as far as the record knows."),
    "criteria_to_read": N_(
        "The conditions for “{award}” cannot be counted here. Compare the dossier with the article."
    ),
    "law_not_in_hand": N_(
        "The text of the law in force is not in the catalogue yet ({law}). Read its conditions there."
    ),
    "award_not_in_force": N_("“{award}” does not exist in law on {date}. Choose another award."),
    "kind_not_yet_for_award": N_(
        "“{award}” is for this kind of nominee ({kind}) only from {date}. Look at the date of the decision."
    ),
    "discipline_pending": N_("{what} is pending since {date}. Wait for its end, or give the reason for going on."),
    "discipline_ended": N_("{what} ended on {date}. Achievements count from then on."),
    "rewarded_already": N_(
        "“{award}” was given for the same achievement on {date} ({number}). Give the reason for going on."
    ),
    "basis_differs": N_("The reason of this round is another than the article asks for. Look at the reward type."),
    "rating_unknown": N_(
        "No duty rating is recorded for {year}; “{needed}” is asked for. Enter it, or look in the dossier."
    ),
    "rating_low": N_("The rating for {year} is “{rating}”, “{needed}” is asked for."),
    "initiatives_short": N_(
        "{needed} initiatives are asked for up to {year}, the record has {found}. Add what is missing."
    ),
    "prior_short": N_("“{award}” is asked for {needed} times, the record has {found}. Look at the earlier awards."),
}
