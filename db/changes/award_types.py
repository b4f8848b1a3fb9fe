"""The office's own award types, the words of every award on papers, and bonus coefficients."""

import re
from datetime import date
from typing import Any

from sqlalchemy import func, select

from db.changes.change import Writer, change
from db.changes.office import SetSetting, check_span, filled
from db.errors import KnownError
from db.models.catalogue import AwardKind, AwardType, Coefficient
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.queries.award_words import OWN_WORDS
from db.queries.settings import setting
from db.rules.awards import BLANKS
from db.rules.clean_text import clean
from db.rules.terms import Confidence, NomineeKind

LARGEST = 10_000
"""No coefficient is above this many hundredths of the base salary."""


@change("award_type.add")
class AddAwardType:
    """Add an award of the office's own, for the kinds named; `wording` and `short` as `db.rules.awards` reads them.

    `verb` and `certificate` as `WordAward` keeps them.
    """

    name: str
    form: str
    level: str
    kinds: tuple[NomineeKind, ...]
    abbreviation: str = ""
    wording: str = ""
    short: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    verb: str = ""
    certificate: str = ""

    def apply(self, writer: Writer) -> int:
        """Return the id of the award type.

        Raises KnownError: field_missing, award_exists, award_without_kind, ends_before, unknown_blank.
        """
        _check(writer, self, 0)
        used = set(writer.session.scalars(select(AwardType.code)))
        code = next(f"own_{number}" for number in range(1, len(used) + 2) if f"own_{number}" not in used)
        last = writer.session.scalar(select(func.max(AwardType.order))) or 0
        made = writer.insert(AwardType, code=code, own=True, order=last + 1, **_values(self))
        for kind in self.kinds:
            writer.insert(AwardKind, award_type_id=made, kind=NomineeKind(kind), valid_from=None)
        _keep_own(writer, code, self.verb, self.certificate)
        return made


@change("award_type.edit")
class EditAwardType:
    """Correct an award of the office's own; decisions already issued keep the words they froze."""

    award_type_id: int
    name: str
    form: str
    level: str
    kinds: tuple[NomineeKind, ...]
    abbreviation: str = ""
    wording: str = ""
    short: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    verb: str = ""
    certificate: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the corrected values.

        Raises KnownError: gone, award_shipped, field_missing, award_exists, award_without_kind, ends_before.
        """
        found = _award(writer, self.award_type_id)
        if not found.own:
            raise KnownError("award_shipped")
        _check(writer, self, self.award_type_id)
        writer.update(AwardType, self.award_type_id, **_values(self))
        _keep_own(writer, found.code, self.verb, self.certificate)
        rows = writer.session.execute(
            select(AwardKind.kind, AwardKind.id).where(AwardKind.award_type_id == self.award_type_id)
        )
        kept = {row.kind: row.id for row in rows}
        wanted = {NomineeKind(kind) for kind in self.kinds}
        for kind, id_ in kept.items():
            if kind not in wanted:
                writer.delete(AwardKind, id_)
        for kind in sorted(wanted - kept.keys()):
            writer.insert(AwardKind, award_type_id=self.award_type_id, kind=kind, valid_from=None)


@change("award_type.word")
class WordAward:
    """Say how an award of the law is called on papers, in full and in running text; "" goes by the rule.

    `verb` stands before it ("công nhận"); `certificate` is "drawn", "none", or "" as the law has it.
    """

    award_type_id: int
    wording: str = ""
    short: str = ""
    verb: str = ""
    certificate: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the words. Raises KnownError: gone, unknown_blank."""
        found = _award(writer, self.award_type_id)
        _check_wording(self.wording)
        writer.update(AwardType, self.award_type_id, wording=self.wording, short=self.short)
        _keep_own(writer, found.code, self.verb, self.certificate)


@change("award_type.remove")
class RemoveAwardType:
    """Remove an award of the office's own that nothing in the record names."""

    award_type_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, award_shipped, award_used."""
        found = _award(writer, self.award_type_id)
        if not found.own:
            raise KnownError("award_shipped")
        for table in (Nomination, Decision, Recipient):
            column = table.__table__.c.award_type_id
            many = writer.session.scalar(select(func.count()).select_from(table).where(column == found.id)) or 0
            if many:
                raise KnownError("award_used", name=found.name, count=many, table=table.__tablename__)
        _keep_own(writer, found.code, "", "")
        for model in (AwardKind, Coefficient):
            for id_ in writer.session.scalars(select(model.id).where(model.award_type_id == found.id)).all():
                writer.delete(model, id_)
        writer.delete(AwardType, self.award_type_id)


@change("coefficient.set")
class SetCoefficient:
    """Set the bonus of an award under a law in hundredths of the base salary: 0 the law gives none, None not known."""

    award_type_id: int
    regime_id: int
    kind: NomineeKind
    hundredths: int | None
    source: str = ""

    def apply(self, writer: Writer) -> None:
        """Write, change or remove the coefficient. Raises KnownError: gone, bad_coefficient."""
        _award(writer, self.award_type_id)
        if self.hundredths is not None and not 0 <= self.hundredths <= LARGEST:
            raise KnownError("bad_coefficient")
        found = writer.session.scalar(
            select(Coefficient.id).where(
                Coefficient.award_type_id == self.award_type_id,
                Coefficient.regime_id == self.regime_id,
                Coefficient.kind == NomineeKind(self.kind),
            )
        )
        values = {"hundredths": self.hundredths, "source": self.source, "confidence": confidence_of(self.source)}
        values["is_maximum"] = False  # whoever sets it says what is paid
        if self.hundredths is None:
            if found is not None:
                writer.delete(Coefficient, found)
        elif found is not None:
            writer.update(Coefficient, found, **values)
        else:
            kind = NomineeKind(self.kind)
            keys = {"award_type_id": self.award_type_id, "regime_id": self.regime_id, "kind": kind}
            writer.insert(Coefficient, **keys, **values)


def confidence_of(source: str) -> Confidence:
    """Return how sure a fact of the law is that a clerk entered: one with its source was read there."""
    return Confidence.VERIFIED if clean(source) else Confidence.UNSURE


def _award(writer: Writer, id_: int) -> AwardType:
    found = writer.session.get(AwardType, id_, populate_existing=True)
    if found is None:
        raise KnownError("gone", table="award_type", id=id_)
    return found


def _check(writer: Writer, named: AddAwardType | EditAwardType, id_: int) -> None:
    filled(name=named.name)
    check_span(named.valid_from, named.valid_to)
    _check_wording(named.wording)
    if not named.kinds:
        raise KnownError("award_without_kind")
    same = select(AwardType.id).where(AwardType.name == clean(named.name), AwardType.id != id_)
    if writer.session.scalar(same.limit(1)) is not None:
        raise KnownError("award_exists", name=clean(named.name))


def _check_wording(wording: str) -> None:
    for blank in re.findall(r"\{([^{}]*)\}?", wording):
        if blank not in BLANKS:
            raise KnownError("unknown_blank", blank=blank, known=list(BLANKS))


def _keep_own(writer: Writer, code: str, verb: str, certificate: str) -> None:
    """Keep what the office chose for an award beside its wording; nothing is kept where the law goes."""
    kept = dict(setting(writer.session, OWN_WORDS, {}))
    own = {name: text for name, text in (("verb", clean(verb)), ("certificate", certificate)) if text}
    if own != kept.pop(code, {}):
        SetSetting(OWN_WORDS, {**kept, **({code: own} if own else {})}).apply(writer)


def _values(named: AddAwardType | EditAwardType) -> dict[str, Any]:
    fields = ("name", "form", "level", "abbreviation", "wording", "short", "valid_from", "valid_to")
    return {field: getattr(named, field) for field in fields}
