"""The order of people on papers: who gives the award, award by award as the law has them, collectives first.

Every paper that names people of several awards takes its order from here, so that none differs from another.
"""

from typing import Any, Final

from sqlalchemy import ColumnElement, case, select

from db.models.authorities import Authority, AuthorityName
from db.models.catalogue import AwardType
from db.models.nominations import Nomination
from db.rules.terms import NomineeKind


def _called(title: str) -> ColumnElement[bool]:
    named = select(AuthorityName.id).where(AuthorityName.authority_id == Authority.id)
    return named.where(AuthorityName.title.startswith(title)).correlate(Authority).exists()


def kinds(kind: Any) -> ColumnElement[int]:
    """Return the order of the kinds of nominees, `kind` is the column: collectives, people, households."""
    return case({NomineeKind.COLLECTIVE: 0, NomineeKind.INDIVIDUAL: 1}, value=kind, else_=2)


LEVELS: Final = case(
    (_called("Chủ tịch nước"), 0),
    (_called("Thủ tướng"), 1),
    (Authority.level == "ministry", 2),
    (Authority.level == "province", 3),
    (Authority.level == "department", 4),
    else_=5,
)
AUTHORITIES: Final = (LEVELS, Authority.id)
"""The order of authorities on papers and at ceremonies, the State first."""
LAW_ORDER: Final = (AwardType.order, AwardType.id)
"""The order of awards in a decision that gives several: that of the catalogue, which is the law's."""
PROPOSED: Final = (*AUTHORITIES, *LAW_ORDER, kinds(Nomination.kind), Nomination.rank, Nomination.id)
"""The order of nominations on papers before the decision, that of the decisions; asks for all three tables."""
