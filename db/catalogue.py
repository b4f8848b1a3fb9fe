"""The shipped law data, read from `resources/catalogue/` as plain values and as rows of the record's tables."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from db.rules.awards import AwardFamily, families_of
from db.rules.catalogue import Catalogue, catalogue_of
from db.rules.law_rows import LawRow
from db.rules.terms import Confidence
from db.rules.unit_words import UnitWords
from resources.paths import path

_AS_COLLECTIVE = {"village": "collective", "commune": "collective"}


def shipped() -> dict[str, Any]:
    """Return the catalogue with its sources and confidences (layout in resources/catalogue/README.md)."""
    found, more = {**_read("catalogue"), **_read("criteria")}, _read("more_awards")
    return {**found, "awards": [*found["awards"], *more["awards"]]}


@cache
def typed() -> Catalogue:
    """Return the shipped catalogue as typed values: what it says of votes and bonuses."""
    return catalogue_of(shipped())


@cache
def families() -> tuple[AwardFamily, ...]:
    """Return the families of awards with their words on papers."""
    return families_of(_read("award_words"))


def rows_of(data: Mapping[str, Any]) -> list[LawRow]:
    """Return a catalogue as the rows that a record keeps of it, in the order in which they are written."""
    found = [
        LawRow(
            "regime",
            {
                "code": row["id"],
                "law": "; ".join((row["law"], *row.get("decrees", ()))),
                **_days(row),
                **_sure(row),
            },
        )
        for row in data["legal_regimes"]
    ]
    for row in data["base_salary"]:
        values = {"amount": row["amount_vnd"], "legal_name": row["legal_name"], **_days(row), **_sure(row)}
        found.append(LawRow("base_salary", values))
    for order, row in enumerate(data["awards"]):
        found += _award(row, order)
    for row in data["legal_grounds"]:
        keys = {name: row[name] for name in ("regime", "level", "order", "text")}
        cited = {"body": row.get("body", ""), "offered_only": bool(row.get("offered_only"))}
        sure = {"source": row.get("source") or "", "verified": row.get("confidence") == Confidence.VERIFIED.value}
        found.append(LawRow("legal_ground", {**keys, **_days(row), **cited, **sure}))
    found += [row for each in data["criteria"] for row in _criteria(each)]
    for row in data["blocks"]:
        found.append(LawRow("law_block", {"code": row["id"], "article": row["article"], **_days(row), **_sure(row)}))
    for row in data["quotas"]:
        counted = {"award_type": row["award"], "counted_of": row["of"], "percent": row["percent"]}
        found.append(LawRow("quota", {**counted, "article": row["article"], **_days(row), **_sure(row)}))
    return found


def _criteria(row: Mapping[str, Any]) -> Iterator[LawRow]:
    ways = json.dumps(row["ways"], ensure_ascii=False)
    for award in row["awards"]:
        for kind in row["kinds"]:
            keys = {"code": f"{row['id']}.{award}.{kind}", "award_type": award, "kind": kind}
            yield LawRow("criterion", {**keys, "article": row["article"], "ways": ways, **_days(row), **_sure(row)})


def _award(row: Mapping[str, Any], order: int) -> Iterator[LawRow]:
    code, since = row["id"], row.get("nominee_valid_from", {})
    named = {"code": code, "name": row["name_vi"].partition(" (")[0], "abbreviation": row.get("abbr") or ""}
    kept = {"form": row["kind"], "level": row["level"], **_days(row), "order": order}
    kept |= {"wording": row["wording"]} if "wording" in row else {}
    yield LawRow("award_type", {**named, **kept})
    for kind in row["nominees"]:
        keys = {"award_type": code, "kind": _AS_COLLECTIVE.get(kind, kind)}
        yield LawRow("award_kind", {**keys, "valid_from": since.get(kind, {}).get("date")})
    for bonus in row["bonus"]:
        yield from _coefficients(code, bonus, bonus["regime"], bonus["confidence"])
        if bonus["regime"] == "L2022_N152":  # the decree stays while the amended law's own text is not in hand
            yield from _coefficients(code, bonus, "L2022A_N152", Confidence.UNSURE.value)


def _coefficients(award: str, bonus: Mapping[str, Any], regime: str, confidence: str) -> Iterator[LawRow]:
    for kind, value in bonus["coefficients"].items():
        keys = {"award_type": award, "regime": regime, "kind": _AS_COLLECTIVE.get(kind, kind)}
        paid = {"hundredths": round(value * 100), "is_maximum": bool(bonus.get("is_maximum"))}
        yield LawRow("coefficient", {**keys, **paid, "source": bonus["source"], "confidence": confidence})


def _days(row: Mapping[str, Any]) -> dict[str, object]:
    return {"valid_from": row.get("valid_from"), "valid_to": row.get("valid_to")}


def _sure(row: Mapping[str, Any]) -> dict[str, object]:
    return {"source": row.get("source") or "", "confidence": row["confidence"]}


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path(f"catalogue/{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def unit_words() -> UnitWords:
    """Return what makes units comparable that lists wrote: short forms, and the provinces of 2025."""
    told = json.loads(path("lists/provinces_2025.json").read_text(encoding="utf-8"))
    return UnitWords(told["joined"], tuple(told["unchanged"]), told["short"])
