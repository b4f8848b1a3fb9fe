"""Certificates and their sheets: each physical sheet is accounted for; a spoiled one keeps its row and its reason."""

from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from db.changes.change import Writer, change
from db.changes.layouts import remember
from db.errors import KnownError
from db.journal import now
from db.models.certificates import Calibration, Certificate, PrintRun, Sheet, Stock, StockMovement
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import Reissue
from db.rules import stages
from db.rules.clean_text import clean
from db.rules.terms import DecisionState, NominationState, SheetState


@change("certificate.make", undoable=False)
class MakeCertificates:
    """Make the certificates of an issued decision, all at once; printing then plans their sheets."""

    decision_id: int
    layout: str = ""

    def apply(self, writer: Writer) -> list[int]:
        """Return the newest certificate of each recipient in the order of the decision, made where there was none.

        A revoked award gets none. Raises KnownError: not_issued.
        """
        state = writer.session.scalar(select(Decision.state).where(Decision.id == self.decision_id))
        if state is not DecisionState.ISSUED:
            raise KnownError("not_issued")
        rows = writer.session.execute(
            select(Recipient.id, cast(Any, Certificate.id), Nomination.id, Nomination.state)
            .join(Nomination, Nomination.id == Recipient.nomination_id)
            .outerjoin(Certificate, Certificate.recipient_id == Recipient.id)
            .where(Recipient.decision_id == self.decision_id)
            .order_by(Recipient.ordinal, Certificate.id)
        ).all()
        made: dict[int, int] = {}
        lacking: dict[int, int] = {}
        for recipient, certificate, nomination, nomination_state in rows:
            if certificate is not None:
                made[recipient] = certificate
            elif nomination_state is not NominationState.REVOKED:
                stages.check_step(nomination_state, NominationState.CERTIFICATE_ISSUED)
                made[recipient], lacking[recipient] = 0, nomination
        common = {"layout": self.layout, "replaces_id": None, "made_at": now()}
        new = writer.insert_many(Certificate, [{"recipient_id": one, **common} for one in lacking])
        made |= dict(zip(lacking, new, strict=True))
        issued = {"state": NominationState.CERTIFICATE_ISSUED}
        writer.update_many(Nomination, dict.fromkeys(lacking.values(), issued))
        return list(made.values())


@change("print.start", undoable=False)
class StartPrintRun:
    """Send certificates to a printer: each gets a sheet, a new one where the last was spoiled."""

    certificate_ids: tuple[int, ...]
    printer: str
    on_stock: bool = False
    dx_mm: float = 0.0
    dy_mm: float = 0.0
    stock_id: int | None = None

    def apply(self, writer: Writer) -> list[int]:
        """Return the sheets' ids in print order.

        Raises KnownError: sheet_in_use (one is good already), gone, revoked_already, reissued_already.
        """
        run = writer.insert(
            PrintRun,
            at=now(),
            actor=writer.actor,
            printer=self.printer,
            on_stock=self.on_stock,
            dx_mm=self.dx_mm,
            dy_mm=self.dy_mm,
        )
        return [self._sheet(writer, certificate, run) for certificate in self.certificate_ids]

    def _sheet(self, writer: Writer, certificate: int, run: int) -> int:
        in_force(writer, certificate)
        last = writer.session.execute(
            select(Sheet.id, Sheet.copy, Sheet.state)
            .where(Sheet.certificate_id == certificate)
            .order_by(Sheet.copy.desc())
            .limit(1)
        ).one_or_none()
        remember(writer, certificate, stock=self.on_stock)
        if last is not None and last.state is SheetState.PLANNED:
            writer.update(Sheet, last.id, state=SheetState.PRINTED, print_run_id=run, stock_id=self.stock_id)
            return int(last.id)
        if last is not None and last.state not in stages.LOST_SHEETS:
            raise KnownError("sheet_in_use", name=_recipient_name(writer, certificate), copy=last.copy)
        return writer.insert(
            Sheet,
            certificate_id=certificate,
            copy=1 if last is None else last.copy + 1,
            print_run_id=run,
            stock_id=self.stock_id,
            state=SheetState.PRINTED,
            reason="",
        )


@change("sheet.move", undoable=False)
class MoveSheets:
    """Say what became of sheets: good, spoiled (with the reason), sent for signature, signed."""

    sheet_ids: tuple[int, ...]
    state: SheetState
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, sheet_not_by_hand, sheet_not_allowed, sheet_final, sheet_revoked, reason_missing."""
        following = SheetState(self.state)
        if following not in stages.SHEETS_BY_HAND:
            raise KnownError("sheet_not_by_hand", following=following.value)
        if following in stages.LOST_SHEETS and not self.reason.strip():
            raise KnownError("reason_missing", following=following.value)
        for id_ in self.sheet_ids:
            found = writer.session.execute(
                select(Sheet.state, Nomination.state.label("nomination"))
                .join(Certificate, Certificate.id == Sheet.certificate_id)
                .join(Recipient, Recipient.id == Certificate.recipient_id)
                .join(Nomination, Nomination.id == Recipient.nomination_id)
                .where(Sheet.id == id_)
            ).one_or_none()
            if found is None:
                raise KnownError("gone", table="sheet", id=id_)
            revoked = found.nomination is NominationState.REVOKED
            if wrong := stages.sheet_refused(found.state, following, revoked=revoked):
                raise wrong
            writer.update(Sheet, id_, state=following, reason=self.reason)


@change("certificate.reissue", undoable=False)
class ReissueCertificate:
    """Give a certificate again (cấp đổi, cấp lại); the text is that of the snapshot, the old one is void."""

    certificate_id: int
    reason: str

    def apply(self, writer: Writer) -> int:
        """Return the new certificate's id; sheets of the old one that nobody has received are void.

        Raises KnownError: reason_missing, gone, revoked_already, reissued_already.
        """
        if not self.reason.strip():
            raise KnownError("reason_missing", following="reissue")
        old = in_force(writer, self.certificate_id)
        sheets = writer.session.execute(select(Sheet.id, Sheet.state).where(Sheet.certificate_id == old.id)).all()
        for sheet in sheets:
            if SheetState.VOID in stages.NEXT_SHEET[sheet.state]:
                writer.update(Sheet, sheet.id, state=SheetState.VOID, reason=self.reason)
        made = writer.insert(
            Certificate, recipient_id=old.recipient_id, layout=old.layout, replaces_id=old.id, made_at=now()
        )
        writer.insert(Reissue, certificate_id=made, dated=writer.today, reason=self.reason)
        return made


def in_force(writer: Writer, certificate_id: int) -> Certificate:
    """Return a certificate that is neither replaced by another nor of a revoked award.

    Raises KnownError: gone, revoked_already, reissued_already.
    """
    newer = aliased(Certificate)
    row = writer.session.execute(
        select(Certificate, Recipient.name, Nomination.state, cast(Any, newer.id))
        .join(Recipient, Recipient.id == Certificate.recipient_id)
        .join(Nomination, Nomination.id == Recipient.nomination_id)
        .outerjoin(newer, newer.replaces_id == Certificate.id)
        .where(Certificate.id == certificate_id)
    ).one_or_none()
    if row is None:
        raise KnownError("gone", table="certificate", id=certificate_id)
    found: Certificate = row[0]
    name, state, replaced_by = row[1:]
    if state is NominationState.REVOKED:
        raise KnownError("revoked_already", name=name)
    if replaced_by is not None:
        raise KnownError("reissued_already")
    return found


def _recipient_name(writer: Writer, certificate_id: int) -> str:
    query = select(Recipient.name).join(Certificate, Certificate.recipient_id == Recipient.id)
    return writer.session.scalar(query.where(Certificate.id == certificate_id)) or ""


@change("stock.add")
class AddStock:
    """Name a kind of pre-printed sheet; `sheets` of it came in at once, 0 where they are counted later.

    `carries_issuer`: whether the issuer's line stands on it already; None leaves it to be asked.
    """

    title: str
    paper: str = "A3"
    sheets: int = 0
    reason: str = ""
    carries_issuer: bool | None = None

    def apply(self, writer: Writer) -> int:
        """Return the stock's id. Raises KnownError: field_missing, stock_short."""
        if not clean(self.title):
            raise KnownError("field_missing", field="title")
        if self.sheets < 0:
            raise KnownError("stock_short", left=0, wanted=-self.sheets)
        stock = writer.insert(Stock, name=self.title, paper=self.paper, carries_issuer=self.carries_issuer)
        if self.sheets:
            writer.insert(StockMovement, stock_id=stock, at=now(), sheets=self.sheets, reason=self.reason)
        return stock


@change("stock.issuer_line")
class SayIssuerLine:
    """Say whether the issuer's line (line 3 of the certificate) stands on a stock already."""

    stock_id: int
    carries: bool

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        writer.update(Stock, self.stock_id, carries_issuer=self.carries)


@change("stock.move")
class MoveStock:
    """Count sheets of stock that came in, or went out for another reason than printing."""

    stock_id: int
    sheets: int
    reason: str

    def apply(self, writer: Writer) -> int:
        """Return the movement's id. Raises KnownError("stock_short") when more go out than there are."""
        left = stock_left(writer, self.stock_id)
        if left + self.sheets < 0:
            raise KnownError("stock_short", left=left, wanted=-self.sheets)
        return writer.insert(StockMovement, stock_id=self.stock_id, at=now(), sheets=self.sheets, reason=self.reason)


def stock_left(writer: Writer, stock_id: int) -> int:
    """Return how many sheets of a stock are left: moved in, minus used by printing."""
    came = writer.session.scalar(select(func.sum(StockMovement.sheets)).where(StockMovement.stock_id == stock_id))
    used = writer.session.scalar(select(func.count()).where(Sheet.stock_id == stock_id))
    return int(came or 0) - int(used or 0)


@change("calibration.set")
class SetCalibration:
    """Keep how a printer, tray and stock shift the sheet: mm, factors, degrees."""

    printer: str
    tray: str = ""
    stock: str = ""
    dx_mm: float = 0.0
    dy_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    rotation_deg: float = 0.0

    def apply(self, writer: Writer) -> int:
        """Return the calibration's id. Raises KnownError("shift_too_large") beyond ±30 mm, ±5 %, ±3°."""
        scales, shifts = (self.scale_x, self.scale_y), (self.dx_mm, self.dy_mm)
        near = all(0.95 <= scale <= 1.05 for scale in scales) and abs(self.rotation_deg) <= 3
        if not near or not all(abs(shift) <= 30 for shift in shifts):
            raise KnownError("shift_too_large")
        place = {"printer": self.printer, "tray": self.tray, "stock": self.stock}
        shift = {
            "dx_mm": self.dx_mm,
            "dy_mm": self.dy_mm,
            "scale_x": self.scale_x,
            "scale_y": self.scale_y,
            "rotation_deg": self.rotation_deg,
        }
        found = writer.session.scalar(select(Calibration.id).filter_by(**place))
        if found is None:
            return writer.insert(Calibration, **place, **shift)
        writer.update(Calibration, found, **shift)
        return found
