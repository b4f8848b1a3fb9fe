"""Layouts kept in the record, which of them serves what, and which drew a certificate."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.catalogue import AwardKind, AwardType
from db.models.certificates import Certificate, Layout
from db.models.decisions import DecisionItem, Recipient
from db.models.nominations import Nomination
from db.queries.paper_order import LAW_ORDER
from db.queries.settings import setting
from db.rules.awards import general_name
from db.rules.layouts import FAMILIES, LayoutReference, default_layout, reference, served
from db.rules.terms import NomineeKind
from db.shipped_layouts import shipped_layout

SERVES, RETIRED = "layouts.serve", "layouts.retired"


@dataclass(frozen=True)
class LayoutLine:
    """A layout in its newest version; version 0 is a shipped one that nothing was drawn with yet."""

    code: str
    version: int
    title: str
    content: str
    own: bool
    retired: bool


def layout_lines(session: Session) -> list[LayoutLine]:
    """Return the newest version of every layout: the shipped ones first, then the office's own by code."""
    newest = select(Layout.code, func.max(Layout.version).label("version")).group_by(Layout.code).subquery()
    rows = session.execute(
        select(Layout.code, Layout.version, Layout.content)
        .join(newest, (newest.c.code == Layout.code) & (newest.c.version == Layout.version))
        .order_by(Layout.code)
    )
    kept = {row.code: (row.version, row.content) for row in rows}
    retired = frozenset(setting(session, RETIRED, []))
    codes = [*FAMILIES, *(code for code in kept if code not in FAMILIES)]
    found = []
    for code in codes:
        version, content = kept.get(code, (0, shipped_layout(code)))
        data = json.loads(content)
        found.append(
            LayoutLine(code, version, data.get("title", code), content, bool(data.get("own")), code in retired)
        )
    return found


def layout_content(session: Session, code: str, version: int = 0) -> str:
    """Return one version of a layout (0 the newest, the shipped one where none is kept), "" for none."""
    wanted = select(Layout.content).where(Layout.code == code)
    if version:
        return session.scalar(wanted.where(Layout.version == version)) or ""
    return session.scalar(wanted.order_by(Layout.version.desc()).limit(1)) or shipped_layout(code)


@dataclass(frozen=True)
class Serving:
    """Which layout serves one award and kind of nominee; `chosen` tells that the office said so."""

    award_code: str
    award: str
    kind: NomineeKind
    stock: bool
    code: str
    choice: str
    chosen: bool


def servings(session: Session) -> list[Serving]:
    """Return one line for each award × kind of nominee × paper, in the catalogue's order."""
    rows = session.execute(
        select(AwardType.code, AwardType.name, AwardType.form, AwardKind.kind)
        .join(AwardKind, AwardKind.award_type_id == AwardType.id)
        .order_by(AwardType.order, AwardType.id, AwardKind.id)
    ).all()
    chosen = setting(session, SERVES, {})
    found = []
    for row in rows:
        for stock in (False, True):
            kept = chosen.get(served(row.code, row.kind.value, stock=stock), "")
            code, _, choice = (kept or default_layout(row.form, row.name)).partition("/")
            found.append(Serving(row.code, general_name(row.name), row.kind, stock, code, choice, bool(kept)))
    return found


@dataclass(frozen=True)
class DrawnWith:
    """The layout of one certificate: its whole JSON and what is chosen of its variants."""

    content: str
    choice: str


def layouts_of_decision(session: Session, decision_id: int, *, stock: bool) -> list[DrawnWith]:
    """Return the layout of each recipient in order: the one that drew it before, else that of its award and kind."""
    newest = (
        select(Certificate.recipient_id, func.max(Certificate.id).label("id"))
        .group_by(Certificate.recipient_id)
        .subquery()
    )
    rows = session.execute(
        select(Recipient.kind, AwardType.code, AwardType.form, AwardType.name, Certificate.layout)
        .join(AwardType, AwardType.id == Recipient.award_type_id)
        .outerjoin(newest, newest.c.recipient_id == Recipient.id)
        .outerjoin(Certificate, Certificate.id == newest.c.id)
        .where(Recipient.decision_id == decision_id)
        .order_by(Recipient.ordinal)
    )
    chosen = setting(session, SERVES, {})
    kept: dict[LayoutReference, str] = {}
    found = []
    for kind, code, form, name, layout in rows:
        meant = reference(layout or "") or present_layout(chosen, code, form, name, kind.value, stock=stock)
        if meant not in kept:
            kept[meant] = layout_content(session, meant.code, meant.version)
        found.append(DrawnWith(kept[meant], meant.choice))
    return found or _drafted(session, decision_id, chosen, stock=stock)


def _drafted(session: Session, decision_id: int, chosen: Mapping[str, str], *, stock: bool) -> list[DrawnWith]:
    """Return the layouts of a draft's approved nominees in order."""
    rows = session.execute(
        select(Nomination.kind, AwardType.code, AwardType.form, AwardType.name)
        .join(DecisionItem, DecisionItem.nomination_id == Nomination.id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(DecisionItem.decision_id == decision_id, DecisionItem.approved)
        .order_by(*LAW_ORDER, DecisionItem.order)
    )
    meant = [present_layout(chosen, code, form, name, kind.value, stock=stock) for kind, code, form, name in rows]
    kept = {each: layout_content(session, each.code) for each in meant}
    return [DrawnWith(kept[each], each.choice) for each in meant]


def present_layout(
    chosen: Mapping[str, str], award_code: str, form: str, award: str, kind: str, *, stock: bool
) -> LayoutReference:
    """Return the layout that serves an award and kind now; version 0 is its newest."""
    kept = chosen.get(served(award_code, kind, stock=stock), "") or default_layout(form, award)
    code, _, choice = kept.partition("/")
    return LayoutReference(code, 0, choice)
