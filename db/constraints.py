"""Which sentence belongs to a constraint that refused a write; the database's own words never reach a clerk."""

import re

from sqlalchemy.exc import IntegrityError

_UNIQUE = re.compile(r"UNIQUE constraint failed: (.+)$", re.MULTILINE)
_CHECK = re.compile(r"CHECK constraint failed: (\w+)")
_NAMED = re.compile(r'constraint "(\w+)"')

CODES = {
    "uq_award_round_name": "twice_round",
    "uq_movement_name": "twice_movement",
    "uq_authority_code": "twice_authority",
    "uq_authority_name_authority_id_valid_from": "twice_name_on_day",
    "uq_unit_name_unit_id_valid_from": "twice_name_on_day",
    "uq_unit_succession_predecessor_id_successor_id": "twice_succession",
    "uq_decision_authority_id_number_year_number": "twice_decision_number",
    "uq_decision_item_decision_id_nomination_id": "twice_in_decision",
    "uq_recipient_nomination_id": "twice_decided",
    "uq_recipient_decision_id_ordinal": "twice_in_decision",
    "uq_recipient_decision_id_register_number": "twice_in_decision",
    "uq_recipient_decision_id_nomination_id": "twice_in_decision",
    "uq_submission_item_submission_id_nomination_id": "twice_in_submission",
    "uq_council_result_session_id_nomination_id": "twice_in_council",
    "uq_nomination_round_id_nominee_id_award_type_id_authority_id_movement_id": "twice_nominated",
    "uq_evidence_nomination_id_attachment_id": "twice_attached",
    "uq_decision_scan_decision_id_attachment_id": "twice_attached",
    "uq_nominee_person_id": "twice_person",
    "uq_nominee_unit_id": "twice_person",
    "ck_decision_issued_is_numbered": "issued_unnumbered",
    "uq_stock_name": "twice_stock",
    "uq_register_entry_number": "twice_register_number",
    "uq_register_gap_number": "twice_register_number",
    "uq_revocation_recipient_id": "twice_revoked",
    "uq_certificate_replaces_id": "reissued_already",
    "uq_hand_over_certificate_id": "twice_handed_over",
    "ck_authority_name_span": "end_before_start",
    "ck_signer_span": "end_before_start",
    "ck_unit_name_span": "end_before_start",
    "ck_person_position_span": "end_before_start",
    "ck_discipline_span": "end_before_start",
    "ck_unit_name_not_own_parent": "unit_below_itself",
    "ck_unit_succession_not_itself": "unit_follows_itself",
    "ck_award_round_year": "year_out_of_range",
    "ck_council_session_attendance": "more_present_than_members",
    "ck_council_result_votes": "more_votes_than_voters",
    "ck_sheet_loss_has_reason": "loss_needs_reason",
    "ck_revocation_reason": "loss_needs_reason",
    "ck_register_gap_reason": "loss_needs_reason",
    "ck_reissue_reason": "loss_needs_reason",
    "ck_stock_movement_moves": "no_sheets_moved",
    "ck_nomination_named": "nominee_unnamed",
    "ck_headcount_counts": "women_more_than_all",
}
KINDS = (
    ("UNIQUE", "constraint_twice"),
    ("duplicate key", "constraint_twice"),
    ("FOREIGN KEY", "constraint_link"),
    ("foreign key", "constraint_link"),
    ("NOT NULL", "constraint_empty"),
    ("not-null", "constraint_empty"),
)


def code_of(error: IntegrityError) -> str:
    """Return the code of the sentence for what was refused."""
    words = str(error.orig)
    if name := _name(words):
        found = CODES.get(name)
        if found is not None:
            return found
    return next((code for part, code in KINDS if part in words), "constraint")


def _name(words: str) -> str:
    """Return the constraint's name; SQLite tells only the columns of a unique one."""
    unique = _UNIQUE.search(words)
    if unique:
        columns = [column.strip().partition(".") for column in unique[1].split(",")]
        return "_".join(["uq", columns[0][0], *(name for _table, _dot, name in columns)])
    named = _CHECK.search(words) or _NAMED.search(words)
    return named[1] if named else ""
