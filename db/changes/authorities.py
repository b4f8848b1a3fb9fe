"""Authorities after their first entry: names corrected, former names, the end, removal of one never used."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select

from db.changes.change import Writer, change
from db.changes.kept_words import keep_signed
from db.changes.office import check_span, day_before, name_values
from db.errors import KnownError
from db.models.authorities import Authority, AuthorityName, Signer
from db.models.council import Submission
from db.models.decisions import Decision
from db.models.nominations import Nomination
from db.models.office import Setting
from db.rules.standing_texts import TEXTS, setting_key
from db.rules.terms import DecisionState


@change("authority.correct")
class CorrectAuthority:
    """Correct a name of an authority that was always meant so; signed papers keep the words they were signed with."""

    name_id: int
    title: str
    short_title: str
    body: str
    office: str
    place: str
    number_suffix: str
    superior: str = ""
    fund: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the corrected words. Raises KnownError: gone, field_missing."""
        values, old = name_values(self, dated=False), _name(writer, self.name_id)
        keep_signed(writer, old.authority_id, old.valid_from, old.valid_to)
        writer.update(AuthorityName, self.name_id, **values)


@change("authority.date")
class DateName:
    """Correct the day from which an authority has a name; the name before it ends the day before."""

    name_id: int
    valid_from: date

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, ends_before, date_order, decision_without_name."""
        name = _name(writer, self.name_id)
        check_span(self.valid_from, name.valid_to)
        before = _neighbour(writer, name, earlier=True)
        if before is not None and self.valid_from <= before.valid_from:
            raise KnownError("date_order", field="valid_from", date=self.valid_from, after=before.valid_from)
        keep_signed(writer, name.authority_id, min(self.valid_from, name.valid_from), None)
        if before is not None:
            writer.update(AuthorityName, before.id, valid_to=day_before(self.valid_from))
        elif self.valid_from > name.valid_from:
            _refuse_nameless(writer, name.authority_id, None, self.valid_from)
        writer.update(AuthorityName, self.name_id, valid_from=self.valid_from)


@change("authority.add_former")
class AddFormerName:
    """Add the name that an authority had before the first one that is known."""

    authority_id: int
    title: str
    short_title: str
    body: str
    office: str
    place: str
    number_suffix: str
    valid_from: date
    superior: str = ""
    fund: str = ""

    def apply(self, writer: Writer) -> int:
        """Return the id of the name. Raises KnownError: gone, field_missing, former_not_before."""
        values = name_values(self)
        first = writer.session.scalar(
            select(func.min(AuthorityName.valid_from)).where(AuthorityName.authority_id == self.authority_id)
        )
        if first is None:
            raise KnownError("gone", table="authority", id=self.authority_id)
        if self.valid_from >= first:
            raise KnownError("former_not_before", date=self.valid_from, first=first)
        return writer.insert(AuthorityName, authority_id=self.authority_id, valid_to=day_before(first), **values)


@change("authority.remove_name")
class RemoveName:
    """Remove one of several names; the one before it holds on, else the next one begins as early."""

    name_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, last_name, name_used."""
        name = _name(writer, self.name_id)
        before, after = _neighbour(writer, name, earlier=True), _neighbour(writer, name, earlier=False)
        if before is None and after is None:
            raise KnownError("last_name", name=name.title)
        for number, day in _issued(writer, name.authority_id):
            if name.valid_from <= day and (name.valid_to is None or day <= name.valid_to):
                raise KnownError("name_used", name=name.title, number=number, date=day)
        writer.delete(AuthorityName, self.name_id)
        if before is not None:
            writer.update(AuthorityName, before.id, valid_to=name.valid_to)
        elif after is not None:
            writer.update(AuthorityName, after.id, valid_from=name.valid_from)


@change("authority.end")
class EndAuthority:
    """Say until when an authority was there; None takes it into use again."""

    authority_id: int
    last_day: date | None

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, ends_before, decision_without_name."""
        latest = writer.session.scalars(
            select(AuthorityName)
            .where(AuthorityName.authority_id == self.authority_id)
            .order_by(AuthorityName.valid_from.desc())
            .limit(1)
        ).one_or_none()
        if latest is None:
            raise KnownError("gone", table="authority", id=self.authority_id)
        check_span(latest.valid_from, self.last_day)
        if self.last_day is not None:
            _refuse_nameless(writer, self.authority_id, self.last_day, None)
        writer.update(AuthorityName, latest.id, valid_to=self.last_day)


@change("authority.level")
class SetLevel:
    """Correct the level of an authority, which says what it awards and which texts are proposed for it."""

    authority_id: int
    level: str

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        keep_signed(writer, self.authority_id, None, None)
        writer.update(Authority, self.authority_id, level=self.level)


@change("authority.remove")
class RemoveAuthority:
    """Remove an authority that nothing in the record names, with its names, signers and texts."""

    authority_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, authority_used, and office_stays for this office itself."""
        session = writer.session
        found = session.get(Authority, self.authority_id)
        if found is None:
            raise KnownError("gone", table="authority", id=self.authority_id)
        if found.is_office:
            raise KnownError("office_stays")
        for table in (Nomination, Decision, Submission):
            column = table.__table__.c.authority_id
            many = session.scalar(select(func.count()).select_from(table).where(column == self.authority_id)) or 0
            if many:
                raise KnownError("authority_used", count=many, table=table.__tablename__)
        for model in (Signer, AuthorityName):
            for id_ in session.scalars(select(model.id).where(model.authority_id == self.authority_id)).all():
                writer.delete(model, id_)
        keys = [setting_key(code, self.authority_id) for code, text in TEXTS.items() if text.by_authority]
        for id_ in session.scalars(select(Setting.id).where(Setting.key.in_(keys))).all():
            writer.delete(Setting, id_)
        writer.delete(Authority, self.authority_id)


def _name(writer: Writer, name_id: int) -> AuthorityName:
    found = writer.session.get(AuthorityName, name_id, populate_existing=True)
    if found is None:
        raise KnownError("gone", table="authority", id=name_id)
    return found


def _neighbour(writer: Writer, name: AuthorityName, *, earlier: bool) -> AuthorityName | None:
    query = select(AuthorityName).where(AuthorityName.authority_id == name.authority_id)
    if earlier:
        query = query.where(AuthorityName.valid_from < name.valid_from).order_by(AuthorityName.valid_from.desc())
    else:
        query = query.where(AuthorityName.valid_from > name.valid_from).order_by(AuthorityName.valid_from)
    return writer.session.scalars(query.limit(1)).one_or_none()


def _issued(writer: Writer, authority_id: int) -> Iterator[tuple[str, date]]:
    rows = writer.session.execute(
        select(Decision.number, Decision.dated).where(
            Decision.authority_id == authority_id, Decision.state == DecisionState.ISSUED
        )
    )
    yield from ((row.number or "", row.dated) for row in rows if row.dated)


def _refuse_nameless(writer: Writer, authority_id: int, after: date | None, before: date | None) -> None:
    """Raise KnownError("decision_without_name") for an issued decision that would be left without a name."""
    for number, day in _issued(writer, authority_id):
        if (after is not None and day > after) or (before is not None and day < before):
            raise KnownError("decision_without_name", number=number, date=day)
