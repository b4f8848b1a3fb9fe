"""Every change, gathered: importing this module lets undo find any change by the name in the journal."""

from db.changes import (
    authorities,
    award_types,
    catalogue,
    ceremonies,
    certificates,
    council,
    decisions,
    importing,
    law_entries,
    layouts,
    nominations,
    office,
    people,
    preflight,
    print_runs,
    round_plan,
    rounds,
    standing_texts,
    units,
)
from db.changes.change import CHANGES

MODULES = (
    authorities,
    award_types,
    catalogue,
    ceremonies,
    certificates,
    council,
    decisions,
    importing,
    law_entries,
    layouts,
    nominations,
    office,
    people,
    preflight,
    print_runs,
    round_plan,
    rounds,
    standing_texts,
    units,
)
ALL = CHANGES
