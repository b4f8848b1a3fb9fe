"""Positions: parted from a unit in the same cell, capitalised, recognised as doubtful."""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.exchange.understanding.vocabulary import (
    continues_unit,
    looks_collective,
    looks_person,
    looks_position,
    starts_with,
    words,
)

_JOINT = re.compile(r"\s*(?:[,;\n]|\s[-–]\s)\s*")
_CLEAR_UNITS = frozenset({"phòng", "sở", "trung tâm", "trường", "công ty", "ubnd", "bưu điện", "chi cục", "bệnh viện"})


@dataclass(frozen=True, slots=True)
class PositionAndUnit:
    """Position and unit of one text, with the confidence of the border between them from 0 to 1."""

    position: str | None
    unit: str | None
    confidence: float


@lru_cache(maxsize=65536)
def split_position(text: str) -> PositionAndUnit:
    """Split "Trưởng phòng Bưu chính, Sở Thông tin và Truyền thông" before the unit."""
    joints = [joint for joint in _JOINT.finditer(text) if not _joins_bodies(text, joint)]
    for joint in joints:
        before, after = text[: joint.start()], text[joint.end() :].replace("\n", " ")
        if looks_collective(after) and not looks_position(after):
            inner = _split_inside(before) if looks_position(before) else None
            if inner and inner.unit and inner.confidence > 0.8 and _is_whole(inner):
                between = text[joint.start() : joint.end()].replace("\n", ", ")
                return PositionAndUnit(inner.position, _tidy(f"{inner.unit}{between}{after}"), 0.65)
            if looks_position(before) or not looks_collective(before):
                return PositionAndUnit(_tidy(before), _tidy(after), 0.95 if looks_position(before) else 0.7)
            return PositionAndUnit(None, _tidy(text), 0.8)
    if looks_position(text):
        return _without_parent(text, joints) if joints else _split_inside(text)
    if looks_collective(text):
        return PositionAndUnit(None, _tidy(text), 0.9)
    if joints:
        return PositionAndUnit(_tidy(text[: joints[0].start()]), _tidy(text[joints[0].end() :]), 0.55)
    return PositionAndUnit(_tidy(text), None, 0.55)


def _is_whole(inner: PositionAndUnit) -> bool:
    """Return whether a position is one without the unit inside: "Chuyên viên Văn phòng", not "Chánh Văn phòng"."""
    duty, unit = inner.position or "", inner.unit or ""
    return unit.count(" ") > 1 or (
        " " in unit and " " in duty and starts_with(duty, "position_starts") == duty.count(" ") + 1
    )


def _without_parent(text: str, joints: list[re.Match[str]]) -> PositionAndUnit:
    """Split a text whose commas and dashes stand before no unit: inside "Phòng Văn hóa - Xã hội", or two positions."""
    first = joints[0]
    inner = _split_inside(text[: first.start()])
    rest = [text[joint.end() :] for joint in joints]
    if inner.unit and inner.position and all(map(continues_unit, rest)):
        unit = f"{inner.unit}{text[first.start() :]}".replace("\n", " ")
        return PositionAndUnit(inner.position, _tidy(unit), min(inner.confidence, _sure_of_joints(unit)))
    if inner.unit is None and len(joints) == 1 and looks_position(rest[0]):  # "Kế toán - Văn thư Trường THCS Bình Yên"
        second = _split_inside(rest[0])
        if second.unit:
            border = text.rindex(second.unit)
            return PositionAndUnit(_tidy(text[:border]), second.unit, min(second.confidence, 0.65))
    dashed = text[first.start() : first.end()].strip() in ("-", "–")
    if dashed and len(joints) == 1 and continues_unit(rest[0]) and _DUTY_OF_TWO_FIELDS.match(text[: first.start()]):
        behind = _UNIT_BEHIND.search(rest[0])
        border = first.end() + behind.start() if behind else len(text)
        return PositionAndUnit(_tidy(text[:border]), _tidy(text[border:]), 0.65)
    last = joints[-1]
    return PositionAndUnit(_tidy(text[: last.start()]), _tidy(text[last.end() :]), 0.55)


_FIRST_BODY = re.compile(r"(?:HĐND|Hội đồng nhân dân|ĐBQH|Đoàn Đại biểu Quốc hội)$", re.IGNORECASE)
_SECOND_BODY = re.compile(r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)\b", re.IGNORECASE)


def _joins_bodies(text: str, joint: re.Match[str]) -> bool:
    """Return whether a dash joins two bodies that have one office: "Văn phòng HĐND - UBND huyện"."""
    if "," in joint[0] or not _FIRST_BODY.search(text[: joint.start()]):
        return False
    return _SECOND_BODY.match(text, joint.end()) is not None


_DUTY_OF_TWO_FIELDS = re.compile(
    r"(?:(?:công chức|cán bộ|viên chức) |.*\b(?:tổ|phòng|khoa|ban|đội|bộ môn|trạm) )\S+(?: \S+)?$", re.IGNORECASE
)
"""What is before the dash of "Công chức Văn hóa - Xã hội" and of "Tổ trưởng tổ Toán - Tin"."""
_UNIT_BEHIND = re.compile(r"(?<=\s)(?:xã|phường|thị trấn|huyện|UBND|Ủy ban nhân dân)\s.+$")


def _sure_of_joints(unit: str) -> float:
    """Return how sure it is that the joints of a unit's name are its own: a dash is, a comma may be none."""
    return 0.65 if "," in unit or ";" in unit else 0.9


def _split_inside(text: str) -> PositionAndUnit:
    """Find a unit that begins with a capital inside: "Phó Giám đốc Bưu điện tỉnh"."""
    parts = text.split(" ")
    taken = max(starts_with(text, "position_starts"), 1)
    for start in range(taken, len(parts)):
        rest = " ".join(parts[start:])
        if parts[start][:1].isupper() and looks_collective(rest) and not looks_position(rest):
            position = " ".join(parts[:start])
            return PositionAndUnit(position, rest, _sure_of_border(position, rest))
    found = _OF_A_UNIT.match(text)
    if found:
        return PositionAndUnit(f"{found[1]}{found[2].lower()}", f"{found[2].capitalize()} {found[3]}", 0.5)
    return PositionAndUnit(text, None, 0.9)


_OF_A_UNIT = re.compile(
    r"((?:(?:Q\.|Quyền) ?)?(?:Phó Trưởng |Phó trưởng |Phó |Trưởng ))(phòng|ban|khoa|tổ|đội|trạm) (.+)$", re.IGNORECASE
)
_UNIT_INSIDE = re.compile(r"\b(?:văn phòng|thanh tra|phòng|ban|khoa|bộ môn)\b", re.IGNORECASE)


def _sure_of_border(position: str, unit: str) -> float:
    """A position that names a unit itself ("Chánh Văn phòng Sở Nội vụ") may be of that unit, or of the one behind."""
    inside = _UNIT_INSIDE.search(position)
    return (
        0.6
        if inside and inside.end() == len(position) and not unit.casefold().startswith(inside[0].casefold())
        else 0.9
    )


def _tidy(text: str) -> str | None:
    return text.replace("\n", " ").strip(" ,;.-–") or None


@lru_cache(maxsize=16384)
def is_suspect_position(text: str) -> bool:
    """Return whether a position cannot well be one: digits, a date, or the name of a unit."""
    if _is_no_wording(text):
        return True
    if looks_position(text):
        return False
    if looks_person(text):
        return True
    taken = starts_with(text, "unit_starts")
    return taken > 0 and " ".join(text.casefold().split(" ")[:taken]) in _CLEAR_UNITS


@lru_cache(maxsize=16384)
def is_suspect_unit(text: str) -> bool:
    """Return whether a unit cannot well be one: a number, a date or a truth value that a spreadsheet made of it."""
    return _is_no_wording(text) and not _CLASS.fullmatch(text)


_CLASS = re.compile(r"(?:lớp )?\d{1,2}[A-ZĐ]{1,2}\d{0,2}|[A-ZĐ]{1,3}\d{1,2}", re.IGNORECASE)
_MADE_BY_PROGRAMS = re.compile(
    r"true|false|đúng|sai|\d{1,2}[-/ ](?:thg|tháng|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b.*|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-/ ]\d{1,4}|#\w+[!?/]?\w*",
    re.IGNORECASE,
)
_LOST_LETTER = re.compile(r"\ufffd|[^\W\d_]\?[^\W\d_]")


def _is_no_wording(text: str) -> bool:
    """Return whether a text is mostly digits, what a program made of a text, or has letters lost in it."""
    letters = sum(character.isalpha() for character in text)
    if letters < 2 or sum(character.isdigit() for character in text) > letters:
        return True
    return _MADE_BY_PROGRAMS.fullmatch(text) is not None or _LOST_LETTER.search(text) is not None


_ELSEWHERE = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|(?:\+?84|0)[\d .\-]{8,12}|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},? \d{1,2}:\d{2}.*|"
    r"(?:địa chỉ:?\s*)?(?:số nhà|sn|số)\s*\d+\w*(?:/\d+)*\s*,?\s*(?:đường|phố|ngõ|ngách|hẻm|tổ|kiệt|thôn|ấp)\b.*|"
    r"(?:ngõ|ngách|hẻm|kiệt|số nhà)\s*\d+.*",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def is_contact(text: str) -> bool:
    """Return whether a text tells where somebody is reached or when they wrote, never the unit: e-mail, phone, home."""
    return _ELSEWHERE.fullmatch(text) is not None


def position_case(text: str) -> str:
    """Return a position that came in small letters or in capitals as it is written beside a name."""
    if (text != text.upper() and text != text.lower()) or (len(text) < 5 and text.isupper()):
        return text
    small = text.lower()
    for phrase in sorted(words("position_starts"), key=len, reverse=True):
        if small.startswith(phrase.lower()) and len(phrase) > 3:
            return phrase + small[len(phrase) :]
    return small[:1].upper() + small[1:]
