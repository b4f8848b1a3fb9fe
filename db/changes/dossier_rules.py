"""The papers of a dossier that the office asks for itself, with their source and days."""

from datetime import date
from typing import Any

from db.changes.change import Writer, change
from db.changes.office import check_span, filled
from db.errors import KnownError
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.dossiers import DossierRule
from db.rules.clean_text import join_lines
from db.rules.terms import NomineeKind


@change("dossier_rule.add")
class AddDossierRule:
    """Ask for papers: with one award (None every), of one kind (None every), to one authority (None every).

    `instead` says that the papers of the law are not asked for then.
    """

    papers: tuple[str, ...]
    source: str
    award_type_id: int | None = None
    kind: NomineeKind | None = None
    authority_id: int | None = None
    copies: str = ""
    instead: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def apply(self, writer: Writer) -> int:
        """Return the id. Raises KnownError: field_missing, gone, ends_before."""
        return writer.insert(DossierRule, **_checked(writer, self))


@change("dossier_rule.edit")
class EditDossierRule:
    """Correct what the office asks for, or say until when."""

    rule_id: int
    papers: tuple[str, ...]
    source: str
    award_type_id: int | None = None
    kind: NomineeKind | None = None
    authority_id: int | None = None
    copies: str = ""
    instead: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, field_missing, ends_before."""
        _there(writer, DossierRule, self.rule_id)
        writer.update(DossierRule, self.rule_id, **_checked(writer, self))


@change("dossier_rule.remove")
class RemoveDossierRule:
    """Ask for these papers no more; what came in stays in the dossiers."""

    rule_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        _there(writer, DossierRule, self.rule_id)
        writer.delete(DossierRule, self.rule_id)


def _there(writer: Writer, model: type[Any], id_: int | None) -> None:
    if id_ is not None and writer.session.get(model, id_) is None:
        raise KnownError("gone", table=model.__tablename__, id=id_)


def _checked(writer: Writer, named: AddDossierRule | EditDossierRule) -> dict[str, Any]:
    papers = join_lines(named.papers)
    filled(papers=papers, source=named.source)
    _there(writer, AwardType, named.award_type_id)
    _there(writer, Authority, named.authority_id)
    check_span(named.valid_from, named.valid_to)
    return {
        "papers": papers,
        "source": named.source,
        "award_type_id": named.award_type_id,
        "kind": None if named.kind is None else NomineeKind(named.kind),
        "authority_id": named.authority_id,
        "copies": named.copies,
        "instead": named.instead,
        "valid_from": named.valid_from,
        "valid_to": named.valid_to,
    }
