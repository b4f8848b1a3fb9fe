"""The first schema: all tables, the guards of what was issued, the search index."""
# ruff: noqa: E501

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make everything."""
    tables()
    dialect = op.get_bind().dialect.name
    for statement in GUARDS_SQLITE + SEARCH_SQLITE if dialect == "sqlite" else GUARDS_POSTGRESQL:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Go back to nothing: never offered, a copy is restored instead."""
    raise NotImplementedError


def tables() -> None:
    """Create tables and indexes."""
    op.create_table(
        "attachment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("sha256", name=op.f("uq_attachment_sha256")),
    )
    op.create_table(
        "authority",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("is_office", sa.Boolean(), nullable=False),
        sa.CheckConstraint("level IN ('ministry', 'province', 'department', 'other')", name=op.f("ck_authority_level")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority")),
        sa.UniqueConstraint("code", name=op.f("uq_authority_code")),
    )
    op.create_table(
        "award_type",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.CheckConstraint("form IN ('title', 'commendation')", name=op.f("ck_award_type_form")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_type")),
        sa.UniqueConstraint("code", name=op.f("uq_award_type_code")),
    )
    op.create_table(
        "base_salary",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("legal_name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "verified",
                "secondary",
                "recalled",
                "unsure",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_base_salary_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_base_salary")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_base_salary_valid_from")),
    )
    op.create_table(
        "calibration",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("printer", sa.String(), nullable=False),
        sa.Column("tray", sa.String(), nullable=False),
        sa.Column("stock", sa.String(), nullable=False),
        sa.Column("dx_mm", sa.Double(), nullable=False),
        sa.Column("dy_mm", sa.Double(), nullable=False),
        sa.Column("scale_x", sa.Double(), nullable=False),
        sa.Column("scale_y", sa.Double(), nullable=False),
        sa.Column("rotation_deg", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration")),
        sa.UniqueConstraint("printer", "tray", "stock", name=op.f("uq_calibration_printer_tray_stock")),
    )
    op.create_table(
        "form_draft",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft")),
        sa.UniqueConstraint("form", "subject", name=op.f("uq_form_draft_form_subject")),
    )
    op.create_table(
        "identity_number",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_number")),
    )
    op.create_index(op.f("ix_identity_number_number"), "identity_number", ["number"], unique=False)
    op.create_table(
        "journal",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.Column("undoes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["journal.id"], name=op.f("fk_journal_undoes"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("hash", name=op.f("uq_journal_hash")),
    )
    op.create_index(op.f("ix_journal_change"), "journal", ["change"], unique=False)
    op.create_index(op.f("ix_journal_undoes"), "journal", ["undoes"], unique=False)
    op.create_table(
        "layout",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layout")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_layout_code_version")),
    )
    op.create_table(
        "movement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("launched_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement")),
        sa.UniqueConstraint("name", name=op.f("uq_movement_name")),
    )
    op.create_table(
        "print_run",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("printer", sa.String(), nullable=False),
        sa.Column("on_stock", sa.Boolean(), nullable=False),
        sa.Column("dx_mm", sa.Double(), nullable=False),
        sa.Column("dy_mm", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_run")),
    )
    op.create_table(
        "regime",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("law", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "verified",
                "secondary",
                "recalled",
                "unsure",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regime")),
        sa.UniqueConstraint("code", name=op.f("uq_regime_code")),
    )
    op.create_table(
        "register_gap",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_register_gap_reason")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_gap")),
        sa.UniqueConstraint("number", name=op.f("uq_register_gap_number")),
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_setting_key")),
    )
    op.create_table(
        "source_file",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_file")),
    )
    op.create_index(op.f("ix_source_file_sha256"), "source_file", ["sha256"], unique=False)
    op.create_table(
        "stock",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock")),
        sa.UniqueConstraint("name", name=op.f("uq_stock_name")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("merged_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["unit.id"], name=op.f("fk_unit_merged_into_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_index(op.f("ix_unit_merged_into_id"), "unit", ["merged_into_id"], unique=False)
    op.create_table(
        "user_account",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.CheckConstraint("role IN ('clerk', 'lead', 'reader')", name=op.f("ck_user_account_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("name", name=op.f("uq_user_account_name")),
    )
    op.create_table(
        "authority_name",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("authority_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("short_title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("superior", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("number_suffix", sa.String(), nullable=False),
        sa.Column("fund", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_authority_name_span")),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authority.id"], name=op.f("fk_authority_name_authority_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_name")),
        sa.UniqueConstraint("authority_id", "valid_from", name=op.f("uq_authority_name_authority_id_valid_from")),
    )
    op.create_table(
        "award_kind",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("award_type_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "collective",
                "individual",
                "household",
                name="nominee_kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["award_type_id"], ["award_type.id"], name=op.f("fk_award_kind_award_type_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_kind")),
        sa.UniqueConstraint("award_type_id", "kind", name=op.f("uq_award_kind_award_type_id_kind")),
    )
    op.create_table(
        "award_round",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "reward_type",
            sa.Enum(
                "cong_trang",
                "dot_xuat",
                "phong_trao",
                "cong_hien",
                "nien_han",
                "doi_ngoai",
                name="reward_type",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("movement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "closed", name="round_state", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.CheckConstraint("year BETWEEN 1945 AND 2200", name=op.f("ck_award_round_year")),
        sa.ForeignKeyConstraint(
            ["movement_id"], ["movement.id"], name=op.f("fk_award_round_movement_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_round")),
        sa.UniqueConstraint("name", name=op.f("uq_award_round_name")),
    )
    op.create_table(
        "coefficient",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("award_type_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("regime_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "collective",
                "individual",
                "household",
                name="nominee_kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("is_maximum", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "verified",
                "secondary",
                "recalled",
                "unsure",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("hundredths >= 0", name=op.f("ck_coefficient_positive")),
        sa.ForeignKeyConstraint(
            ["award_type_id"], ["award_type.id"], name=op.f("fk_coefficient_award_type_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["regime_id"], ["regime.id"], name=op.f("fk_coefficient_regime_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coefficient")),
        sa.UniqueConstraint(
            "award_type_id", "regime_id", "kind", name=op.f("uq_coefficient_award_type_id_regime_id_kind")
        ),
    )
    op.create_table(
        "legal_ground",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("regime_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regime_id"], ["regime.id"], name=op.f("fk_legal_ground_regime_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_ground")),
    )
    op.create_index(op.f("ix_legal_ground_regime_id"), "legal_ground", ["regime_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("name_sort", sa.LargeBinary(), nullable=False),
        sa.Column("name_plain", sa.String(), nullable=False),
        sa.Column("honorific", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=False),
        sa.Column("birth", sa.String(), nullable=False),
        sa.Column("identity_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("merged_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("gender IN ('', 'male', 'female')", name=op.f("ck_person_gender")),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["identity_number.id"], name=op.f("fk_person_identity_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["person.id"], name=op.f("fk_person_merged_into_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_merged_into_id"), "person", ["merged_into_id"], unique=False)
    op.create_index(op.f("ix_person_name_plain"), "person", ["name_plain"], unique=False)
    op.create_index(op.f("ix_person_name_sort"), "person", ["name_sort"], unique=False)
    op.create_table(
        "signer",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("authority_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column(
            "capacity",
            sa.Enum(
                "head",
                "KT.",
                "TM.",
                "TL.",
                "TUQ.",
                "Q.",
                name="signing_capacity",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_signer_span")),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authority.id"], name=op.f("fk_signer_authority_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signer")),
    )
    op.create_index(op.f("ix_signer_authority_id"), "signer", ["authority_id"], unique=False)
    op.create_table(
        "stock_movement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("stock_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("sheets", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("sheets <> 0", name=op.f("ck_stock_movement_moves")),
        sa.ForeignKeyConstraint(
            ["stock_id"], ["stock.id"], name=op.f("fk_stock_movement_stock_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_movement")),
    )
    op.create_index(op.f("ix_stock_movement_stock_id"), "stock_movement", ["stock_id"], unique=False)
    op.create_table(
        "unit_name",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_sort", sa.LargeBinary(), nullable=False),
        sa.Column("name_plain", sa.String(), nullable=False),
        sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("parent_id IS NULL OR parent_id <> unit_id", name=op.f("ck_unit_name_not_own_parent")),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_unit_name_span")),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_name_parent_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_name_unit_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_name")),
        sa.UniqueConstraint("unit_id", "valid_from", name=op.f("uq_unit_name_unit_id_valid_from")),
    )
    op.create_index(op.f("ix_unit_name_name_plain"), "unit_name", ["name_plain"], unique=False)
    op.create_index(op.f("ix_unit_name_name_sort"), "unit_name", ["name_sort"], unique=False)
    op.create_index(op.f("ix_unit_name_parent_id"), "unit_name", ["parent_id"], unique=False)
    op.create_table(
        "unit_succession",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("predecessor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("successor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.CheckConstraint("predecessor_id <> successor_id", name=op.f("ck_unit_succession_not_itself")),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["unit.id"], name=op.f("fk_unit_succession_predecessor_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["unit.id"], name=op.f("fk_unit_succession_successor_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_succession")),
        sa.UniqueConstraint(
            "predecessor_id", "successor_id", name=op.f("uq_unit_succession_predecessor_id_successor_id")
        ),
    )
    op.create_index(op.f("ix_unit_succession_successor_id"), "unit_succession", ["successor_id"], unique=False)
    op.create_table(
        "ceremony",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("presenter", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_ceremony_round_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ceremony")),
    )
    op.create_index(op.f("ix_ceremony_round_id"), "ceremony", ["round_id"], unique=False)
    op.create_table(
        "council_session",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("secretary", sa.String(), nullable=False),
        sa.Column("members_total", sa.Integer(), nullable=False),
        sa.Column("members_present", sa.Integer(), nullable=False),
        sa.Column("present", sa.String(), nullable=False),
        sa.Column("absent", sa.String(), nullable=False),
        sa.CheckConstraint("members_present BETWEEN 0 AND members_total", name=op.f("ck_council_session_attendance")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_council_session_round_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_session")),
    )
    op.create_index(op.f("ix_council_session_round_id"), "council_session", ["round_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("authority_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("award_type_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "drafted", "received", name="decision_origin", native_enum=False, create_constraint=True, length=30
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "issued",
                "revoked",
                name="decision_state",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("signer_name", sa.String(), nullable=False),
        sa.Column("signer_office", sa.String(), nullable=False),
        sa.Column(
            "capacity",
            sa.Enum(
                "head",
                "KT.",
                "TM.",
                "TL.",
                "TUQ.",
                "Q.",
                name="signing_capacity",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("recipients", sa.String(), nullable=False),
        sa.CheckConstraint(
            "state = 'draft' OR (number IS NOT NULL AND number_year IS NOT NULL AND dated IS NOT NULL)",
            name=op.f("ck_decision_issued_is_numbered"),
        ),
        sa.CheckConstraint("state IN ('draft', 'issued')", name=op.f("ck_decision_state_kept")),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authority.id"], name=op.f("fk_decision_authority_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["award_type_id"], ["award_type.id"], name=op.f("fk_decision_award_type_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_decision_round_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint(
            "authority_id", "number_year", "number", name=op.f("uq_decision_authority_id_number_year_number")
        ),
    )
    op.create_index(op.f("ix_decision_round_id"), "decision", ["round_id"], unique=False)
    op.create_table(
        "nominee",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "collective",
                "individual",
                "household",
                name="nominee_kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_sort", sa.LargeBinary(), nullable=False),
        sa.Column("name_plain", sa.String(), nullable=False),
        sa.Column("merged_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint(
            "(kind = 'individual' AND person_id IS NOT NULL AND unit_id IS NULL) OR (kind = 'collective' AND unit_id IS NOT NULL AND person_id IS NULL) OR (kind = 'household' AND person_id IS NULL AND unit_id IS NULL)",
            name=op.f("ck_nominee_one_identity"),
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["nominee.id"], name=op.f("fk_nominee_merged_into_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_nominee_person_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_nominee_unit_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominee")),
        sa.UniqueConstraint("person_id", name=op.f("uq_nominee_person_id")),
        sa.UniqueConstraint("unit_id", name=op.f("uq_nominee_unit_id")),
    )
    op.create_index(op.f("ix_nominee_merged_into_id"), "nominee", ["merged_into_id"], unique=False)
    op.create_index("ix_nominee_name", "nominee", ["name_sort", "id", "name_plain"], unique=False)
    op.create_index("ix_nominee_name_plain", "nominee", ["name_plain"], unique=False)
    op.create_table(
        "person_position",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("unit_text", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_person_position_span")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_position_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_person_position_unit_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_position")),
    )
    op.create_index(op.f("ix_person_position_person_id"), "person_position", ["person_id"], unique=False)
    op.create_index(op.f("ix_person_position_unit_id"), "person_position", ["unit_id"], unique=False)
    op.create_table(
        "submission",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("authority_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("addressees", sa.String(), nullable=False),
        sa.Column("signer_name", sa.String(), nullable=False),
        sa.Column("signer_office", sa.String(), nullable=False),
        sa.Column(
            "capacity",
            sa.Enum(
                "head",
                "KT.",
                "TM.",
                "TL.",
                "TUQ.",
                "Q.",
                name="signing_capacity",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authority.id"], name=op.f("fk_submission_authority_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_submission_round_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
    )
    op.create_index(op.f("ix_submission_round_id"), "submission", ["round_id"], unique=False)
    op.create_table(
        "decision_scan",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attachment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_decision_scan_attachment_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_scan_decision_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_scan")),
        sa.UniqueConstraint("decision_id", "attachment_id", name=op.f("uq_decision_scan_decision_id_attachment_id")),
    )
    op.create_table(
        "discipline",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("nominee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_discipline_span")),
        sa.ForeignKeyConstraint(
            ["nominee_id"], ["nominee.id"], name=op.f("fk_discipline_nominee_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discipline")),
    )
    op.create_index(op.f("ix_discipline_nominee_id"), "discipline", ["nominee_id"], unique=False)
    op.create_table(
        "duty_rating",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("nominee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("rating", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nominee_id"], ["nominee.id"], name=op.f("fk_duty_rating_nominee_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_rating")),
        sa.UniqueConstraint("nominee_id", "year", name=op.f("uq_duty_rating_nominee_id_year")),
    )
    op.create_table(
        "headcount",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("nominee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.CheckConstraint("total >= 0 AND women >= 0 AND women <= total", name=op.f("ck_headcount_counts")),
        sa.ForeignKeyConstraint(
            ["nominee_id"], ["nominee.id"], name=op.f("fk_headcount_nominee_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_headcount")),
        sa.UniqueConstraint("nominee_id", "year", name=op.f("uq_headcount_nominee_id_year")),
    )
    op.create_table(
        "initiative",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("nominee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("research", sa.Boolean(), nullable=False),
        sa.Column("decision_number", sa.String(), nullable=False),
        sa.Column("decision_date", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["nominee_id"], ["nominee.id"], name=op.f("fk_initiative_nominee_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
    )
    op.create_index(op.f("ix_initiative_nominee_id"), "initiative", ["nominee_id"], unique=False)
    op.create_table(
        "nomination",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("nominee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("award_type_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("authority_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("movement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "collective",
                "individual",
                "household",
                name="nominee_kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("honorific", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_sort", sa.LargeBinary(), nullable=False),
        sa.Column("name_plain", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("posthumous", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "returned",
                "recommended",
                "not_recommended",
                "decided",
                "not_approved",
                "certificate_issued",
                "handed_over",
                "withdrawn",
                "revoked",
                name="nomination_state",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("source_file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source_sheet", sa.String(), nullable=False),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("source_cell", sa.String(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_nomination_named")),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authority.id"], name=op.f("fk_nomination_authority_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["award_type_id"], ["award_type.id"], name=op.f("fk_nomination_award_type_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["movement_id"], ["movement.id"], name=op.f("fk_nomination_movement_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["nominee_id"], ["nominee.id"], name=op.f("fk_nomination_nominee_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["award_round.id"], name=op.f("fk_nomination_round_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["source_file_id"], ["source_file.id"], name=op.f("fk_nomination_source_file_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
        sa.UniqueConstraint(
            "round_id", "nominee_id", "award_type_id", "authority_id", "movement_id", name="uq_nomination_once"
        ),
    )
    op.create_index("ix_nomination_name", "nomination", ["name_sort", "id", "name_plain"], unique=False)
    op.create_index(op.f("ix_nomination_nominee_id"), "nomination", ["nominee_id"], unique=False)
    op.create_index(
        "ix_nomination_round_name", "nomination", ["round_id", "kind", "name_sort", "id", "name_plain"], unique=False
    )
    op.create_index("ix_nomination_round_rank", "nomination", ["round_id", "rank", "id", "kind"], unique=False)
    op.create_index("ix_nomination_round_state", "nomination", ["round_id", "state", "authority_id"], unique=False)
    op.create_index(op.f("ix_nomination_source_file_id"), "nomination", ["source_file_id"], unique=False)
    op.create_table(
        "council_result",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("session_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("nomination_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_total", sa.Integer(), nullable=False),
        sa.Column("recommended", sa.Boolean(), nullable=False),
        sa.CheckConstraint("votes_for BETWEEN 0 AND votes_total", name=op.f("ck_council_result_votes")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_council_result_nomination_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["council_session.id"], name=op.f("fk_council_result_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_result")),
        sa.UniqueConstraint("session_id", "nomination_id", name=op.f("uq_council_result_session_id_nomination_id")),
    )
    op.create_index(op.f("ix_council_result_nomination_id"), "council_result", ["nomination_id"], unique=False)
    op.create_table(
        "decision_item",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("nomination_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_item_decision_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_decision_item_nomination_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_item")),
        sa.UniqueConstraint("decision_id", "nomination_id", name=op.f("uq_decision_item_decision_id_nomination_id")),
    )
    op.create_index(op.f("ix_decision_item_nomination_id"), "decision_item", ["nomination_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("nomination_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attachment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_evidence_attachment_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_evidence_nomination_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("nomination_id", "attachment_id", name=op.f("uq_evidence_nomination_id_attachment_id")),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("nomination_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column(
            "severity",
            sa.Enum("error", "warning", "info", name="severity", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("values", sa.String(), nullable=False),
        sa.Column("override_reason", sa.String(), nullable=False),
        sa.Column("overridden_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_finding_nomination_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("nomination_id", "rule", name=op.f("uq_finding_nomination_id_rule")),
    )
    op.create_table(
        "recipient",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("nomination_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("nominee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "collective",
                "individual",
                "household",
                name="nominee_kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("register_number", sa.String(), nullable=False),
        sa.Column("honorific", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_sort", sa.LargeBinary(), nullable=False),
        sa.Column("name_plain", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("posthumous", sa.Boolean(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("award_type_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("award", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("regime", sa.String(), nullable=False),
        sa.Column("coefficient", sa.Integer(), nullable=True),
        sa.Column("base_salary", sa.Integer(), nullable=False),
        sa.Column("bonus", sa.Integer(), nullable=False),
        sa.CheckConstraint("bonus >= 0", name=op.f("ck_recipient_bonus")),
        sa.ForeignKeyConstraint(
            ["award_type_id"], ["award_type.id"], name=op.f("fk_recipient_award_type_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_recipient_decision_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_recipient_nomination_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["nominee_id"], ["nominee.id"], name=op.f("fk_recipient_nominee_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient")),
        sa.UniqueConstraint("decision_id", "nomination_id", name=op.f("uq_recipient_decision_id_nomination_id")),
        sa.UniqueConstraint("decision_id", "ordinal", name=op.f("uq_recipient_decision_id_ordinal")),
        sa.UniqueConstraint("decision_id", "register_number", name=op.f("uq_recipient_decision_id_register_number")),
        sa.UniqueConstraint("nomination_id", name=op.f("uq_recipient_nomination_id")),
    )
    op.create_index("ix_recipient_name", "recipient", ["name_sort", "id", "name_plain"], unique=False)
    op.create_index(op.f("ix_recipient_nominee_id"), "recipient", ["nominee_id"], unique=False)
    op.create_index("ix_recipient_year_name", "recipient", ["year", "name_sort", "id"], unique=False)
    op.create_table(
        "submission_item",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("submission_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("nomination_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_submission_item_nomination_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_submission_item_submission_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_item")),
        sa.UniqueConstraint(
            "submission_id", "nomination_id", name=op.f("uq_submission_item_submission_id_nomination_id")
        ),
    )
    op.create_index(op.f("ix_submission_item_nomination_id"), "submission_item", ["nomination_id"], unique=False)
    op.create_table(
        "bonus_payment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("recipient_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("voucher", sa.String(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_bonus_payment_positive")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_bonus_payment_recipient_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bonus_payment")),
    )
    op.create_index(op.f("ix_bonus_payment_recipient_id"), "bonus_payment", ["recipient_id"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("recipient_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("layout", sa.String(), nullable=False),
        sa.Column("replaces_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_certificate_recipient_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["certificate.id"], name=op.f("fk_certificate_replaces_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_certificate_replaces_id")),
    )
    op.create_index(op.f("ix_certificate_recipient_id"), "certificate", ["recipient_id"], unique=False)
    op.create_table(
        "register_entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recipient_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_register_entry_positive")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_register_entry_recipient_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("number", name=op.f("uq_register_entry_number")),
        sa.UniqueConstraint("recipient_id", name=op.f("uq_register_entry_recipient_id")),
    )
    op.create_table(
        "revocation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("recipient_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_revocation_reason")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name=op.f("fk_revocation_recipient_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revocation")),
        sa.UniqueConstraint("recipient_id", name=op.f("uq_revocation_recipient_id")),
    )
    op.create_table(
        "hand_over",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("certificate_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ceremony_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ceremony_id"], ["ceremony.id"], name=op.f("fk_hand_over_ceremony_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_hand_over_certificate_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
        sa.UniqueConstraint("certificate_id", name=op.f("uq_hand_over_certificate_id")),
    )
    op.create_index(op.f("ix_hand_over_ceremony_id"), "hand_over", ["ceremony_id"], unique=False)
    op.create_table(
        "reissue",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("certificate_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_reissue_reason")),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_reissue_certificate_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reissue")),
        sa.UniqueConstraint("certificate_id", name=op.f("uq_reissue_certificate_id")),
    )
    op.create_table(
        "sheet",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("certificate_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("print_run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("stock_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "printed",
                "good",
                "sent_for_signature",
                "signed",
                "spoiled",
                "void",
                "handed_over",
                name="sheet_state",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("state NOT IN ('spoiled', 'void') OR reason <> ''", name=op.f("ck_sheet_loss_has_reason")),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_sheet_certificate_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["print_run_id"], ["print_run.id"], name=op.f("fk_sheet_print_run_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["stock_id"], ["stock.id"], name=op.f("fk_sheet_stock_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint("certificate_id", "copy", name=op.f("uq_sheet_certificate_id_copy")),
    )
    op.create_index(op.f("ix_sheet_print_run_id"), "sheet", ["print_run_id"], unique=False)
    op.create_index("ix_sheet_state", "sheet", ["state", "certificate_id"], unique=False)
    op.create_index(op.f("ix_sheet_stock_id"), "sheet", ["stock_id"], unique=False)


GUARDS_SQLITE = (
    "CREATE TRIGGER keep_journal_update BEFORE UPDATE ON \"journal\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: journal'); END",
    "CREATE TRIGGER keep_journal_delete BEFORE DELETE ON \"journal\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: journal'); END",
    "CREATE TRIGGER keep_recipient_update BEFORE UPDATE ON \"recipient\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: recipient'); END",
    "CREATE TRIGGER keep_recipient_delete BEFORE DELETE ON \"recipient\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: recipient'); END",
    "CREATE TRIGGER keep_register_entry_update BEFORE UPDATE ON \"register_entry\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: register_entry'); END",
    "CREATE TRIGGER keep_register_entry_delete BEFORE DELETE ON \"register_entry\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: register_entry'); END",
    "CREATE TRIGGER keep_revocation_update BEFORE UPDATE ON \"revocation\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: revocation'); END",
    "CREATE TRIGGER keep_revocation_delete BEFORE DELETE ON \"revocation\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: revocation'); END",
    "CREATE TRIGGER keep_reissue_update BEFORE UPDATE ON \"reissue\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: reissue'); END",
    "CREATE TRIGGER keep_reissue_delete BEFORE DELETE ON \"reissue\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: reissue'); END",
    "CREATE TRIGGER keep_identity_number_update BEFORE UPDATE ON \"identity_number\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: identity_number'); END",
    "CREATE TRIGGER keep_identity_number_delete BEFORE DELETE ON \"identity_number\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: identity_number'); END",
    "CREATE TRIGGER keep_attachment_update BEFORE UPDATE ON \"attachment\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: attachment'); END",
    "CREATE TRIGGER keep_attachment_delete BEFORE DELETE ON \"attachment\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: attachment'); END",
    "CREATE TRIGGER keep_decision_scan_update BEFORE UPDATE ON \"decision_scan\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: decision_scan'); END",
    "CREATE TRIGGER keep_decision_scan_delete BEFORE DELETE ON \"decision_scan\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: decision_scan'); END",
    "CREATE TRIGGER keep_hand_over_update BEFORE UPDATE ON \"hand_over\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: hand_over'); END",
    "CREATE TRIGGER keep_hand_over_delete BEFORE DELETE ON \"hand_over\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: hand_over'); END",
    "CREATE TRIGGER keep_bonus_payment_update BEFORE UPDATE ON \"bonus_payment\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: bonus_payment'); END",
    "CREATE TRIGGER keep_bonus_payment_delete BEFORE DELETE ON \"bonus_payment\" WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: bonus_payment'); END",
    "CREATE TRIGGER keep_decision_update BEFORE UPDATE ON \"decision\" WHEN OLD.state = 'issued' BEGIN SELECT RAISE(ABORT, 'frozen: decision'); END",
    "CREATE TRIGGER keep_decision_delete BEFORE DELETE ON \"decision\" WHEN OLD.state = 'issued' BEGIN SELECT RAISE(ABORT, 'frozen: decision'); END",
    "CREATE TRIGGER keep_decision_item_update BEFORE UPDATE ON \"decision_item\" WHEN (SELECT state FROM decision WHERE id = OLD.decision_id) = 'issued' OR (SELECT state FROM decision WHERE id = NEW.decision_id) = 'issued' BEGIN SELECT RAISE(ABORT, 'frozen: decision_item'); END",
    "CREATE TRIGGER keep_decision_item_delete BEFORE DELETE ON \"decision_item\" WHEN (SELECT state FROM decision WHERE id = OLD.decision_id) = 'issued' BEGIN SELECT RAISE(ABORT, 'frozen: decision_item'); END",
    "CREATE TRIGGER keep_decision_item_insert BEFORE INSERT ON \"decision_item\" WHEN (SELECT state FROM decision WHERE id = NEW.decision_id) = 'issued' BEGIN SELECT RAISE(ABORT, 'frozen: decision_item'); END",
    "CREATE TRIGGER keep_recipient_insert BEFORE INSERT ON \"recipient\" WHEN NOT EXISTS (SELECT 1 FROM decision_item AS item WHERE item.decision_id = NEW.decision_id AND item.nomination_id = NEW.nomination_id AND item.approved) BEGIN SELECT RAISE(ABORT, 'frozen: recipient'); END",
    'CREATE TRIGGER keep_journal_replace BEFORE INSERT ON "journal" WHEN EXISTS (SELECT 1 FROM "journal" WHERE (("hash" = NEW."hash") OR ("id" = NEW."id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: journal\'); END',
    'CREATE TRIGGER keep_recipient_replace BEFORE INSERT ON "recipient" WHEN EXISTS (SELECT 1 FROM "recipient" WHERE (("decision_id" = NEW."decision_id" AND "nomination_id" = NEW."nomination_id") OR ("decision_id" = NEW."decision_id" AND "ordinal" = NEW."ordinal") OR ("decision_id" = NEW."decision_id" AND "register_number" = NEW."register_number") OR ("id" = NEW."id") OR ("nomination_id" = NEW."nomination_id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: recipient\'); END',
    'CREATE TRIGGER keep_register_entry_replace BEFORE INSERT ON "register_entry" WHEN EXISTS (SELECT 1 FROM "register_entry" WHERE (("id" = NEW."id") OR ("number" = NEW."number") OR ("recipient_id" = NEW."recipient_id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: register_entry\'); END',
    'CREATE TRIGGER keep_revocation_replace BEFORE INSERT ON "revocation" WHEN EXISTS (SELECT 1 FROM "revocation" WHERE (("id" = NEW."id") OR ("recipient_id" = NEW."recipient_id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: revocation\'); END',
    'CREATE TRIGGER keep_reissue_replace BEFORE INSERT ON "reissue" WHEN EXISTS (SELECT 1 FROM "reissue" WHERE (("certificate_id" = NEW."certificate_id") OR ("id" = NEW."id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: reissue\'); END',
    'CREATE TRIGGER keep_identity_number_replace BEFORE INSERT ON "identity_number" WHEN EXISTS (SELECT 1 FROM "identity_number" WHERE (("id" = NEW."id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: identity_number\'); END',
    'CREATE TRIGGER keep_attachment_replace BEFORE INSERT ON "attachment" WHEN EXISTS (SELECT 1 FROM "attachment" WHERE (("id" = NEW."id") OR ("sha256" = NEW."sha256")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: attachment\'); END',
    'CREATE TRIGGER keep_decision_scan_replace BEFORE INSERT ON "decision_scan" WHEN EXISTS (SELECT 1 FROM "decision_scan" WHERE (("decision_id" = NEW."decision_id" AND "attachment_id" = NEW."attachment_id") OR ("id" = NEW."id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: decision_scan\'); END',
    'CREATE TRIGGER keep_hand_over_replace BEFORE INSERT ON "hand_over" WHEN EXISTS (SELECT 1 FROM "hand_over" WHERE (("certificate_id" = NEW."certificate_id") OR ("id" = NEW."id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: hand_over\'); END',
    'CREATE TRIGGER keep_bonus_payment_replace BEFORE INSERT ON "bonus_payment" WHEN EXISTS (SELECT 1 FROM "bonus_payment" WHERE (("id" = NEW."id")) AND 1 = 1) BEGIN SELECT RAISE(ABORT, \'frozen: bonus_payment\'); END',
    'CREATE TRIGGER keep_decision_replace BEFORE INSERT ON "decision" WHEN EXISTS (SELECT 1 FROM "decision" WHERE (("authority_id" = NEW."authority_id" AND "number_year" = NEW."number_year" AND "number" = NEW."number") OR ("id" = NEW."id")) AND state = \'issued\') BEGIN SELECT RAISE(ABORT, \'frozen: decision\'); END',
)

GUARDS_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'frozen: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$",
    'CREATE TRIGGER keep_journal_update BEFORE UPDATE ON "journal" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_journal_delete BEFORE DELETE ON "journal" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_recipient_update BEFORE UPDATE ON "recipient" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_recipient_delete BEFORE DELETE ON "recipient" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_register_entry_update BEFORE UPDATE ON "register_entry" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_register_entry_delete BEFORE DELETE ON "register_entry" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_revocation_update BEFORE UPDATE ON "revocation" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_revocation_delete BEFORE DELETE ON "revocation" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_reissue_update BEFORE UPDATE ON "reissue" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_reissue_delete BEFORE DELETE ON "reissue" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_identity_number_update BEFORE UPDATE ON "identity_number" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_identity_number_delete BEFORE DELETE ON "identity_number" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_attachment_update BEFORE UPDATE ON "attachment" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_attachment_delete BEFORE DELETE ON "attachment" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_decision_scan_update BEFORE UPDATE ON "decision_scan" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_decision_scan_delete BEFORE DELETE ON "decision_scan" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_hand_over_update BEFORE UPDATE ON "hand_over" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_hand_over_delete BEFORE DELETE ON "hand_over" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_bonus_payment_update BEFORE UPDATE ON "bonus_payment" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    'CREATE TRIGGER keep_bonus_payment_delete BEFORE DELETE ON "bonus_payment" FOR EACH ROW WHEN (1 = 1) EXECUTE FUNCTION keep_frozen()',
    "CREATE TRIGGER keep_decision_update BEFORE UPDATE ON \"decision\" FOR EACH ROW WHEN (OLD.state = 'issued') EXECUTE FUNCTION keep_frozen()",
    "CREATE TRIGGER keep_decision_delete BEFORE DELETE ON \"decision\" FOR EACH ROW WHEN (OLD.state = 'issued') EXECUTE FUNCTION keep_frozen()",
    "CREATE OR REPLACE FUNCTION keep_decision_item_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT state FROM decision WHERE id = OLD.decision_id) = 'issued' OR (SELECT state FROM decision WHERE id = NEW.decision_id) = 'issued' THEN RAISE EXCEPTION 'frozen: decision_item' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$; CREATE TRIGGER keep_decision_item_update BEFORE UPDATE ON \"decision_item\" FOR EACH ROW EXECUTE FUNCTION keep_decision_item_update()",
    "CREATE OR REPLACE FUNCTION keep_decision_item_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT state FROM decision WHERE id = OLD.decision_id) = 'issued' THEN RAISE EXCEPTION 'frozen: decision_item' USING ERRCODE = 'restrict_violation'; END IF; RETURN OLD; END $$; CREATE TRIGGER keep_decision_item_delete BEFORE DELETE ON \"decision_item\" FOR EACH ROW EXECUTE FUNCTION keep_decision_item_delete()",
    "CREATE OR REPLACE FUNCTION keep_decision_item_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT state FROM decision WHERE id = NEW.decision_id) = 'issued' THEN RAISE EXCEPTION 'frozen: decision_item' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$; CREATE TRIGGER keep_decision_item_insert BEFORE INSERT ON \"decision_item\" FOR EACH ROW EXECUTE FUNCTION keep_decision_item_insert()",
    "CREATE OR REPLACE FUNCTION keep_recipient_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NOT EXISTS (SELECT 1 FROM decision_item AS item WHERE item.decision_id = NEW.decision_id AND item.nomination_id = NEW.nomination_id AND item.approved) THEN RAISE EXCEPTION 'frozen: recipient' USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END $$; CREATE TRIGGER keep_recipient_insert BEFORE INSERT ON \"recipient\" FOR EACH ROW EXECUTE FUNCTION keep_recipient_insert()",
)

SEARCH_SQLITE = (
    "CREATE VIRTUAL TABLE nominee_words USING fts5(name_plain, content='nominee', content_rowid='id', tokenize='unicode61', prefix='2 3')",
    "CREATE VIRTUAL TABLE nomination_words USING fts5(name_plain, content='nomination', content_rowid='id', tokenize='unicode61', prefix='2 3')",
    "CREATE VIRTUAL TABLE recipient_words USING fts5(name_plain, content='recipient', content_rowid='id', tokenize='unicode61', prefix='2 3')",
)
