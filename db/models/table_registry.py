"""Tables by their names. A start loads the models that its first page reads, not all of them."""

from importlib import import_module

from sqlalchemy import Table

from db.models.base import Base


def load_all() -> None:
    """Load every model: rows are written in the order of the foreign keys of all tables."""
    import_module("db.models.tables")


def table_named(name: str) -> Table:
    """Return a table; its model is loaded if it was not. Raises KeyError if there is none of that name."""
    if name not in Base.metadata.tables:
        load_all()
    return Base.metadata.tables[name]
