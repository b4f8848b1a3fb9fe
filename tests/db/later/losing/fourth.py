"""A revision that no program has: for the tests of upgrading."""

from alembic import op

revision = "losing"
down_revision = "later"


def upgrade() -> None:
    op.execute("DELETE FROM award_kind")
