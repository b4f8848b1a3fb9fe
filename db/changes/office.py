"""Who we are, who decides, who signs, and the office's settings."""

import json
from datetime import date
from typing import Any

from sqlalchemy import select

from db.changes.change import Writer, change
from db.errors import KnownError
from db.models.authorities import Authority, AuthorityName, Signer
from db.models.office import Setting
from db.rules.clean_text import clean
from db.rules.terms import SigningCapacity


@change("office.set")
class SetSetting:
    """Set one setting of the office; `value` is anything JSON can keep."""

    key: str
    value: Any

    def apply(self, writer: Writer) -> None:
        """Write the setting, new or changed."""
        value = clean(self.value) if isinstance(self.value, str) else self.value
        text = json.dumps(value, ensure_ascii=False)
        found = writer.session.scalar(select(Setting.id).where(Setting.key == self.key))
        if found is None:
            writer.insert(Setting, key=self.key, value=text)
        else:
            writer.update(Setting, found, value=text)


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
        """Return the authority's id. Raises KnownError: authority_exists."""
        _filled(title=self.title, body=self.body, place=self.place, number_suffix=self.number_suffix)
        if writer.session.scalar(select(Authority.id).where(Authority.code == self.code)) is not None:
            raise KnownError("authority_exists", code=self.code)
        made = writer.insert(Authority, code=self.code, level=self.level, is_office=self.is_office)
        writer.insert(AuthorityName, authority_id=made, valid_to=None, **_name_values(self))
        return made


@change("authority.rename")
class RenameAuthority:
    """Give an authority a new name from a day on; the old one ends the day before."""

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

        Raises KnownError: date_order, gone.
        """
        _filled(title=self.title, body=self.body, place=self.place, number_suffix=self.number_suffix)
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
        writer.update(AuthorityName, latest.id, valid_to=date.fromordinal(self.valid_from.toordinal() - 1))
        return writer.insert(AuthorityName, authority_id=self.authority_id, valid_to=None, **_name_values(self))


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
        """Return the signer's id."""
        _filled(full_name=self.full_name, office=self.office)
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
        """Write the new values."""
        _filled(full_name=self.full_name, office=self.office)
        writer.update(
            Signer,
            self.signer_id,
            full_name=self.full_name,
            capacity=SigningCapacity(self.capacity),
            office=self.office,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


def _name_values(named: AddAuthority | RenameAuthority) -> dict[str, Any]:
    return {
        "title": named.title,
        "short_title": named.short_title if clean(named.short_title) else named.title,
        "body": named.body,
        "superior": named.superior,
        "office": named.office,
        "place": named.place,
        "number_suffix": "".join(named.number_suffix.split()),
        "fund": named.fund,
        "valid_from": named.valid_from,
    }


def _filled(**fields: str) -> None:
    for field, text in fields.items():
        if not clean(text):
            raise KnownError("field_missing", field=field)
