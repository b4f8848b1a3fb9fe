"""The office's own wording of the standing texts of papers, from a day on or corrected."""

from datetime import date
from typing import Any

from db.changes.change import Writer, change
from db.changes.decisions import draft
from db.changes.kept_words import keep_signed
from db.changes.office import write_setting
from db.errors import KnownError
from db.models.authorities import Authority
from db.models.council import Submission
from db.models.decisions import Decision
from db.queries.open_drafts import DECISION_TEXTS, SUBMISSION_TEXTS
from db.queries.standing_texts import versions
from db.rules.clean_text import clean, clean_lines
from db.rules.reword import Pairs, reworded, worth
from db.rules.standing_texts import TEXTS, Version, check_blanks, kept_versions, setting_key


@change("text.change")
class ChangeText:
    """Write a standing text anew from a day on, None for the beginning; what was signed before keeps the old one."""

    code: str
    text: str
    valid_from: date | None = None
    authority_id: int = 0

    def apply(self, writer: Writer) -> None:
        """Add the version. Raises KnownError: gone, field_missing, unknown_blank, text_on_day."""
        text = checked(writer, self)
        known = versions(writer.session, self.code, self.authority_id)
        if any(each.valid_from == self.valid_from for each in known):
            raise KnownError("text_on_day", date=self.valid_from or "")
        keep_signed(writer, self.authority_id or None, self.valid_from, None)
        keep(writer, self, [*known, Version(self.valid_from, text)])


@change("text.correct")
class CorrectText:
    """Correct a typing mistake in a standing text, the version that began on a day or the shipped one."""

    code: str
    text: str
    valid_from: date | None = None
    authority_id: int = 0

    def apply(self, writer: Writer) -> None:
        """Write the corrected version; signed papers keep theirs.

        Raises KnownError: gone, field_missing, unknown_blank.
        """
        text = checked(writer, self)
        known = versions(writer.session, self.code, self.authority_id)
        others = [each for each in known if each.valid_from != self.valid_from]
        if self.valid_from is not None and len(others) == len(known):
            raise KnownError("gone", table="setting", id=0)
        keep_signed(writer, self.authority_id or None, self.valid_from, None)
        keep(writer, self, [*others, Version(self.valid_from, text)])


@change("text.remove")
class RemoveText:
    """Take back the office's version that began on a day; the one before it holds again, or the shipped one."""

    code: str
    valid_from: date | None = None
    authority_id: int = 0

    def apply(self, writer: Writer) -> None:
        """Remove the version; signed papers keep their words. Raises KnownError: gone."""
        known = versions(writer.session, self.code, self.authority_id)
        others = [each for each in known if each.valid_from != self.valid_from]
        if len(others) == len(known):
            raise KnownError("gone", table="setting", id=0)
        keep_signed(writer, self.authority_id or None, self.valid_from, None)
        keep(writer, self, others)


def checked(writer: Writer, named: ChangeText | CorrectText) -> str:
    """Return a text as it is kept. Raises KnownError: gone, field_missing, unknown_blank."""
    kind = TEXTS.get(named.code)
    if kind is None or kind.by_authority == (not named.authority_id):
        raise KnownError("gone", table="setting", id=0)
    if named.authority_id and writer.session.get(Authority, named.authority_id) is None:
        raise KnownError("gone", table="authority", id=named.authority_id)
    text = clean_lines(named.text) if kind.is_list else clean(named.text)
    if not text:
        raise KnownError("field_missing", field="text")
    check_blanks(named.code, text)
    return text


def keep(writer: Writer, named: ChangeText | CorrectText | RemoveText, known: list[Version]) -> None:
    """Write the versions of a text into its setting."""
    value: Any = kept_versions(known)
    write_setting(writer, setting_key(named.code, named.authority_id), value)


@change("drafts.reword")
class RewordDrafts:
    """Put corrected words of the catalogue into drafts that copied the old ones; (old, new) pairs."""

    pairs: tuple[tuple[str, str], ...]
    decision_ids: tuple[int, ...] = ()
    submission_ids: tuple[int, ...] = ()

    def apply(self, writer: Writer) -> int:
        """Return how many drafts changed. Raises KnownError: gone, frozen."""
        pairs = worth((old, new) for old, new in self.pairs)
        changed = 0
        for id_ in self.decision_ids:
            changed += writer.update(Decision, id_, **_reworded(draft(writer, id_), DECISION_TEXTS, pairs))
        for id_ in self.submission_ids:
            row = writer.session.get(Submission, id_, populate_existing=True)
            if row is None:
                raise KnownError("gone", table="submission", id=id_)
            if row.number is not None:
                raise KnownError("frozen", number=row.number)
            changed += writer.update(Submission, id_, **_reworded(row, SUBMISSION_TEXTS, pairs))
        return changed


def _reworded(row: Decision | Submission, names: tuple[str, ...], pairs: Pairs) -> dict[str, str]:
    return {name: reworded(getattr(row, name), pairs) for name in names}
