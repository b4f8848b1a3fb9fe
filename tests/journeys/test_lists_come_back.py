"""Lists that the office wrote itself, read again: every nominee equal, every one known as a repeat."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.changes.importing import ImportList, ListRow
from db.changes.putting_forward import Source
from db.changes.rounds import OpenRound
from db.connect import Database
from db.queries.importing import authority_rows, award_rows, review_rows
from db.rules.births import parse_birth
from db.rules.drafts import NominationDraft
from db.rules.printed_names import printed_name
from db.rules.terms import NomineeKind, RewardType
from desktop.exchange.readers.opening import open_file
from desktop.intake.award_choice import AwardChoice
from desktop.intake.checked_list import CheckedList
from desktop.intake.checked_row import DOUBTFUL, CheckedRow, Level, draft_of
from desktop.intake.checking import check_list
from desktop.intake.unit_review import review_returned, write_unit_list
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.corpus.invented import person_name
from tests.corpus.writers import as_ods
from tests.sample_record import ROUND, TODAY, sample_record

SAID_ON_PAPER = ("position", "unit", "citation", "summary", "other_name", "nationality", "posthumous")
SAID_ON_SHEETS = (*SAID_ON_PAPER, "birth", "ethnic_group", "period")
FIELDS_OF = {
    "xlsx": SAID_ON_SHEETS,
    "csv": SAID_ON_SHEETS,
    "ods": SAID_ON_SHEETS,
    "docx": SAID_ON_PAPER,
}
"""Format -> what its list says beside kind, name and award; no paper says what is kept about a person."""
MERIT, PRAISE = "province_chair_merit_certificate", "dept_director_commendation"
POSITIONS = (
    "Chuyên viên", "Phó Bí thư Chi bộ, Trưởng thôn", "Trưởng phòng Thông tin, Báo chí, Xuất bản", "Phó Giám đốc",
    "Kế toán - Thủ quỹ", "Ủy viên Ban Thường vụ, Phó Chủ tịch", "Giáo viên", "",
)  # fmt: skip
UNITS = (
    "Sở Thông tin và Truyền thông", "Trường THCS Tân Trào, xã Tân Trào", "Phòng Văn hóa - Xã hội, phường Minh Xuân",
    "Văn phòng Đảng ủy - HĐND - UBND xã Hồng Thái", "Ủy ban nhân dân xã Ea H’leo", "Thôn 5, xã Phúc Ninh",
    "Công ty TNHH Một thành viên Bình Minh (chi nhánh Na Hang)",
)  # fmt: skip
BODIES = ("Phòng Tin học", "Chi bộ thôn Nà Mụ", "Tập thể Khoa Nội", "Tổ Ngữ văn", "Câu lạc bộ Hát Then", "Đội Xe số")
OTHER_NAMES = ("", "", "", "Ba Hòa", "bí danh: Kim Sơn", "tên thường gọi: Bé")
CITATIONS = (
    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
    "Đã có thành tích trong phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”, giai đoạn 2018-2022",
    "Có công lao đóng góp cho ngành; vận động 1.200 hộ hiến 3,5 ha đất",
)
MERITS = (
    "",
    "Có 03 sáng kiến được áp dụng (02 cấp cơ sở, 01 cấp tỉnh)",
    "- Hoàn thành 120% kế hoạch",
    "=5 đề tài; @ 2 bài báo",
)


def invented(count: int) -> list[NominationDraft]:
    """Return people, collectives and households with values of every form in every field."""
    found = []
    for at in range(count):
        pick = random.Random(at)
        kind = pick.choice([NomineeKind.INDIVIDUAL] * 7 + [NomineeKind.COLLECTIVE] * 2 + [NomineeKind.HOUSEHOLD])
        name, sex = person_name(pick)
        told: dict[str, Any] = {"unit": pick.choice(UNITS), "citation": pick.choice(CITATIONS)}
        told |= {"summary": pick.choice(MERITS), "period": pick.choice(("", "2022", "2018-2022"))}
        said = "Ông" if sex == "male" else "Bà"
        if kind is NomineeKind.COLLECTIVE:
            name = f"{pick.choice(BODIES)} {at}"
        elif kind is NomineeKind.HOUSEHOLD:
            told |= {"honorific": said}
        else:
            day = pick.choice(("", "1979", "03/1981", f"{pick.randint(1, 28):02d}/{pick.randint(1, 12):02d}/1986"))
            told |= {"honorific": said, "position": pick.choice(POSITIONS), "birth": day}
            told |= {
                "ethnic_group": pick.choice(("", "Kinh", "Tày", "Cao Lan")),
                "other_name": pick.choice(OTHER_NAMES),
                "nationality": ("", "", "Hoa Kỳ", "Lào")[at % 4],
            }
            told |= {"posthumous": pick.random() < 0.1}
        found.append(NominationDraft(kind, name, **told))
    return found


@dataclass(frozen=True)
class Round:
    """A round with what was put forward in it."""

    database: Database
    id: int


def taken(file: Path, drafts: list[NominationDraft]) -> Iterator[Round]:
    """Yield a new round of a record in which these were put forward."""
    database = Database(sample_record(file), today=lambda: TODAY)
    round_id = database.do(OpenRound("Tổng kết phong trào", 2023, RewardType.MERIT)).result
    with database.read() as session:
        choice = AwardChoice(award_rows(session), authority_rows(session))
    merit, praise = (choice.choose(text) for text in ("Bằng khen của Chủ tịch UBND tỉnh", "Giấy khen của Giám đốc Sở"))
    assert merit is not None and praise is not None
    rows = tuple(
        ListRow(one.award.id, one.authority_id, draft, Source("DS", at, f"B{at}"))
        for at, draft in enumerate(drafts)
        for one in [praise if at % 3 == 0 and draft.kind in praise.award.kinds else merit]
    )
    done = database.do(ImportList(round_id, rows, "ds.xlsx", "ab" * 32, "2024-01-10")).result
    assert (
        len(done.ids) + done.duplicates == len(drafts) and done.duplicates <= len(drafts) / 50
    )  # by chance one person
    yield Round(database, round_id)
    database.close()


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    """A round of sixty."""
    yield from taken(tmp_path_factory.mktemp("few") / "record.sqlite", invented(60))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    """The round of the sample."""
    database = Database(sample_record(tmp_path_factory.mktemp("sample") / "record.sqlite"), today=lambda: TODAY)
    yield Round(database, ROUND)
    database.close()


def written(round_: Round, code: str, out: Path) -> Path:
    """Write a list of the round; ODS as a spreadsheet program saves the workbook."""
    file = out / f"{code}.{'xlsx' if out.name == 'ods' else out.name}"
    out.mkdir(exist_ok=True)
    with round_.database.read() as session:
        write_paper(session, paper(code), round_.id if code == "round" else 0, TODAY, file)
    if out.name != "ods":
        return file
    sheet = openpyxl.load_workbook(file).worksheets[0]
    file.with_suffix(".ods").write_bytes(as_ods([list(row) for row in sheet.iter_rows(values_only=True)]))
    return file.with_suffix(".ods")


def said(draft: NominationDraft, fields: tuple[str, ...]) -> dict[str, object]:
    """Return what a list says of a nominee, births as they are kept."""
    texts = {name: getattr(draft, name) for name in fields}
    if "birth" in texts:
        texts["birth"] = parse_birth(draft.birth)
    return {"kind": draft.kind, "name": printed_name(draft.kind, draft.honorific, draft.name), **texts}


def checked(round_: Round, file: Path) -> CheckedList:
    return check_list(round_.database, round_.id, open_file(file), date(2024, 1, 12)).checked


def compared(round_: Round, file: Path, ending: str) -> CheckedList:
    """Read a list that the round wrote; everybody must be as the record has them, and known as a repeat."""
    found = checked(round_, file)
    with round_.database.read() as session:
        kept = [row.draft for row in review_rows(session, round_.id)]
    fields = FIELDS_OF[ending]
    assert [said(draft_of(row.read), fields) for row in found.rows] == [said(draft, fields) for draft in kept]
    assert [row.read.name for row in found.rows if not known_as_repeat(row)] == []
    return found


def known_as_repeat(row: CheckedRow) -> bool:
    """Return whether the row is kept out since the round has this nominee for this award, or its name is in doubt.

    "Ông Hữu Nam" may be Hữu Nam or Ông Hữu Nam: the clerk is asked.
    """
    return row.read.confidence["name"] < DOUBTFUL or any(
        doubt.namesake is not None and doubt.level is Level.WRONG for doubt in row.doubts
    )


@pytest.mark.parametrize("ending", FIELDS_OF)
def test_the_list_of_a_round_comes_back_whole_and_repeats_nobody(few: Round, tmp_path: Path, ending: str) -> None:
    compared(few, written(few, "round", tmp_path / ending), ending)


@pytest.mark.parametrize("ending", FIELDS_OF)
def test_the_list_of_the_sample_comes_back_whole(sample: Round, tmp_path: Path, ending: str) -> None:
    compared(sample, written(sample, "round", tmp_path / ending), ending)


LIBREOFFICE = shutil.which("soffice")


def saved_by_libreoffice(file: Path, ending: str) -> Path:
    """Return the list as LibreOffice saves it in another format, opened and saved by the real program."""
    assert LIBREOFFICE is not None
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    out = file.parent / "saved"
    command = [LIBREOFFICE, profile, "--headless", "--convert-to", ending, "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / f"{file.stem}.{ending}"


@pytest.mark.skipif(LIBREOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize(
    ("ours", "ending"),
    [
        ("xlsx", "ods"),
        ("xlsx", "xls"),
        ("xlsx", "xlsx"),
        ("docx", "odt"),
        ("docx", "docx"),
        ("docx", "doc"),
        ("docx", "rtf"),
    ],
)
def test_a_list_that_libreoffice_saved_comes_back_whole(few: Round, tmp_path: Path, ours: str, ending: str) -> None:
    compared(few, saved_by_libreoffice(written(few, "round", tmp_path / ours), ending), ours)


@pytest.mark.parametrize("ending", FIELDS_OF)
def test_the_register_comes_back_whole(sample: Round, tmp_path: Path, ending: str) -> None:
    found = checked(sample, written(sample, "register", tmp_path / ending))
    with sample.database.read() as session:
        kept = {row.draft.name: row.draft for row in review_rows(session, sample.id)}
    fields = tuple(name for name in SAID_ON_PAPER if name != "summary")
    for row in found.rows:
        assert said(draft_of(row.read), fields) == said(kept[row.read.name], fields)
    assert len(found.rows) == len(kept)


def test_the_list_for_a_unit_comes_back_whole_as_a_list_of_its_own(few: Round, tmp_path: Path) -> None:
    file = tmp_path / "gửi đơn vị.xlsx"
    write_unit_list(few.database, few.id, "Danh sách đề nghị khen thưởng năm 2022", file)
    compared(few, file, "xlsx")
    assert review_returned(few.database, few.id, file).items == ()


@pytest.mark.long
@pytest.mark.parametrize("ending", FIELDS_OF)
def test_a_thousand_come_back_whole(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, ending: str) -> None:
    for round_ in taken(tmp_path_factory.mktemp("many") / "record.sqlite", invented(1_000)):
        compared(round_, written(round_, "round", tmp_path / ending), ending)


def test_other_units_other_positions_and_another_order_hide_no_repeat(few: Round, tmp_path: Path) -> None:
    file = written(few, "round", tmp_path / "xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Chức vụ" for cell in row))
    columns = {cell.value: cell.column for cell in head}
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=head[0].row + 1)]
    random.Random(3).shuffle(rows)
    for at, row in enumerate(rows):
        for column, value in enumerate(row, start=1):
            sheet.cell(head[0].row + 1 + at, column).value = value
        if row[columns["Đối tượng"] - 1] == "Cá nhân":
            sheet.cell(head[0].row + 1 + at, columns["Chức vụ"]).value = "Phó Chánh Văn phòng"
        sheet.cell(head[0].row + 1 + at, columns["Đơn vị công tác"]).value = "Sở Nội vụ"
    book.save(file)
    found = checked(few, file)
    assert [row.read.name for row in found.rows if not known_as_repeat(row)] == []
    assert len(found.rows) == 60
