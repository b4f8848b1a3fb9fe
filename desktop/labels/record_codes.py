"""What the record says when it cannot be opened, written, copied or upgraded."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
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
    "not_a_record": N_("{path} is not a record of Sổ Vàng. Choose another file."),
    "network_folder": N_(
        "{path} lies on a shared folder, where a power cut can damage it. Keep it on this machine, or use the shared server."
    ),
    "cannot_open": N_("{path} cannot be opened. Look whether its folder is there and you may write in it."),
    "folder_missing": N_("The folder {path} is not there. Make it first, or choose another."),
    "disk_full": N_(
        "The disk is full: {path} could not be written. Nothing was changed; free some space and try again."
    ),
    "bad_address": N_("This is no address of a record. Give a file, or an address like postgresql://server/name."),
    "server_driver_missing": N_(
        "The program cannot reach {backend} servers here: their driver is not installed. Use a file."
    ),
    "unsupported_database": N_("The database {backend} is not supported. Use an SQLite file or a PostgreSQL address."),
    "frozen": N_("What was issued cannot be changed. Correct it by a new act: amend, issue again or revoke."),
    "catalogue_loaded": N_("The catalogue of awards is in the record already."),
    "gone": N_("{table} is not there any more. Look at the list again."),
    "already_undone": N_("This step was taken back already."),
    "only_counter_act": N_("This step cannot be undone: revoke, void or return it instead."),
    "changed_since": N_("This was changed since, so the step cannot be taken back. Look at the later steps first."),
    "backup_differs": N_("The copy {path} does not agree with the record. It was not kept; try another disk."),
    "backup_same_file": N_("{path} is the record itself. Choose another place for the copy."),
    "upgrade_failed": N_("The record could not be upgraded ({detail}). The old file is untouched."),
    "only_files": N_("This works on a record in a file; a {backend} server has its own tools."),
    "not_empty": N_("{path} has nominations already. Fill a new record, or one without nominations."),
    "no_permission": N_("{path} cannot be written: this user has no right to it. Choose another place."),
    "fault_integrity": N_("The file is damaged: {detail}"),
    "fault_orphan": N_("Row {id} of {table} points to a {parent} that is not there."),
    "fault_journal_broken": N_("Step {id} of the journal, or the one before it, was changed from outside."),
    "fault_search_index": N_("The search index of {table} does not hold all rows."),
    "fault_attachment_changed": N_("The attached file {name} ({id}) is not what was attached."),
    "fault_register_gap": N_("Numbers {first} to {last} of the register are empty and no reason is given."),
    "fault_register_gap_filled": N_("Number {number} of the register is both used and given as empty."),
    "fault_register_entry_missing": N_("{name} (recipient {id}) was awarded and is not in the register."),
    "fault_snapshot_count": N_("Decision {number} ({id}) approved {approved}, and {recipients} are kept with it."),
}
