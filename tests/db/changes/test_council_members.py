"""The register of the council's members: dated, by capacity, and who serves on a day."""

from datetime import date

from db.changes.council_members import AddCouncilMember, EditCouncilMember, RemoveCouncilMember
from db.queries.council_members import member_lines, members_on


def ask(office, query, *asked):
    with office.database.read() as session:
        return query(session, *asked)


def test_members_stand_by_capacity_and_serve_within_their_days(office):
    do = office.database.do
    do(AddCouncilMember("Bà Lý Thu Hường", "Chánh Văn phòng Sở", "secretary"))
    do(AddCouncilMember("Ông Ma Văn Ước", "Trưởng phòng", valid_to=date(2022, 12, 31)))
    do(AddCouncilMember("Bà Hà Thị Bích Ngọc", "Trưởng phòng", valid_from=date(2023, 1, 1)))
    chair = do(AddCouncilMember("Ông Phan Việt Tùng", "Giám đốc Sở", "chair", decision="số 12/QĐ-STTTT")).result
    assert ask(office, member_lines)[0].full_name == "Ông Phan Việt Tùng"
    assert [line.words for line in ask(office, members_on, date(2022, 6, 1))] == [
        "Ông Phan Việt Tùng, Giám đốc Sở, Chủ tịch Hội đồng",
        "Bà Lý Thu Hường, Chánh Văn phòng Sở, Ủy viên, Thư ký Hội đồng",
        "Ông Ma Văn Ước, Trưởng phòng, Ủy viên",
    ]
    do(EditCouncilMember(chair, "Ông Phan Việt Tùng", "Giám đốc Sở", "chair", valid_to=date(2023, 6, 30)))
    assert "Phan Việt Tùng" not in str(ask(office, members_on, date(2023, 7, 1)))
    do(RemoveCouncilMember(chair))
    assert len(ask(office, member_lines)) == 3


def test_what_is_no_member_is_refused(office):
    assert office.refused(AddCouncilMember(" ")).code == "field_missing"
    assert office.refused(AddCouncilMember("Ông Lò Văn Pao", capacity="king")).code == "bad_choice"
    wrong = AddCouncilMember("Ông Lò Văn Pao", valid_from=date(2023, 1, 2), valid_to=date(2023, 1, 1))
    assert office.refused(wrong).code == "ends_before"
    assert office.refused(RemoveCouncilMember(99)).code == "gone"
    assert office.refused(EditCouncilMember(99, "Ông Lò Văn Pao")).code == "gone"
