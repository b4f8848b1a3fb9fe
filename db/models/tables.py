"""Every table, gathered: importing this module makes `Base.metadata` complete."""

from db.models import (
    amendments,
    authorities,
    catalogue,
    ceremonies,
    certificates,
    council,
    decisions,
    dossiers,
    facts,
    journal,
    nominations,
    nominees,
    office,
    people,
    register,
    rounds,
    units,
)
from db.models.base import Base

MODULES = (
    units,
    people,
    nominees,
    catalogue,
    authorities,
    rounds,
    nominations,
    facts,
    dossiers,
    council,
    decisions,
    certificates,
    register,
    amendments,
    ceremonies,
    office,
    journal,
)
metadata = Base.metadata
