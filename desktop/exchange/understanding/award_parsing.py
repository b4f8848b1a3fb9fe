"""Awards in texts: full wordings, abbreviations written out, several awards in one text, kinds of nominee."""

import json
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, cast

from desktop.exchange.understanding.capitalisation import is_all_caps, sentence_case
from desktop.exchange.understanding.vocabulary import comparison_key, continues_unit, looks_collective, told_kind
from resources.paths import path


@dataclass(frozen=True, slots=True)
class ParsedAward:
    """An award in full wording; `known` is whether its wording begins as a known award does."""

    wording: str
    known: bool
    confidence: float


@cache
def _data() -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(path("lists/awards.json").read_text(encoding="utf-8")))


@cache
def _start_pattern() -> re.Pattern[str]:
    starts = sorted(_data()["starts"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(starts) + r")(?: |$)")


def is_award(text: str) -> bool:
    """Return whether a text begins as an award, in words or as "BK của Chủ tịch…", or is a known short form."""
    key = comparison_key(text)
    if _start_pattern().match(key) or _expanded(key) is not None:
        return True
    bare = _bare(text)
    return _spelled_out(bare) != bare or _expanded(comparison_key(bare)) is not None


@cache
def _unmarked() -> tuple[re.Pattern[str], dict[str, str]]:
    written = {
        comparison_key(wording): wording for wording in (*_data()["codes"].values(), *_data()["short_starts"].values())
    }
    written |= _data()["unmarked"]
    longest_first = sorted((phrase for phrase in written if " " in phrase), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(longest_first) + r")\b", re.IGNORECASE), written


def with_diacritics(text: str) -> str:
    """Return a text typed without diacritics with those of the awards in it restored."""
    pattern, written = _unmarked()
    return _UNMARKED_YEAR.sub("năm ", pattern.sub(lambda found: written[found[0].lower()], text))


_UNMARKED_YEAR = re.compile(r"\bnam (?=(?:hoc )?(?:19|20)\d\d)", re.IGNORECASE)
_YEAR_BEHIND = re.compile(
    r",?\s*(?:năm|giai đoạn|\b)\s*\(?\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\)?\s*$", re.IGNORECASE
)
_ASIDE = re.compile(
    r"^(?:đề nghị\s+)?(?:xét\s+)?(?:tặng thưởng|tặng|công nhận|phong tặng)(?:\s+danh hiệu)?\s*:?\s+", re.IGNORECASE
)
_TITLE = re.compile(r"^(?:đạt\s+)?danh hiệu(?:\s+thi đua)?\s*:?\s+", re.IGNORECASE)


@lru_cache(maxsize=16384)
def parse_award(text: str) -> ParsedAward:
    """Return the award that a text names, abbreviations written out: "CSTĐCS" is "Chiến sĩ thi đua cơ sở"."""
    if text.isascii():
        marked = with_diacritics(text)
        if marked != text:
            return replace(parse_award(marked), confidence=0.75)
    bare = _bare(text)
    expanded = _expanded(comparison_key(bare))
    if expanded is not None:
        return replace(expanded, known=False, confidence=0.4) if "?" in text else expanded
    bare = _spelled_out(bare)
    wording = sentence_case(bare) if is_all_caps(bare) or bare == bare.lower() else bare[:1].upper() + bare[1:]
    known = bool(_start_pattern().match(comparison_key(bare))) and "?" not in text
    return ParsedAward(wording, known, 0.97 if known else 0.4)


_KINDS = "cá nhân|tập thể|hộ gia đình|hộ gđ|gia đình|cn|tt|hộ"
_KIND_BEFORE = re.compile(
    rf"^(?:(?:họ (?:và )?tên|tên|danh sách|các|những)\s+)*(?:{_KINDS})(?:\s*[:,–-]\s*|\s+)"
    r"(?:(?:được|đạt|đề nghị|xét|tặng thưởng|tặng|nhận|khen thưởng|công nhận|hưởng|danh hiệu|là|:)\s*)*",
    re.IGNORECASE,
)
_KIND_BEHIND = re.compile(
    rf"(?:\s*[(,/–-]\s*|\s+(?:dành )?(?:cho|đối với|của)\s+)(?:các\s+)?(?:{_KINDS})\)?$"
    r"|\s+(?:cá nhân|tập thể|hộ gia đình)$",
    re.IGNORECASE,
)


_SAID_BEFORE = re.compile(r"^(?:(?:đạt|được|đề nghị|xét|công nhận|đăng ký)\s+)+", re.IGNORECASE)
_NOTE_BEHIND = re.compile(r"\s*\([^()]*\)$")


def headed_award(text: str, kind: str | None = None) -> tuple[str, str | None] | None:
    """Return the award that a header gives to all below it, and the kind that it says it of, `kind` if it says none.

    "Cá nhân LĐTT" is Lao động tiên tiến of individuals, "LĐXS (tập thể)" Tập thể lao động xuất sắc.
    """
    bare = _KIND_BEHIND.sub("", text).strip()
    bare = bare if is_award(bare) else _NOTE_BEHIND.sub("", _SAID_BEFORE.sub("", bare)).strip() or bare
    rest = bare if is_award(bare) else _KIND_BEFORE.sub("", bare)
    award = parse_award(rest)
    if not is_award(rest) or not award.known or award.wording.casefold().startswith(("danh hiệu", "hình thức")):
        return None
    kind = told_kind(text) or (told_kind(text.split(" ")[0]) if rest != bare else None) or kind
    return (of_collectives(award.wording) if kind == "collective" else award.wording), kind


def of_collectives(wording: str) -> str:
    """Return the wording that an award of labour has for collectives, any other as it is."""
    return f"Tập thể {wording[:1].lower()}{wording[1:]}" if wording in _OF_LABOUR else wording


_OF_LABOUR = ("Lao động tiên tiến", "Lao động xuất sắc")


def _bare(text: str) -> str:
    """Return a text without quotation marks, "đề nghị tặng" before the award and the year behind it."""
    return _unquoted(_YEAR_BEHIND.sub("", _TITLE.sub("", _ASIDE.sub("", _unquoted(text))))).strip(" .;:") or text


def _unquoted(text: str) -> str:
    text = text.strip(" .;:-–")
    return text[1:-1].strip() if text[:1] in "\"“'" and text[-1:] in "\"”'" and len(text) > 2 else text


_SAYS_MORE = re.compile(
    r"(?P<joint>cua )?(?:"
    r"(?P<giver>(?:pho )?chu tich|ct|ubnd|uy ban|hdnd|hoi dong|thu tuong|ttg|ttcp|chinh phu|bo|bt|tong|cuc|"
    r"so|gd|giam doc|hieu truong|tinh|thanh pho|tp|xa|phuong|dac khu|thi tran|huyen|quan|thi xa|ban|hoi|doan|lien doan|"
    r"ldld|mttq|mat tran|trung uong|tw|dang uy|vien|hoc vien|truong|benh vien|tap doan|toa an|thanh tra|ngan hang|"
    r"cong doan|nha nuoc)|vi|hang|cap|nganh)(?: |$)"
)
"""What goes on behind the short form of an award: who gives it, for what, of which class or level."""
_GIVERS = (
    (re.compile(r"\b(?:CT|ct)(?= (?:UBND|HĐND|[Tt]ỉnh|[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hành phố|TP|nước)\b)"), "Chủ tịch"),
    (re.compile(r"\b(?:GĐ|gđ)(?= (?:[Ss]ở|Công|Bệnh|Trung)\b)"), "Giám đốc"),
    (re.compile(r"\bThủ tướng CP\b", re.IGNORECASE), "Thủ tướng Chính phủ"),
    (re.compile(r"\b(?:TTg|TTCP)\b", re.IGNORECASE), "Thủ tướng Chính phủ"),
    (re.compile(r"\bBT(?= Bộ\b)"), "Bộ trưởng"),
)
"""Short forms of those who give awards, where what stands behind them leaves no doubt."""


def _spelled_out(text: str) -> str:
    """Write out a short form whose issuer is in words: "BK của Chủ tịch UBND tỉnh"; any other text comes back."""
    form, rest = _short_start(text)
    more = _SAYS_MORE.match(comparison_key(rest)) if form else None
    if more is None:
        return text
    for pattern, written in _GIVERS:
        rest = pattern.sub(written, rest)
    joint = "của " if more["giver"] and not more["joint"] else ""
    return f"{form} {joint}{rest}".upper() if is_all_caps(rest) and rest.count(" ") > 1 else f"{form} {joint}{rest}"


def _short_start(text: str) -> tuple[str, str]:
    """Return the award that a text begins with in short and what stands behind it: "B.K", "BK", "Cờ TĐ"."""
    forms = _data()["short_starts"]
    for end in range(1, min(len(text), _LONGEST_SHORT) + 1):
        if end == len(text) or not text[end].isalnum():
            form = forms.get(comparison_key(text[:end]))
            if form and not (text[end:][:1] == "." and text[end + 1 : end + 2].isalnum()):
                rest = text[end:].lstrip(" .:/-–")
                return form, rest[1:-1] if rest[:1] == "(" and rest[-1:] == ")" else rest
    return "", text


_LONGEST_SHORT = 8


def _expanded(key: str) -> ParsedAward | None:
    told = _data()
    for form in (key, key.replace(" ", "")):
        if form in told["codes"]:
            return ParsedAward(told["codes"][form], True, 0.9)
    form, rest = _short_start(key)
    issuer = told["issuers"].get(rest.removeprefix("cua ").strip(), "") if form else ""
    of_level = form == "Chiến sĩ thi đua"
    if not issuer or issuer.startswith("của ") is of_level:
        return None
    if form == "Cờ thi đua":  # given by the body, not by who heads it
        issuer = re.sub("Chủ tịch (?=UBND)|Thủ tướng (?=Chính)| trưởng$", "", issuer)
    return ParsedAward(f"{form} {issuer}", True, 0.85)


_BETWEEN = re.compile(r"\s*(?:\n|;|\+|,|/| và | & |(?<=\w)\s+(?=\d\s?[.)]\s?[^\W\d]))\s*")
_NUMBERED = re.compile(r"^\s*(?:\d+[.)]|[-•+*])\s*")


@lru_cache(maxsize=16384)
def split_awards(text: str) -> tuple[str, ...]:
    """Return the awards named in a text; a part that begins no award stays with the one before it."""
    parts: list[str] = []
    start, glue = 0, ""
    for joint in [*_BETWEEN.finditer(text), None]:
        part = text[start : joint.start() if joint else len(text)]
        if parts and part.strip() and not is_award(_NUMBERED.sub("", part).strip()):
            parts[-1] += re.sub(r"\s+", " ", glue) + part.strip()
        elif part.strip():
            parts.append(_NUMBERED.sub("", part).strip())
        start, glue = (joint.end(), joint[0]) if joint else (len(text), "")
    return tuple(parts) or (text,)


@lru_cache(maxsize=4096)
def award_fits_kind(award: str, kind: str) -> bool:
    """Return whether an award may go to this kind of nominee; awards for all fit every kind."""
    key = comparison_key(award)
    for start, kinds in _data()["kinds"]:
        if key.startswith(start):
            return kind in kinds
    return True


def kinds_of_award(award: str) -> tuple[str, ...]:
    """Return the kinds that an award is kept for; () for awards for all."""
    key = comparison_key(award)
    return next((tuple(kinds) for start, kinds in _data()["kinds"] if key.startswith(start)), ())


_IN_TITLE = re.compile(
    r"(tập thể lđtt|tập thể lđxs|tt lđtt|tt lđxs|"
    r"bằng khen|giấy khen|huân chương|huy chương|kỷ niệm chương|cờ thi đua|chiến s[ĩỹ] thi đua|"
    r"tập thể lao động (?:tiên tiến|xuất sắc)|(?<!tập thể )lao động tiên tiến|chiến sĩ tiên tiến|đơn vị quyết thắng|"
    r"gia đình văn hóa|\b[bg]k "
    r"(?:của|tỉnh|bộ|ttg|ct|chủ tịch|ubnd|thủ tướng|giám đốc|gđ|sở|xã|phường|huyện)\b|bkttg|cstđcs|"
    r"ttlđtt|ttlđxs|(?<!tt)lđtt)",
    re.IGNORECASE,
)
_STOPS = (
    r"năm(?! căn)|giai đoạn|cho|về|vì|đợt|trong|đã có|theo|có thành tích|tại|đối với|thuộc|đề nghị|tổng kết|điều \d+|"
    r"kính gửi|căn cứ|nhân (?:dịp|kỷ niệm|ngày|lễ|năm|tháng|hội nghị|đại hội)|quý (?:\d|[ivx]+\b)|kỳ (?:\d|họp|này)|"
    r"(?<!đảng ủy )(?<!đảng uỷ )(?<!đoàn )khối"
)
"""Words behind which no name of an award goes on; those that stand in names too ("nhân" of "nhân dân") with more."""
_END = re.compile(rf"\s*(?:(?P<hard>[.;:(\n]|\b(?:{_STOPS})\b|$)|(?P<joint>,| - |–))", re.IGNORECASE)
_NOT_OF_A_NAME = re.compile(
    rf"\W*(?:$|\d|(?:{_STOPS}|các|những|gồm|như|kèm|trình|danh sách|tập thể|cá nhân|hộ|đồng chí|đ/c|ông|bà|lần|số|ngày|"
    r"tháng|xét|tặng|khen thưởng|kết quả|trang|phụ lục|biểu|mẫu)\b)",
    re.IGNORECASE,
)


def _goes_on(title: str, joint: re.Match[str], start: int, stop: int) -> bool:
    """Return whether a comma or dash stands inside the giver's name: "Bộ Văn hóa, Thể thao và Du lịch"."""
    ended = next((end for end in _END.finditer(title, joint.end(), stop) if end["joint"] is None), None)
    after = title[joint.end() : ended.start() if ended else stop].strip()
    if _NOT_OF_A_NAME.match(after) or is_award(after) or _IN_TITLE.match(after):
        return False
    if _PURPOSE.search(title, start, joint.start()):
        return continues_unit(after)
    before = title[start : joint.start()].split(" ")
    return any(looks_collective(" ".join(before[word:])) for word in range(len(before))) and continues_unit(after)


def _end_of_award(title: str, start: int, after: int, stop: int) -> int:
    """Return where the award that begins at `start` ends; a joint inside a name does not end it."""
    for ended in _END.finditer(title, after, stop):
        if ended["joint"] is None or not _goes_on(title, ended, start, stop):
            return ended.start()
    return stop


@cache
def _small_words() -> frozenset[str]:
    known = " ".join(
        (
            *_data()["codes"].values(),
            *_data()["issuers"].values(),
            "của các vì sự nghiệp huyện xã phường và ban nhân dân thành phố thị trấn quận",
        )
    )
    return frozenset(word for word in known.split(" ") if word[:1].islower())


def is_well_cased(award: str) -> bool:
    """Return whether all small letters of a wording that came in capitals are surely meant to be small."""
    return all(word in _small_words() for word in award.split(" ") if word[:1].islower())


_PURPOSE = re.compile(r"\s*[\"“]?vì (?:sự nghiệp|sự phát triển|thế hệ|nghĩa vụ|sự tiến bộ)\b", re.IGNORECASE)


def _behind_purpose(title: str, start: int) -> int:
    """Return where an award's own name goes on: "Kỷ niệm chương Vì sự nghiệp Giáo dục"."""
    purpose = _PURPOSE.match(title, start)
    return purpose.end() if purpose else start


GENERIC_AWARDS = ("Bằng khen", "Giấy khen")
"""Awards that several authorities give; without the authority the wording is not complete."""
_GIVER = re.compile(
    r"((?:chủ tịch|bộ trưởng|thủ tướng|giám đốc)\b[^,;.:()]{0,60}?)\s+"
    r"(?:xét\s+)?(?:xem xét\s+)?(?:tặng thưởng|tặng)\s+$",
    re.IGNORECASE,
)


def awards_in_title(title: str) -> list[str]:
    """Return the awards that a title or section line names, in full wording."""
    found: list[str] = []
    title = with_diacritics(title) if title.isascii() else title
    places = [match.start() for match in _IN_TITLE.finditer(title)]
    for number, start in enumerate(places):
        stop = places[number + 1] if number + 1 < len(places) else len(title)
        begun = _IN_TITLE.match(title, start)
        after = begun.end() if begun else start
        text = title[start : _end_of_award(title, start, _behind_purpose(title, after), stop)].strip(" ,;-–")
        text = re.sub(r"\s+(?:và|hoặc)$", "", text, flags=re.IGNORECASE)
        if text.count("”") > text.count("“") or text.count('"') % 2:
            text = text.rstrip('”"')
        wording = parse_award(text).wording
        giver = _GIVER.search(title[:start]) if wording in GENERIC_AWARDS else None
        if giver:  # "đề nghị Chủ tịch UBND tỉnh tặng Bằng khen"
            who = giver[1] if giver[1] != giver[1].upper() else sentence_case(giver[1])
            wording = f"{wording} của {who[:1].upper()}{who[1:]}"
        if wording not in found:
            found.append(wording)
    return [one for one in found if one not in GENERIC_AWARDS or not any(two.startswith(f"{one} ") for two in found)]
