"""Nominations, where they came from, what supports them and what the rules found."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, PrimaryKey, one_of
from db.rules.terms import NominationState, NomineeKind, Severity


class SourceFile(Base):
    """A list that a unit sent, known again by its content."""

    __tablename__ = "source_file"

    id: Mapped[PrimaryKey]
    name: Mapped[Exact]
    sha256: Mapped[str] = mapped_column(index=True)
    read_at: Mapped[str]


class Nomination(Base):
    """One nominee put forward for one award in one round; name, position and unit are kept as they were then."""

    __tablename__ = "nomination"
    __table_args__ = (
        UniqueConstraint(
            "round_id", "nominee_id", "award_type_id", "authority_id", "movement_id", name="uq_nomination_once"
        ),
        CheckConstraint("name <> ''", name="named"),
        Index("ix_nomination_round_rank", "round_id", "rank", "id", "kind"),
        # The folded name stands in the index, so that searching down a long list never touches the rows.
        Index("ix_nomination_round_name", "round_id", "kind", "name_sort", "id", "name_plain"),
        Index("ix_nomination_name", "name_sort", "id", "name_plain"),
        Index("ix_nomination_round_state", "round_id", "state", "authority_id"),
    )

    id: Mapped[PrimaryKey]
    round_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_round.id", ondelete="RESTRICT"))
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
    award_type_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"))
    authority_id: Mapped[int] = mapped_column(KEY, ForeignKey("authority.id", ondelete="RESTRICT"))
    movement_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("movement.id", ondelete="RESTRICT"))
    kind: Mapped[NomineeKind] = mapped_column(one_of(NomineeKind))
    honorific: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    name_sort: Mapped[bytes]
    name_plain: Mapped[Exact]
    other_name: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="tên gọi khác, bí danh")
    nationality: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="quốc tịch of a foreigner")
    position: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="", doc="unit, parent body or address as printed")
    citation: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="", doc="tóm tắt thành tích, for the submission's list")
    proposer: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="the unit that proposes it")
    category: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="phân loại đối tượng, by its name")
    sector: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="lĩnh vực hoạt động, by its name")
    period: Mapped[str] = mapped_column(default="", doc="2022 or 2018-2022")
    posthumous: Mapped[bool] = mapped_column(default=False)
    secret: Mapped[bool] = mapped_column(default=False, server_default=false(), doc="on the secret list")
    state: Mapped[NominationState] = mapped_column(one_of(NominationState), default=NominationState.DRAFT)
    state_reason: Mapped[str] = mapped_column(default="", doc="why returned, not approved, withdrawn")
    rank: Mapped[int] = mapped_column(default=0, doc="the order set by hand; ties fall to the id")
    source_file_id: Mapped[int | None] = mapped_column(
        KEY, ForeignKey("source_file.id", ondelete="RESTRICT"), index=True
    )
    source_sheet: Mapped[Exact] = mapped_column(default="")
    source_row: Mapped[int | None]
    source_cell: Mapped[str] = mapped_column(default="")


class Attachment(Base):
    """A file kept in the record under its own hash; only ever added."""

    __tablename__ = "attachment"

    id: Mapped[PrimaryKey]
    sha256: Mapped[str] = mapped_column(unique=True)
    name: Mapped[Exact]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Evidence(Base):
    """A paper of the dossier (hồ sơ) that stands behind a nomination."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("nomination_id", "attachment_id"),)

    id: Mapped[PrimaryKey]
    nomination_id: Mapped[int] = mapped_column(KEY, ForeignKey("nomination.id", ondelete="RESTRICT"))
    attachment_id: Mapped[int] = mapped_column(KEY, ForeignKey("attachment.id", ondelete="RESTRICT"))
    what: Mapped[str]


class Finding(Base):
    """What a rule found about a nomination, with its article, and the clerk's override with the reason."""

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("nomination_id", "rule"),)

    id: Mapped[PrimaryKey]
    nomination_id: Mapped[int] = mapped_column(KEY, ForeignKey("nomination.id", ondelete="RESTRICT"))
    rule: Mapped[str]
    severity: Mapped[Severity] = mapped_column(one_of(Severity))
    article: Mapped[str] = mapped_column(default="")
    values: Mapped[Exact] = mapped_column(default="{}", doc="JSON for the sentence")
    override_reason: Mapped[str] = mapped_column(default="")
    overridden_by: Mapped[str] = mapped_column(default="")
