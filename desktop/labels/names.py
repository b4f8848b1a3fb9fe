"""Words for the closed lists of the record where they stand inside sentences."""

from collections.abc import Mapping

from db.rules.nomination_fields import FIELDS as NOMINATION_FIELDS
from desktop.labels.translation import N_

STATES: dict[str, str] = {
    "draft": N_("being written"),
    "submitted": N_("submitted"),
    "returned": N_("returned"),
    "recommended": N_("recommended"),
    "not_recommended": N_("not recommended"),
    "decided": N_("decided"),
    "not_approved": N_("not approved"),
    "certificate_issued": N_("certificate made"),
    "handed_over": N_("handed over"),
    "withdrawn": N_("withdrawn"),
    "revoked": N_("revoked"),
    "edit": N_("edit"),
    "planned": N_("not printed"),
    "printed": N_("printed"),
    "good": N_("good"),
    "sent_for_signature": N_("sent for signature"),
    "signed": N_("signed"),
    "spoiled": N_("spoiled"),
    "void": N_("void"),
}
FIELDS: dict[str, str] = {
    **{field.name: field.label for field in NOMINATION_FIELDS},
    "name": N_("Name"),
    "full_name": N_("Name"),
    "honorific": N_("Honorific"),
    "position": N_("Position"),
    "unit": N_("Unit"),
    "citation": N_("Citation"),
    "summary": N_("Achievement"),
    "period": N_("Period"),
    "title": N_("Title"),
    "movement": N_("Movement"),
    "body": N_("Body"),
    "place": N_("Place"),
    "office": N_("Office"),
    "number": N_("Number"),
    "number_suffix": N_("Number suffix"),
    "dated": N_("Date"),
    "held_on": N_("Date"),
    "paid_on": N_("Date"),
    "on": N_("Date"),
    "birth": N_("Birth date"),
    "valid_from": N_("Valid from"),
    "recipient": N_("Name"),
}
KINDS: dict[str, str] = {
    "collective": N_("collective"),
    "individual": N_("individual"),
    "household": N_("household"),
}
TABLES: dict[str, str] = {
    "nomination": N_("The nomination"),
    "decision": N_("The decision"),
    "decision_item": N_("The nomination"),
    "award_round": N_("The round"),
    "person": N_("The person"),
    "unit": N_("The unit"),
    "authority": N_("The authority"),
    "certificate": N_("The certificate"),
    "recipient": N_("The recipient"),
    "sheet": N_("The sheet"),
    "journal": N_("The journal entry"),
    "submission": N_("The submission"),
}
RATINGS: dict[str, str] = {
    "hoan_thanh_xuat_sac": N_("Excellent fulfilment of duties"),
    "hoan_thanh_tot": N_("Good fulfilment of duties"),
    "hoan_thanh": N_("Fulfilment of duties"),
    "khong_hoan_thanh": N_("Duties not fulfilled"),
}
SEVERITIES: dict[str, str] = {
    "error": N_("error"),
    "warning": N_("warning"),
    "info": N_("info"),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "state": STATES,
    "following": STATES,
    "field": FIELDS,
    "kind": KINDS,
    "table": TABLES,
    "rating": RATINGS,
    "needed": RATINGS,
    "severity": SEVERITIES,
}
"""By the name of the value in an error: what its codes are called."""
