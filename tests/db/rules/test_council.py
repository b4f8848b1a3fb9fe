"""The council's members as lists and minutes name them, and whose ballot in writing is still awaited."""

from db.rules.council import awaited_ballots, member_words


def test_a_member_is_named_with_post_and_capacity() -> None:
    assert member_words("Ông Phan Việt Tùng", "Giám đốc Sở", "chair") == (
        "Ông Phan Việt Tùng, Giám đốc Sở, Chủ tịch Hội đồng"
    )


def test_who_was_absent_and_did_not_vote_in_writing_is_waited_for() -> None:
    absent = ("Bà Ma Thị Én, Phó Giám đốc (đi công tác)", "Ông Phan Hoà – Chánh Văn phòng", "Lý Văn Thụ (ốm)", "")
    assert awaited_ballots(absent, ("Ông Phan Hòa", "lý văn thụ")) == ["Bà Ma Thị Én"]
    assert awaited_ballots(absent[:1], ("Ma Thị Én",)) == [] == awaited_ballots((), ())
