"""How papers of this office speak of an award: the words of its family, unless the office chose its own."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.catalogue import families
from db.models.catalogue import AwardType
from db.queries.settings import setting
from db.rules.awards import AwardFamily, AwardWords, award_words, family_of
from db.rules.layouts import served
from db.rules.terms import NomineeKind

OWN_WORDS: Final = "award.words"
"""The setting with what the office chose for an award, by its code: {"verb": "công nhận", "certificate": "none"}."""
LAYOUTS: Final = "layouts.serve"
"""The setting with the layout that serves an award."""
DRAWN, NONE = "drawn", "none"


def own_words(session: Session, code: str) -> dict[str, Any]:
    """Return what the office chose for an award beside its wording: verb and certificate."""
    return dict(setting(session, OWN_WORDS, {}).get(code, {}))


def family_on_papers(name: str, form: str) -> AwardFamily:
    """Return the family of an award of the catalogue."""
    return family_of(families(), name, form)


def words_of(session: Session, award: AwardType, title: str) -> AwardWords:
    """Return the words of an award that an authority of this title gives."""
    verb = str(own_words(session, award.code).get("verb", ""))
    family = family_on_papers(award.name, award.form)
    return award_words(family, award.name, title, award.wording, award.short, verb)


def no_certificate(session: Session, award: AwardType) -> str:
    """Return why the office draws no certificate of an award, "" where it draws one.

    A layout chosen for the award, or the office's own choice, goes before the law.
    """
    return _why_undrawn(award, setting(session, OWN_WORDS, {}), setting(session, LAYOUTS, {}))


def _why_undrawn(award: AwardType, own: Mapping[str, Any], serving: Mapping[str, Any]) -> str:
    chosen = own.get(award.code, {}).get("certificate", "")
    if chosen == NONE:
        return "đơn vị đã chọn không in bằng cho hình thức này trong Danh mục"
    family = family_on_papers(award.name, award.form)
    if family.certificate or chosen == DRAWN:
        return ""
    keys = (served(award.code, kind.value, stock=stock) for kind in NomineeKind for stock in (False, True))
    return "" if any(key in serving for key in keys) else family.why


def undrawn_awards(session: Session, awards: Collection[int]) -> frozenset[int]:
    """Return those of some awards of which the office draws no certificate."""
    rows = session.scalars(select(AwardType).where(AwardType.id.in_(awards)))
    own, serving = setting(session, OWN_WORDS, {}), setting(session, LAYOUTS, {})
    return frozenset(row.id for row in rows if _why_undrawn(row, own, serving))
