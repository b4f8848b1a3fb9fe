"""A revision that no program has: for the tests of upgrading."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("UPDATE nomination SET summary = 'Đã nâng cấp' WHERE id = 1")
