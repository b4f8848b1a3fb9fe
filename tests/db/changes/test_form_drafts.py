"""What stands in an unfinished form survives a crash, belongs to its subject, and leaves no step behind."""

from db.changes.form_drafts import draft_of, drop_draft, keep_draft
from db.models.journal import JournalEntry
from db.models.office import FormDraft


def keep(office, form, subject, content):
    with office.database.write() as session:
        keep_draft(session, form, subject, content)


def kept(office, form, subject):
    with office.database.read() as session:
        return draft_of(session, form, subject)


def test_the_newest_words_of_each_form_and_subject_are_kept(office):
    before = len(office.all(JournalEntry))
    for form, subject, content in (
        ("nomination", "1", '{"name": "Ma Van"}'),
        ("nomination", "2", '{"name": "Y’Bih"}'),
        ("person", "1", '{"name": "Chẩu"}'),
        ("nomination", "1", '{"name": "Ma Văn Ước"}'),
    ):
        keep(office, form, subject, content)
    assert kept(office, "nomination", "1") == '{"name": "Ma Văn Ước"}'
    assert kept(office, "nomination", "2") == '{"name": "Y’Bih"}'
    assert kept(office, "person", "1") == '{"name": "Chẩu"}'
    assert len(office.all(FormDraft)) == 3
    assert len(office.all(JournalEntry)) == before


def test_a_form_that_was_kept_is_forgotten_and_no_other(office):
    keep(office, "nomination", "1", "một")
    keep(office, "nomination", "2", "hai")
    with office.database.write() as session:
        drop_draft(session, "nomination", "1")
        drop_draft(session, "nomination", "3")
    assert (kept(office, "nomination", "1"), kept(office, "nomination", "2")) == ("", "hai")
