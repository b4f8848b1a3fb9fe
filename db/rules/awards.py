"""How papers speak of an award: its name in full and in short, the verb before it, how a sentence names it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

CERTIFICATES: Final = ("Bằng khen", "Giấy khen")
"""Awards that are called after the authority that gives them."""
OF_ANY_BODY: Final = "Bộ, ban, ngành, tỉnh"
"""What the law writes in the name of an award for the body that gives it."""
BLANKS: Final = ("authority", "body", "level")
"""What the wording of an award may leave to be filled: who gives it, that body, and "cấp tỉnh" or "cấp Bộ"."""
_HEAD = re.compile(r"^(?:Chủ tịch|Bộ trưởng|Giám đốc|Tổng Giám đốc|Chủ nhiệm|Thống đốc|Viện trưởng|Cục trưởng) (?=\S)")
_PROVINCE = re.compile(
    r"\b(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) (?:tỉnh|thành phố)\b|^Chủ tịch (?:tỉnh|thành phố)\b"
)
_MINISTRY = re.compile(r"^(?:Bộ trưởng|Tổng Giám đốc|Chủ nhiệm|Thống đốc|Viện trưởng|Tổng Kiểm toán)\b")


_TITLE: Final = "danh hiệu "
_LEFT_OPEN = " Bộ …"
"""What the catalogue writes for the ministry that an award is named after."""


def general_name(award_type: str) -> str:
    """Return what an award is called where it is not said who gives it: "Bằng khen của Bộ trưởng"."""
    return award_type.removesuffix(_LEFT_OPEN)


def with_giver(wording: str, authority_title: str) -> str:
    """Return an award's wording, with who gives it where the wording does not say so: "Lao động tiên tiến – …"."""
    return wording if not authority_title or authority_title in wording else f"{wording} – {authority_title}"


def form_word(award: str, own: str = "") -> str:
    """Return the short word of an award: "Bằng khen của Bộ trưởng …" -> "Bằng khen"; a title stays whole.

    `own` is the short word that the office gave it, "" for none.
    """
    if own:
        return own
    for form in CERTIFICATES:
        if award.casefold().startswith(form.casefold()):
            return form
    return general_name(award)


def full_wording(award_type: str, authority_title: str, own: str = "") -> str:
    """Return "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông"; titles and orders keep their own name.

    What the law leaves open in a name is said: "Chiến sĩ thi đua cấp tỉnh", "Cờ thi đua của Ủy ban nhân dân tỉnh".
    What an office called its own stays: "Giấy khen chuyên đề chuyển đổi số của Giám đốc Sở …".
    `own` is the wording that the office gave it, with the blanks of `BLANKS`, "" for none.
    """
    if own:
        told = own.replace("{authority}", authority_title).replace("{body}", body_of(authority_title))
        return " ".join(told.replace("{level}", level_of(authority_title)).split())
    if not authority_title:
        return general_name(award_type)
    form = form_word(award_type)
    if form in CERTIFICATES:
        rest = award_type[len(form) :]
        called = award_type if rest and not rest.startswith(" của ") else form
        return f"{called} của {authority_title}"
    if f"của {OF_ANY_BODY}" in award_type:
        return award_type.replace(OF_ANY_BODY, body_of(authority_title))
    return award_type.replace(OF_ANY_BODY, level_of(authority_title) or OF_ANY_BODY)


def body_of(authority_title: str) -> str:
    """Return "Ủy ban nhân dân tỉnh Tuyên Quang" from "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"."""
    return _HEAD.sub("", authority_title)


def level_of(authority_title: str) -> str:
    """Return "cấp tỉnh" or "cấp Bộ", "" where the title tells neither."""
    if _PROVINCE.search(authority_title):
        return "cấp tỉnh"
    return "cấp Bộ" if _MINISTRY.search(authority_title) else ""


@dataclass(frozen=True)
class AwardFamily:
    """Awards of which papers speak alike, and whether the office draws their certificate."""

    code: str
    begins: tuple[str, ...]
    form: str
    verb: str
    posthumous: str
    given: str
    noun: str
    certificate: bool
    why: str
    """Why no certificate is drawn."""


def families_of(data: Mapping[str, Any]) -> tuple[AwardFamily, ...]:
    """Return the typed families of `resources/catalogue/award_words.json`."""
    fields = ("form", "verb", "posthumous", "given", "noun", "certificate", "why")
    return tuple(
        AwardFamily(row["id"], tuple(row["begins"]), *(row[field] for field in fields)) for row in data["families"]
    )


def family_of(families: Sequence[AwardFamily], name: str, form: str) -> AwardFamily:
    """Return the family of an award by how its name begins, else by its form (title or commendation)."""
    told = name.casefold()
    for family in families:
        if any(told.startswith(start.casefold()) for start in family.begins):
            return family
    return next(family for family in families if family.form == form)


@dataclass(frozen=True)
class AwardWords:
    """The words of one award by one authority."""

    family: AwardFamily
    full: str
    """"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "Chiến sĩ thi đua cấp tỉnh"."""
    short: str
    """"Bằng khen", "Chiến sĩ thi đua cấp tỉnh"."""
    verb: str
    """"tặng", "tặng thưởng", or the one that the office chose."""

    @property
    def noun(self) -> str:
        """Behind "kèm theo": "Bằng khen", "danh hiệu", "Huy hiệu"; a form unknown to the law goes by its name."""
        told = self.full.casefold()
        if not self.family.begins or told.startswith(self.family.noun.casefold()):
            return self.family.noun or self.short
        begun = (start.strip() for start in self.family.begins if told.startswith(start.casefold()))
        return next(begun, self.family.noun)

    @property
    def given(self) -> str:
        """Behind the verb: "Bằng khen của Chủ tịch …", "danh hiệu “Chiến sĩ thi đua cấp tỉnh”"."""
        return self._named(self.full)

    @property
    def given_short(self) -> str:
        """Behind the verb where who gives it was said already: "Bằng khen", "danh hiệu “Lao động tiên tiến”"."""
        return self._named(self.short)

    def act(self, posthumous: Iterable[bool]) -> str:
        """Return "tặng", "truy tặng", or "tặng và truy tặng" by who of those awarded has died."""
        told = set(posthumous)
        acts = [self.verb] * (False in told or not told) + [self.family.posthumous] * (True in told)
        return " và ".join(dict.fromkeys(acts))

    def said_by(self, title: str, other: str) -> "AwardWords":
        """Return the words with another form of the authority's title."""
        return replace(self, full=self.full.replace(title, other)) if title else self

    def _named(self, name: str) -> str:
        before = self.family.given.partition("{award}")[0]
        if "“" not in before:
            return self.family.given.replace("{award}", name)
        is_called_so = name.casefold().startswith(_TITLE)
        bare = name[len(_TITLE) :].strip() if is_called_so else name
        if "“" in bare:
            return f"{_TITLE}{bare}" if is_called_so else bare
        return self.family.given.replace("{award}", bare)


def award_words(
    family: AwardFamily, name: str, title: str, wording: str = "", short: str = "", verb: str = ""
) -> AwardWords:
    """Return the words of an award; `wording`, `short` and `verb` are the office's own, "" for those of the law."""
    full = full_wording(name, title, wording)
    return AwardWords(family, full, form_word(full, short), verb or family.verb)
