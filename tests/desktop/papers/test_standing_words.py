"""No sentence of a paper lives in code: each is a standing text that the office can write anew."""

import ast
import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db.changes.ceremonies import RevokeAward
from db.changes.decisions import IssueDecision
from db.changes.nominations import OverrideFinding
from db.changes.replacing import DraftReplacement
from db.models.nominations import Nomination
from db.queries import standing_texts
from db.rules.standing_texts import TEXTS
from db.rules.terms import Severity
from desktop.papers.reminder import Reminded, corrections_reminder, list_reminder
from desktop.papers.table import PAPERS
from desktop.papers.writing import write_paper
from desktop.ui.catalogue.texts_tab import COPIED
from desktop.ui.framework.text_titles import TITLES
from tests.amended import amend_each_way
from tests.desktop.papers.conftest import TODAY, judged, person, unmet
from tests.desktop.papers.reading import words_of
from tests.house import parsed

ROOT = Path(__file__).resolve().parents[3]
LONG = 9  # words: shorter ones, and those of two lines, are labels and headers
VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
FIXED = {
    "file_names.py": "names of files",
    "secret_list.py": "what the program says of its secret list, whatever the office writes",
    "letterhead.py": "Quốc hiệu and tiêu ngữ, fixed by the decree",
}


def test_every_standing_text_has_a_shipped_wording_and_a_title():
    assert set(TEXTS) == set(TITLES) == set(standing_texts.shipped()) - {"about"}


def test_a_text_written_anew_stands_on_its_paper(sample, invented, tmp_path, monkeypatch):
    own = {code: {"": f"Câu riêng số {at:02d}."} for at, code in enumerate(TEXTS)}
    monkeypatch.setattr(standing_texts, "shipped", lambda: own)
    plain = invented(person("Ma Văn Ước"))  # nobody planned a conference there
    refused = judged(plain, *((person(name), 0, "Chưa đủ hồ sơ") for name in ("Hà Thị Mai", "Hà Thị Mây")))
    dead = invented(person("Vàng A Páo", honorific="Ông", posthumous=True))
    lost = invented(person("Lường Văn Hạp"))
    lost.database.do(RevokeAward(1, "51/QĐ-UBND", TODAY, "Kê khai không trung thực"))
    with plain.database.read() as session:
        ids = session.scalars(select(Nomination.id)).all()
    for one in ids:  # accepted in spite of a finding
        plain.database.do(OverrideFinding(one, "rating_low", Severity.WARNING, "", "Đã xếp loại lại"))
    amended = invented(person("Bế Thị Hoa"))
    amend_each_way(amended.database, 1)
    alone = unmet(dead, person("Lù Thị Xuân"))
    replaced = invented(person("Bế Thị Hà"))
    new = replaced.database.do(DraftReplacement(1, "Ghi nhầm đơn vị", (1,))).result
    replaced.database.do(IssueDecision(new, "52/QĐ-UBND", TODAY))
    further = {
        "minutes": [refused],
        "submission": [alone],
        "confirmation": [lost, amended, replaced],
        "decision": [replaced],
        "script": [dead],
        "amendment": [amended],
    }
    told = ""
    for row in PAPERS:
        if row.code == "certificates":
            continue
        for made in (sample, plain, *further.get(row.code, [])):
            for subject_id in made.subjects(row):
                file = tmp_path / f"{row.code}-{subject_id}.{row.formats[0]}"
                with made.database.read() as session:
                    write_paper(session, row, subject_id, TODAY, file)
                told += words_of(file)
    with plain.database.read() as session:
        told += "".join(reminders(session).split())
    missing = [code for code, text in own.items() if text[""].replace(" ", "").rstrip(".") not in told]
    assert [code for code in missing if code not in COPIED] == []


def reminders(session):
    """Return the letters to units that are copied: for lists on their way and late ones, for what was returned."""
    late, early = (Reminded("Đợt 1", TODAY + timedelta(days), TODAY, "Sở") for days in (-3, 3))
    lists = [list_reminder(session, ["Bưu điện tỉnh"], about) for about in (late, early)]
    return "".join((*lists, corrections_reminder(session, "Bưu điện", [("Bà Lý", "")], late)))


def sentences_in(file):
    """Yield the Vietnamese texts of a module that are long enough to be a sentence; docstrings are none."""
    tree = parsed(file)
    comments = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if id(node) not in comments and VIETNAMESE.search(text) and len(text.split()) >= LONG and "\n" not in text:
            yield text


@pytest.mark.parametrize("folder", ["desktop/papers", "desktop/documents/letters"])
def test_no_module_of_papers_holds_a_sentence(folder):
    found = {
        file.name: list(sentences_in(file)) for file in sorted((ROOT / folder).glob("*.py")) if file.name not in FIXED
    }
    assert {name: texts for name, texts in found.items() if texts} == {}
