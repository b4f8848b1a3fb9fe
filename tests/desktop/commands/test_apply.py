"""`apply`: any record from a file of changes, with the answers and the refusals that the contract promises."""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.changes.registry import ALL
from db.creating import create_record
from db.models.catalogue import AwardType
from db.models.journal import JournalEntry
from db.models.rounds import AwardRound
from db.opening import open_record
from db.queries.grounds import grounds_for
from db.sample_round import sample
from desktop.commands.cli import main
from desktop.papers.writing import write_round_papers
from tests.desktop.papers.conftest import TODAY
from tests.desktop.papers.reading import words_of
from tests.sample_record import sample_record

HEAD = re.compile(r"Mốc\s*nhật\s*ký:\s*\d*\s*[0-9a-f-]+")
"""The line of the journal's head: each record has its own."""
ROUND = {"title": "Chuyên đề cải cách hành chính", "year": 2023, "reward_type": "phong_trao"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("empty") / "record.sqlite"
    create_record(file, today=lambda: TODAY)
    return file


@pytest.fixture
def record(tmp_path: Path, empty: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "record.sqlite"))


class Applied:
    """What `apply` answered."""

    def __init__(self, folder: Path, record: Path, steps: object, *options: str) -> None:
        file = folder / "changes.json"
        file.write_text(steps if isinstance(steps, str) else json.dumps(steps, ensure_ascii=False), encoding="utf-8")
        out = io.StringIO()
        given = ["apply", str(file), "--database", str(record), "--today", TODAY.isoformat(), *options]
        self.status, self.text = main(given, out), out.getvalue()

    @property
    def answer(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found

    @property
    def error(self) -> str:
        return str(self.answer["error"])


def titles(record: Path) -> list[str]:
    with open_record(record, read_only=True) as opened, opened.database.read() as session:
        return list(session.scalars(select(AwardRound.name).order_by(AwardRound.id)))


def papers_of(record: Path, folder: Path) -> dict[str, str]:
    """Return the words of every paper of the only round, by the file's name, but for the journal's head."""
    folder.mkdir()
    with open_record(record, read_only=True) as opened, opened.database.read() as session:
        return {file.name: HEAD.sub("", words_of(file)) for file in write_round_papers(session, 1, TODAY, folder)}


@pytest.fixture(scope="module")
def the_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_record(tmp_path_factory.mktemp("sample") / "record.sqlite")


class Script:
    """Writes down, in the order of the clerk's work, the changes that make the round of the sample."""

    def __init__(self, record: Path) -> None:
        self.steps: list[dict[str, Any]] = []
        self.data = sample()
        self._record = record

    def add(self, change: str, as_: str = "", **values: Any) -> dict[str, str]:
        self.steps.append({"change": change, "values": values} | ({"as": as_} if as_ else {}))
        return {"ref": as_}

    def award(self, code: str) -> int:
        with open_record(self._record, read_only=True) as opened, opened.database.read() as session:
            return session.scalars(select(AwardType.id).where(AwardType.code == code)).one()

    def grounds(self, level: str, dated: str) -> list[str]:
        with open_record(self._record, read_only=True) as opened, opened.database.read() as session:
            return list(grounds_for(session, level, type(TODAY).fromisoformat(dated)))

    def write(self) -> list[dict[str, Any]]:
        data = self.data
        self.authority(data["office"], data["submitter"])
        self.add("office.set", key="office.full_name", value=data["office_full_name"])
        for row in data["authorities"]:
            self.authority({key: value for key, value in row.items() if key != "signer"}, row["signer"])
        given = data["round"]
        movement = self.add("movement.add", "phong trào", movement=given["movement"])
        only = {key: given[key] for key in ("title", "year", "citation", "deadline", "fund", "units", "milestones")}
        self.add("round.open", "đợt", reward_type="phong_trao", launched_by="province", movement_id=movement, **only)
        names = {code: self.nominate(code) for code in data["nominations"]}
        self.meet([name for each in names.values() for name in each])
        for row in data["authorities"]:
            self.decide(row, [{"ref": name} for name in names[row["code"]]])
        self.add("ceremony.add", round_id={"ref": "đợt"}, **data["ceremony"])
        return self.steps

    def authority(self, row: dict[str, Any], signer: dict[str, str]) -> None:
        made = self.add("authority.add", row["code"], **row)
        self.add("signer.add", authority_id=made, **signer)

    def nominate(self, code: str) -> list[str]:
        given, names = self.data["nominations"][code], []
        for at, row in enumerate(given["rows"]):
            names.append(f"{code} {at}")
            draft = {**row, "citation": self.data["round"]["citation"], "period": str(self.data["round"]["year"])}
            self.add(
                "nomination.add",
                names[-1],
                round_id={"ref": "đợt"},
                award_type_id=self.award(given["award"]),
                authority_id={"ref": code},
                draft=draft,
            )
        self.add("nomination.move", nomination_ids=[{"ref": name} for name in names], state="submitted")
        return names

    def meet(self, names: list[str]) -> None:
        council, total = self.data["council"], self.data["council"]["members_total"]
        votes = {"votes_for": total, "votes_total": total, "recommended": True}
        joined = {key: "\n".join(council[key]) for key in ("present", "absent")}
        results = [{"nomination_id": {"ref": name}, **votes} for name in names]
        self.add("council.record", round_id={"ref": "đợt"}, results=results, **{**council, **joined})

    def decide(self, row: dict[str, Any], nominations: list[dict[str, str]]) -> None:
        code, signer = row["code"], self.data["submitter"]
        sent, given = self.data["submissions"][code], self.data["decisions"][code]
        whose = {"round_id": {"ref": "đợt"}, "authority_id": {"ref": code}, "nomination_ids": nominations}
        submission = self.add(
            "submission.draft",
            f"tờ trình {code}",
            addressees=sent["addressees"],
            signer_name=signer["full_name"],
            signer_office=signer["office"],
            **whose,
        )
        self.add("submission.send", submission_id=submission, number=sent["number"], dated=sent["dated"])
        decision = self.add(
            "decision.draft",
            f"quyết định {code}",
            award_type_id=self.award(self.data["nominations"][code]["award"]),
            origin="received",
            place=row["place"],
            signer_name=row["signer"]["full_name"],
            signer_office=row["signer"]["office"],
            grounds=[*self.grounds(row["level"], given["dated"]), *given["grounds"]],
            recipients=given["recipients"],
            **whose,
        )
        self.add("decision.issue", decision_id=decision, number=given["number"], dated=given["dated"])
        self.add("certificate.make", decision_id=decision)


def test_a_whole_round_built_by_apply_alone_gives_the_same_papers_as_the_sample(record, the_sample, tmp_path):
    steps = Script(record).write()
    applied = Applied(tmp_path, record, steps, "--json")
    assert (applied.status, applied.error, len(applied.answer["results"])) == (0, "None", len(steps))
    assert papers_of(record, tmp_path / "applied") == papers_of(the_sample, tmp_path / "sample")


@pytest.mark.long
def test_the_journal_of_a_record_is_a_file_of_changes_for_another(the_sample, tmp_path):
    with open_record(the_sample, read_only=True) as opened, opened.database.read() as session:
        rows = session.execute(select(JournalEntry.change, JournalEntry.payload).order_by(JournalEntry.id)).all()
    kept = [row for row in rows if row.change != "catalogue.load"]
    steps = [{"change": row.change, "values": json.loads(row.payload)} for row in kept]
    copy = tmp_path / "copy.sqlite"
    assert Applied(tmp_path, copy, steps, "--new", "--together").status == 0
    assert papers_of(copy, tmp_path / "copied") == papers_of(the_sample, tmp_path / "sample")


def test_every_change_makes_one_entry_and_its_result_is_told_with_its_name(record, tmp_path):
    steps = [{"change": "round.open", "values": ROUND, "as": "đợt"}, {"change": "round.close", "values": CLOSE}]
    answer = Applied(tmp_path, record, steps, "--json").answer
    assert answer == {
        "results": [{"as": "đợt", "entry": 2, "result": 1}, {"as": None, "entry": 3, "result": None}],
        "error": None,
    }
    assert Applied(tmp_path, record, [{"change": "undo", "values": {"entry_id": 3}}]).text == "4\tundo\t3\n"


CLOSE = {"round_id": {"ref": "đợt"}}
TWICE = [
    {"change": "round.open", "values": ROUND},
    {"change": "round.open", "values": ROUND},
    {"change": "round.open", "values": {**ROUND, "title": "Tổng kết năm 2023"}},
]


def test_a_refusal_midway_keeps_the_changes_before_it_and_says_which_one_it_is(record, tmp_path, capsys):
    applied = Applied(tmp_path, record, TWICE, "--json")
    assert applied.status == 1
    assert [line["result"] for line in applied.answer["results"]] == [1]
    assert applied.error.startswith("Thay đổi thứ 2 (round.open): ") and ROUND["title"] in applied.error
    assert applied.error in capsys.readouterr().err
    assert titles(record) == [ROUND["title"]]


def test_together_a_refusal_midway_leaves_nothing(record, tmp_path):
    applied = Applied(tmp_path, record, TWICE, "--json", "--together")
    assert (applied.status, applied.answer["results"], titles(record)) == (1, [], [])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"change": "round.opened", "values": ROUND}, "round.opened"),
        ({"change": "round.open", "values": {"title": "Đột xuất"}}, "“year”"),
        ({"change": "round.open", "values": {**ROUND, "year": "2023"}}, "round.open.year"),
        ({"change": "round.open", "values": {**ROUND, "movement_id": {"ref": "lạ"}}}, "“lạ”"),
        ({"change": "round.open", "values": {**ROUND, "note": ""}}, "“note”"),
        ({"change": "round.open", "values": ROUND, "as": "a"}, "“a”"),
    ],
)
def test_what_no_change_can_be_made_of_is_said_before_anything_is_written(record, tmp_path, wrong, said):
    first = {"change": "round.open", "values": {**ROUND, "title": "Tổng kết"}, "as": "a"}
    applied = Applied(tmp_path, record, [first, wrong], "--json")
    assert applied.status == 1
    assert applied.error.startswith("Thay đổi thứ 2") and said in applied.error
    assert titles(record) == []


@pytest.mark.parametrize(
    "text", ["", "{", '{"change": "round.close"}', '["round.close"]', "[[]]", '[{"values": {}}]', '[{"x": NaN}]']
)
def test_a_file_that_holds_no_changes_is_refused_in_words(record, tmp_path, text):
    applied = Applied(tmp_path, record, text, "--json")
    assert applied.status == 1 and applied.answer["results"] == []
    assert applied.error.endswith(".")


def test_a_row_that_points_at_nothing_is_refused_in_words(record, tmp_path):
    wrong = {"change": "signer.add", "values": SIGNER}
    applied = Applied(tmp_path, record, [wrong], "--json")
    assert applied.status == 1 and applied.error.startswith("Thay đổi thứ 1 (signer.add)")


SIGNER = {"authority_id": 99, "full_name": "Phan Việt Tùng", "capacity": "head", "office": "GIÁM ĐỐC"}


def test_without_a_record_and_without_new_nothing_is_made(tmp_path):
    applied = Applied(tmp_path, tmp_path / "none.sqlite", [], "--json")
    assert applied.status == 1 and not (tmp_path / "none.sqlite").exists()


def test_a_file_without_changes_changes_nothing(record, tmp_path):
    assert Applied(tmp_path, record, [], "--json").answer == {"results": [], "error": None}


def test_names_prints_every_change_with_fields_types_and_whether_it_is_undone(command):
    told = command("apply", "--names", "--json")
    listed = {row["change"]: row for row in json.loads(told.out)["changes"]}
    assert set(listed) == set(ALL)
    assert listed["decision.issue"]["undoable"] is False
    assert {"name": "dated", "type": "date 2024-01-12", "required": True, "default": None} in listed["decision.issue"][
        "fields"
    ]
    plain = command("apply", "--names", "--lang", "en").out
    assert "decision.issue  (cannot be undone)\n    decision_id: int\n    number: text\n" in plain
