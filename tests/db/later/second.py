"""A revision that no program has: for the tests of upgrading."""

from alembic import op

from db import version

revision = "later"
down_revision = version.HEAD


def upgrade() -> None:
    op.execute("UPDATE nomination SET summary = 'Đã nâng cấp' WHERE id = 1")
