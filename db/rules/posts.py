"""Which group of the statistics a person's post belongs to, from the words of the post as the decision says them.

Circular 02/2023/TT-BNV (table 0603, rows 06 to 10) asks for five groups. No list of titles stands in any text, so a
post whose words do not say it is left unknown.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Post(StrEnum):
    """Rows 06 to 10 of table 0603, and what nobody can tell from the words."""

    HIGH = "high"
    """Lãnh đạo cấp bộ, cấp tỉnh và tương đương trở lên."""
    DEPARTMENT = "department"
    """Lãnh đạo cấp vụ, sở, ngành và tương đương."""
    BUSINESS = "business"
    """Doanh nhân."""
    LEADER = "leader"
    """Các cấp lãnh đạo khác từ phó phòng trở lên."""
    DIRECT = "direct"
    """Người trực tiếp công tác, lao động, học tập, chiến đấu và phục vụ chiến đấu."""
    UNKNOWN = ""


LEADERS: Final = (Post.HIGH, Post.DEPARTMENT, Post.BUSINESS, Post.LEADER)
_DEPUTY: Final = r"(?:phó |quyền |q\. ?)*"
_PROVINCE: Final = r"(?:tỉnh|thành phố trực thuộc|thành phố (?:hà nội|hồ chí minh|đà nẵng|hải phòng|cần thơ|huế))"
_COUNCIL: Final = r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ủy ban mặt trận tổ quốc(?: việt nam)?|ubmttq(?:vn)?)"
_FIRM: Final = r"\b(?:công ty|tổng công ty|tập đoàn|doanh nghiệp|hợp tác xã|htx|ngân hàng)\b"
_HIGH: Final = re.compile(
    rf"{_DEPUTY}(?:bộ trưởng|thứ trưởng|bí thư tỉnh ủy|bí thư thành ủy|chủ tịch {_COUNCIL} {_PROVINCE})\b"
)
_DEPARTMENT: Final = re.compile(
    rf"{_DEPUTY}(?:giám đốc sở|vụ trưởng|tổng cục trưởng|cục trưởng|trưởng ban dân tộc tỉnh)\b"
    rf"|{_DEPUTY}chánh (?:văn phòng {_COUNCIL} {_PROVINCE}|thanh tra tỉnh|văn phòng tỉnh ủy)\b"
)
_HEAD: Final = re.compile(rf"{_DEPUTY}giám đốc$")
_OWNER: Final = re.compile(
    rf"{_DEPUTY}(?:tổng giám đốc|giám đốc|chủ tịch (?:hội đồng|hđ)|chủ doanh nghiệp)\b|doanh nhân\b"
)
_LEADER: Final = re.compile(
    rf"{_DEPUTY}(?:trưởng (?:phòng|ban|khoa|bộ môn|công an|trạm)|phòng|chánh (?:văn phòng|thanh tra)|giám đốc"
    r"|tổng giám đốc|hiệu trưởng|chi cục trưởng|viện trưởng|chủ tịch|bí thư (?:huyện ủy|đảng ủy|thị ủy|thành ủy))\b"
)
_DIRECT: Final = re.compile(
    r"(?:chuyên viên|nhân viên|viên chức|công chức|công nhân|nông dân|giáo viên|giảng viên|bác sĩ|bác sỹ|y sĩ|y sỹ"
    r"|điều dưỡng|dược sĩ|kỹ sư|kỹ thuật viên|lập trình viên|kế toán viên|văn thư|lưu trữ viên|thủ quỹ|lái xe|bảo vệ"
    r"|phóng viên|biên tập viên|phát thanh viên|quay phim|bưu tá|giao dịch viên|thanh tra viên|kiểm soát viên"
    r"|học sinh|sinh viên|chiến sĩ|chiến sỹ|hộ lý|tạp vụ|thợ|xã viên)\b"
)


@lru_cache(maxsize=65536)
def post_of(position: str, unit: str) -> Post:
    """Return the group of a post; of several posts, divided by commas, the first one counts."""
    first, *others = (part.strip() for part in re.split(r"[,;]", position.casefold()))
    where = " ".join((first, *others, unit.casefold()))
    if _HIGH.match(first):
        return Post.HIGH
    if _DEPARTMENT.match(first) or (_HEAD.match(first) and unit.casefold().startswith("sở ") and "," not in unit):
        return Post.DEPARTMENT
    if _OWNER.match(first) and re.search(_FIRM, where):
        return Post.BUSINESS
    if _DIRECT.match(first):
        return Post.DIRECT
    return Post.LEADER if _LEADER.match(first) else Post.UNKNOWN
