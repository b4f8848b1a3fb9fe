"""Certificate layouts of the record: a new version is a new row, so that a certificate is drawn again as it was."""

import json
from typing import Any

from sqlalchemy import func, select

from db.changes.change import Writer, change
from db.changes.office import SetSetting
from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.certificates import Certificate, Layout, Sheet
from db.models.decisions import Recipient
from db.queries.layout_list import RETIRED, SERVES, present_layout
from db.queries.settings import setting
from db.rules.layouts import FAMILIES, LayoutReference, reference, served
from db.rules.terms import NomineeKind, SheetState
from db.shipped_layouts import shipped_layout

_LOST = frozenset({SheetState.SPOILED, SheetState.VOID})


@change("layout.add")
class AddLayout:
    """Keep a new layout of the office's own; `content` is whole, checked JSON with its pictures in it."""

    code: str
    content: str

    def apply(self, writer: Writer) -> int:
        """Return the row's id. Raises KnownError: layout_exists, layout_not_whole."""
        known = writer.session.scalar(select(Layout.id).where(Layout.code == self.code).limit(1))
        if known is not None or self.code in FAMILIES:
            raise KnownError("layout_exists", layout=self.code)
        return writer.insert(Layout, code=self.code, version=1, content=_own(self.code, self.content))


@change("layout.replace")
class ReplaceLayout:
    """Keep a new version of a layout; certificates drawn with an earlier one stay with it."""

    code: str
    content: str

    def apply(self, writer: Writer) -> int:
        """Return the new version. Raises KnownError: gone, layout_not_whole."""
        latest = _shipped_kept(writer, self.code) if self.code in FAMILIES else _latest(writer, self.code)
        if not latest:
            raise KnownError("gone", table="layout", id=0)
        writer.insert(Layout, code=self.code, version=latest + 1, content=_own(self.code, self.content))
        return latest + 1


@change("layout.retire")
class RetireLayout:
    """Offer a layout no more, or again; what it served goes back to the award's own."""

    code: str
    retired: bool = True

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, layout_shipped."""
        if self.code in FAMILIES:
            raise KnownError("layout_shipped", layout=self.code)
        if not _latest(writer, self.code):
            raise KnownError("gone", table="layout", id=0)
        codes = set(setting(writer.session, RETIRED, []))
        SetSetting(RETIRED, sorted(codes | {self.code} if self.retired else codes - {self.code})).apply(writer)
        chosen = setting(writer.session, SERVES, {})
        kept = {key: value for key, value in chosen.items() if value.partition("/")[0] != self.code}
        if self.retired and kept != chosen:
            SetSetting(SERVES, kept).apply(writer)


@change("layout.serve")
class ServeLayout:
    """Say which layout serves an award and a kind of nominee; an empty `code` is the award's own."""

    award_code: str
    kind: NomineeKind
    code: str
    choice: str = ""
    stock: bool = False

    def apply(self, writer: Writer) -> None:
        """Raises KnownError("gone") for a layout that is not there, or not offered any more."""
        retired = self.code in setting(writer.session, RETIRED, [])
        if self.code and self.code not in FAMILIES and (retired or not _latest(writer, self.code)):
            raise KnownError("gone", table="layout", id=0)
        chosen = dict(setting(writer.session, SERVES, {}))
        key = served(self.award_code, NomineeKind(self.kind).value, stock=self.stock)
        chosen.pop(key, None)
        if self.code:
            chosen[key] = self.code + (f"/{self.choice}" if self.choice else "")
        SetSetting(SERVES, chosen).apply(writer)


@change("certificate.relayout")
class UsePresentLayout:
    """Let certificates that have no good sheet be drawn with the layout that serves them now."""

    certificate_ids: tuple[int, ...]

    def apply(self, writer: Writer) -> int:
        """Return how many were changed. Raises KnownError("sheet_in_use") where a good sheet exists."""
        changed = 0
        for id_ in self.certificate_ids:
            sheets = writer.session.execute(select(Sheet.copy, Sheet.state).where(Sheet.certificate_id == id_)).all()
            good = [row.copy for row in sheets if row.state not in _LOST | {SheetState.PLANNED}]
            if good:
                raise KnownError("sheet_in_use", name=_recipient(writer, id_), copy=good[-1])
            changed += writer.update(Certificate, id_, layout="")
        return changed


def remember(writer: Writer, certificate_id: int, *, stock: bool) -> None:
    """Note with a certificate which layout draws it; one that was drawn before keeps its own."""
    row = writer.session.execute(
        select(Certificate.layout, Recipient.kind, AwardType.code, AwardType.form, AwardType.name)
        .join(Recipient, Recipient.id == Certificate.recipient_id)
        .join(AwardType, AwardType.id == Recipient.award_type_id)
        .where(Certificate.id == certificate_id)
    ).one_or_none()
    if row is None or reference(row.layout) is not None:
        return
    chosen: dict[str, Any] = setting(writer.session, SERVES, {})
    meant = present_layout(chosen, row.code, row.form, row.name, row.kind.value, stock=stock)
    version = _shipped_kept(writer, meant.code) if meant.code in FAMILIES else _latest(writer, meant.code)
    writer.update(Certificate, certificate_id, layout=str(LayoutReference(meant.code, version, meant.choice)))


def _recipient(writer: Writer, certificate_id: int) -> str:
    query = select(Recipient.name).join(Certificate, Certificate.recipient_id == Recipient.id)
    return writer.session.scalar(query.where(Certificate.id == certificate_id)) or ""


def _latest(writer: Writer, code: str) -> int:
    return int(writer.session.scalar(select(func.max(Layout.version)).where(Layout.code == code)) or 0)


def _shipped_kept(writer: Writer, code: str) -> int:
    """Return the newest version of a shipped layout, kept in the record as soon as something is drawn with it."""
    row = writer.session.execute(
        select(Layout.version, Layout.content).where(Layout.code == code).order_by(Layout.version.desc()).limit(1)
    ).one_or_none()
    content = shipped_layout(code)
    if row is not None and (row.content == content or json.loads(row.content).get("own")):
        return int(row.version)
    version = 1 if row is None else row.version + 1
    writer.insert(Layout, code=code, version=version, content=content)
    return int(version)


def _own(code: str, content: str) -> str:
    """Return the content under its code, marked as the office's. Raises KnownError("layout_not_whole")."""
    try:
        data = json.loads(content)
    except ValueError as error:
        raise KnownError("layout_not_whole", layout=code) from error
    if not isinstance(data, dict) or "boxes" not in data or "extends" in data:
        raise KnownError("layout_not_whole", layout=code)
    return json.dumps({**data, "id": code, "own": True}, ensure_ascii=False, separators=(",", ":"))
