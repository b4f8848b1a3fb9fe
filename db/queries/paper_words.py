"""The words of one paper that come from the catalogue: who decides, who we are, the standing texts.

A signed paper keeps its words when a typing mistake in the catalogue is corrected after it; every other paper says
what the catalogue says on the paper's day.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.council import CouncilSession, Submission
from db.models.decisions import Decision
from db.models.office import KeptWords
from db.queries.authority_words import AuthorityWords, office_words, words
from db.queries.standing_texts import TRIED, blanks, default_text, text_on
from db.rules.standing_texts import TEXTS, filled

TEXTS_OF = {
    "decision": (
        "decision_abstract",
        "decision_award",
        "decision_bonus",
        "decision_replaces",
        "execution",
        "decision_list",
    ),
    "submission": (
        *("submission_abstract", "submission_request", "dossier", "request", "submission_list"),
        *("submission_request_unmet", "dossier_unmet", "submission_exceptions"),
        "submission_recipients",
    ),
    "council_session": (
        *("minutes_abstract", "minutes_content", "minutes_conclusion", "minutes_refused", "minutes_nobody"),
        "minutes_exceptions",
        "minutes_end",
    ),
}
"""The standing texts that a paper takes when it is drawn; others are written into the draft."""


@dataclass(frozen=True)
class PaperWords:
    """What the catalogue gives one paper; `authority` is None for minutes."""

    office: AuthorityWords
    authority: AuthorityWords | None
    blanks: Mapping[str, str]
    texts: Mapping[str, str]

    def sentence(self, code: str, **more: str) -> str:
        """Return a standing text with its blanks filled."""
        return filled(self.texts[code], {**self.blanks, **more})

    def lines(self, code: str) -> list[str]:
        """Return a standing text that is a list."""
        return [line for line in self.sentence(code).splitlines() if line.strip()]


def paper_words(session: Session, paper: str, paper_id: int, today: date) -> PaperWords:
    """Return the words of a row of `decision`, `submission` or `council_session`: those it keeps, else the catalogue's.

    Raises KnownError: gone, office_missing, authority_without_name.
    """
    kept = session.scalar(select(KeptWords.words).where(KeptWords.paper == paper, KeptWords.paper_id == paper_id))
    if kept is not None:
        return _with_tried(session, _read(kept, paper), paper, paper_id)
    authority_id, day = _whose(session, paper, paper_id)
    day = day or today
    authority = words(session, authority_id, day) if authority_id is not None else None
    texts = {code: _text(session, code, day, authority_id, authority) for code in TEXTS_OF[paper]}
    return PaperWords(office_words(session, day), authority, blanks(session, day, authority), texts)


def _with_tried(session: Session, kept: PaperWords, paper: str, paper_id: int) -> PaperWords:
    """Return kept words as they would be with a wording that is being tried."""
    tried = session.info.get(TRIED)
    if (
        tried is None
        or tried.code not in kept.texts
        or tried.authority_id not in (0, _whose(session, paper, paper_id)[0])
    ):
        return kept
    return replace(kept, texts={**kept.texts, tried.code: tried.text})


def _text(session: Session, code: str, day: date, authority_id: int | None, authority: AuthorityWords | None) -> str:
    own = authority_id if TEXTS[code].by_authority and authority_id is not None else 0
    return text_on(session, code, day, own, authority.level if authority else "")


def _whose(session: Session, paper: str, paper_id: int) -> tuple[int | None, date | None]:
    if paper == "council_session":
        held = session.scalar(select(CouncilSession.held_on).where(CouncilSession.id == paper_id))
        return None, held
    table = Decision if paper == "decision" else Submission
    found = session.execute(select(table.authority_id, table.dated).where(table.id == paper_id)).one_or_none()
    if found is None:
        raise KnownError("gone", table=paper, id=paper_id)
    return found.authority_id, found.dated


def as_kept(words_of_paper: PaperWords) -> str:
    """Return the words of a paper as they are kept."""
    return json.dumps(asdict(words_of_paper), ensure_ascii=False)


def _read(kept: str, paper: str) -> PaperWords:
    data = json.loads(kept)
    authority = AuthorityWords(**data["authority"]) if data["authority"] else None
    level = authority.level if authority else ""
    early = {code: default_text(code, level) for code in TEXTS_OF[paper]}  # kept before these could be written anew
    return PaperWords(AuthorityWords(**data["office"]), authority, data["blanks"], early | data["texts"])


def sentence_on(session: Session, code: str, day: date, **more: str) -> str:
    """Return a standing text of the office on a day, for the papers of a round that nobody numbers."""
    return filled(text_on(session, code, day), {**blanks(session, day), **more})


def lines_on(session: Session, code: str, day: date) -> tuple[str, ...]:
    """Return a standing text of the office that is a list."""
    return tuple(line for line in sentence_on(session, code, day).splitlines() if line.strip())
