"""The sample round of 2022, entered through the same changes that a clerk makes."""

import json
from datetime import date
from typing import Any

from sqlalchemy import select

from db.changes.ceremonies import AddCeremony
from db.changes.certificates import MakeCertificates
from db.changes.council import DraftSubmission, RecordCouncil, Result, SendSubmission
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.office import AddAuthority, AddSigner, SetSetting
from db.changes.round_plan import Due, MarkMilestone
from db.changes.rounds import AddMovement, OpenRound
from db.connect import Database
from db.models.catalogue import AwardType
from db.queries.grounds import grounds_for
from db.queries.round_plan import milestones
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, MilestoneKind, NominationState, NomineeKind, RewardType, SigningCapacity
from resources.paths import path


def sample() -> dict[str, Any]:
    """Return the sample round as data."""
    loaded: dict[str, Any] = json.loads(path("sample/round-2022.json").read_text(encoding="utf-8"))
    return loaded


def create_sample_round(database: Database) -> int:
    """Enter the whole round into an empty record, up to its certificates; returns the round's id."""
    data = sample()
    add_authority(database, data["office"], data["submitter"])
    database.do(SetSetting("office.full_name", data["office_full_name"]))
    authorities = {row["code"]: add_authority(database, row, row["signer"]) for row in data["authorities"]}
    given = data["round"]
    movement = database.do(AddMovement(given["movement"])).result
    round_id = database.do(
        OpenRound(
            given["title"],
            given["year"],
            RewardType.MOVEMENT,
            movement_id=movement,
            citation=given["citation"],
            deadline=date.fromisoformat(given["deadline"]),
            fund=given["fund"],
            launched_by="province",
            milestones=planned(given["milestones"]),
            units=tuple(given["units"]),
        )
    ).result
    with database.read() as session:
        letter = next(each for each in milestones(session, round_id) if each.kind is MilestoneKind.INVITATION)
    database.do(MarkMilestone(letter.id, letter.due))
    nominated = {code: _nominate(database, data, code, round_id, authorities[code]) for code in authorities}
    _meet(database, data["council"], round_id, [id_ for ids in nominated.values() for id_ in ids])
    for code, authority in authorities.items():
        _submit(database, data, code, round_id, authority, nominated[code])
        _decide(database, data, code, round_id, authority, nominated[code])
    ceremony = data["ceremony"]
    database.do(
        AddCeremony(
            round_id,
            ceremony["title"],
            date.fromisoformat(ceremony["held_on"]),
            place=ceremony["place"],
            presenter=ceremony["presenter"],
        )
    )
    return round_id


def add_authority(database: Database, row: dict[str, Any], signer: dict[str, str]) -> int:
    """Enter one authority with its first name and its signer; returns its id."""
    named = {key: value for key, value in row.items() if key != "signer"}
    named["valid_from"] = date.fromisoformat(named["valid_from"])
    authority = database.do(AddAuthority(**named)).result
    capacity = SigningCapacity(signer["capacity"])
    database.do(AddSigner(authority, signer["full_name"], capacity, signer["office"]))
    return authority


def planned(rows: list[dict[str, str]]) -> tuple[Due, ...]:
    """Return milestones from plain data."""
    return tuple(Due(MilestoneKind(row["kind"]), date.fromisoformat(row["due"]), row.get("title", "")) for row in rows)


def _award_id(database: Database, code: str) -> int:
    with database.read() as session:
        return session.scalars(select(AwardType.id).where(AwardType.code == code)).one()


def _nominate(database: Database, data: dict[str, Any], code: str, round_id: int, authority: int) -> tuple[int, ...]:
    given = data["nominations"][code]
    award = _award_id(database, given["award"])
    made = []
    for row in given["rows"]:
        draft = NominationDraft(
            kind=NomineeKind(row["kind"]),
            name=row["name"],
            honorific=row.get("honorific", ""),
            position=row.get("position", ""),
            unit=row["unit"],
            citation=data["round"]["citation"],
            summary=row["summary"],
            period=str(data["round"]["year"]),
        )
        made.append(database.do(AddNomination(round_id, award, authority, draft)).result)
    database.do(MoveNominations(tuple(made), NominationState.SUBMITTED))
    return tuple(made)


def _meet(database: Database, council: dict[str, Any], round_id: int, nominations: list[int]) -> None:
    total = council["members_total"]
    results = tuple(Result(id_, total, total, recommended=True) for id_ in nominations)
    database.do(
        RecordCouncil(
            round_id,
            date.fromisoformat(council["held_on"]),
            council["place"],
            council["chair"],
            council["secretary"],
            total,
            council["members_present"],
            results,
            absent="\n".join(council["absent"]),
            present="\n".join(council["present"]),
            number=council["number"],
        )
    )


def _submit(
    database: Database, data: dict[str, Any], code: str, round_id: int, authority: int, nominations: tuple[int, ...]
) -> None:
    given, signer = data["submissions"][code], data["submitter"]
    submission = database.do(
        DraftSubmission(
            round_id,
            authority,
            nominations,
            tuple(given["addressees"]),
            signer["full_name"],
            signer["office"],
            SigningCapacity(signer["capacity"]),
        )
    ).result
    database.do(SendSubmission(submission, given["number"], date.fromisoformat(given["dated"])))


def _decide(
    database: Database, data: dict[str, Any], code: str, round_id: int, authority: int, nominations: tuple[int, ...]
) -> None:
    given = data["decisions"][code]
    row = next(row for row in data["authorities"] if row["code"] == code)
    dated = date.fromisoformat(given["dated"])
    with database.read() as session:
        grounds = grounds_for(session, row["level"], dated, row["body"])
    decision = database.do(
        DraftDecision(
            round_id,
            authority,
            _award_id(database, data["nominations"][code]["award"]),
            DecisionOrigin.RECEIVED,
            nominations,
            place=row["place"],
            signer_name=row["signer"]["full_name"],
            signer_office=row["signer"]["office"],
            capacity=SigningCapacity(row["signer"]["capacity"]),
            grounds=(*grounds, *given["grounds"]),
            recipients=tuple(given["recipients"]),
        )
    ).result
    database.do(IssueDecision(decision, given["number"], dated))
    database.do(MakeCertificates(decision))
