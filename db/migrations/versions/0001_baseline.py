"""The baseline: nothing to do. A new record is made from the models; upgrades of older records start here.

`tests/files/record-0001.sqlite` is a record of this revision; it is never written again.
"""

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""
