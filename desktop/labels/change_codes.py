"""Sentences for what refuses a change of the record or asks about it, and for findings of the law catalogue."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
    # changes
    "name_missing": N_("The name is empty. Enter whom it is for."),
    "field_missing": N_("{field} is empty. Fill it in."),
    "too_long": N_("{field} has {length} characters, at most {limit} are kept. Shorten it."),
    "direction_mark": N_("{field} holds an invisible mark that turns the direction of writing. Type it anew."),
    "control_character": N_("{field} held control characters; they are left out."),
    "invisible_chars": N_("{field} held invisible characters; they are left out."),
    "markup_text": N_("{field} holds signs of a formula or markup: “{text}”. They will be printed as they are."),
    "authority_level": N_("“{body}” sounds like level: {said}. Choose the level again, or leave it."),
    "authority_head_alone": N_(
        "Awards will be called by “{title}”: write the office of the head with the body, not a person's name."
    ),
    "authority_short_title": N_(
        "Awards will be called by “{words}”: write the head's office in short, as in “{title}”."
    ),
    "authority_office": N_("“{words}” is not the office of “{title}”."),
    "authority_suffix": N_(
        "Numbers of decisions will end in “{suffix}”; usually QĐ stands in it, as in QĐ-UBND, QĐ/TU."
    ),
    "honorific_missing": N_("Neither Ông nor Bà is chosen for {name}."),
    "honorific_against_gender": N_("The honorific of {name} does not fit the sex. Look at it again."),
    "name_in_one_case": N_("“{name}” is in capitals or small letters only. Papers would say “{proposed}” if so typed."),
    "two_honorifics": N_("“{written}” stands before the name, and {honorific} is chosen. Leave one of them."),
    "honorific_against_name": N_("“{honorific}” seldom goes with a name like {name}. Look at both again."),
    "kind_doubtful": N_(
        "“{text}” does not look like the kind that is chosen (collective, individual, household). Choose the kind."
    ),
    "citation_missing": N_("There is no citation yet. The certificate needs one."),
    "bad_date": N_("“{text}” is no date. Write it as 05/01/2026."),
    "two_digit_year": N_("“{text}” has a year of too few or too many digits. Write all four: 05/01/2026."),
    "no_such_month": N_("“{text}”: there is no month {month}. Write day, month, year."),
    "no_such_day": N_("Month {month} of {year} has {days} days."),
    "period_doubtful": N_("“{text}” is no year or span of years up to {year}. Check it: 2022, or 2018-2022."),
    "future_date": N_("{date} is after today ({today}). Enter the day when it happened."),
    "decision_before_round": N_(
        "{date} is before {year}, the year of this round. Look at the date on the paper again."
    ),
    "decision_before_submission": N_(
        "{date} is before the submission was sent ({sent}). Look at the date on the paper again."
    ),
    "before_decision": N_(
        "{date} is before {dated}, the day of decision {number}. Enter the day when it happened after that."
    ),
    "date_order": N_("{date} must come after {after}, when the present name began."),
    "ends_before": N_("{date} is before {first}, when it begins. Give a later day."),
    "former_not_before": N_(
        "{date} is not before {first}, when the first known name began. Give an earlier day, or first choose that name "
        "and give it the day on which it really began (Day…)."
    ),
    "last_name": N_("“{name}” is the only name. Correct it instead of removing it."),
    "name_used": N_(
        "Decision {number} of {date} was issued under “{name}”. The name stays; correct its words or days."
    ),
    "decision_without_name": N_("Decision {number} of {date} would be left without a name. Choose another day."),
    "office_stays": N_("This is our own office. Correct its name instead of removing it."),
    "authority_used": N_("It stands in {count} entries ({table}), so it stays. Say until when it was there instead."),
    "signer_used": N_("{name} stands on decisions or submissions, so the entry stays. Give the last day instead."),
    "signer_days_cut": N_("Decision {number} of {date} was signed by {name}. These days leave it out."),
    "award_shipped": N_("This award comes with the law. Its words on papers can be changed; the award itself stays."),
    "award_exists": N_("There is an award “{name}” already. Correct that one."),
    "award_without_kind": N_("Say whom the award is for: collectives, individuals or households."),
    "award_used": N_("“{name}” stands in {count} entries ({table}), so it stays. Say until when it was given instead."),
    "bad_coefficient": N_("The coefficient is a number from 0 (no bonus by law) to 100: 0,5 or 3,5."),
    "bad_amount": N_("The base salary is an amount in đồng above 0: 2.340.000."),
    "salary_on_day": N_("Another base salary begins on {date} already. Correct that one."),
    "salary_used": N_(
        "Decision {number} of {date} was issued with this base salary. Add one from a later day instead."
    ),
    "regime_on_day": N_("Another law begins on {date} already. Correct that one."),
    "regime_used": N_("Decision {number} of {date} was issued under this law. Add one from a later day instead."),
    "text_on_day": N_("Another wording begins on {date} already. Correct that one."),
    "unknown_blank": N_("Nothing fills in “{blank}”. What can be filled in: {known}."),
    "bad_year": N_("The year {year} cannot be. Enter one from 1945 to {latest}."),
    "bad_fund": N_("{amount} đồng cannot be. Enter 0 or more."),
    "bad_money": N_("“{text}” is no amount of money. Write it as 24.300.000."),
    "bad_number": N_("“{text}” is no number of a paper. Write it as 46, 46/QĐ-UBND or 46-QĐ/TU."),
    "number_used": N_("Number {number} was used on {date}. The next one is {next}."),
    "bad_identity_number": N_("An identity number has 12 digits (the old one 9); this one has {length}."),
    "bad_hour": N_("“{text}” is no hour. Write it as 14:30."),
    "bad_votes": N_("{votes} of {total} cannot be: no more than all."),
    "authority_exists": N_("There is an authority with the code {code} already."),
    "authority_without_name": N_("The authority has no name on {date}. Add the name that was valid then."),
    "unit_exists": N_("There is a unit “{name}” in this place already. Choose it from the list."),
    "unit_called_now": N_(
        "“{name}” is “{now}” today. Write that name, or add another unit of the name first (People and units)."
    ),
    "post_on_day": N_("{date} must come after {after}, when the last known post began."),
    "unit_circle": N_("A unit cannot stand under itself. Choose another parent."),
    "merge_itself": N_("These are the same entry. Choose two."),
    "merged_already": N_("{name} is marked as the double of another entry already. Choose that other entry."),
    "kept_apart_already": N_("It is decided already that these are two. Nothing else is needed."),
    "not_merged": N_("This entry is no double of another. Choose the entry that it was merged into."),
    "split_outer_first": N_("{name} was merged into another entry later. Take that apart first."),
    "round_exists": N_("There is a round “{name}” already. Choose another name."),
    "round_closed": N_(
        "The round “{name}” is closed and takes no more nominations. Open it again on the page of rounds first."
    ),
    "kind_not_for_award": N_("“{award}” is not for this kind of nominee ({kind}). Choose another award or kind."),
    "changed_meanwhile": N_("Somebody else wrote “{now}” here meanwhile. Keep again to put yours in its place."),
    "nominated_twice": N_(
        "{name} is in this round for the same award already ({state}). Open that nomination instead."
    ),
    "state_not_allowed": N_("A nomination that is {state} cannot become {following}. {first}"),
    "state_already": N_("The nomination is {state} already."),
    "state_final": N_(
        "A nomination that is {state} stays so and cannot become {following}. What was decided is changed in the register (Alt+6)."
    ),
    "not_by_hand": N_(
        "Nobody sets “{following}” by hand: it follows from issuing, printing, handing over or revoking."
    ),
    "not_editable": N_("A nomination that is {state} is not changed. {first}"),
    "edit_final": N_(
        "A nomination that is {state} is not changed any more. What was decided is changed in the register (Alt+6)."
    ),
    "reason_missing": N_("Give the reason; it stays in the record."),
    "not_recommended": N_("{name} is {state}, not recommended. Record the council's result first."),
    "other_round": N_("{name} was nominated in another round. Open that round, or leave {name} out."),
    "mixed_authorities": N_("These nominations are for more than one authority or award. Each gets its own paper."),
    "empty_submission": N_("Choose at least one nomination for the submission."),
    "empty_decision": N_("Choose at least one nomination for the decision."),
    "nobody_approved": N_("Nobody is approved in this decision. Approve at least one, or remove the draft."),
    "decided_elsewhere": N_("{name} is {state} already and cannot be decided again."),
    "decided_withdrawn": N_(
        "{name} has withdrawn. Mark that row of the decision's nominees not approved, or take the nomination up again."
    ),
    "ground_left_open": N_(
        "The grounds still have a blank: “{text}”. Write number and day of that paper in, or take the words out."
    ),
    "submission_sent": N_(
        "Submission {number} was sent with its grounds. Another wording is a submission of its own: New submission…"
    ),
    "recipient_incomplete": N_(
        "{name} has no {field}, and {count} in all lack what the paper must say. Open the nominees of the decision and "
        "write it in (F2)."
    ),
    "award_not_yet": N_(
        "The law has {award} from {date} on only. Look at the day of the decision, or take another award."
    ),
    "award_no_more": N_(
        "The law had {award} until {date} only. Look at the day of the decision, or take another award."
    ),
    "award_not_for_kind": N_(
        "{award} is given to {kind} from {date} on only. Look at the day of the decision, or take another award."
    ),
    "signer_missing": N_("Who signs is missing. Choose the signer."),
    "award_without_certificate": N_(
        "No certificate is drawn of {award}: {reason}. The catalogue's award types say which have one (F2)."
    ),
    "not_issued": N_("The decision is not issued yet. Enter number and date first."),
    "no_regime": N_(
        "The catalogue has no law in force on {date}. Add it under Catalogue, or issue without the bonus: it stays unknown."
    ),
    "no_coefficient": N_(
        "The catalogue has no bonus rate of “{award}” for {kind} on {date}. Add it under Catalogue (0 where the law gives "
        "none), or issue without the bonus: it stays unknown."
    ),
    "bonus_at_most": N_(
        "The law says of “{award}” at most {most} times the base salary ({amount} đồng). Enter the rate that was decided "
        "under Catalogue, or issue without the bonus: it stays unknown."
    ),
    "no_base_salary": N_(
        "The catalogue has no base salary on {date}. Add it under Catalogue, or issue without the bonus: it stays unknown."
    ),
    "sheet_in_use": N_(
        "The certificate of {name} has a sheet already (sheet {copy}). Mark it spoiled first: Shift+F9."
    ),
    "sheet_not_allowed": N_("A sheet that is {state} cannot become {following}. {sheet_first}"),
    "sheet_not_by_hand": N_(
        "No sheet is said to be {following}: that follows from printing (Ctrl+P) and from handing it over (Ctrl+T)."
    ),
    "sheet_already": N_("The sheet is {state} already."),
    "sheet_final": N_("A sheet that is {state} stays so and cannot become {following}. Print a new one: Ctrl+P."),
    "sheet_revoked": N_("The award of this sheet is revoked: it does not become {following} any more."),
    "reissued_already": N_("This certificate was issued again already."),
    "no_register_number": N_("The register has no number {number}; its numbers begin with 1."),
    "number_in_use": N_("Number {number} of the register belongs to {name}. Only an empty number can be explained."),
    "gap_explained_already": N_("The empty number {number} has its reason already. Take that step back to change it."),
    "handed_over_already": N_("The certificate of {name} was handed over already."),
    "paid_too_much": N_("{due} đồng are due, {paid} đồng are paid. Enter no more than the rest."),
    "bad_bonus": N_("A bonus is from 0 to {amount} đồng. Look at the amount or the coefficient again."),
    "bonus_decided": N_(
        "The decision gave {name} {amount} đồng already. If that is wrong, whoever decided corrects it by a paper of its own."
    ),
    "bonus_entered": N_(
        "The bonus of {name} was entered already: {amount} đồng ({source}). Take that step back in the journal, then enter it anew."
    ),
    "bonus_paid": N_("{name} was paid of this bonus already: what was entered stays, as the payment does."),
    "revoked_by_other": N_(
        "Number {number} is not of {authority} (…/{suffix}), who gave the award and alone revokes it. Look at the paper again."
    ),
    "corrected_by_other": N_(
        "Number {number} is not of {authority} (…/{suffix}), whose decision it corrects. Look at the paper again."
    ),
    "replaced_already": N_("Another decision replaces this one already: {number}. Go on with that one."),
    "nobody_amended": N_("Choose at least one recipient of the decision."),
    "nothing_corrected": N_("Nothing is different for {name}: change a field, or take the row out."),
    "not_correctable": N_("{field} is no field that a correction changes for this kind of recipient."),
    "not_of_decision": N_("Somebody named there is no recipient of this decision. Choose from its list."),
    "amended_meanwhile": N_(
        "The words of {name} were corrected by another paper meanwhile. Open the draft, look at it and keep it again."
    ),
    "revocation_day_differs": N_("The revoking decision {number} is dated {date} already. Look at the paper again."),
    "revoked_already": N_("The award of {name} is revoked already."),
    "stock_short": N_("{left} sheets are left, {wanted} are needed. Count in new stock first."),
    "shift_too_large": N_("The shift is too large (30 mm, 5 %, 3° at most). Measure again."),
    "bad_sheet_range": N_("“{text}” names no sheets from 1 to {last}. Write them as 3-7, 12."),
    "empty_file": N_("The file {name} is empty. Choose another."),
    "file_too_large": N_(
        "The file {name} has {megabytes} MB, at most {limit} are kept. Scan it at a lower resolution."
    ),
    "papers_stopped": N_("What draws papers was stopped by the system. The record is whole; do it again."),
    "printer_gone": N_("The printer {name} is not there any more. Switch it on, or choose another at the right."),
    "spooler_silent": N_(
        "The printing system does not answer. Switch the printer on, or restart the computer, and print again."
    ),
    "printer_refuses": N_(
        "The printer {name} takes no jobs now. Let it take jobs again in the system's settings, or choose another."
    ),
    "printer_stopped": N_(
        "The printer {name} took {done} of {total} sheets and no more. Look at it; Ctrl+J records which sheets came out."
    ),
    "not_to_be_opened": N_(
        "{name} is not opened: its content is none of {known}, whatever its name says. Attach the scan again."
    ),
    "scan_unreadable": N_(
        "{name} cannot be shown: it is damaged, locked or too large. Ctrl+Shift+O opens it; attach a better scan."
    ),
    "not_a_scan": N_("{name} is no scan. Choose a PDF or picture ending in {known}."),
    "unknown_round": N_("There is no round “{text}”. There are: {known}."),
    "unknown_year": N_("No decision of {year} is in the record. Name one of these years: {known}."),
    "unknown_decision": N_("There is no decision “{text}”. There are: {known}."),
    "unknown_stock": N_("There is no stock “{text}”. There are: {known}."),
    "which_stock": N_("The stocks differ in the issuer's line. Name one with --stock-kind: {known}."),
    "issuer_line_unsaid": N_(
        "Nobody said whether the issuer's line stands on “{name}”: it is printed. Say so in the list of stocks (Ctrl+Shift+P, F4)."
    ),
    "which_round": N_("Several rounds fit. Name one: {known}."),
    "which_decision": N_("Several decisions fit. Name one: {known}."),
    "no_round": N_("There is no round in the record yet. Open one first."),
    "no_decision": N_("There is no decision in the record yet. Draft one first."),
    "votes_below_law": N_(
        "{name}: {votes} votes, {needed} of all members are needed ({law}). Do not recommend, or say why all the same."
    ),
    "nothing_registered": N_("Nobody registers: enter a name and an award, or read the list of a unit."),
    "ballot_foreign": N_("{file} is no ballot of this round. Choose the files that were sent out for it."),
    "ballot_changed": N_("{file}: ballot {number} is not as it was sent, names or awards differ. Count it by hand."),
    "ballot_twice": N_("{file}: ballot {number} was counted already ({other})."),
    "ballots_wrong": N_("No more ballots can be valid than came back, and no more come back than were issued."),
    "nothing_to_return": N_(
        "Nothing is asked of the dossiers of {unit}: return one with its reason (Shift+F9), or tick what is missing."
    ),
    "nobody_put_forward": N_("Nobody is put forward in this round yet. Enter the nominations first."),
    "no_paper_to_try": N_("The record has no paper yet that says this text. How it reads stands on the left."),
    "nothing_awarded": N_("Nobody was awarded in this round yet. Issue its decision first."),
    "nothing_awarded_in": N_("No award of {year} is in force in the record. Issue its decisions first."),
    "office_missing": N_("The record does not know yet who we are. Enter the office under Catalogue first."),
    "demo_needs_folder": N_("{path} is a file. Give the name of a folder."),
    "no_council": N_("No council session is recorded in this round. Record its results first."),
    "certificate_refused": N_("The certificate of {name} cannot be drawn: {field}. Look at it before printing."),
    # changes from a file
    "changes_unreadable": N_("{path} cannot be read. Check that it exists and that you may read it."),
    "changes_not_json": N_("{path} is not valid JSON (line {line})."),
    "change_entry_wrong": N_(
        "Entry {count} of the file is no change. Write a list of {example}, where “as” may be left out."
    ),
    "change_unknown": N_("There is no change “{name}”. “apply --names” prints those that there are."),
    "change_values_wrong": N_("{place}: an object with fields and values is wanted here."),
    "change_field_unknown": N_("{place} has no field “{name}”. Its fields are: {known}."),
    "change_field_missing": N_("{place} needs the field “{name}”."),
    "change_field_wrong": N_("{place} is “{given}”; what is wanted here is: {wanted}."),
    "change_ref_unknown": N_("{place} refers to “{name}”, which no earlier change is called by “as”."),
    "change_ref_empty": N_("{place}: the result “{name}” has no part {at}."),
    "change_as_twice": N_("Two changes of the file are called “{name}”. Give one another name."),
}
