"""Which version of the schema this program keeps; the first thing read of any record."""

from sqlalchemy import Connection, inspect, text

HEAD = "0001"
"""The newest revision in `db/migrations/versions`."""

KNOWN = ("0001",)
"""Every revision this program can upgrade from, oldest first."""


def version_of(connection: Connection) -> str | None:
    """Return the revision of a record, or None where there is no record in the database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return None if found is None else str(found)


def stamp(connection: Connection, revision: str = HEAD) -> None:
    """Write the revision into a record."""
    connection.execute(
        text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    )
    connection.execute(text("DELETE FROM alembic_version"))
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:revision)"), {"revision": revision})
