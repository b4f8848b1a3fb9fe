"""Builds nominees from the cells of a row: one for each person and each award in it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from db.rules.nomination_fields import READ_PLAINLY, YES
from db.rules.printed_names import body_case
from desktop.exchange.understanding.award_parsing import kinds_of_award, parse_award
from desktop.exchange.understanding.capitalisation import is_all_caps, sentence_case
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.cleaning import Cleaned, clean_cell, one_line
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.header_words import is_address, is_home
from desktop.exchange.understanding.person_names import (
    is_suspect_name,
    split_name,
    split_people,
    with_capitals,
    without_footnote,
)
from desktop.exchange.understanding.positions import (
    is_contact,
    is_suspect_position,
    is_suspect_unit,
    position_case,
    split_position,
)
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.exchange.understanding.row_cells import RowCells, RowSettings, identity_digits
from desktop.exchange.understanding.row_fields import AwardCells, BirthCells
from desktop.exchange.understanding.row_kinds import years_in
from desktop.exchange.understanding.sections import InheritedValues
from desktop.exchange.understanding.vocabulary import (
    comparison_key,
    could_be_either,
    looks_collective,
    looks_household,
    looks_person,
    looks_position,
    told_kind,
)

_FIRST_PART = re.compile(r"\s*[,;(\[/+]|\s[-–]\s| và ")
_OTHER_NAME = re.compile(
    r"tức(?: là)?:? (?P<bare>.+)|(?P<told>(?:bí danh|tên thật|tên khai sinh|tên thường gọi|tên gọi khác|còn gọi).+)",
    re.IGNORECASE,
)
_POSTHUMOUS = re.compile(r"(?:^|(?<=, ))(?:được )?truy tặng(?=,|;|$)", re.IGNORECASE)
_NATIONALITY = re.compile(r"(?:^|(?<=, ))(?:mang )?quốc tịch:? ([^,;()]+)", re.IGNORECASE)
_CUT_SHORT = re.compile(r"\b(?:Ltd|Inc|Corp|Co|Jr)\.$")  # the full stop belongs to the name
_NUMBERED = re.compile(r"^\s*(?:\d+\s*[.)]|[-•+*–])\s*")


_PERSONAL = frozenset({"position", "dob", "gender", "honorific", "birth_male", "birth_female"})


def _could_be_name(text: str) -> bool:
    """Return whether a text has the form of a person's name, whatever its first word: "Trường Xuân Bách"."""
    parts = text.split(" ")
    return 2 <= len(parts) <= 5 and all(part.isalpha() and part[:1].isupper() for part in parts)


def _says_kinds(settings: RowSettings) -> bool:
    """Return whether the column of kinds holds some, or nothing at all: it may as well tell lines of business."""
    texts = _texts_of(settings, "kind")
    return "kind" in settings.columns.fields and (not texts or any(map(told_kind, texts)))


def _texts_of(settings: RowSettings, name: str) -> list[str]:
    """Return what the column of a field holds in the first rows, blank cells left out."""
    column = settings.columns.fields.get(name)
    if column is None:
        return []
    rows = settings.sheet.rows[settings.columns.last_row + 1 :][:_JUDGED]
    return [line_text(row[column]) for row in rows if column < len(row) and row[column]]


_JUDGED = 1000  # rows by which a column is judged


def _one_a_line(text: str, people: Sequence[str], cells: RowCells) -> bool:
    """Return whether each line of a cell names one person, and no other cell of the row tells of one of them."""
    own = {"dob", "birth_male", "birth_female", "gender", "position", "honorific", "identity", *READ_PLAINLY}
    return len(text.strip().split("\n")) == len(people) and not own & set(cells.texts)


class NomineeRows:
    """Builds nominees from cells; fields that the row lacks are inherited from title and sections."""

    def __init__(self, settings: RowSettings) -> None:
        self._settings = settings
        self._columns = settings.columns
        self._says_kinds = _says_kinds(settings)
        at, texts = settings.columns.fields.get("unit", -1), settings.columns.texts
        self._unit_is_address = 0 <= at < len(texts) and is_address(texts[at])
        self._unit_is_home = self._unit_is_address and is_home(texts[at])
        self._says_years = any(years_in(text, any_year=True) for text in _texts_of(settings, "year"))
        headers, unit = settings.columns.texts, settings.columns.fields.get("unit", -1)
        self._units_are_codes = 0 <= unit < len(headers) and comparison_key(headers[unit]).startswith("ma ")
        self._births, self._awards = BirthCells(settings), AwardCells(settings)
        self._base = {
            name: min(0.98, score)
            for name, score in settings.columns.scores.items()
            if name in ("name", "position", "unit", "award", "year", "gender", "reason", "honorific")
        }

    def build(self, cells: RowCells, inherited: InheritedValues) -> list[ReadNominee]:
        """Return the row's nominations; [] where it names nobody."""
        text = self._name_text(cells)
        if not text:
            return []
        kind, sure = self._kind(cells, text, inherited)
        first = ReadNominee(kind, "", self._settings.sheet.name, cells.row + 1)
        first.cells["name"] = cells.addresses.get("name") or cells.addresses.get("given", "")
        first.confidence["kind"] = sure
        people = split_people(text) if kind == "individual" else (text,)
        if len(people) == 1 and "\n" in text and is_nominee(one_line(text)) and not split_name(one_line(text)).extra:
            people = (one_line(text),)  # a name broken over two lines
        self._position_and_unit(cells, inherited, first)
        self._plain_fields(cells, inherited, first)
        nominees: list[ReadNominee] = []
        for part in people:
            one = (
                first
                if len(people) == 1
                else replace(first, cells=dict(first.cells), confidence=dict(first.confidence))
            )
            self._name(cells, one, part)
            if kind == "individual" and (one is first or part == people[0]):
                self._births.read(cells, one)
            elif kind == "individual":
                self._births.share(cells, one, nominees[0])
            nominees.extend(self._awards.read(cells, inherited, one))
        if len(people) > 1 and not _one_a_line(text, people, cells):
            self._settings.report("multiple_people_in_cell", cells.row, first.cells["name"], {"text": one_line(text)})
            for one in nominees:
                one.confidence["name"] = 0.5
                for name in ("dob", "gender", "position", "honorific", *READ_PLAINLY):
                    if name in one.confidence:
                        one.confidence[name] = 0.4
        for field_name, doubt in cells.max_confidence.items():
            name = "award" if field_name.startswith(("award", "mark")) else field_name
            for one in nominees:
                if name in one.confidence:
                    one.confidence[name] = min(doubt, one.confidence[name])
        return nominees

    def _name_text(self, cells: RowCells) -> str:
        texts = cells.texts
        if "given" in texts or "family" in texts:
            return " ".join(texts[part] for part in ("family", "given") if part in texts)
        return texts.get("name", "")

    def _kind(self, cells: RowCells, text: str, inherited: InheritedValues) -> tuple[str, float]:
        """Tell the kind by column, section, honorific and shape of the name, and say where they differ."""
        bare = one_line(_NUMBERED.sub("", text))
        head = _FIRST_PART.split(bare, maxsplit=1)[0]
        household, collective = looks_household(bare), looks_collective(head if could_be_either(head) else bare)
        shape = "household" if household else "collective" if collective else None
        written = cells.texts.get("kind", "") if self._says_kinds else ""
        told = own = told_kind(written)
        if written and own is None:
            self._settings.report("kind_mismatch", cells.row, cells.addresses["kind"], {"text": written})
            return shape or inherited.kind or "individual", 0.4
        unsure = shape is not None or looks_person(split_name(bare).name)
        told = told or (inherited.kind if inherited.kind_sure or not unsure else None)
        either = shape != "household" and could_be_either(head)
        if either and told in ("individual", "collective"):
            return told, 0.9
        if told is None and (shape is None or either):
            told = self._kind_around(cells, either, inherited)
            if told or either:
                return told or shape or "individual", 0.65
        if told is None and self._columns.only_units:
            told = "collective" if not looks_person(bare) else None
        if told is None:
            if household:
                self._settings.report("household", cells.row, cells.addresses.get("name", ""), {"text": bare})
            return shape or "individual", 0.8 if household else 0.95
        person = shape is None and looks_person(split_name(bare).name)
        named_so = own == "individual" and _PERSONAL & cells.texts.keys() and _could_be_name(bare)
        wrong = (told == "individual" and shape == "collective" and not named_so) or (
            told == "collective" and (person or household)
        )
        wrong = wrong or (told == "household" and collective)
        if told == "individual" and household:
            self._settings.report("household", cells.row, cells.addresses.get("name", ""), {"text": bare})
            return "household", 0.6
        if wrong:
            self._settings.report("kind_mismatch", cells.row, cells.addresses.get("name", ""), {"text": bare})
            return told, 0.4
        return told, 0.97

    def _kind_around(self, cells: RowCells, either: bool, inherited: InheritedValues) -> str | None:
        """Return what kind a name that could be a person's is, by its title, its header and its award."""
        if inherited.kind == "household" or self._columns.of_households:
            return "household"
        if self._columns.of_collectives:
            return "collective"
        if not either:
            return None
        if _PERSONAL & cells.texts.keys():
            return "individual"
        if looks_position(cells.texts.get("position_unit", "")):
            return "individual"
        named = [one_line(text) for field, text in cells.texts.items() if field.startswith("award")]
        only = {kind for text in named or inherited.awards for kind in kinds_of_award(parse_award(text).wording)}
        if len(only) == 1:
            return only.pop()
        return inherited.kind

    def _name(self, cells: RowCells, one: ReadNominee, text: str) -> None:
        place = one.cells["name"]
        one.confidence["name"] = self._base.get("name", 0.95)
        if one.kind == "collective" or (one.kind == "household" and looks_household(text)):
            named = one_line(_NUMBERED.sub("", text)).strip(" ;,").lstrip(".")
            name, note = without_footnote(named if _CUT_SHORT.search(named) else named.strip(" ;.,"))
            if note:
                self._extra(cells, one, note, place)
            one.name = sentence_case(name, True) if is_all_caps(name) and one.kind == "collective" else name
            if one.name != name:
                one.confidence["name"] = 0.6
            elif one.kind == "collective" and (written := body_case(name)) != name:
                one.name = written
                self._settings.report("place_word", cells.row, place, {"text": name, "written": written})
            if one.kind == "collective" and one.unit is None:
                self._parent(one, place)
            return
        if clean_cell(text)[1] & (Cleaned.MARKUP | Cleaned.FORMULA):  # told already; kept as it is
            one.name = one_line(text)
            return
        found = split_name(text, not self._settings.has_salutations)
        one.name = with_capitals(found.name)
        if found.honorific and one.honorific is None:
            one.honorific, one.confidence["honorific"] = found.honorific, 0.6 if found.only_degree else 0.95
            one.cells["honorific"] = place
        if one.name not in text and one.name.casefold() in text.casefold():
            one.confidence["name"] = 0.9
        if found.surname_in_doubt:
            one.confidence["name"] = one.confidence["honorific"] = 0.5
            one.confidence["gender"] = min(one.confidence.get("gender", 1.0), 0.6)
        if found.extra:
            self._extra(cells, one, found.extra, place)
        if is_suspect_name(one.name):
            one.confidence["name"] = 0.4
            self._settings.report("suspect_name", cells.row, place, {"text": one.name})

    def _parent(self, one: ReadNominee, place: str) -> None:
        """Part "Phòng Bưu chính, Sở Thông tin và Truyền thông": the parent is the unit."""
        name, comma, parent = one.name.partition(", ")
        if comma and looks_collective(parent) and len(name.split(" ")) > 1:
            one.name, one.unit = name, parent
            one.cells["unit"], one.confidence["unit"] = place, 0.85

    def _extra(self, cells: RowCells, one: ReadNominee, extra: str, place: str) -> None:
        """Put what stood behind a name where it belongs, or tell that it does not belong there."""
        if _POSTHUMOUS.search(extra):
            one.plain = {**one.plain, "posthumous": one.plain.get("posthumous") or YES}
            one.cells.setdefault("posthumous", place)
            one.confidence.setdefault("posthumous", 0.95)
            extra = _POSTHUMOUS.sub("", extra).strip(" ,;")
            if not extra:
                return
        if citizen := _NATIONALITY.search(extra):
            one.plain = {**one.plain, "nationality": one.plain.get("nationality") or citizen[1].strip()}
            one.cells.setdefault("nationality", place)
            one.confidence.setdefault("nationality", 0.95)
            extra = f"{extra[: citizen.start()]} {extra[citizen.end() :]}".strip(" ,;()")
            if not extra:
                return
        birth = re.search(r"(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d\d", extra)
        named = _OTHER_NAME.fullmatch(extra) if birth is None else None
        if named:
            other = one.plain.get("other_name") or named["bare"] or named["told"]
            one.plain = {**one.plain, "other_name": other}
            one.cells.setdefault("other_name", place)
            one.confidence.setdefault("other_name", 0.9)
            return
        if birth and "dob" not in cells.texts:
            cells.texts["dob"], cells.addresses["dob"] = birth[0], place
            cells.raw["dob"] = birth[0]
            extra = re.sub(
                r"(?:sinh năm|sinh ngày|sinh|sn)\s*:?", "", extra.replace(birth[0], ""), flags=re.IGNORECASE
            ).strip(" ,;:()")
            if not extra and ("năm sinh" in self._header_of_name() or "ngày sinh" in self._header_of_name()):
                return
        expected = self._columns.name_says_all or self._settings.is_text
        if extra and expected and one.position is None:
            both = split_position(extra)
            one.position = both.position
            one.unit = one.unit or both.unit
            for name in ("position", "unit"):
                if getattr(one, name):
                    one.cells.setdefault(name, place)
                    one.confidence.setdefault(name, both.confidence)
            return
        one.confidence["name"] = min(one.confidence["name"], 0.6)
        self._settings.report("name_has_extra_text", cells.row, place, {"text": extra or (birth[0] if birth else "")})

    def _header_of_name(self) -> str:
        column = self._columns.fields.get("name", -1)
        return self._columns.texts[column].casefold() if 0 <= column < len(self._columns.texts) else ""

    def _position_and_unit(self, cells: RowCells, inherited: InheritedValues, one: ReadNominee) -> None:
        texts, addresses = cells.texts, cells.addresses
        if "position_unit" in texts:
            if one.kind == "individual":
                both = split_position(texts["position_unit"])
                one.position, one.unit, sure = both.position, both.unit, both.confidence
            else:
                one.unit, sure = one_line(texts["position_unit"]), 0.95
            for name in ("position", "unit"):
                if getattr(one, name):
                    one.cells[name], one.confidence[name] = addresses["position_unit"], sure
                elif sure < 0.7 and one.kind == "individual":
                    one.confidence[name] = sure  # the other half may belong here
        if "position" in texts:
            self._position(cells, one)
        if "unit" in texts:
            self._unit(cells, one)
            if one.kind != "household" and (self._unit_is_home or (self._unit_is_address and inherited.unit)):
                one.confidence["unit"] = 0.5  # where people live, which stands for the unit where none is named
                one.unit = inherited.unit if self._unit_is_home and inherited.unit else one.unit
        if one.unit is None and inherited.unit:
            one.unit, one.confidence["unit"] = inherited.unit, inherited.unit_sure

    def _unit(self, cells: RowCells, one: ReadNominee) -> None:
        written, place = one_line(cells.texts["unit"]), cells.addresses["unit"]
        unit, note = without_footnote(written)
        contact, suspect = is_contact(unit), is_suspect_unit(unit) and not clean_cell(written)[1] & Cleaned.FORMULA
        if contact or suspect:
            self._settings.report("suspect_unit", cells.row, place, {"text": written})
        if contact:
            return
        one.unit = sentence_case(unit, True) if is_all_caps(unit) and len(unit) > 12 else unit
        one.cells["unit"] = place
        coded = self._units_are_codes and not looks_collective(unit)
        sure = self._base.get("unit", 0.95) if one.unit == unit and not (note or coded) else 0.6
        one.confidence["unit"] = 0.4 if suspect else sure

    def _position(self, cells: RowCells, one: ReadNominee) -> None:
        text, note = without_footnote(one_line(cells.texts["position"]))
        one.cells["position"] = cells.addresses["position"]
        one.confidence["position"] = 0.6 if note else self._base.get("position", 0.95)
        one.position = position_case(text)
        alone = "unit" not in self._columns.fields
        both = split_position(text) if alone and "," in text else None
        if alone and split_position(text).unit:
            one.confidence["position"] = one.confidence["unit"] = 0.6
        if both and both.unit and looks_position(both.position or ""):
            one.position, one.unit = both.position, both.unit
            one.cells["unit"], one.confidence["unit"] = one.cells["position"], both.confidence
        elif is_suspect_position(text):
            one.confidence["position"] = 0.4
            self._settings.report("suspect_position", cells.row, one.cells["position"], {"text": text})

    def _plain_fields(self, cells: RowCells, inherited: InheritedValues, one: ReadNominee) -> None:
        texts, addresses = cells.texts, cells.addresses
        if "honorific" in texts and one.kind != "collective":
            spoken = split_name(one_line(texts["honorific"]) + " Nguyễn Văn An").honorific or one_line(
                texts["honorific"]
            )
            one.honorific = spoken
            one.cells["honorific"], one.confidence["honorific"] = addresses["honorific"], 0.97
        if "reason" in texts:
            one.reason = one_line(texts["reason"])
            one.cells["reason"], one.confidence["reason"] = addresses["reason"], self._base.get("reason", 0.95)
        year = years_in(texts["year"], any_year=True) if "year" in texts else None
        if year:
            one.year, one.cells["year"], one.confidence["year"] = year, addresses["year"], 0.97
        elif inherited.year and not self._says_years:
            one.year, one.confidence["year"] = inherited.year, 0.93
        for name in READ_PLAINLY:
            if name in texts:
                one.plain[name] = one_line(texts[name])
                one.cells[name], one.confidence[name] = addresses[name], 0.95
        if "identity" in texts:
            one.identity = identity_digits(texts["identity"])
