"""Every change, gathered: importing this module lets undo find any change by the name in the journal."""

from db.changes import (
    catalogue,
    ceremonies,
    certificates,
    council,
    decisions,
    importing,
    layouts,
    nominations,
    office,
    people,
    preflight,
    print_runs,
    rounds,
    units,
)
from db.changes.change import CHANGES

MODULES = (
    catalogue,
    ceremonies,
    certificates,
    council,
    decisions,
    importing,
    layouts,
    nominations,
    office,
    people,
    preflight,
    print_runs,
    rounds,
    units,
)
ALL = CHANGES
