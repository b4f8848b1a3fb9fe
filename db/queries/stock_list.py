"""What is left of the pre-printed sheets (phôi): every sheet that came in is used, spoilt, taken out or there."""

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from db.models.certificates import Sheet, Stock, StockMovement
from db.rules.terms import SheetState


@dataclass(frozen=True)
class StockCount:
    """One kind of stock in sheets; `out` went away for another reason than printing.

    `carries_issuer` says whether the issuer's line stands on it already, None where nobody was asked yet.
    """

    id: int
    name: str
    paper: str
    received: int
    out: int
    used: int
    spoilt: int
    carries_issuer: bool | None = None

    @property
    def left(self) -> int:
        """How many sheets should be left."""
        return self.received - self.out - self.used - self.spoilt


@dataclass(frozen=True)
class StockMove:
    """One counting in or out."""

    id: int
    at: str
    sheets: int
    reason: str


def stock_counts(session: Session) -> list[StockCount]:
    """Return every kind of stock in the order it was named."""
    moved = (
        select(
            StockMovement.stock_id,
            func.sum(case((StockMovement.sheets > 0, StockMovement.sheets), else_=0)).label("received"),
            func.sum(case((StockMovement.sheets < 0, -StockMovement.sheets), else_=0)).label("out"),
        )
        .group_by(StockMovement.stock_id)
        .subquery()
    )
    lost = Sheet.state.in_((SheetState.SPOILED, SheetState.VOID))
    printed = (
        select(
            Sheet.stock_id,
            func.sum(case((lost, 0), else_=1)).label("used"),
            func.sum(case((lost, 1), else_=0)).label("spoilt"),
        )
        .where(Sheet.stock_id.is_not(None))
        .group_by(Sheet.stock_id)
        .subquery()
    )
    columns: Any = (
        Stock.id,
        Stock.name,
        Stock.paper,
        *(func.coalesce(each, 0) for each in (moved.c.received, moved.c.out, printed.c.used, printed.c.spoilt)),
        Stock.carries_issuer,
    )
    rows = session.execute(
        select(*columns)
        .outerjoin(moved, moved.c.stock_id == Stock.id)
        .outerjoin(printed, printed.c.stock_id == Stock.id)
        .order_by(Stock.id)
    )
    return [StockCount(*cast(Any, row)) for row in rows]


def stock_moves(session: Session, stock_id: int) -> list[StockMove]:
    """Return when sheets of a stock were counted in or out, the newest first."""
    rows = session.scalars(
        select(StockMovement).where(StockMovement.stock_id == stock_id).order_by(StockMovement.id.desc())
    )
    return [StockMove(row.id, row.at, row.sheets, row.reason) for row in rows]
