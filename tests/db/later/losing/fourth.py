"""A revision that no program has: for the tests of upgrading."""

from alembic import op

revision = "0004"
down_revision = "0002"


def upgrade() -> None:
    op.execute("DELETE FROM award_kind")
