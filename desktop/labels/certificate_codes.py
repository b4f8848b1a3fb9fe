"""What is wrong with certificates, in sentences that name the record and the field."""

from typing import cast

from desktop.documents.certificate.problems import Fault, PaperProblem
from desktop.labels.translation import N_, _, fill

CODES: dict[str, str] = {
    "output_disk_full": N_("{path} could not be written: the disk is full. Free some space and try again."),
    "output_name_too_long": N_("{path} could not be written: its name is too long."),
    "unknown_layout": N_("There is no layout “{layout}”. There are: {known}"),
    "bad_layout": N_("The layout {layout} cannot be used: {reason}"),
    "bad_layout_image": N_("The picture {path} of the layout cannot be read. Give a JPEG or PNG file."),
    "layout_exists": N_(
        "There is a layout “{layout}” already. Take the file in as its new version, or give another id."
    ),
    "layout_not_whole": N_("The layout “{layout}” is not whole. Take it in from its file again."),
    "layout_shipped": N_("“{layout}” came with the program and stays. Choose another layout for the award instead."),
    "layout_unreadable": N_("{path} cannot be read. Check the name and the right to read it."),
    "layout_too_large": N_("{path} is larger than {limit} MB. Use smaller pictures."),
    "proof_too_long": N_("The proof has {length} letters, at most {limit} can be printed as a code. Shorten it."),
    "bad_calibration": N_("A calibration is an object with numbers under some of: {known}."),
    "calibration_out_of_range": N_("{key} of the calibration must be a number from {low} to {high}, not {value}."),
    "calibration_unreadable": N_("The calibration {path} cannot be read: give JSON, or a file that holds it."),
    "measure_again": N_("The readings do not agree: they cannot be of one sheet. Measure again."),
    "readings_missing": N_("Read A and B at least; with all six the sheet is set right to 0.2 mm."),
    "cases_unreadable": N_("{path} cannot be read. Check the name and the right to read it."),
    "cases_not_json": N_("{path} is not valid JSON (line {line})."),
    "cases_not_a_list": N_("{path} holds no list “certificates”."),
    "secret_left_out": N_("{count} of the secret list are left out; with --with-secret they are named too."),
    "secret_named": N_(
        "{count} of the secret list are named: keep the paper within the office, or send it as a secret one."
    ),
    "left_out_revoked": N_("{name} is left out: the award was revoked by decision {number}."),
    "left_out_no_certificate": N_("{name} is left out: no certificate of {award} is drawn ({reason})."),
    "no_certificates": N_("{path} holds no certificate."),
}
PROBLEMS: dict[str, str] = {
    "missing": N_("Record {record}: {field} is missing."),
    "does_not_fit": N_("Record {record}: {field} is too long for the certificate, even at the smallest size allowed."),
    "unsupported_character": N_(
        "Record {record}: {field} has a letter that the font cannot print: {letter} ({point})."
    ),
    "other_face": N_(
        "Record {record}: the layout's typeface has no {letter} ({point}); the whole name is printed in Tinos."
    ),
    "control_character": N_("Record {record}: {field} has a control character ({letter})."),
    "invisible_chars": N_("Record {record}: {field} has an invisible character ({letter}); it was left out."),
    "markup_text": N_("Record {record}: {field} has “{letter}”, which looks like markup; it is printed as it is."),
    "duplicate": N_("Record {record}: the same nominee with the same award as record {other}."),
    "same_person_other_award": N_("Record {record}: the same nominee has another award in record {other}."),
    "bad_date": N_("Record {record}: {field} “{text}” is no date. Write it as 2023-12-14 or 14/12/2023."),
    "honorific": N_("Record {record}: the person has no honorific (Ông, Bà)."),
    "honorific_and_sex": N_("Record {record}: {honorific} does not go with the sex on record."),
    "name_unlike_register": N_("Record {record}: the register writes the name “{known}”."),
    "revoked": N_("Record {record}: the award of {name} was revoked by decision {number}; it is not drawn."),
    "no_certificate": N_("Record {record}: no certificate of {award} is drawn for {name} ({reason})."),
    "register_number_twice": N_("Record {record}: số sổ vàng {number} is also that of record {other}."),
}
FACTS: dict[str, str] = {  # the same beside the name of the certificate, with the way out
    "missing": N_("{field} is missing. Fill it in before printing."),
    "does_not_fit": N_(
        "{field} does not fit even at the smallest size of the layout. Shorten it, or choose another layout."
    ),
    "unsupported_character": N_("{field} has {letter} ({point}), which the font cannot print. Replace that letter."),
    "other_face": N_("The layout's typeface has no {letter} ({point}); the whole name will be printed in Tinos."),
    "control_character": N_("{field} has a control character ({letter}). Type it anew."),
    "invisible_chars": N_("{field} has an invisible character ({letter}); it will be left out."),
    "markup_text": N_("{field} has “{letter}”; it will be printed as it is."),
    "duplicate": N_("The same nominee with the same award stands on sheet {other} too."),
    "same_person_other_award": N_("The same nominee has another award on sheet {other}."),
    "bad_date": N_("{field} “{text}” is no date. Write it as 14/12/2023."),
    "honorific": N_("Neither Ông nor Bà is chosen; the certificate would lack it."),
    "honorific_and_sex": N_("“{honorific}” does not go with the sex."),
    "name_unlike_register": N_("The register writes the name “{known}”."),
    "revoked": N_("The award was revoked by decision {number}; no certificate is printed."),
    "no_certificate": N_("No certificate of {award} is drawn ({reason})."),
    "register_number_twice": N_("Số sổ vàng {number} is also that of sheet {other}."),
}
FAULTS: dict[str, str] = {
    "not_json": N_("The file is not valid JSON (line {text}). Open it in an editor and mend that line."),
    "unknown_key": N_("{where}: there is no “{text}” here. Take it out, or write one of: {known}."),
    "missing_key": N_("{where}: “{text}” is missing. Add it."),
    "wrong_type": N_("{where}: {text} is of the wrong kind; it must be {type}."),
    "not_one_of": N_("{where}: {text} cannot be used. Write one of: {known}."),
    "out_of_range": N_("{where}: {text} is out of range. Write a number from {low} to {high}."),
    "bad_text": N_("{where}: {text} does not have the form asked for ({type})."),
    "bad_value": N_("{where}: {text} cannot be used here."),
    "min_over_size": N_("{where}: the smallest size {text} is above the size {size}. Make it smaller."),
    "unknown_field": N_("{where}: there is no field “{text}”. Use one of: {known}."),
    "off_the_sheet": N_("{where}: {text} mm lies off the sheet, which ends at {high} mm."),
    "bad_picture": N_("{where}: the picture {text} cannot be read. Put a PNG or JPEG of at most 2 MB beside the file."),
}
TYPES: dict[str, str] = {
    "number": N_("a number"),
    "integer": N_("a whole number"),
    "string": N_("a text"),
    "boolean": N_("true or false"),
    "object": N_("an object { }"),
    "array": N_("a list [ ]"),
}
WHOLE = N_("the whole file")
FIELDS: dict[str, str] = {
    "kind": N_("the kind of nominee"),
    "honorific": N_("the honorific"),
    "name": N_("the name"),
    "position": N_("the position"),
    "unit": N_("the unit"),
    "award": N_("the award"),
    "reason": N_("the citation"),
    "decision_number": N_("the decision number"),
    "decision_date": N_("the date of the decision"),
    "place": N_("the place"),
    "signer_title": N_("the signer's office"),
    "signer_name": N_("the signer's name"),
    "register_number": N_("the register number"),
    "issuer": N_("the issuer"),
    "proof": N_("the proof"),
}


def fault_sentence(fault: Fault, lang: str | None = None) -> str:
    """Return what is wrong with a layout's file: where it stands, what is wrong, what to do."""
    values = dict(fault.values)
    if "known" in values:
        values["known"] = ", ".join(map(str, cast("list[object]", values["known"])))
    if "type" in values:
        values["type"] = _(TYPES.get(str(values["type"]), str(values["type"])), lang)
    return fill(_(FAULTS[fault.kind], lang), {**values, "where": fault.where or _(WHOLE, lang)})


def problem_sentence(problem: PaperProblem, lang: str | None = None) -> str:
    """Return the sentence of a problem; records are counted from 1."""
    values = {**problem.values, "record": problem.index + 1, "field": field_name(problem.field, lang)}
    return fill(_(PROBLEMS.get(problem.kind, problem.kind), lang), values)


def problem_fact(problem: PaperProblem, lang: str | None = None) -> str:
    """Return the sentence of a problem as it stands beside the name it is about."""
    field = field_name(problem.field, lang)
    values = {**problem.values, "field": field[:1].upper() + field[1:]}
    return fill(_(FACTS.get(problem.kind, problem.kind), lang), values)


def field_name(field: str, lang: str | None = None) -> str:
    """Return what a clerk calls a field."""
    return _(FIELDS[field], lang) if field in FIELDS else field
