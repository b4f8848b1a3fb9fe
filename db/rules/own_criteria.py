"""Criteria that an office enters itself, of its province or its own rule: a plain form for one way."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db.errors import KnownError
from db.rules.case import RATING_RANKS, SCOPE_RANKS
from db.rules.terms import RewardType

RESULTS = ("initiative", "research")
MOST = 60
"""Years and counts are below this."""


@dataclass(frozen=True)
class OwnConditions:
    """One way in which an own criterion is met; what is 0 or "" asks nothing.

    `years` running with a `rating` or better; `results` of a kind and scope in that run, or in the year; an `earlier`
    award so often; `shown` is what only the dossier can tell.
    """

    basis: str = ""
    years: int = 0
    rating: str = ""
    results: int = 0
    result: str = "initiative"
    scope: str = "grassroots"
    earlier: str = ""
    earlier_count: int = 0
    shown: str = ""


def ways_of_form(own: OwnConditions) -> list[dict[str, Any]]:
    """Return the conditions as `db.changes.catalogue.AddCriterion` takes them.

    Raises KnownError: criterion_empty, bad_count, bad_choice.
    """
    for name in ("years", "results", "earlier_count"):
        if not 0 <= getattr(own, name) < MOST:
            raise KnownError("bad_count", text=str(getattr(own, name)))
    known: Mapping[str, tuple[str, ...]] = {
        "basis": tuple(RewardType),
        "rating": tuple(RATING_RANKS),
        "result": RESULTS,
        "scope": tuple(SCOPE_RANKS),
    }
    for name, choices in known.items():
        if getattr(own, name) and getattr(own, name) not in choices:
            raise KnownError("bad_choice", field=name, known=list(choices))
    conditions = list(_conditions(own))
    if not conditions:
        raise KnownError("criterion_empty")
    basis = [own.basis] if own.basis else []
    return [{"point": "", "basis": basis, "all": conditions}]


def _conditions(own: OwnConditions) -> Iterator[dict[str, Any]]:
    if own.years:
        yield {"is": "years", "run": own.years, "each": [{"rating": own.rating or "hoan_thanh_tot"}]}
    if own.results:
        window: object = "run" if own.years else 1
        yield {"is": "results", "count": own.results, "what": own.result, "scope": own.scope, "window": window}
    if own.earlier:
        yield {"is": "awards", "award": [own.earlier], "count": own.earlier_count or 1}
    if own.shown.strip():
        yield {"is": "read", "text": own.shown.strip()}


def own_of(text: str) -> OwnConditions | None:
    """Return the form of a criterion kept as JSON, None where it says more than the form can."""
    ways = json.loads(text)
    if len(ways) != 1 or len(ways[0].get("basis", ())) > 1:
        return None
    made: dict[str, Any] = {"basis": (ways[0].get("basis") or [""])[0]}
    for each in ways[0]["all"]:
        if each["is"] == "years" and set(each) == {"is", "run", "each"} and list(each["each"][0]) == ["rating"]:
            made |= {"years": each["run"], "rating": each["each"][0]["rating"]}
        elif each["is"] == "results" and each["window"] in ("run", 1):
            made |= {"results": each["count"], "result": each["what"], "scope": each["scope"]}
        elif each["is"] == "awards" and len(each["award"]) == 1:
            made |= {"earlier": each["award"][0], "earlier_count": each["count"]}
        elif each["is"] == "read":
            made["shown"] = each["text"]
        else:
            return None
    return OwnConditions(**made)
