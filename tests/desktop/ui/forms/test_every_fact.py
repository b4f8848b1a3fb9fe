"""Every kind of facts in the window: typed by keys, pasted, taken in by a file; a new kind or column needs its row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from db.changes.facts import MODELS, FactRow
from db.connect import Database
from db.models.catalogue import AwardType
from db.queries.fact_list import FactOwner, award_names
from db.rules.fact_fields import FACTS
from db.rules.terms import NomineeKind, RewardType
from desktop.exchange.readers.opening import open_pasted
from desktop.exchange.understanding.fact_tables import fact_fields
from desktop.intake.fact_list import check_facts
from desktop.labels.names import FACT_KINDS
from desktop.ui.core.i18n import _
from desktop.ui.forms.facts_form import FactsForm, FactTable
from desktop.ui.shell import gallery
from tests.conftest import type_vi
from tests.desktop.ui.directory.test_page import agree, answer, find, press, program  # noqa: F401 - the fixture
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import open_page

PERSON, UNIT = "Vừ Mí Kẻ", "Phòng Dữ liệu số"
CSTD = "grassroots_emulation_fighter"


@dataclass(frozen=True)
class Row:
    """One fact: whose, what is typed by column, what is kept of it, and how a unit's list says it by header.

    `lists` leaves out what a list never says: that all results of a year are entered, how an award was given.
    """

    whose: str
    typed: Mapping[str, str]
    kept: Mapping[str, Any]
    lists: Mapping[str, str]


ROWS: Mapping[str, Row] = {
    "duty_rating": Row(
        PERSON,
        {"year": "2023", "rating": "HTXS"},
        {"year": 2023, "rating": "hoan_thanh_xuat_sac"},
        {"Xếp loại năm 2023": "HTXS"},
    ),
    "initiative": Row(
        PERSON,
        {
            "year": "2022", "name": "Số hóa hồ sơ địa chính cấp xã", "research": "x", "level": "tỉnh",
            "decision_number": "12/QĐ-SNV", "decision_date": "03/02/2023", "used_for": "Chiến sĩ thi đua cơ sở",
            "used_year": "2022",
        },
        {
            "year": 2022, "name": "Số hóa hồ sơ địa chính cấp xã", "research": True, "level": "province",
            "decision_number": "12/QĐ-SNV", "decision_date": date(2023, 2, 3), "used_for": CSTD, "used_year": 2022,
        },
        {
            "Tên đề tài nghiên cứu khoa học năm 2022": "Số hóa hồ sơ địa chính cấp xã",
            "Phạm vi ảnh hưởng năm 2022": "cấp tỉnh", "Số quyết định công nhận năm 2022": "12/QĐ-SNV ngày 03/02/2023",
            "Đã dùng để xét năm 2022": "Chiến sĩ thi đua cơ sở",
        },
    ),
    "results_known": Row(PERSON, {"year": "2023"}, {"year": 2023}, {}),
    "earlier_award": Row(
        PERSON,
        {
            "award_type_id": "Chiến sĩ thi đua cơ sở", "year": "2021", "number": "46/QĐ-STTTT", "dated": "20/12/2021",
            "authority": "Giám đốc Sở", "reward_type": "Công trạng", "citation": "Hoàn thành xuất sắc nhiệm vụ",
        },
        {
            "award_type_id": CSTD, "year": 2021, "number": "46/QĐ-STTTT", "dated": date(2021, 12, 20),
            "authority": "Giám đốc Sở", "reward_type": RewardType.MERIT, "citation": "Hoàn thành xuất sắc nhiệm vụ",
        },
        {
            "Danh hiệu đã đạt năm 2021": "CSTĐCS", "Quyết định khen thưởng năm 2021": "46/QĐ-STTTT ngày 20/12/2021",
            "Cơ quan khen thưởng năm 2021": "Giám đốc Sở",
        },
    ),
    "discipline": Row(
        PERSON,
        {"what": "Khiển trách", "category": "khiển trách", "starts_on": "01/02/2020", "ends_on": "01/02/2021"},
        {
            "what": "Khiển trách", "category": "reprimand", "starts_on": date(2020, 2, 1), "ends_on": date(2021, 2, 1),
        },
        {"Kỷ luật": "Khiển trách", "Ngày kỷ luật": "01/02/2020", "Ngày hết kỷ luật": "01/02/2021"},
    ),
    "employment": Row(
        PERSON, {"employed_on": "01/09/2012"}, {"employed_on": date(2012, 9, 1)}, {"Ngày tuyển dụng": "01/09/2012"}
    ),
    "absence": Row(
        PERSON,
        {"year": "2022", "days": "120", "maternity": "x"},
        {"year": 2022, "days": 120, "maternity": True},
        {"Nghỉ thai sản năm 2022": "120"},
    ),
    "headcount": Row(
        UNIT,
        {
            "year": "2023", "total": "20", "women": "9", "completed": "20", "advanced": "15", "fighters": "3",
            "disciplined": "0",
        },
        {"year": 2023, "total": 20, "women": 9, "completed": 20, "advanced": 15, "fighters": 3, "disciplined": 0},
        {
            "Tổng số": "20", "Nữ": "9", "Số hoàn thành nhiệm vụ": "20", "Số LĐTT": "15", "Số CSTĐCS": "3",
            "Số bị kỷ luật": "0",
        },
    ),
}  # fmt: skip
"""By kind: a row that fills every column."""
NOT_IN_LISTS = frozenset(
    {"results_known.year", "initiative.used_year", "earlier_award.reward_type", "earlier_award.citation"}
)


def test_no_kind_and_no_column_is_without_its_row() -> None:
    for kind, fact in FACTS.items():
        assert list(ROWS[kind].typed) == [each.name for each in fact.columns] == list(ROWS[kind].kept), kind
    assert set(ROWS) == set(FACTS)
    said = {kind for kind, row in ROWS.items() if row.lists}
    assert {each.partition(".")[0] for each in fact_fields()} == said


def type_row(qtbot: Any, table: FactTable, row: int, typed: Mapping[str, str]) -> None:
    """Type one row cell by cell: F2 opens a cell, Enter ends it."""
    table.setFocus()
    for at, text in enumerate(typed.values(), start=1):
        table.setCurrentCell(row, at)
        qtbot.waitUntil(table.hasFocus)
        qtbot.keyClick(table, Qt.Key.Key_F2)
        editor = table.findChild(QLineEdit)
        assert editor is not None, at
        type_vi(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
        assert table.text(row, at) == text


def kept(database: Any, kind: str) -> list[dict[str, Any]]:
    with database.read() as session:
        codes = dict(session.execute(select(AwardType.id, AwardType.code)).all())
        found = [
            {each.name: getattr(row, each.name) for each in FACTS[kind].columns}
            for row in session.scalars(select(MODELS[kind]))
        ]
    return [
        {**each, **({"award_type_id": codes[each["award_type_id"]]} if "award_type_id" in each else {})}
        for each in found
    ]


@pytest.mark.long
def test_each_fact_is_typed_by_keys_beside_the_list_and_kept(
    qapp: Any,
    qtbot: Any,
    program: Any,  # noqa: F811
) -> None:
    page = open_page(qapp, program, "people")
    for name in (PERSON, UNIT):
        page.which.setCurrentIndex(name == UNIT)
        gallery.settle(qapp, program)
        find(qapp, program, page, name)
        page.list.choose_first()
        kinds = [kind for kind, row in ROWS.items() if row.whose == name]
        answer(partial(fill, qtbot, kinds))
        press(qtbot, page, Qt.Key.Key_D)
        gallery.settle(qapp, program)
        shown = [page.facts.table.item(row, 1).text() for row in range(page.facts.table.rowCount())]
        for kind in kinds:
            assert kept(program.context.database, kind) == [ROWS[kind].kept], kind
            assert any(text.startswith(f"{_(FACT_KINDS[kind])}: ") for text in shown), kind
        assert len(shown) == len(kinds)
        program.window.menus.undo.trigger()
        gallery.settle(qapp, program)
        assert page.facts.table.rowCount() == 0 and not any(kept(program.context.database, kind) for kind in kinds)


def fill(qtbot: Any, kinds: Sequence[str], dialog: FactsForm) -> None:
    """Type one row of each kind and agree."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for kind in kinds:
        dialog.tabs.setCurrentWidget(dialog.tables[kind])
        type_row(qtbot, dialog.tables[kind], 0, ROWS[kind].typed)
    agree(qtbot, dialog)


OWNERS = {
    PERSON: FactOwner(1, NomineeKind.INDIVIDUAL, PERSON),
    UNIT: FactOwner(3, NomineeKind.COLLECTIVE, UNIT),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    file = tmp_path_factory.mktemp("facts") / "record.sqlite"
    make_record(file)
    opened = Database(file)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def awards(database: Database) -> dict[str, str]:
    with database.read() as session:
        return dict(award_names(session))


@pytest.mark.parametrize("kind", ROWS)
def test_each_fact_is_pasted_from_a_spreadsheet(theme: Any, qtbot: Any, awards: dict[str, str], kind: str) -> None:
    row = ROWS[kind]
    form = FactsForm(theme, tuple(OWNERS.values()), (), awards, kind)
    qtbot.addWidget(form)
    table = form.tables[kind]
    QGuiApplication.clipboard().setText("\t".join((row.whose, *row.typed.values())))
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    form.take()
    assert form.note.text() == "" or form.note.isHidden(), form.note.text()
    assert form.changes().entered == (FactRow(kind, OWNERS[row.whose].id, dict(row.kept)),)


LISTED = [(kind, row) for kind, row in ROWS.items() if row.lists]


@pytest.mark.parametrize(("kind", "row"), LISTED, ids=[kind for kind, _row in LISTED])
def test_each_fact_is_taken_in_from_a_units_list(
    theme: Any, qtbot: Any, database: Any, awards: dict[str, str], kind: str, row: Row
) -> None:
    first = "Đơn vị" if row.whose == UNIT else "Họ và tên"
    title = "Tổng hợp năm 2023\t" if row.whose == UNIT else "Danh sách\t"
    text = "\n".join((title, "\t".join((first, *row.lists)), "\t".join((row.whose, *row.lists.values()))))
    with database.read() as session:
        intake = check_facts(session, open_pasted(text, "dán"), date(2026, 1, 20))
    assert intake.lacks() == set() and len(intake.people) == 1
    intake.people[0].chosen = -1
    form = FactsForm(theme, intake.owners(), (), awards, "", None, intake.proposed(None, ""))
    qtbot.addWidget(form)
    form.take()
    (made,) = form.changes().entered
    left = {each.partition(".")[2] for each in NOT_IN_LISTS if each.startswith(f"{kind}.")}
    assert made.kind == kind
    assert {name: value for name, value in made.values.items() if name not in left} == {
        name: value for name, value in row.kept.items() if name not in left
    }
