"""What a criterion asks for, in the clerk's words."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from desktop.labels.fact_words import DISCIPLINES, TYPES
from desktop.labels.law_notes import with_notes
from desktop.labels.names import RATINGS, RESULTS, SCOPES
from desktop.labels.translation import N_, _

MEMBERS = {
    "all_completed": N_("everybody completed the duties"),
    "none_disciplined": N_("nobody was disciplined with a warning or more"),
}


def ways_words(ways: str, awards: Mapping[str, str]) -> str:
    """Return the ways of a criterion kept as JSON, each after "or": "2 years running …, 2 initiatives …"."""
    told = []
    for way in json.loads(ways):
        basis = "/".join(_(TYPES[each]).lower() for each in way.get("basis", ()))
        asked = ", ".join(text for each in way["all"] for text in _asked(each, awards))
        parts = [
            f"({way['point']})" if way.get("point") else "",
            f"{basis}:" if basis else "",
            asked or _("nothing more"),
        ]
        told.append(" ".join(part for part in parts if part))
    return _("; or ").join(told)


def _asked(each: Mapping[str, Any], awards: Mapping[str, str]) -> Iterator[str]:
    """Yield what one condition asks for."""
    kind = each["is"]
    if kind == "years":
        ratings = [_(RATINGS[one["rating"]]) for one in each["each"] if "rating" in one]
        titles = [awards.get(one["award"], one["award"]) for one in each["each"] if "award" in one]
        yield _("{n} years running “{rating}”").format(n=each["run"], rating=" / ".join([*ratings, *titles]))
    elif kind == "awards":
        names = " / ".join(awards.get(code, code) for code in each["award"])
        yield _("“{award}” {n} times").format(award=names, n=each["count"])
    elif kind == "results":
        window = _("in that time") if each["window"] == "run" else _("in {n} years").format(n=each["window"])
        words = _("{n} {result}, {scope} or above, {window}")
        result, scope = _(RESULTS[each["what"]]), _(SCOPES[each["scope"]])
        yield words.format(n=each["count"], result=result, scope=scope, window=window)
    elif kind == "launched":
        yield _("movement launched by: {by}").format(by=" / ".join(_(SCOPES[one]) for one in each["by"]))
    elif kind == "share":
        over = each.get("over", each.get("least"))
        award = awards.get(each["of"], each["of"])
        words = (
            _("more than {percent} % have “{award}”") if "over" in each else _("at least {percent} % have “{award}”")
        )
        yield words.format(percent=round(100 * over), award=award)
    elif kind == "member":
        yield _("somebody has “{award}”").format(award=awards.get(each["award"], each["award"]))
    elif kind == "employed":
        yield _("{n} months of service in the year").format(n=each["months"])
    elif kind == "absent":
        yield _("fewer than {n} days away").format(n=each["days"])
    elif kind == "undisciplined":
        yield _("no discipline from {what} on").format(what=_(DISCIPLINES[each["from"]]))
    elif kind == "read":
        yield _("what only the dossier can tell: “{text}”").format(text=with_notes(each["text"]))
    else:
        yield _(MEMBERS[kind])
