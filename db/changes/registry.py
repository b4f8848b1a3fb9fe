"""Every change, gathered: importing this module lets undo find any change by the name in the journal."""

from db.changes import (  # noqa: F401 - importing them registers their changes
    amendments,
    authorities,
    award_types,
    catalogue,
    ceremonies,
    certificates,
    council,
    council_members,
    decisions,
    dossier_rules,
    dossiers,
    entered_bonuses,
    facts,
    importing,
    law_entries,
    layouts,
    nominations,
    office,
    paper_grounds,
    people,
    posts,
    preflight,
    print_runs,
    registrations,
    replacing,
    round_plan,
    rounds,
    standing_texts,
    taking_apart,
    unit_history,
    units,
)
from db.changes.change import CHANGES

ALL = CHANGES
