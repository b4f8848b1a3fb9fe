"""A new office sets everything up through the tabs of the catalogue and mends what it mistyped; papers say it right."""

from datetime import date

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt

from db.changes.council import RecordCouncil, Result
from db.changes.decisions import DraftDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.queries.catalogue_list import award_lines
from db.queries.grounds import grounds_for
from db.queries.lookups import authorities, signers
from db.queries.standing_texts import proposed
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind
from desktop.papers import decision, minutes
from desktop.papers.writing import RENDERERS
from desktop.ui.catalogue.awards_tab import AwardForm
from desktop.ui.catalogue.entry_form import EntryForm
from desktop.ui.catalogue.office_form import OfficeForm
from desktop.ui.catalogue.signer_form import SignerForm
from desktop.ui.catalogue.text_form import TextForm
from desktop.ui.core.preferences import Preferences
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.shell.app import Program
from tests.desktop.ui.clerk import CTRL, NONE, Clerk

TODAY = date(2024, 1, 12)
ROUND = {"name": "Khen thưởng chuyên đề năm 2023", "year": "2023", "movement": "phong trào chuyển đổi số năm 2023"}
OFFICE = {
    "body": "Sở Khoa hoc và Công nghệ",
    "superior": "UBND tỉnh Tuyên Quang",
    "title": "Giám đốc Sở Khoa học và Công nghệ",
    "short_title": "Giám đốc Sở",
    "office": "GIÁM ĐỐC",
    "place": "Tuyên Quang",
    "number_suffix": "QĐ-SKHCN",
    "fund": "Quỹ thi đua, khen thưởng của Sở",
    "signer": "Nguyễn Văn Ấn",
}


@pytest.fixture
def clerk(qtbot, qapp, own_data_folder):
    preferences = Preferences(own_data_folder)
    preferences.language = "vi"
    preferences.sync()
    program = Program(qapp, str(own_data_folder / "so-vang.sqlite"), today=lambda: TODAY)
    program.window.resize(1366, 720)
    program.window.show()
    assert program.open()
    clerk = Clerk(qtbot, qapp, program)
    clerk.settle()
    yield clerk
    program.window.close()


def texts(clerk, entered):
    """Return what types the texts into a form by the names of its fields."""

    def fill(form):
        edits = form.edits if hasattr(form, "edits") else {name: field.editor for name, field in form.fields.items()}
        for name, text in entered.items():
            clerk.write(edits[name], text)

    return fill


def ask(clerk, kind, entered, key, modifier=CTRL):
    answered = clerk.answering(kind, texts(clerk, entered))
    clerk.press(key, modifier)
    clerk.settle()
    assert answered


def begin(clerk):
    """From an empty record: our own office with a typing mistake in its name, and a round."""

    def round_(form):
        clerk.write(form.name, ROUND["name"])
        clerk.write(form.year.lineEdit(), ROUND["year"])
        clerk.choose(form.reward, 2)
        clerk.write(form.movement, ROUND["movement"])

    office = clerk.answering(OfficeForm, texts(clerk, OFFICE))
    opened = clerk.answering(RoundForm, round_)
    clerk.press(Qt.Key.Key_2)
    clerk.qtbot.waitUntil(lambda: bool(opened))
    clerk.settle()
    assert office
    return clerk.page("catalogue")


def to_tab(clerk, page, tab):
    """Press Ctrl+Tab until a tab is in sight, as a clerk does; its list has the focus then."""
    for _step in range(page.tabs.count()):
        if page.tabs.currentWidget() is tab:
            break
        page.first_focus().setFocus()
        clerk.press(Qt.Key.Key_Tab, CTRL)
    assert page.tabs.currentWidget() is tab
    clerk.settle()


def choose(clerk, table, text, column=0):
    """Walk down a table to the row that begins so."""
    clerk.go_to(table)
    clerk.qtbot.keyClick(table, Qt.Key.Key_Home, CTRL)
    for _row in range(table.rowCount()):
        if table.item(table.currentRow(), column).text().startswith(text):
            return
        clerk.qtbot.keyClick(table, Qt.Key.Key_Down)
    raise AssertionError(text)


def mend_office(clerk, page):
    """Correct the office's name in place, and its signer."""
    form = page.office.form
    clerk.write(form.edits["body"], "Sở Khoa học và Công nghệ")
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert page.office.lines[0].newest.body == "Sở Khoa học và Công nghệ"
    clerk.go_to(page.office.list)
    ask(
        clerk,
        SignerForm,
        {"name": "Nguyễn Văn Ân", "start": "01/08/2021"},
        Qt.Key.Key_F2,
        NONE,
    )
    deputy = {"name": "Trịnh Hoài Sơn", "office": "PHÓ GIÁM ĐỐC", "start": "15/03/2022"}
    ask(clerk, SignerForm, deputy, Qt.Key.Key_Insert, NONE)


def mend_awards(clerk, page):
    """Add an award of the office's own, mend its name, give it a bonus."""
    to_tab(clerk, page, page.awards)
    wrong = {"name": "Giấy khen chuyên đề chuyển đổi sô", "wording": "Giấy khen chuyên đề của {cấp khen, gọi đủ}"}
    ask(clerk, AwardForm, {**wrong, "short": "Giấy khen chuyên đề"}, Qt.Key.Key_N)
    choose(clerk, page.awards.table, "Giấy khen chuyên đề")
    right = {"name": "Giấy khen chuyên đề chuyển đổi số"}
    ask(clerk, AwardForm, right, Qt.Key.Key_F2, NONE)
    choose(clerk, page.awards.table, "Giấy khen chuyên đề")

    def bonus(form):
        law = next(
            at for at in range(form.edits["regime_id"].count()) if "2024" in form.edits["regime_id"].itemText(at)
        )
        clerk.choose(form.edits["regime_id"], law)
        clerk.write(form.edits["hundredths"], "0,5")
        clerk.write(form.edits["source"], "Quy chế thi đua, khen thưởng của Sở")

    answered = clerk.answering(EntryForm, bonus)
    clerk.press(Qt.Key.Key_E, CTRL)
    clerk.settle()
    assert answered


def mend_law(clerk, page):
    """Add a ground to the law of the day and mend it."""
    to_tab(clerk, page, page.law)
    choose(clerk, page.law.table, "Luật Thi đua, khen thưởng 06/2022/QH15; Nghị định 98/2023")
    ask(clerk, EntryForm, {"text": "Căn cứ Quy chế thi đua, khen thương của Sở"}, Qt.Key.Key_E)
    choose(clerk, page.law.ground_table, "Căn cứ Quy chế")
    right = {"text": "Căn cứ Quy chế thi đua, khen thưởng của Sở"}
    ask(clerk, EntryForm, right, Qt.Key.Key_F2, NONE)


def mend_salary(clerk, page):
    """Add the base salary of a coming year and mend its amount."""
    to_tab(clerk, page, page.salaries)
    wrong = {"amount": "2.080.000", "valid_from": "01/07/2027", "source": "Nghị định 200/2027/NĐ-CP"}
    ask(clerk, EntryForm, wrong, Qt.Key.Key_N)
    choose(clerk, page.salaries.table, "2.080.000")
    ask(clerk, EntryForm, {"amount": "2.800.000"}, Qt.Key.Key_F2, NONE)


def mend_texts(clerk, page):
    """Write our own recipients of copies and article, each with a mistake, and mend them."""
    to_tab(clerk, page, page.texts)
    for title, wrong, right in (
        ("Quyết định: nơi nhận", "Như Điều 3\nĐảng ủy Sơ\nLưu: VT", "Như Điều 3\nĐảng ủy Sở\nLưu: VT"),
        ("Quyết định: điều thi hành", "Chánh Văn phong chịu trách nhiệm", "Chánh Văn phòng chịu trách nhiệm"),
        ("Biên bản: kết luận", "Hội đồng nhất trí khen {số được đề nghi}", "Hội đồng nhất trí khen {số được đề nghị}"),
    ):
        for text in (wrong.replace("nghi}", "nghị} người"), right):
            choose(clerk, page.texts.table, title)
            ask(clerk, TextForm, {"text": text}, Qt.Key.Key_F2, NONE)


def paper(clerk, letter, tmp_path):
    """Return the text of a paper as it is drawn."""
    file = tmp_path / "giấy.pdf"
    RENDERERS[type(letter)]["pdf"](file, letter, None)
    with PdfDocument(file) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.split())


def drafted(clerk):
    """Hold a council and draft a decision of our own office, as the pages of council and decisions do."""
    database = clerk.program.context.database
    round_id = clerk.program.context.round_id
    with database.read() as session:
        (office,) = authorities(session)
        award = next(line.id for line in award_lines(session) if line.own)
    person = NominationDraft(
        NomineeKind.INDIVIDUAL,
        "Ma Văn Ước",
        honorific="Ông",
        position="Chuyên viên",
        unit="Văn phòng Sở",
        citation="Đã có thành tích xuất sắc trong chuyển đổi số năm 2023",
    )
    nomination = database.do(AddNomination(round_id, award, office.id, person)).result
    database.do(MoveNominations((nomination,), NominationState.SUBMITTED))
    council = ("Tuyên Quang", "Ông Nguyễn Văn Ân, Giám đốc Sở", "Bà Lý Thị Mỹ, chuyên viên")
    database.do(RecordCouncil(round_id, date(2024, 1, 8), *council, 5, 5, (Result(nomination, 5, 5, True),)))
    with database.read() as session:
        deputy = next(each for each in signers(session, office.id) if each.full_name == "Trịnh Hoài Sơn")
        grounds = tuple(grounds_for(session, office.level, TODAY))
        copies = proposed(session, "decision_recipients", office.id, TODAY)
    words = (office.place, deputy.full_name, deputy.office, deputy.capacity, grounds, copies)
    made = DraftDecision(round_id, office.id, award, DecisionOrigin.DRAFTED, (nomination,), *words)
    return round_id, database.do(made).result


def test_what_was_mistyped_is_mended_in_every_tab_and_papers_carry_it(clerk, tmp_path):
    page = begin(clerk)
    mend_office(clerk, page)
    mend_awards(clerk, page)
    mend_law(clerk, page)
    mend_salary(clerk, page)
    mend_texts(clerk, page)
    round_id, made = drafted(clerk)
    with clerk.program.context.database.read() as session:
        told = paper(clerk, decision.gather(session, made, TODAY), tmp_path)
        said = paper(clerk, minutes.gather(session, round_id, TODAY), tmp_path)
    for right in (
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Giấy khen chuyên đề",
        "Căn cứ Quy chế thi đua, khen thưởng của Sở",
        "900.000 đồng",
        "Quỹ thi đua, khen thưởng của Sở",
        "Chánh Văn phòng chịu trách nhiệm",
        "Đảng ủy Sở",
        "Trịnh Hoài Sơn",
    ):
        assert right in told, right
    for wrong in ("Khoa hoc", "sô", "thương của", "Đảng ủy Sơ;", "Văn phong"):
        assert wrong not in told, wrong
    assert "Hội đồng nhất trí khen 01 cá nhân" in said
