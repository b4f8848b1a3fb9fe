"""Papers of a dossier that the office asks for itself."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = ("collective", "individual", "household")


def _one_of(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def upgrade() -> None:
    """Add the table."""
    links = [
        sa.ForeignKeyConstraint([column], [target], name=f"fk_dossier_rule_{column}", ondelete="RESTRICT")
        for column, target in (("award_type_id", "award_type.id"), ("authority_id", "authority.id"))
    ]
    op.create_table(
        "dossier_rule",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("award_type_id", KEY, nullable=True),
        sa.Column("kind", _one_of("nominee_kind", KINDS), nullable=True),
        sa.Column("authority_id", KEY, nullable=True),
        sa.Column("papers", sa.String(), nullable=False),
        sa.Column("copies", sa.String(), nullable=False),
        sa.Column("instead", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_dossier_rule"),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="span"),
        *links,
    )
