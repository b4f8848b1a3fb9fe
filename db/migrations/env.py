"""What Alembic runs: the revisions, on the connection that `db.upgrade` hands over, in its transaction."""

from alembic import context

from db.models.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
