"""What a step of the journal was, in words: what was done and of whom; the line after an act and the journal say it."""

from db.queries.step_subjects import StepTold
from desktop.ui.core.i18n import N_, _
from desktop.ui.framework.change_labels import change_label
from desktop.ui.framework.row_labels import setting_words
from desktop.ui.framework.state_labels import milestone_words

PEOPLE = frozenset(
    {"nomination", "finding", "decision_item", "submission_item", "council_result", "sheet", "certificate"}
)
"""Tables whose rows are nominees: many of them are counted as people and collectives."""

KIND_LABELS = {
    "nomination.move": {
        "submitted": N_("Nominations submitted"),
        "returned": N_("Nominations returned"),
        "recommended": N_("Nominations recommended"),
        "not_recommended": N_("Nominations not recommended"),
        "withdrawn": N_("Nominations withdrawn"),
        "draft": N_("Nominations taken up again"),
    },
    "sheet.move": {
        "good": N_("Sheets found good"),
        "spoiled": N_("Sheets marked spoiled"),
        "void": N_("Sheets made void"),
        "sent_for_signature": N_("Sheets sent for signature"),
        "signed": N_("Sheets signed"),
    },
    "decision.judge": {"true": N_("Approved in the decision"), "false": N_("Not approved in the decision")},
    "decision.judge_many": {"true": N_("Approved in the decision"), "false": N_("Not approved in the decision")},
    "decision.draft": {"received": N_("Decision to be recorded from its signed paper")},
    "decision.edit": {"received": N_("Words of the decision entered")},
    "decision.remove": {"received": N_("Decision that was to be recorded removed")},
    "decision.issue": {"received": N_("Decision recorded, list frozen")},
    "milestone.done": {"": N_("Milestone open again")},
    "layout.retire": {"true": N_("Layout put aside"), "false": N_("Layout offered again")},
}
"""By change and kind of it, where one sentence would not say which it was."""


def act_words(told: StepTold) -> str:
    """Return what was done: "Returned", "Decision issued, list frozen"."""
    words = KIND_LABELS.get(told.change, {}).get(told.kind)
    return _(words) if words else change_label(told.change)


def subject_words(told: StepTold) -> str:
    """Return of whom and of what: "no. 46/QĐ-UBND, 12 people and collectives" or the names, "" where nobody knows."""
    numbers = ", ".join(told.numbers)
    papers = _("no. {numbers}").format(numbers=numbers) if numbers else ""
    named = ", ".join(name for name in (_name_words(told.table, name) for name in told.names) if name)
    if told.many is None:
        people = _("{names} and others").format(names=named) if named else ""
    elif told.many > len(told.names) and papers and told.table in PEOPLE:
        people = _("{n} people and collectives").format(n=told.many)
    elif told.many > len(told.names) and named:
        people = _("{names} and {n} more").format(names=named, n=told.many - len(told.names))
    else:
        people = named
    return ", ".join(text for text in (papers, people) if text)


def _name_words(table: str, name: str) -> str:
    if table == "setting":
        return setting_words(name)
    return milestone_words(name) if table == "milestone" else name


def bare_words(told: StepTold) -> str:
    """Return what was done and of whom: "Returned: bà Trần Thị Hòa"."""
    return ": ".join(text for text in (act_words(told), subject_words(told)) if text)


def step_words(told: StepTold) -> str:
    """Return the words of a row of the journal; one that takes a step back, or does it again, says the same of it."""
    if told.again:
        return _("Redo: {what}").format(what=bare_words(told))
    return _("Undo: {what}").format(what=bare_words(told)) if told.back else bare_words(told)


def done_words(told: StepTold) -> str:
    """Return the words of the line after an act: in Vietnamese "Đã trả lại: bà Trần Thị Hòa"."""
    if told.again:
        return _("Done again: {what}").format(what=bare_words(told))
    if told.back:
        return _("Taken back: {what}").format(what=bare_words(told))
    what = bare_words(told)
    done = _("Done: {what}")  # English labels say by themselves that it is done
    return done.format(what=f"{what[:1].lower()}{what[1:]}") if done != "Done: {what}" else what
