"""Keeping a file's content in the record before a change refers to it by its hash."""

from db.changes.change import Writer
from db.changes.decisions import keep_content
from db.connect import Database


def keep_file(database: Database, name: str, content: bytes) -> str:
    """Keep the content once, apart from the journal; returns its SHA-256. Raises KnownError as `keep_content`."""
    with database.write() as session:
        writer = Writer(session, actor=database.actor, today=database.today())
        return keep_content(writer, name, content)
