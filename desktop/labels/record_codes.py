"""Sentences for errors of the record as a file or server, and for its constraints."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
    # opening, writing, copying and upgrading
    "record_missing": N_("There is no record at {path}. Make a new one, or choose another file."),
    "record_exists": N_("There is a record at {path} already. Open it, or choose another name."),
    "record_is_directory": N_("{path} is a folder. Give the name of a file in it."),
    "record_unreadable": N_(
        "{path} cannot be read: this user has no right to it. Ask for the right, or choose another file."
    ),
    "record_read_only": N_(
        "{path} cannot be written: the file or its folder is read-only. Open it to look, or move it to a folder of your own."
    ),
    "record_gone": N_("{path} was moved or deleted while it was open. Put it back, or restore the last copy."),
    "record_busy": N_("{path} is busy with another write. Nothing was changed; try again in a moment."),
    "record_in_use": N_(
        "{owner} has the record open, since {since} (machine {host}). Open it to look; it cannot be changed yet."
    ),
    "record_newer": N_(
        "{path} was written by a newer version of the program ({version}). Install that version; the record is untouched."
    ),
    "record_older": N_("{path} is of an older version ({version}). Upgrade it first; a copy is kept."),
    "record_damaged": N_("{path} is damaged. Nothing was written; restore the last good copy."),
    "foreign_schema": N_(
        "{path} holds what this program did not make, or lacks what it made: {names}. It can be looked at; to work with it, put a copy of it back on the page “Backup”, or with the command “restore --strip”."
    ),
    "not_a_record": N_("{path} is not a record of Sổ Vàng. Choose another file."),
    "network_folder": N_(
        "{path} lies on a shared folder, where a power cut can damage it. Keep it on this machine, or use the shared server."
    ),
    "cannot_open": N_("{path} cannot be opened. Look whether its folder is there and you may write in it."),
    "folder_missing": N_("The folder {path} is not there. Make it first, or choose another."),
    "disk_full": N_(
        "The disk is full: {path} could not be written. Nothing was changed; free some space and try again."
    ),
    "quota_full": N_(
        "Your share of the disk is used up: {path} could not be written. Nothing was changed; delete something of yours or ask for more."
    ),
    "record_locked": N_(
        "Another program holds {path}: a virus scanner, a copying or synchronising program. Nothing was changed; try again in a moment."
    ),
    "disk_gone": N_(
        "The disk or folder of {path} cannot be reached. Nothing was changed; plug it in again, then try again."
    ),
    "disk_failed": N_(
        "The disk did not answer for {path}; the record itself is sound as far as was looked. Nothing was changed; try again, and have the disk looked at."
    ),
    "out_of_memory": N_(
        "There is not enough memory left for {path}. Nothing was changed; close other programs and try again."
    ),
    "no_file": N_("{path} is neither a file nor a folder but a pipe or a device. Give a file."),
    "bad_path": N_("{path} is no name that a disk takes. Give another."),
    "server_unreachable": N_(
        "The server {path} does not answer. Nothing was changed; look at the network, or ask who runs it."
    ),
    "record_kept_from_writing": N_(
        "{path} is damaged: nothing is written into it any more, it can be looked at. The last copy is {copy}; put it back on the page “Backup”."
    ),
    "record_damaged_no_copy": N_(
        "{path} is damaged: nothing is written into it any more, it can be looked at. There is no copy beside it; look for one on another disk."
    ),
    "bad_address": N_("This is no address of a record. Give a file, or an address like postgresql://server/name."),
    "server_driver_missing": N_(
        "The program cannot reach {backend} servers here: their driver is not installed. Use a file."
    ),
    "unsupported_database": N_("The database {backend} is not supported. Use an SQLite file or a PostgreSQL address."),
    "frozen": N_("What was issued cannot be changed. Correct it by a new entry: amend, issue again or revoke."),
    "catalogue_loaded": N_("The catalogue of awards is in the record already."),
    "criterion_of_law": N_("“{article}” is of the law and comes with the program. Add an own criterion beside it."),
    "criterion_empty": N_(
        "Say what is asked for: years, results, an award, months, or what only the dossier can tell."
    ),
    "way_wrong": N_("“{way}” is no way of meeting a condition. Its conditions are: {known}."),
    "fact_unknown": N_("There is no fact “{kind}”. There are: {known}."),
    "fact_owner_unknown": N_("“{name}” is none of these nominees: {known}."),
    "fact_owner_twice": N_("Several of these nominees are called “{name}”. Open the facts of the one that is meant."),
    "fact_not_of_kind": N_("“{table}” is not entered of {kind}. Choose another nominee."),
    "bad_fact_year": N_("“{text}” is no year. Write it as 2025."),
    "bad_count": N_("“{text}” is no number. Write a whole number, 0 or more."),
    "counts_exceed": N_("“{field}” is {found}, more than all {total}. Look at both numbers."),
    "award_unknown": N_(
        "The record has no award “{award}”, or not exactly one who gives it. Correct the wording, or add it under Catalogue."
    ),
    "bad_choice": N_("“{field}” takes only: {known}."),
    "nothing_to_receive": N_("The record has the law that came with the program. Nothing is left to receive."),
    "law_row_unknown": N_("“{key}” is no difference any more. Look at the list of differences again."),
    "law_row_kept": N_("“{key}” is the office's own entry or stands behind issued decisions, so it stays as it is."),
    "law_row_alone": N_("“{key}” belongs to a law or award that is not ticked. Tick that one as well."),
    "law_days_apart": N_(
        "On {date} two laws or base salaries would hold, or none. Tick the entry that ends there and the one that begins."
    ),
    "gone": N_("{table} is not there any more. Look at the list again."),
    "already_undone": N_("This step was taken back already."),
    "only_counter_act": N_("This step cannot be undone: revoke, void or return it instead."),
    "changed_since": N_("This was changed since, so the step cannot be taken back. Look at the later steps first."),
    "not_copied_damaged": N_(
        "{path} is damaged, so no copy of it was kept: it would be as damaged. The last copy is {copy}; put it back on the page “Backup”."
    ),
    "not_copied_no_copy": N_(
        "{path} is damaged, so no copy of it was kept: it would be as damaged. There is no copy beside it; look for one on another disk."
    ),
    "backup_differs": N_("The copy {path} does not agree with the record. It was not kept; try another disk."),
    "backup_same_file": N_("{path} is the record itself. Choose another place for the copy."),
    "upgrade_failed": N_("The record could not be upgraded ({detail}). The old file is untouched."),
    "only_files": N_("This works on a record in a file; a {backend} server has its own tools."),
    "not_empty": N_("{path} has nominations already. Fill a new record, or one without nominations."),
    "no_permission": N_("{path} cannot be written: this user has no right to it. Choose another place."),
    "fault_integrity": N_("The file is damaged: {detail}"),
    "fault_orphan": N_("Row {id} of {table} points to a {parent} that is not there."),
    "fault_journal_broken": N_("Step {id} of the journal, or the one before it, was changed from outside."),
    "fault_journal_image": N_("Step {id} of the journal does not fit what earlier steps say of the same rows."),
    "fault_journal_shorter": N_(
        "The journal ends at step {last}; on {at} it had come to step {entry}. Steps were taken out, or an older file was put here outside the program."
    ),
    "fault_journal_other": N_(
        "The journal is not the one that was seen on {at}: step {entry} or one before it was written anew."
    ),
    "fault_printed_head": N_(
        "The line on the paper does not fit: step {entry} of the journal was written anew or is gone."
    ),
    "fault_heads_forged": N_("Line {line} of {path} was changed: it does not carry this profile's signature."),
    "fault_put_back_unsigned": N_(
        "Another profile put the record back to step {entry} on {at}; what came after it is not compared. Ask who did that."
    ),
    "fault_aside_changed": N_("{table}: what stands there is not what stood there on {at}."),
    "fault_row_changed": N_("Row {id} of {table} was changed from outside: {columns} (step {entry} says otherwise)."),
    "fault_row_missing": N_("Row {id} of {table} was taken out from outside; step {entry} wrote it."),
    "fault_row_unknown": N_("Row {id} of {table} was put in from outside: no step of the journal tells of it."),
    "fault_rows_changed": N_(
        "Of rows {first} to {last} of {table}, filled in for trials, some were changed from outside."
    ),
    "fault_journal_index": N_("The list of which steps touched which rows is not what the journal tells."),
    "fault_register_total": N_("The register's totals of entry {id} are not what counting its awards gives."),
    "fault_schema_missing": N_("The file lacks {object} {name}, which this program makes."),
    "fault_schema_foreign": N_("The file holds {object} {name}, which this program did not make."),
    "fault_schema_changed": N_("{object} {name} is not as this program makes it."),
    "fault_unreadable": N_("{table} cannot be read to its end: {detail}"),
    "drill_table_differs": N_("{table}: what came back is not what the copy holds."),
    "drill_record_differs": N_(
        "{table}: {rows} rows in the record, {copied} in the copy, or others, although both end at the same step."
    ),
    "drill_came_back": N_(
        "All of the copy came back in a scratch place and was opened there: {rows} rows in {tables} tables, seal {seal}."
    ),
    "drill_awards": N_("The register: {copied} awards in the copy, {awards} in the record."),
    "drill_behind": N_("The copy ends at step {entry}; {steps} steps of the record came later and are not in it."),
    "drill_the_same": N_("Copy and record end at the same step, and all their content is the same."),
    "drill_other_journal": N_(
        "The copy is not of this record: step {entry} of its journal is another one here, or not there at all."
    ),
    "not_a_head": N_(
        "“{text}” is no line of the journal's head. Copy it from the paper: step and letters of the seal."
    ),
    # what a looking over looked at, and what it did not
    "looked_file": N_("The file, page by page."),
    "looked_schema": N_("Tables, columns, rules, indexes, guards and views, beside those this program makes."),
    "looked_journal": N_(
        "The journal from first to last ({entries} steps), and {rows} rows beside what it says of them."
    ),
    "looked_meaning": N_("Links, search index, attached files, register numbers, decisions and their recipients."),
    "looked_printed": N_("The line of the paper: step {entry} and the letters of its seal."),
    "looked_outside": N_("The journal's head beside {lines} lines kept outside the record and {copies} copies."),
    "unlooked_damaged": N_("All else: what one reads from a damaged file is not worth telling."),
    "unlooked_outside": N_(
        "Whether the whole journal was written anew: neither copies nor kept heads lie beside the record. Compare the line on a printed register."
    ),
    "unlooked_signature": N_("The signature of {lines} lines of the head file: another profile wrote them."),
    "unlooked_copy": N_("The copy {name}: it cannot be read."),
    "unlooked_filled": N_("{rows} rows that an older version filled in for trials: no step tells of each."),
    "unlooked_identity": N_(
        "{rows} identity numbers: they stand in no journal, and no mark of them is kept outside yet."
    ),
    "unlooked_clock": N_(
        "The order in time of {steps} steps, the first of them {entry}: the computer's clock was set back before them. "
        "Their order in the journal holds."
    ),
    "unlooked_drafts": N_("{rows} unfinished forms: they are no part of the record yet."),
    "unlooked_server": N_("What the server keeps beside the tables."),
    "fault_search_index": N_("The search index of {table} does not hold the names as they are kept."),
    "fault_attachment_changed": N_("The attached file {name} ({id}) is not what was attached."),
    "fault_register_gap": N_("Numbers {first} to {last} of the register are empty and no reason is given."),
    "fault_register_gap_filled": N_("Number {number} of the register is both used and given as empty."),
    "fault_register_entry_missing": N_("{name} (recipient {id}) was awarded and is not in the register."),
    "fault_replacement": N_(
        "The award of recipient {id} and the decision in the place of its own do not agree ({number})."
    ),
    "fault_correction": N_("What is printed of recipient {id} is not what its corrections say ({number})."),
    "fault_amendment": N_("Paper {number} about recipient {id} does not fit its decision or its revocation."),
    "fault_snapshot_count": N_("Decision {number} ({id}) approved {approved}, and {recipients} are kept with it."),
    # constraints of the tables (db.rules.constraints names them)
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
