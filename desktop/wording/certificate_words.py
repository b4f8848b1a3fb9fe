"""What is wrong with certificates, in sentences that name the record and the field."""

from desktop.documents.problems import PaperProblem
from desktop.wording.texts import N_, _, fill

CODES: dict[str, str] = {
    "output_disk_full": N_("{path} could not be written: the disk is full. Free some space and try again."),
    "output_name_too_long": N_("{path} could not be written: its name is too long."),
    "unknown_layout": N_("There is no layout “{layout}”. There are: {known}"),
    "bad_layout": N_("The layout {layout} cannot be used: {reason}"),
    "bad_layout_image": N_("The picture {path} of the layout cannot be read. Give a JPEG or PNG file."),
    "bad_calibration": N_("A calibration is an object with numbers under some of: {known}."),
    "calibration_out_of_range": N_("{key} of the calibration must be a number from {low} to {high}, not {value}."),
    "calibration_unreadable": N_("The calibration {path} cannot be read: give JSON, or a file that holds it."),
    "measure_again": N_("The readings do not agree: F tells another rotation than B and C. Measure again."),
    "cases_unreadable": N_("{path} cannot be read. Check the name and the right to read it."),
    "cases_not_json": N_("{path} is not valid JSON (line {line})."),
    "cases_not_a_list": N_("{path} holds no list “certificates”."),
    "no_certificates": N_("{path} holds no certificate."),
}
PROBLEMS: dict[str, str] = {
    "missing": N_("Record {record}: {field} is missing."),
    "does_not_fit": N_("Record {record}: {field} is too long for the certificate, even at the smallest size allowed."),
    "unsupported_character": N_(
        "Record {record}: {field} has a letter that the font cannot print: {letter} ({point})."
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
    "register_number_twice": N_("Record {record}: số sổ vàng {number} is also that of record {other}."),
}
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


def problem_sentence(problem: PaperProblem, lang: str | None = None) -> str:
    """Return the sentence of a problem; records are counted from 1."""
    values = {**problem.values, "record": problem.index + 1, "field": field_name(problem.field, lang)}
    return fill(_(PROBLEMS.get(problem.kind, problem.kind), lang), values)


def field_name(field: str, lang: str | None = None) -> str:
    """Return what a clerk calls a field."""
    return _(FIELDS[field], lang) if field in FIELDS else field
