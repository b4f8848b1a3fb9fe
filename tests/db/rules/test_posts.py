"""Which group of table 0603 a post belongs to, by its words; what they do not say stays unknown."""

import pytest

from db.rules.posts import LEADERS, Post, post_of


@pytest.mark.parametrize(
    ("position", "unit", "group"),
    [
        ("Chủ tịch UBND tỉnh", "UBND tỉnh Tuyên Quang", Post.HIGH),
        ("Phó Chủ tịch Hội đồng nhân dân tỉnh", "", Post.HIGH),
        ("Thứ trưởng", "Bộ Nội vụ", Post.HIGH),
        ("Giám đốc Sở", "", Post.DEPARTMENT),
        ("Phó Giám đốc", "Sở Khoa học và Công nghệ", Post.DEPARTMENT),
        ("Giám đốc", "Trung tâm Chuyển đổi số, Sở Khoa học và Công nghệ", Post.LEADER),
        ("Phó Vụ trưởng", "Vụ Thi đua", Post.DEPARTMENT),
        ("Giám đốc", "Công ty TNHH Sông Lô", Post.BUSINESS),
        ("Chủ tịch Hội đồng quản trị", "Hợp tác xã chè Sơn Dương", Post.BUSINESS),
        ("Phó Trưởng phòng", "Phòng Chuyển đổi số", Post.LEADER),
        ("Phó phòng", "", Post.LEADER),
        ("Trưởng phòng, Bí thư chi bộ", "Phòng Bưu chính", Post.LEADER),
        ("Chủ tịch UBND huyện", "UBND huyện Na Hang", Post.LEADER),
        ("Chuyên viên, Phó Chủ tịch Công đoàn", "Văn phòng Sở", Post.DIRECT),
        ("CHUYÊN VIÊN", "Văn phòng Sở", Post.DIRECT),
        ("Công nhân", "Công ty Điện lực", Post.DIRECT),
        ("Kế toán trưởng", "Văn phòng Sở", Post.UNKNOWN),
        ("Tổ trưởng", "Viễn thông Tuyên Quang", Post.UNKNOWN),
        ("", "Sở Nội vụ", Post.UNKNOWN),
    ],
)
def test_the_words_of_a_post_say_its_group(position: str, unit: str, group: Post) -> None:
    assert post_of(position, unit) is group


def test_a_worker_or_an_unknown_post_is_no_leader() -> None:
    assert set(Post) - set(LEADERS) == {Post.DIRECT, Post.UNKNOWN}
