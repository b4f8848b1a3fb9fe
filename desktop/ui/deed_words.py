"""The journal's stable names of changes in the clerk's words."""

from desktop.ui.words import N_, _

DEEDS = {
    "catalogue.load": N_("Law loaded into the catalogue"),
    "office.set": N_("Setting changed"),
    "authority.add": N_("Authority added"),
    "authority.rename": N_("Authority renamed"),
    "signer.add": N_("Signer added"),
    "signer.edit": N_("Signer changed"),
    "person.add": N_("Person added"),
    "person.edit": N_("Person corrected"),
    "person.identify": N_("Identity number set"),
    "person.merge": N_("Two entries of one person merged"),
    "unit.add": N_("Unit added"),
    "unit.rename": N_("Unit renamed"),
    "unit.succeed": N_("Succession of units recorded"),
    "movement.add": N_("Movement added"),
    "round.open": N_("Round opened"),
    "round.edit": N_("Round changed"),
    "round.copy": N_("Round copied to a new year"),
    "round.close": N_("Round closed"),
    "nomination.add": N_("Nomination added"),
    "nomination.import_list": N_("List taken in"),
    "nomination.edit": N_("Nomination changed"),
    "nomination.reorder": N_("Order changed"),
    "nomination.move": N_("Nominations moved on"),
    "finding.override": N_("Finding accepted with a reason"),
    "council.record": N_("Council's results recorded"),
    "submission.draft": N_("Submission drafted"),
    "submission.send": N_("Submission numbered and sent"),
    "decision.draft": N_("Decision drafted"),
    "decision.edit": N_("Decision's words changed"),
    "decision.judge": N_("Approval of a nominee recorded"),
    "decision.remove": N_("Draft of a decision removed"),
    "decision.issue": N_("Decision issued, list frozen"),
    "decision.attach_scan": N_("Signed scan attached"),
    "certificate.make": N_("Certificates made"),
    "print.start": N_("Certificates printed"),
    "sheet.move": N_("Sheets accounted for"),
    "certificate.reissue": N_("Certificate issued again"),
    "certificate.hand_over": N_("Certificates handed over"),
    "stock.add": N_("Kind of stock added"),
    "stock.move": N_("Stock counted"),
    "calibration.set": N_("Printer's shift set"),
    "ceremony.add": N_("Ceremony added"),
    "bonus.pay": N_("Bonus paid"),
    "award.revoke": N_("Award revoked"),
    "register.explain_gap": N_("Gap in the register explained"),
    "record.fill": N_("Practice nominations filled in"),
    "undo": N_("Step taken back"),
}


def deed_words(name: str) -> str:
    """Return what was done; a change that has no words yet is shown by its name."""
    return _(DEEDS[name]) if name in DEEDS else name
