"""The fields of a nomination beside kind and name, as one table: entry, list, journal, import, export, papers walk it.

A field is one attribute of `PrintedTexts`, `NominationTexts` or `PersonFacts`, which says where it is kept, and one
row of `FIELDS`, which says how it is called and where it is shown. "How to add a field" stands in CONTRIBUTING.md.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.rules.terms import NomineeKind

LONGEST_TEXT = 2000


@dataclass(frozen=True, kw_only=True)
class PrintedTexts:
    """What papers say of a nominee: kept with the nomination, frozen with the decision."""

    honorific: str = ""
    other_name: str = ""
    nationality: str = ""
    position: str = ""
    unit: str = ""
    citation: str = ""
    posthumous: bool = False


@dataclass(frozen=True, kw_only=True)
class NominationTexts(PrintedTexts):
    """What is kept with a nomination as it was then."""

    summary: str = ""
    proposer: str = ""
    category: str = ""
    sector: str = ""
    period: str = ""
    secret: bool = False
    """Whether it belongs to the secret list (danh sách mật): what goes out of the office leaves it out."""


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """What is kept with a person through all nominations; `birth` is YYYY, YYYY-MM or YYYY-MM-DD."""

    honorific: str = ""
    gender: str = ""
    birth: str = ""
    ethnic_group: str = ""


class FieldKind(StrEnum):
    """What is entered in a field."""

    LINE = "line"
    LONG = "long"
    CHOICE = "choice"
    BIRTH = "birth"
    YES_NO = "yes_no"


def N_(english: str) -> str:  # noqa: N802 -- the name that gettext tools look for
    """Return the text itself; marks it for translation by `desktop.labels`."""
    return english


EVERYBODY = frozenset(NomineeKind)
PEOPLE = frozenset({NomineeKind.INDIVIDUAL})


@dataclass(frozen=True)
class NominationField:
    """One field: what it is called, what is entered in it, and where it is shown."""

    name: str
    """The attribute of the draft and the column of the record."""
    label: str
    """English; its Vietnamese stands in `resources/translations/vi/names.po`."""
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    """An example shown below the entry; English."""
    asked_of: frozenset[NomineeKind] = EVERYBODY
    """Whose entry form has it; nobody's: it comes with lists or with the person."""
    length: int = LONGEST_TEXT
    """The most letters it may have."""
    list_field: str = ""
    """The field of `resources/lists/headers.json` that it is read from; "" where lists do not have it."""
    list_title: str = ""
    """Vietnamese title of its column in lists that are sent to units; "" where it is not sent."""
    read_plainly: bool = False
    """Whether its cells are read as they stand; else `desktop.exchange.understanding` has a module for it."""
    exported: bool = False
    """Whether an exported round gives it a column of its own."""
    known: bool = False
    """Whether it is filled in when somebody known is chosen."""
    completed: str = ""
    """What completes it while typing: RECORD, a list in `resources/catalogue/`, or "" for nothing."""
    listed: bool = False
    """Whether the window's list gives it a column of its own."""
    detailed: bool = False
    """Whether it is told beside the list where it is given."""
    rare: bool = False
    """Whether the entry form asks for it last, below what every nomination has."""


RECORD = "record"
"""Completes a field from what nominations said before."""

FIELDS: tuple[NominationField, ...] = (
    NominationField(
        "honorific",
        N_("Mr, Ms"),
        FieldKind.CHOICE,
        asked_of=frozenset({NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD}),
        list_field="honorific",
        list_title="Danh xưng",
        known=True,
    ),
    NominationField(
        "other_name",
        N_("Other name, alias"),
        asked_of=PEOPLE,
        length=100,
        list_field="other_name",
        list_title="Tên gọi khác, bí danh",
        read_plainly=True,
        known=True,
        listed=True,
        detailed=True,
        rare=True,
    ),
    NominationField(
        "nationality",
        N_("Nationality, country"),
        hint=N_("of foreigners and organisations abroad: Hoa Kỳ"),
        asked_of=frozenset({NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE}),
        length=60,
        list_field="nationality",
        list_title="Quốc tịch, nước (người, tổ chức nước ngoài)",
        read_plainly=True,
        known=True,
        detailed=True,
        rare=True,
    ),
    NominationField("gender", N_("Sex"), FieldKind.CHOICE, asked_of=frozenset(), list_field="gender"),
    NominationField(
        "position",
        N_("Position"),
        asked_of=PEOPLE,
        list_field="position",
        list_title="Chức vụ",
        known=True,
        completed=RECORD,
        detailed=True,
    ),
    NominationField(
        "unit",
        N_("Unit"),
        list_field="unit",
        list_title="Đơn vị công tác",
        known=True,
        completed=RECORD,
        detailed=True,
    ),
    NominationField(
        "birth",
        N_("Born"),
        FieldKind.BIRTH,
        hint=N_("1986 or 14/03/1986"),
        asked_of=PEOPLE,
        list_field="dob",
        list_title="Ngày sinh",
        known=True,
    ),
    NominationField(
        "ethnic_group",
        N_("Ethnic group"),
        asked_of=PEOPLE,
        length=60,
        list_field="ethnic_group",
        list_title="Dân tộc",
        read_plainly=True,
        exported=True,
        known=True,
        completed="ethnic_groups",
        listed=True,
        detailed=True,
        rare=True,
    ),
    NominationField(
        "proposer",
        N_("Proposed by"),
        hint=N_("the unit that proposes it: UBND xã Minh Tân"),
        length=300,
        list_field="proposer",
        list_title="Đơn vị đề nghị",
        read_plainly=True,
        exported=True,
        completed=RECORD,
        listed=True,
        detailed=True,
        rare=True,
    ),
    NominationField(
        "category",
        N_("Category"),
        hint=N_("as the provincial system has it: Doanh nhân"),
        length=200,
        list_field="category",
        list_title="Phân loại đối tượng",
        read_plainly=True,
        exported=True,
        completed="provincial_categories",
        detailed=True,
        rare=True,
    ),
    NominationField(
        "sector",
        N_("Field of work"),
        hint=N_("as the provincial system has it: Giáo dục - Đào tạo"),
        length=200,
        list_field="sector",
        list_title="Lĩnh vực hoạt động",
        read_plainly=True,
        exported=True,
        completed="provincial_fields",
        detailed=True,
        rare=True,
    ),
    NominationField(
        "period",
        N_("Achieved in"),
        hint=N_("2022 or 2018-2022"),
        list_field="year",
        list_title="Năm thành tích",
        exported=True,
    ),
    NominationField(
        "citation",
        N_("Citation"),
        FieldKind.LONG,
        list_field="citation",
        list_title="Nội dung ghi trên bằng",
        read_plainly=True,
    ),
    NominationField("summary", N_("In short"), FieldKind.LONG, list_field="reason", list_title="Thành tích"),
    NominationField(
        "posthumous",
        N_("Posthumous"),
        FieldKind.YES_NO,
        asked_of=PEOPLE,
        list_field="posthumous",
        list_title="Truy tặng",
        read_plainly=True,
    ),
    NominationField(
        "secret",
        N_("Secret list"),
        FieldKind.YES_NO,
        hint=N_("Left out of what goes out of the office"),
        list_field="secret",
        list_title="Mật",
        read_plainly=True,
        rare=True,
    ),
)
"""In the order of lists; the entry form asks for the rare ones last."""


def _names(kept: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kept))


PRINTED = _names(PrintedTexts)
KEPT = _names(NominationTexts)
OF_PERSON = _names(PersonFacts)
PERSON_LINES = tuple(each for each in FIELDS if each.name in OF_PERSON and each.kind is FieldKind.LINE)
"""A person's facts that are plain texts."""
READ_PLAINLY = tuple(each.list_field for each in FIELDS if each.read_plainly)
FROM_LIST = {each.list_field: each.name for each in FIELDS if each.list_field}
"""Field of a list -> field of a nomination."""


YES = "x"
_SAYS_NO = frozenset(("", "-", "0", "không", "chưa", "no", "sai", "false", "thường", "không mật"))


def listed_text(field: NominationField, value: str | bool) -> str:
    """Return a value as its column of a list says it: births as dd/mm/yyyy, a mark for yes."""
    if isinstance(value, bool):
        return YES if value else ""
    return "/".join(reversed(value.split("-"))) if field.kind is FieldKind.BIRTH else value


def kept_value(field: NominationField, text: str) -> str | bool:
    """Return what a column of a list means for the field."""
    return text.strip().casefold() not in _SAYS_NO if field.kind is FieldKind.YES_NO else text


def texts_of(row: object, names: Iterable[str]) -> dict[str, Any]:
    """Return fields of a row by name, to be handed on to another row."""
    return {name: getattr(row, name) for name in names}


def field_named(name: str) -> NominationField:
    """Return a field's row of the table. Raises KeyError for a name that is none."""
    return _BY_NAME[name]


_BY_NAME = {each.name: each for each in FIELDS}
