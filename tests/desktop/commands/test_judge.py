"""`judge`: plain cases in, verdict and findings with article and sentence out."""

import json
from pathlib import Path

import pytest

CASES = Path(__file__).parents[2] / "db" / "rules" / "corrections_cases.json"
FIGHTER = {"award": "grassroots_emulation_fighter", "kind": "individual", "decided": "2025-12-20", "period": "2025"}
FIGHTER = {**FIGHTER, "ratings": {"2025": "excellent"}}


def judged(command, tmp_path, *cases):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": cases}), encoding="utf-8")
    told = command("judge", file, "--json")
    assert told.status == 0, told.err
    return json.loads(told.out)["results"]


def test_the_thirty_cases_come_out_as_the_law_says(command, tmp_path):
    rows = json.loads(CASES.read_text(encoding="utf-8"))
    told = judged(command, tmp_path, *(row["case"] for row in rows))
    assert [each["verdict"] for each in told] == [row["verdict"] for row in rows]
    for each in told:
        assert each["findings"] and all(found["message"] for found in each["findings"])
        assert not any("{" in found["message"] or "=" in found["message"] for found in each["findings"])


def test_a_vote_below_the_share_of_all_members_is_told(command, tmp_path):
    short, enough = ({**FIGHTER, "votes": {"for": votes, "members": 9}} for votes in (7, 8))
    told = judged(command, tmp_path, short, enough)
    assert [each["verdict"] for each in told] == ["not_met", "met"]
    assert told[0]["findings"][0]["code"] == "votes_short" and told[0]["findings"][0]["article"]


def test_without_json_a_line_for_each_finding(command, tmp_path):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [FIGHTER]}), encoding="utf-8")
    told = command("judge", file)
    assert told.out.startswith("1\tmet\tL2022_N152\n") and "Luật 2022 Điều 23" in told.out


@pytest.mark.parametrize(
    "wrong",
    [
        "no object",
        {"award": "x"},
        {**FIGHTER, "kind": "người"},
        {**FIGHTER, "decided": "20/12/2025"},
        {**FIGHTER, "ratings": {"2025": "tốt"}},
        {**FIGHTER, "initiatives": [{"year": 2025, "level": "xã"}]},
        {**FIGHTER, "màu": 1},
        {**FIGHTER, "votes": {"for": 1}},
    ],
)
def test_what_is_no_case_is_refused_with_its_place(command, tmp_path, wrong):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [wrong]}), encoding="utf-8")
    told = command("judge", file, "--json")
    assert told.status == 1 and told.out == "" and "“" in told.err


def test_a_file_that_is_none_is_refused(command, tmp_path):
    assert command("judge", tmp_path / "không có.json").status == 1
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    assert command("judge", tmp_path / "a.json").status == 1
    (tmp_path / "b.json").write_text("[]", encoding="utf-8")
    assert command("judge", tmp_path / "b.json").status == 1
