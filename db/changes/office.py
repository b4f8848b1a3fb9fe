"""Who we are, who decides, who signs, and the office's settings."""

import json
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes.change import Writer, change
from db.changes.kept_words import keep_signed
from db.errors import KnownError
from db.models.authorities import Authority, AuthorityName, Signer
from db.models.council import Submission
from db.models.decisions import Decision
from db.models.office import Setting
from db.rules.clean_text import clean
from db.rules.terms import DecisionState, SigningCapacity

PRACTICE = "practice"
"""The setting of a record to practise on."""


@change("office.set")
class SetSetting:
    """Set one setting of the office; `value` is anything JSON can keep."""

    key: str
    value: Any

    def apply(self, writer: Writer) -> None:
        """Write the setting, new or changed."""
        write_setting(writer, self.key, clean(self.value) if isinstance(self.value, str) else self.value)


@change("office.practice", undoable=False)
class MarkPractice:
    """Say that a record was made to practise on; nothing that was done before it is offered to be undone."""

    def apply(self, writer: Writer) -> None:
        """Write the setting that the window reads."""
        write_setting(writer, PRACTICE, True)


@change("authority.add")
class AddAuthority:
    """Add an authority under its first name; `code` must be new, `level` one of the model's."""

    code: str
    level: str
    title: str
    short_title: str
    body: str
    office: str
    place: str
    number_suffix: str
    valid_from: date
    superior: str = ""
    fund: str = ""
    is_office: bool = False

    def apply(self, writer: Writer) -> int:
        """Return the authority's id. Raises KnownError: field_missing, authority_exists."""
        values = name_values(self)
        if writer.session.scalar(select(Authority.id).where(Authority.code == self.code)) is not None:
            raise KnownError("authority_exists", code=self.code)
        made = writer.insert(Authority, code=self.code, level=self.level, is_office=self.is_office)
        writer.insert(AuthorityName, authority_id=made, valid_to=None, **values)
        return made


@change("authority.rename")
class RenameAuthority:
    """Give an authority a new name from a day on; the old one ends the day before, signed papers keep their words."""

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
        """Return the id of the new name, which starts after the present one.

        Raises KnownError: field_missing, date_order, gone.
        """
        values = name_values(self)
        latest = writer.session.execute(
            select(AuthorityName.id, AuthorityName.valid_from)
            .where(AuthorityName.authority_id == self.authority_id)
            .order_by(AuthorityName.valid_from.desc())
            .limit(1)
        ).one_or_none()
        if latest is None:
            raise KnownError("gone", table="authority", id=self.authority_id)
        if self.valid_from <= latest.valid_from:
            raise KnownError("date_order", field="valid_from", date=self.valid_from, after=latest.valid_from)
        keep_signed(writer, self.authority_id, self.valid_from, None)
        writer.update(AuthorityName, latest.id, valid_to=day_before(self.valid_from))
        return writer.insert(AuthorityName, authority_id=self.authority_id, valid_to=None, **values)


@change("signer.add")
class AddSigner:
    """Add someone who signs for an authority; `office` is the signer's own, in capitals (PHÓ CHỦ TỊCH)."""

    authority_id: int
    full_name: str
    capacity: SigningCapacity
    office: str
    valid_from: date | None = None
    valid_to: date | None = None

    def apply(self, writer: Writer) -> int:
        """Return the signer's id. Raises KnownError: field_missing, ends_before."""
        filled(full_name=self.full_name, office=self.office)
        check_span(self.valid_from, self.valid_to)
        return writer.insert(
            Signer,
            authority_id=self.authority_id,
            full_name=self.full_name,
            capacity=SigningCapacity(self.capacity),
            office=self.office,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


@change("signer.edit")
class EditSigner:
    """Change a signer's name, office or days; decisions already issued keep what they say."""

    signer_id: int
    full_name: str
    capacity: SigningCapacity
    office: str
    valid_from: date | None = None
    valid_to: date | None = None

    def apply(self, writer: Writer) -> None:
        """Write the new values. Raises KnownError: gone, field_missing, ends_before, signer_days_cut."""
        filled(full_name=self.full_name, office=self.office)
        check_span(self.valid_from, self.valid_to)
        old = writer.session.get(Signer, self.signer_id)
        if old is None:
            raise KnownError("gone", table="signer", id=self.signer_id)
        for number, day in signed_by(writer.session, old.authority_id, old.full_name):
            if (self.valid_from and day < self.valid_from) or (self.valid_to and day > self.valid_to):
                raise KnownError("signer_days_cut", name=old.full_name, number=number, date=day)
        writer.update(
            Signer,
            self.signer_id,
            full_name=self.full_name,
            capacity=SigningCapacity(self.capacity),
            office=self.office,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


@change("signer.remove")
class RemoveSigner:
    """Remove a signer that no decision and no submission names."""

    signer_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, signer_used."""
        old = writer.session.get(Signer, self.signer_id)
        if old is None:
            raise KnownError("gone", table="signer", id=self.signer_id)
        session = writer.session
        own = session.scalar(select(Authority.is_office).where(Authority.id == old.authority_id))
        named = session.scalar(
            select(Decision.id)
            .where(Decision.authority_id == old.authority_id, Decision.signer_name == old.full_name)
            .limit(1)
        ) or (own and session.scalar(select(Submission.id).where(Submission.signer_name == old.full_name).limit(1)))
        if named:
            raise KnownError("signer_used", name=old.full_name)
        writer.delete(Signer, self.signer_id)


def signed_by(session: Session, authority_id: int, name: str) -> list[tuple[str, date]]:
    """Return number and day of the issued decisions of an authority that somebody signed."""
    rows = session.execute(
        select(Decision.number, Decision.dated).where(
            Decision.authority_id == authority_id,
            Decision.signer_name == name,
            Decision.state == DecisionState.ISSUED,
        )
    )
    return [(row.number or "", row.dated) for row in rows if row.dated]


def check_span(first: date | None, last: date | None) -> None:
    """Raise KnownError("ends_before") where a span would end before it begins."""
    if first is not None and last is not None and last < first:
        raise KnownError("ends_before", date=last, first=first)


def day_before(day: date) -> date:
    """Return the last day of a name that another one follows from `day` on."""
    return date.fromordinal(day.toordinal() - 1)


def write_setting(writer: Writer, key: str, value: Any) -> None:
    """Write one setting, new or changed."""
    text = json.dumps(value, ensure_ascii=False)
    found = writer.session.scalar(select(Setting.id).where(Setting.key == key))
    if found is None:
        writer.insert(Setting, key=key, value=text)
    else:
        writer.update(Setting, found, value=text)


def name_values(named: Any, *, dated: bool = True) -> dict[str, Any]:
    """Return the columns of a name from a change that has its fields; with `dated` also from when it holds.

    Raises KnownError: field_missing.
    """
    filled(title=named.title, body=named.body, place=named.place, number_suffix=named.number_suffix)
    values = {
        "title": named.title,
        "short_title": named.short_title if clean(named.short_title) else named.title,
        "body": named.body,
        "superior": named.superior,
        "office": named.office,
        "place": named.place,
        "number_suffix": "".join(named.number_suffix.split()),
        "fund": named.fund,
    }
    return {**values, "valid_from": named.valid_from} if dated else values


def filled(**fields: str) -> None:
    """Raise KnownError("field_missing") for a text that is empty."""
    for field, text in fields.items():
        if not clean(text):
            raise KnownError("field_missing", field=field)
