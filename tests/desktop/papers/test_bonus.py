"""The bonus sheet tells of figures that nobody compared with the text of the law, and of nothing else."""

from datetime import date

from db.changes.decisions import IssueDecision
from db.connect import Database
from db.queries.decision_list import decision_lines
from desktop.papers.table import paper
from tests.desktop.papers.conftest import TODAY, person

SHEET = paper("bonus")
DOUBT = "Mức thưởng chưa đối chiếu với văn bản"


def test_a_sheet_by_a_decree_that_was_read_has_no_doubt(sample):
    assert DOUBT not in sample.gather(SHEET, sample.id).parts[0].note


def test_a_sheet_by_figures_from_memory_names_their_source(invented):
    made = invented(person("Ma Văn Khánh"), person("Hà Thị Mai"), issued=False)
    database: Database = made.database
    with database.read() as session:
        (decision,) = decision_lines(session, made.id)
    database.do(IssueDecision(decision.id, "15", date(2024, 1, 5)))
    note = made.gather(SHEET, made.id).parts[0].note
    assert f"{DOUBT}: NĐ 98/2023 Điều 58" in note
    assert date(2024, 1, 5) <= TODAY
