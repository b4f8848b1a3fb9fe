"""The law as the office keeps it up to date: base salaries, regimes and their grounds, each with its days."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from db.changes.award_types import confidence_of
from db.changes.change import Writer, change
from db.changes.office import check_span, filled
from db.changes.paper_grounds import keep_sent_grounds
from db.errors import KnownError
from db.models.catalogue import BaseSalary, Coefficient, LegalGround, Regime
from db.models.decisions import Decision
from db.rules.terms import DecisionState

USUAL_NAME = "lương cơ sở"


@change("base_salary.add")
class AddBaseSalary:
    """Add a base salary (đồng) from a day on; the one in force then ends the day before."""

    amount: int
    valid_from: date
    source: str
    legal_name: str = USUAL_NAME

    def apply(self, writer: Writer) -> int:
        """Return its id. Raises KnownError: bad_amount, field_missing, salary_on_day, salary_used."""
        _check_amount(self.amount)
        filled(source=self.source)
        before, after = _around(writer, BaseSalary, self.valid_from)
        if before is not None and before.valid_from == self.valid_from:
            raise KnownError("salary_on_day", date=self.valid_from)
        last = date.fromordinal(after.valid_from.toordinal() - 1) if after is not None else None
        if before is not None and (before.valid_to is None or before.valid_to >= self.valid_from):
            _refuse_used(writer, "salary_used", self.valid_from, before.valid_to)
            writer.update(BaseSalary, before.id, valid_to=_day_before(self.valid_from))
        return writer.insert(BaseSalary, valid_to=last, **_salary(self), valid_from=self.valid_from)


@change("base_salary.edit")
class EditBaseSalary:
    """Correct a base salary; its day only while no decision was issued under it, for those froze their amounts."""

    salary_id: int
    amount: int
    valid_from: date
    source: str
    legal_name: str = USUAL_NAME

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, bad_amount, field_missing, date_order, ends_before, salary_used."""
        _check_amount(self.amount)
        filled(source=self.source)
        old = writer.session.get(BaseSalary, self.salary_id, populate_existing=True)
        if old is None:
            raise KnownError("gone", table="base_salary", id=self.salary_id)
        check_span(self.valid_from, old.valid_to)
        if (self.amount, self.valid_from) != (old.amount, old.valid_from):
            _refuse_used(writer, "salary_used", min(old.valid_from, self.valid_from), old.valid_to)
        if self.valid_from != old.valid_from:
            before, _after = _around(writer, BaseSalary, _day_before(old.valid_from))
            if before is not None and before.valid_from >= self.valid_from:
                raise KnownError("date_order", field="valid_from", date=self.valid_from, after=before.valid_from)
            if before is not None and before.valid_to == _day_before(old.valid_from):
                writer.update(BaseSalary, before.id, valid_to=_day_before(self.valid_from))
        writer.update(BaseSalary, self.salary_id, valid_from=self.valid_from, **_salary(self))


@change("base_salary.remove")
class RemoveBaseSalary:
    """Remove a base salary under which no decision was issued; the one before it goes on."""

    salary_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, salary_used."""
        old = writer.session.get(BaseSalary, self.salary_id, populate_existing=True)
        if old is None:
            raise KnownError("gone", table="base_salary", id=self.salary_id)
        _refuse_used(writer, "salary_used", old.valid_from, old.valid_to)
        before, _after = _around(writer, BaseSalary, _day_before(old.valid_from))
        first, last = old.valid_from, old.valid_to
        writer.delete(BaseSalary, self.salary_id)
        if before is not None and before.valid_to == _day_before(first):
            writer.update(BaseSalary, before.id, valid_to=last)


@change("regime.add")
class AddRegime:
    """Add a law with its decrees from a day on; the one in force then ends the day before."""

    law: str
    valid_from: date
    source: str = ""
    grounds: bool = True
    """Take over the grounds and coefficients of the law before it."""

    def apply(self, writer: Writer) -> int:
        """Return its id. Raises KnownError: field_missing, regime_on_day, regime_used."""
        filled(law=self.law)
        keep_sent_grounds(writer)
        before, after = _around(writer, Regime, self.valid_from)
        if before is not None and before.valid_from == self.valid_from:
            raise KnownError("regime_on_day", date=self.valid_from)
        last = _day_before(after.valid_from) if after is not None else None
        if before is not None and (before.valid_to is None or before.valid_to >= self.valid_from):
            _refuse_used(writer, "regime_used", self.valid_from, before.valid_to)
            writer.update(Regime, before.id, valid_to=_day_before(self.valid_from))
        used = set(writer.session.scalars(select(Regime.code)))
        code = next(f"own_{number}" for number in range(1, len(used) + 2) if f"own_{number}" not in used)
        made = writer.insert(
            Regime,
            code=code,
            law=self.law,
            valid_from=self.valid_from,
            valid_to=last,
            source=self.source,
            confidence=confidence_of(self.source),
        )
        if self.grounds and before is not None:
            _copy_grounds(writer, before.id, made)
        return made


@change("regime.edit")
class EditRegime:
    """Correct the name or source of a law, or its day while no decision was issued in between."""

    regime_id: int
    law: str
    valid_from: date
    source: str = ""

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, field_missing, date_order, ends_before, regime_used."""
        filled(law=self.law)
        keep_sent_grounds(writer)
        old = writer.session.get(Regime, self.regime_id, populate_existing=True)
        if old is None:
            raise KnownError("gone", table="regime", id=self.regime_id)
        check_span(self.valid_from, old.valid_to)
        if self.valid_from != old.valid_from:
            early, late = sorted((self.valid_from, old.valid_from))
            _refuse_used(writer, "regime_used", early, _day_before(late))
            before, _after = _around(writer, Regime, _day_before(old.valid_from))
            if before is not None and before.valid_from >= self.valid_from:
                raise KnownError("date_order", field="valid_from", date=self.valid_from, after=before.valid_from)
            if before is not None and before.valid_to == _day_before(old.valid_from):
                writer.update(Regime, before.id, valid_to=_day_before(self.valid_from))
        sure = {"confidence": confidence_of(self.source)} if self.source != old.source else {}
        writer.update(Regime, self.regime_id, law=self.law, valid_from=self.valid_from, source=self.source, **sure)


@change("regime.remove")
class RemoveRegime:
    """Remove a law under which no decision was issued, with its grounds and coefficients; the one before it goes on."""

    regime_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, regime_used."""
        old = writer.session.get(Regime, self.regime_id, populate_existing=True)
        if old is None:
            raise KnownError("gone", table="regime", id=self.regime_id)
        _refuse_used(writer, "regime_used", old.valid_from, old.valid_to)
        keep_sent_grounds(writer)
        before, _after = _around(writer, Regime, _day_before(old.valid_from))
        first, last = old.valid_from, old.valid_to
        for model in (LegalGround, Coefficient):
            for id_ in writer.session.scalars(select(model.id).where(model.regime_id == self.regime_id)).all():
                writer.delete(model, id_)
        writer.delete(Regime, self.regime_id)
        if before is not None and before.valid_to == _day_before(first):
            writer.update(Regime, before.id, valid_to=last)


@change("ground.add")
class AddGround:
    """Add a line "Căn cứ …" to a law for authorities of a level, "" for all; it stands last."""

    regime_id: int
    level: str
    text: str
    valid_from: date | None = None
    valid_to: date | None = None
    offered_only: bool = False
    source: str = ""

    def apply(self, writer: Writer) -> int:
        """Return its id. Raises KnownError: gone, field_missing, ends_before."""
        filled(text=self.text)
        check_span(self.valid_from, self.valid_to)
        keep_sent_grounds(writer)
        if writer.session.get(Regime, self.regime_id) is None:
            raise KnownError("gone", table="regime", id=self.regime_id)
        last = writer.session.scalar(select(func.max(LegalGround.order)).where(LegalGround.regime_id == self.regime_id))
        return writer.insert(
            LegalGround, regime_id=self.regime_id, order=(last or 0) + 1, verified=bool(self.source), **_ground(self)
        )


@change("ground.edit")
class EditGround:
    """Correct a line "Căn cứ …", whose it is, or its days; papers keep the grounds that stand in them."""

    ground_id: int
    level: str
    text: str
    valid_from: date | None = None
    valid_to: date | None = None
    offered_only: bool = False
    source: str = ""

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, field_missing, ends_before."""
        filled(text=self.text)
        check_span(self.valid_from, self.valid_to)
        keep_sent_grounds(writer)
        old = writer.session.get(LegalGround, self.ground_id, populate_existing=True)
        if old is None:
            raise KnownError("gone", table="legal_ground", id=self.ground_id)
        sure = {"verified": bool(self.source)} if self.source != old.source else {}
        writer.update(LegalGround, self.ground_id, **_ground(self), **sure)


@change("ground.remove")
class RemoveGround:
    """Remove a line "Căn cứ …" from what is proposed; papers keep the grounds that stand in them."""

    ground_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        keep_sent_grounds(writer)
        writer.delete(LegalGround, self.ground_id)


@change("ground.reorder")
class ReorderGrounds:
    """Put the grounds of a law into another order."""

    ground_ids: tuple[int, ...]

    def apply(self, writer: Writer) -> None:
        """Write the order. Raises KnownError: gone."""
        keep_sent_grounds(writer)
        for order, id_ in enumerate(self.ground_ids, start=1):
            writer.update(LegalGround, id_, order=order)


def _ground(named: AddGround | EditGround) -> dict[str, Any]:
    return {
        "level": named.level,
        "text": named.text,
        "valid_from": named.valid_from,
        "valid_to": named.valid_to,
        "offered_only": named.offered_only,
        "source": named.source,
    }


def _copy_grounds(writer: Writer, old: int, new: int) -> None:
    for ground in writer.session.scalars(
        select(LegalGround).where(LegalGround.regime_id == old).order_by(LegalGround.order)
    ).all():
        kept = ("level", "order", "text", "valid_from", "valid_to", "body", "offered_only", "source", "verified")
        writer.insert(LegalGround, regime_id=new, **{name: getattr(ground, name) for name in kept})
    for row in writer.session.scalars(select(Coefficient).where(Coefficient.regime_id == old)).all():
        writer.insert(
            Coefficient,
            award_type_id=row.award_type_id,
            regime_id=new,
            kind=row.kind,
            hundredths=row.hundredths,
            is_maximum=row.is_maximum,
            source=row.source,
            confidence=confidence_of(""),
        )


def _around(writer: Writer, model: Any, day: date) -> tuple[Any, Any]:
    """Return the last entry that began by a day and the first that begins after it, None where there is none."""
    columns = select(model.id, model.valid_from, model.valid_to)
    before = writer.session.execute(
        columns.where(model.valid_from <= day).order_by(model.valid_from.desc()).limit(1)
    ).one_or_none()
    after = writer.session.execute(
        columns.where(model.valid_from > day).order_by(model.valid_from).limit(1)
    ).one_or_none()
    return before, after


def _refuse_used(writer: Writer, code: str, first: date, last: date | None) -> None:
    """Raise KnownError(code) with the first decision that was issued in a span."""
    query = select(Decision.number, Decision.dated).where(
        Decision.state == DecisionState.ISSUED, Decision.dated >= first
    )
    if last is not None:
        query = query.where(Decision.dated <= last)
    found = writer.session.execute(query.order_by(Decision.dated).limit(1)).one_or_none()
    if found is not None:
        raise KnownError(code, number=found.number or "", date=found.dated)


def _check_amount(amount: int) -> None:
    if not 0 < amount < 1_000_000_000:
        raise KnownError("bad_amount")


def _salary(named: AddBaseSalary | EditBaseSalary) -> dict[str, Any]:
    return {
        "amount": named.amount,
        "source": named.source,
        "legal_name": named.legal_name,
        "confidence": confidence_of(named.source),
    }


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
