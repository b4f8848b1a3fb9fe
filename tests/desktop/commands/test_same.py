"""The command that names doubles: a command or a part of one, as JSON or lines."""

import json

from db.changes.people import AddPerson
from db.changes.units import AddUnit
from db.opening import open_record
from tests.sample_record import sample_record


def test_people_and_units_that_may_be_one_are_told_with_score_and_reasons(tmp_path, command):
    file = sample_record(tmp_path / "record.sqlite")
    with open_record(file) as record:
        for name in ("Hoà Thị Thuý", "Hòa Thị Thúy"):
            record.database.do(AddPerson(name, honorific="Bà", birth="12/05/1990"))
        for name in ("UBND xã Thượng Lâm", "Ủy ban nhân dân xã Thượng Lâm"):
            record.database.do(AddUnit(name))
    told = command("--database", file, "same", "people", "--json")
    pairs = json.loads(told.out)["pairs"]
    (found,) = [each for each in pairs if each["one"]["name"] == "Hoà Thị Thuý"]
    assert found["percent"] >= 85 and "name_spelling" in found["reasons"] and found["words"]
    told = command("--database", file, "same", "units", "--least", "60")
    (line,) = [line for line in told.out.splitlines() if "Thượng Lâm" in line]
    assert "UBND xã Thượng Lâm" in line and "%" in line
    assert command("--database", file, "same", "units", "--least", "100").out == ""
