"""Sentences for errors of files and papers written, and for what is found in lists read."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
    # writing files
    "output_is_directory": N_("{path} is a folder. Give the name of a file."),
    "output_folder_missing": N_("The folder {path} is not there. Make it first, or choose another."),
    "output_not_allowed": N_("{path} cannot be written: this user has no right to it. Choose another place."),
    "unknown_format": N_("Files ending in “{ending}” are not written here. Use {known}."),
    "bundle_not_downloaded": N_("The packages could not be fetched; see the message above and try again."),
    # digital signatures
    "signed_file_exists": N_("{path} is there already. A signed paper is not written over; choose another name."),
    "paper_unreadable": N_("{path} cannot be read as a PDF. Choose the PDF of a paper."),
    "no_signature_field": N_(
        "{path} has no place that waits for a signature. "
        "Save the decision, submission or letter as PDF anew and sign that file."
    ),
    "key_unreadable": N_("{path} holds no certificate with its key. Choose the .p12 or .pfx file of the signer."),
    "root_unreadable": N_("{path} holds no certificate. Choose the file of an issuer that is trusted."),
    "key_password_wrong": N_("The password does not open {path}. Type it again."),
    "key_expired": N_("The certificate of {name} is valid from {first} to {last} only. Ask its issuer for a new one."),
    "token_library_unreadable": N_(
        "{path} is no library of a signing token. Choose the file that the token's maker installed."
    ),
    "token_missing": N_("No signing token was found. Plug it in, and see that its label is right."),
    "token_pin_wrong": N_(
        "The PIN is wrong. After a few wrong ones the token locks itself: look it up before you type it again."
    ),
    "token_locked": N_("The token is locked after too many wrong PINs. Only its issuer opens it again."),
    "token_without_key": N_("There is no certificate with its key on the token. Ask its issuer."),
    "token_failed": N_("It was not signed ({told}). Plug the token in again and repeat."),
    # papers
    "paper_letter_missing": N_(
        "The letter “{letter}” ({point}) in “{text}” is in none of the fonts for papers. Type it another way."
    ),
    "paper_cell_too_long": N_("“{text}…” is too long for one row of a list. Shorten it."),
    "paper_head_too_long": N_("The name of the office “{text}…” is too long for the head of a paper. Shorten it."),
    "print_too_long": N_(
        "The list has more than {most} rows. Narrow it with the filter, or save it as a file instead of printing it."
    ),
    "list_too_long": N_("The list has more than {most} rows, which no spreadsheet can hold. Export it by year."),
    # lists that units send
    "list_at_cell": N_("{sheet}, cell {place}: {what}"),
    "list_at_row": N_("{sheet}, row {place}: {what}"),
    "list_in_sheet": N_("{sheet}: {what}"),
    "list_summary": N_("{nominees} nominations read, {doubtful} of them to be looked at."),
    "list_empty_file": N_("The file is empty. Ask the unit to send it again."),
    "list_no_data_rows": N_(
        "No list of nominees was found in the file. Check that it is the right file and that its columns have headings."
    ),
    "list_encrypted": N_(
        "The file is locked with a password. Enter the password, or ask the unit to send it unlocked."
    ),
    "list_encrypted_ods": N_(
        "The file is locked with a password. Open it in LibreOffice and save it without the password."
    ),
    "list_wrong_password": N_("The password does not open this file. Check it and try again."),
    "list_corrupt": N_("The file is damaged and cannot be read. Ask the unit to send it again."),
    "list_unreadable": N_("The file {name} cannot be opened. Check that it exists and that you may read it."),
    "list_entities": N_(
        "The file holds XML entities, which no office program writes. It was not opened; ask the unit to send it again."
    ),
    "list_too_large": N_(
        "The file would swell beyond what a list can hold. It was not opened; ask the unit to send it again."
    ),
    "list_more_than_a_list": N_(
        "The file holds more than a list can: over {sheets} sheets or tables, {rows} filled rows, {columns} columns, {cells} cells, "
        "or {letters} letters in one cell. Send the list by itself or in parts."
    ),
    "list_takes_too_long": N_(
        "Opening {name} takes more than {seconds} seconds, longer than any list. It was given up. Open it in Excel or "
        "Word, copy the list into a new file and read that."
    ),
    "list_takes_too_much": N_(
        "Opening {name} takes more than {megabytes} MB of memory, more than any list. It was given up. Open it in "
        "Excel or Word, copy the list into a new file and read that."
    ),
    "list_reader_ended": N_(
        "What opens files came to an end over {name}; nothing else was harmed. Open it in Excel or Word, copy the list "
        "into a new file and read that."
    ),
    "list_reader_failed": N_(
        "{name} could not be understood as a file of its kind ({where}). Save it anew in Excel or Word and read that; "
        "if it is refused again, report these words."
    ),
    "list_unsupported_format": N_(
        "This is not a kind of file that lists come in. Send Excel, Word, OpenDocument, a PDF with text, CSV or a "
        "web page."
    ),
    "list_picture": N_("This is a picture; names cannot be read from it. Ask the unit for the Excel or Word file."),
    "list_packed_otherwise": N_("This file is packed in a way that is not opened here. Unpack it and read the list."),
    "list_apple_file": N_(
        "This is a file of Apple's Numbers or Pages. Open it there, export it to Excel or Word, and read that file."
    ),
    "list_pdf_scanned": N_(
        "This PDF is a scan: pictures of pages without text. Ask the unit for the Excel or Word file it was made from."
    ),
    "list_pdf_unreadable": N_("This PDF cannot be opened. Ask the unit for the Excel or Word file it was made from."),
    "list_encrypted_zip": N_("The packed folder is locked with a password. Unpack it and read the list itself."),
    "list_nothing_inside": N_("No list that can be read was found inside. It holds: {name}."),
    "list_mail_without_list": N_(
        "This e-mail carries no list that can be read. Save what hangs on it and read that file. It holds: {name}."
    ),
    "list_read_inside": N_("The list was read from “{name}” inside."),
    "list_inside_not_read": N_("“{name}” inside was not read. If it is a list, open it by itself to see why."),
    "list_inside_picture": N_("“{name}” inside is a picture, no list. What is photographed in it is not read."),
    "list_no_nominees_inside": N_("No list of nominees was found in “{name}”."),
    "list_mail_text_not_read": N_("The text of the e-mail itself was not read, only what hangs on it."),
    "list_doc_needs_libreoffice": N_(
        "Old Word files (.doc) are read through LibreOffice, which is not installed here. Save the file "
        "as .docx and try again."
    ),
    "list_doc_not_converted": N_("LibreOffice could not convert this old Word file. Save it as .docx and try again."),
    "list_wrong_extension": N_("{name} is really a file of kind {format}; it was read as that."),
    "list_macros_present": N_("The file contains macros. They were not run."),
    "list_external_links": N_(
        "The file links to other files. They were not followed; the values saved in it were used."
    ),
    "list_legacy_encoding": N_(
        "Letters of an old font (TCVN3, VNI or VISCII) were turned into Unicode in {cells} cells."
    ),
    "list_doubled_encoding": N_("Letters that came in pieces (“Nguyá»…n”) were put together again in {cells} cells."),
    "list_cells_beyond": N_(
        "{cells} cells far to the right, from {place} on, are not read: a list has at most 200 columns. "
        "Move them nearer, or delete them."
    ),
    "list_legacy_1258": N_("The file is written in Windows-1258; it was turned into Unicode."),
    "list_garbled_text": N_("The letters of the file were garbled (such as “Nguyá»…n”); they were put right."),
    "list_unfolded": N_("Whole rows stood in one cell each; they were parted at “{text}”."),
    "list_quotes_mended": N_("Quotation marks were broken; these rows were mended: {rows}."),
    "list_quotes_shift": N_(
        "Quotation marks were broken here, and the columns may have moved. Compare the row with the file."
    ),
    "list_row_spaced": N_(
        "The columns of this file are made with spaces, and this row has another number of cells than the others, so "
        "that they may stand in wrong columns. Compare the row with the file."
    ),
    "list_row_longer": N_(
        "This row has more cells than the others, so that its columns may have moved. Compare it with the file."
    ),
    "list_pdf_columns_moved": N_(
        "This table of the PDF has no ruled lines and its rows differ, so that cells may stand in wrong columns. "
        "Compare the row with the file, or ask the unit for the Excel or Word file."
    ),
    "list_hidden_rows": N_("{rows} rows are hidden. They were read as well; look at them."),
    "list_hidden_sheet": N_("This sheet is hidden and was not read."),
    "list_not_read_sheet": N_(
        "This part of the file names people, but was not read as a list. Look whether nominees stand there."
    ),
    "list_not_read": N_(
        "This row may name a nominee, but was left out. Look at it, and add it by hand where it counts."
    ),
    "list_skipped_rows": N_("Not read: {sheet}, rows {rows}: {what}"),
    "list_skipped_columns": N_("Not read: {sheet}, column {place}: {what}"),
    "list_skipped_words": N_("Words around the list"),
    "list_skipped_signatures": N_("Behind the list: signatures and those who get copies"),
    "list_skipped_unclear": N_("Rows that are neither a nominee nor a heading"),
    "list_skipped_attendants": N_("People who took part in a meeting"),
    "list_skipped_blank_form": N_("A form that was not filled in"),
    "list_skipped_column": N_("The column “{text}”, which no field takes"),
    "list_skipped_column_bare": N_("A column without a heading"),
    "list_skipped_figures": N_("Figures, not names"),
    "list_skipped_no_names": N_("No list: there is no column of names"),
    "list_skipped_no_name_column": N_("A table without a column for names"),
    "list_skipped_other_purpose": N_("People listed for another purpose: duties, attendance or pay"),
    "list_skipped_reference": N_("A guide or a catalogue, no list"),
    "list_skipped_sample": N_("A sample: all names in it are made up"),
    "list_no_data_figures": N_(
        "The file holds figures, not names: how many, not who. Ask the unit for the list itself."
    ),
    "list_no_data_no_name_column": N_("The table has no column with names. Ask the unit for a list with the names."),
    "list_no_data_other_purpose": N_(
        "The file lists people for another purpose (duties, attendance or pay), not for awards. Check that it is the right file."
    ),
    "list_no_data_blank_form": N_("The form is not filled in: nobody is named. Ask the unit to send it filled in."),
    "list_missing_name": N_("The name is missing. Enter it, or leave the row out."),
    "list_missing_award": N_("No award is named for {text}. Choose one."),
    "list_award_filled_down": N_(
        "No award stands beside {name}; “{text}” was taken from the row above. Check that it is meant for all of these rows."
    ),
    "list_remark_takes_back": N_("The remark says “{text}”. Check whether {name} is still nominated."),
    "list_missing_award_sheet": N_(
        "No award is named anywhere in this list. Choose the one that is meant for all rows."
    ),
    "list_unknown_award": N_("“{text}” is not an award known here. Choose the one that is meant."),
    "list_duplicate": N_("{text} is in the list already, in row {row} ({other_sheet}). Keep one of the two."),
    "list_possible_duplicate": N_("{text} may be the same as in row {row} ({other_sheet}). Compare the two."),
    "list_same_person_other_award": N_(
        "{text} is also nominated for another award in row {row} ({other_sheet}). Check that both are meant."
    ),
    "list_bad_date": N_("“{text}” is not a possible date. Enter it as day/month/year."),
    "list_future_date": N_("The date of birth “{text}” lies in the future. Correct it."),
    "list_age_out_of_range": N_("The date of birth “{text}” gives an unusual age. Check it."),
    "list_partial_date": N_("Only a part of the date of birth is given: “{text}”."),
    "list_two_digit_year": N_("The year in “{text}” has two digits. Check the century."),
    "list_bare_serial": N_(
        "“{text}” is a bare number where a date should be; it was taken for Excel's count of days. Check the date."
    ),
    "list_kind_mismatch": N_(
        "“{text}” does not look like what its section or column says (collective, individual, "
        "household). Choose the kind."
    ),
    "list_award_kind_mismatch": N_("“{text}” is not given to this kind of nominee. Check award and kind."),
    "list_count_collective": N_("The list says {said} collectives, {read} were read. Compare with the file."),
    "list_count_individual": N_("The list says {said} individuals, {read} were read. Compare with the file."),
    "list_count_household": N_("The list says {said} households, {read} were read. Compare with the file."),
    "list_count_all": N_("The list says {said} nominees, {read} were read. Compare with the file."),
    "list_count_section": N_("The heading says {said}, {read} were read below it. Compare with the file."),
    "list_gender_conflict": N_("The entries for {text} say both male and female. Choose one."),
    "list_multiple_people_in_cell": N_("The cell names several people: “{text}”. Check how they were parted."),
    "list_name_has_extra_text": N_("Besides the name the cell holds “{text}”. Check where it belongs."),
    "list_suspect_name": N_("“{text}” hardly is a full name. Check it."),
    "list_suspect_position": N_("“{text}” hardly is a position. Check it."),
    "list_suspect_unit": N_("“{text}” hardly is a unit. Check it."),
    "list_suspect_encoding": N_("The letters of “{text}” are damaged. Compare with the file."),
    "list_ambiguous_date": N_(
        "Day and month of “{text}” may be exchanged: this column seems to write the month first."
    ),
    "list_swapped_dates": N_("Day and month of “{text}” seem exchanged by the spreadsheet. Compare with the file."),
    "list_lookalike_char": N_("Letters that only look alike were replaced: “{text}”."),
    "list_place_word": N_(
        "“{text}” is read as “{written}”: the word for a kind of place is small in the name of an office."
    ),
    "list_invisible_chars": N_("Invisible characters were removed."),
    "list_formula_error": N_("The formula in this cell ends in an error. Enter the value."),
    "list_formula_uncached": N_(
        "The formula in this cell has no saved value, and formulas are not calculated here. Open the "
        "file in Excel, save it and read it again, or enter the value."
    ),
    "list_formula_text": N_("“{text}” looks like a formula and was kept as text. Check it."),
    "list_markup_text": N_("“{text}” contains markup and was kept as text. Check it."),
    "list_hidden_row": N_("The row of {text} is hidden in the file. Decide whether it counts."),
    "list_strikethrough": N_("{text} is struck out in the file. Decide whether the row counts."),
    "list_struck_words": N_("“{text}” is struck out in this cell and was left out. Check what is left."),
    "list_household": N_("“{text}” was taken for a household."),
    "list_unsure": N_("It is not sure that this was read rightly. Compare it with the file."),
    "list_unsure_blank": N_("The file does not say it."),
    "list_unsure_blank_unit": N_(
        "No unit stands here, though others of the list have one. Enter it, or accept that there is none."
    ),
    "list_unsure_filled_down": N_(
        "The cell is blank; “{text}” was taken from row {row} above. Check that it is meant here too."
    ),
    "list_unsure_inherited": N_(
        "This row does not say it: “{text}” was taken from what stands over it. Check that it is meant here too."
    ),
    "list_unsure_changed": N_("The file has “{written}”, read as “{text}”. Compare the two."),
    "list_unsure_shared": N_(
        "The row names several people; the file does not say whose “{text}” is. Correct it where it is not theirs."
    ),
    "list_unsure_column": N_(
        "Column {letters} is headed “{header}”; what it holds was guessed from its cells. Check that it is this."
    ),
    "list_unsure_column_bare": N_(
        "Column {letters} has no heading of its own; what it holds was guessed from its cells. Check that it is this."
    ),
    "list_unsure_kind": N_(
        "“{text}” may be a person or a collective, and the file does not say which. Choose the kind."
    ),
    "list_unsure_honorific": N_("“{text}” may be an address or the beginning of the name. Check the name."),
    "list_choose_award": N_("Choose the award and who gives it."),
    "list_award_not_for_kind": N_("“{award}” is not given to this kind of nominee. Choose another award."),
    "list_same_file": N_("This file was taken in on {date} already; {count} nominations of the round come from it."),
    "nothing_new": N_("Everyone in {file} is nominated in this round already. Nothing was taken in."),
    "input_unreadable": N_("Standard input cannot be read: one line of text in UTF-8 is wanted there."),
    "secret_unreadable": N_("{path} holds no password: one line of text in UTF-8 is wanted there."),
    "list_keys_gone": N_("The hidden column with the keys is gone from this list. Read it as a new list."),
    "list_columns_gone": N_(
        "The list came back without {columns}: what the unit changed there cannot be seen. Put the column back, or ask "
        "the unit for the list again."
    ),
    "list_columns_renamed": N_(
        "The list came back without {columns}, and with {others} instead. Give the column its name again and open the "
        "file once more, so that no change in it is lost."
    ),
}
