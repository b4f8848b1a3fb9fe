"""A revision that no program has: for the tests of upgrading."""

from alembic import op

revision = "broken"
down_revision = "later"


def upgrade() -> None:
    op.execute("UPDATE nomination SET no_such_column = 1")
