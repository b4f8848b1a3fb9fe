"""The wording of an award as lines 3 to 5 of its certificate: who gives it, TẶNG, what is given."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from db.rules import names

_QUOTES = frozenset('"“”')
_GIVEN_BY = " của "
_POSTHUMOUS = "truy tặng "
_TITLES: Final = tuple(
    map(
        names.match_key,
        (
            "Chiến sĩ thi đua",
            "Chiến sĩ tiên tiến",
            "Lao động tiên tiến",
            "Tập thể lao động",
            "Đơn vị tiên tiến",
            "Đơn vị quyết thắng",
            "Gia đình văn hóa",
            "Thôn, tổ dân phố văn hóa",
            "Xã, phường, thị trấn tiêu biểu",
            "Xã, phường, đặc khu tiêu biểu",
            "Anh hùng",
            "Bà mẹ Việt Nam anh hùng",
            "Nhà giáo",
            "Thầy thuốc",
            "Nghệ sĩ",
            "Nghệ nhân",
            "Danh hiệu",
        ),
    )
)
_ABBREVIATIONS: Final = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bTT\s*&\s*TT\b|\bTTTT\b|\bTT\s+và\s+TT\b"), "Thông tin và Truyền thông"),
    (re.compile(r"\bKH\s*&\s*CN\b|\bKHCN\b"), "Khoa học và Công nghệ"),
    (re.compile(r"\bGD\s*&\s*ĐT\b|\bGDĐT\b"), "Giáo dục và Đào tạo"),
)
_BARE_BODY = re.compile(r"(Ủy ban nhân dân|Hội đồng nhân dân) (tỉnh|thành phố|huyện|xã|phường|quận|thị xã)$", re.I)
_STOCK_OFFICE = re.compile(r"^(?:KT|TM|TL|TUQ|Q)\.\s*", re.I)


@dataclass(frozen=True)
class AwardWords:
    """Line 3 in capitals (empty when the award does not tell), line 5, and whether it is a title or posthumous."""

    issuer: str
    form: str
    title: bool
    posthumous: bool


@lru_cache(maxsize=4_096)
def award_words(award: str, place: str, issuer: str, office: str) -> AwardWords:
    """Return the lines of one award; all texts are clean.

    "Bằng khen của Chủ tịch UBND tỉnh" takes the province from the place; a title ("Chiến sĩ thi đua cơ sở") takes
    its issuer from the signer's office.
    """
    posthumous = names.match_key(award[: len(_POSTHUMOUS)] + "x").startswith(names.match_key(_POSTHUMOUS))
    wording = award[len(_POSTHUMOUS) :] if posthumous else award
    form, _, given_by = wording.partition(_GIVEN_BY)
    key = names.match_key(form)
    title = key.startswith(_TITLES)
    prefix = names.match_key("Danh hiệu ")
    if key.startswith(prefix + " ") or key.startswith(prefix):
        form = " ".join(form.split(" ")[2:]) or form
    line = issuer or _whole_body(given_by, place) or _from_office(office, place)
    return AwardWords(expanded(line).upper(), _unquoted(form).upper(), title, posthumous)


def _unquoted(form: str) -> str:
    """Return the award without quotes around the whole of it; those of a part stay."""
    bare = form.strip(" ")
    inside = bare[1:-1]
    return inside if bare[:1] in _QUOTES and bare[-1:] in _QUOTES and not _QUOTES & set(inside) else bare


def expanded(text: str) -> str:
    """Return a body's name with its customary abbreviations written out."""
    for pattern, whole in _ABBREVIATIONS:
        text = pattern.sub(whole, text)
    return text


def _whole_body(given_by: str, place: str) -> str:
    """Return "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang" from "Chủ tịch UBND tỉnh" and the place."""
    body = expanded(given_by).strip(" ,.;")
    return f"{body} {place}" if body and place and _BARE_BODY.search(body) else body


def _from_office(office: str, place: str) -> str:
    """Return the head's office on the signature: "KT. CHỦ TỊCH ¦ PHÓ CHỦ TỊCH" is the Chairman's award."""
    head = _STOCK_OFFICE.sub("", office.split("\n")[0]).strip()
    return _whole_body(head, place)


def authority_of(issuer: str) -> str:
    """Return the layout's word for who gives the award."""
    return "chairman" if issuer.startswith("CHỦ TỊCH") else "minister"
