"""Certificates, the physical sheets they are printed on, the stock, and how each printer shifts them."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, PrimaryKey, one_of
from db.rules.terms import SheetState


class Layout(Base):
    """A layout kept in the record: JSON in mm; a new version is a new row."""

    __tablename__ = "layout"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[PrimaryKey]
    code: Mapped[str]
    version: Mapped[int]
    content: Mapped[Exact]


class Certificate(Base):
    """The certificate of one recipient; a re-issue is a new row that names the one it replaces."""

    __tablename__ = "certificate"

    id: Mapped[PrimaryKey]
    recipient_id: Mapped[int] = mapped_column(KEY, ForeignKey("recipient.id", ondelete="RESTRICT"), index=True)
    layout: Mapped[str] = mapped_column(default="", doc="code and version used; '' for the award's own")
    replaces_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("certificate.id", ondelete="RESTRICT"), unique=True)
    made_at: Mapped[str]


class PrintRun(Base):
    """One act of printing: when, where, with which shift."""

    __tablename__ = "print_run"

    id: Mapped[PrimaryKey]
    at: Mapped[str]
    actor: Mapped[str]
    printer: Mapped[Exact]
    on_stock: Mapped[bool] = mapped_column(default=False)
    dx_mm: Mapped[float] = mapped_column(default=0.0)
    dy_mm: Mapped[float] = mapped_column(default=0.0)


class Sheet(Base):
    """One physical sheet; a spoiled one keeps its row and its reason, the next one takes its place."""

    __tablename__ = "sheet"
    __table_args__ = (
        UniqueConstraint("certificate_id", "copy"),
        CheckConstraint("state NOT IN ('spoiled', 'void') OR reason <> ''", name="loss_has_reason"),
        Index("ix_sheet_state", "state", "certificate_id"),
    )

    id: Mapped[PrimaryKey]
    certificate_id: Mapped[int] = mapped_column(KEY, ForeignKey("certificate.id", ondelete="RESTRICT"))
    copy: Mapped[int] = mapped_column(doc="1 for the first sheet tried, 2 after one was spoiled")
    print_run_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("print_run.id", ondelete="RESTRICT"), index=True)
    stock_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("stock.id", ondelete="RESTRICT"), index=True)
    state: Mapped[SheetState] = mapped_column(one_of(SheetState))
    reason: Mapped[str] = mapped_column(default="")


class Stock(Base):
    """A kind of pre-printed sheet (phôi)."""

    __tablename__ = "stock"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(unique=True)
    paper: Mapped[str] = mapped_column(default="A3")
    carries_issuer: Mapped[bool | None] = mapped_column(doc="whether line 3 stands on it already; None: never asked")


class StockMovement(Base):
    """Sheets of stock that came in (positive) or went out for another reason than printing (negative)."""

    __tablename__ = "stock_movement"
    __table_args__ = (CheckConstraint("sheets <> 0", name="moves"),)

    id: Mapped[PrimaryKey]
    stock_id: Mapped[int] = mapped_column(KEY, ForeignKey("stock.id", ondelete="RESTRICT"), index=True)
    at: Mapped[str]
    sheets: Mapped[int]
    reason: Mapped[str]


class Calibration(Base):
    """How one printer, tray and stock shift the sheet: mm, factors, degrees."""

    __tablename__ = "calibration"
    __table_args__ = (UniqueConstraint("printer", "tray", "stock"),)

    id: Mapped[PrimaryKey]
    printer: Mapped[Exact]
    tray: Mapped[Exact] = mapped_column(default="")
    stock: Mapped[str] = mapped_column(default="")
    dx_mm: Mapped[float] = mapped_column(default=0.0)
    dy_mm: Mapped[float] = mapped_column(default=0.0)
    scale_x: Mapped[float] = mapped_column(default=1.0)
    scale_y: Mapped[float] = mapped_column(default=1.0)
    rotation_deg: Mapped[float] = mapped_column(default=0.0)
