"""The decision of a department at the year's end by keyboard: four awards in one paper, issued, saved and read back."""

import shutil
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from db.connect import Database
from db.models.authorities import Authority
from db.queries.decision_list import decision_lines
from db.queries.register_list import history_of, register_hits, register_ids
from desktop.exchange.understanding.list_reader import ReadingSettings, read_list
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.widgets.dialog import Question
from tests.db import year_end
from tests.db.year_end import IN_ORDER
from tests.desktop.ui.clerk import CTRL, SHIFT, Clerk
from tests.desktop.ui.records import TODAY, make_record
from tests.desktop.ui.windows import start


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """A record whose council recommended three titles and a commendation of our own department."""
    file = tmp_path_factory.mktemp("record") / "so-vang.sqlite"
    round_id, _chairman = make_record(file)
    database = Database(file, today=lambda: TODAY)
    with database.read() as session:
        office = session.scalars(select(Authority.id).where(Authority.is_office)).one()
    year_end.nominated(SimpleNamespace(database=database, round_id=round_id, office=office))
    database.close()
    return file


@pytest.fixture
def clerk(qtbot, qapp, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    program = start(qapp, own_data_folder, shutil.copy(made_once, own_data_folder / "so-vang.sqlite"))
    clerk = Clerk(qtbot, qapp, program)
    yield clerk
    program.window.close()


def draft(clerk, page, also):
    """Start a decision about the first award and, by the space bar, about others of the same authority."""

    def fill(form):
        assert form.drafted.isChecked() and len(form.also) == 3
        for box in list(form.also.values())[:also]:
            clerk.go_to(box)
            clerk.qtbot.keyClick(box, Qt.Key.Key_Space)
            assert box.isChecked()

    made = clerk.answering(NewDecision, fill)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    assert made


def test_four_awards_are_decided_in_one_paper_that_reads_back(clerk, tmp_path):
    page = clerk.page("decisions")
    draft(clerk, page, also=3)
    (line,) = page._lines.values()
    assert [each.award.partition(" của ")[0] for each in line.awards] == list(IN_ORDER)
    clerk.write(page.form.number, "12")
    clerk.write(page.form.dated, "12/12/2023")
    clerk.press(Qt.Key.Key_Tab)
    clerk.settle()
    grounds = [line for line in page.form.grounds.value().splitlines() if "…" not in line]  # a rule nobody has here
    clerk.write(page.form.grounds, "\n".join(grounds))
    asked = clerk.answering(Question, lambda form: None)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert asked
    out = tmp_path / "12-QD-STTTT.pdf"
    clerk.naming(out)
    clerk.press(Qt.Key.Key_P, CTRL | SHIFT)
    clerk.qtbot.waitUntil(out.exists, timeout=20_000)
    clerk.settle()
    read = read_list(out, ReadingSettings(TODAY))
    assert [(one.name, one.award.partition(" của ")[0]) for one in read.nominees] == [
        ("Nông Quốc Khánh", "Lao động tiên tiến"),
        ("Chẩu Thị Hiền", "Lao động tiên tiến"),
        ("Ma Văn Ước", "Lao động tiên tiến"),
        ("Nông Quốc Khánh", "Chiến sĩ thi đua cơ sở"),
        ("Phòng Bưu chính", "Tập thể lao động tiên tiến"),
        ("Văn phòng Sở", "Tập thể lao động tiên tiến"),
        ("Triệu Mùi Ghển", "Giấy khen"),
    ]
    with clerk.program.context.database.read() as session:
        hits = register_hits(session, register_ids(session))
        entry = next(id_ for id_, hit in hits.items() if hit.name == "Nông Quốc Khánh")
        kept = sorted(award.award for award in history_of(session, entry))
    assert kept == ["Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"]


def test_what_is_not_chosen_waits_for_a_decision_of_its_own(clerk):
    page = clerk.page("decisions")
    draft(clerk, page, also=1)
    with clerk.program.context.database.read() as session:
        (line,) = decision_lines(session, clerk.program.context.round_id)
    assert len(line.awards) == 2
    answered = clerk.answering(NewDecision, lambda form: form.also and None)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    assert answered
    assert len(page._lines) == 2
