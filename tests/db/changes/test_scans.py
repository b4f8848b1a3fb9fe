"""The content of a file is kept once, apart from the journal, before a change refers to it."""

import hashlib

import pytest

from db.changes import decisions
from db.changes.decisions import AttachScan
from db.changes.scans import keep_file
from db.errors import KnownError
from db.models.decisions import DecisionScan
from db.models.journal import JournalEntry
from db.models.nominations import Attachment
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued

SCAN = b"%PDF-1.7 ban quet"


def test_a_scan_is_kept_once_under_its_hash_and_stands_in_no_journal(office):
    before = len(office.all(JournalEntry))
    sha256 = keep_file(office.database, "QĐ 1598.pdf", SCAN)
    assert keep_file(office.database, "bản sao.pdf", SCAN) == sha256 == hashlib.sha256(SCAN).hexdigest()
    (kept,) = office.all(Attachment)
    assert (kept.name, kept.size, kept.content, kept.sha256) == ("QĐ 1598.pdf", len(SCAN), SCAN, sha256)
    assert len(office.all(JournalEntry)) == before


def test_a_scan_is_attached_to_a_decision_once(office):
    decision, _ids = issued(office, person("Nông Quốc Khánh"))
    sha256 = keep_file(office.database, "QĐ 1598.pdf", SCAN)
    change = AttachScan(decision, "QĐ 1598.pdf", sha256)
    office.database.do(change)
    assert [(each.decision_id, each.attachment_id) for each in office.all(DecisionScan)] == [(decision, 1)]
    assert office.last_entry() == ("Lan", "decision.attach_scan", {"decision_scan"})
    assert office.refused(change).code == "twice_attached"
    assert office.refused(AttachScan(decision, "khác.pdf", "0" * 64)).code == "gone"
    assert office.refused(AttachScan(999, "QĐ 1598.pdf", sha256)).code == "gone"


def test_an_empty_and_an_endless_file_are_refused_by_name(office, monkeypatch):
    monkeypatch.setattr(decisions, "LARGEST_SCAN", 2 * 2**20)
    keep_file(office.database, "vừa đủ.pdf", bytes(2 * 2**20))
    for content, values in (
        (b"", {"name": "q.pdf"}),
        (bytes(2 * 2**20 + 1), {"name": "q.pdf", "megabytes": 2, "limit": 2}),
    ):
        with pytest.raises(KnownError) as told:
            keep_file(office.database, "q.pdf", content)
        assert told.value.values == values
    assert len(office.all(Attachment)) == 1
