"""A revision that no program has: for the tests of upgrading."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("UPDATE nomination SET no_such_column = 1")
