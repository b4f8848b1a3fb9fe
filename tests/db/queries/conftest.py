"""Records to ask: the office of the changes' tests, and how many questions an answer takes."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.db.changes import conftest
from tests.db.changes.conftest import Office

template, office = conftest.template, conftest.office
T = TypeVar("T")


@pytest.fixture
def ask(office: Office) -> Callable[..., Any]:
    """Call a query on the office's record in a session of its own; returns what it gives, lists made of iterators."""

    def asked(query: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        with office.database.read() as session:
            found = query(session, *arguments, **named)
            return list(found) if hasattr(found, "__next__") else found

    return asked


def questions(session: Session, query: Callable[[], T]) -> tuple[T, int]:
    """Return what a query gives, and how many statements it took."""
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    event.listen(session.get_bind(), "before_cursor_execute", note)
    try:
        return query(), len(asked)
    finally:
        event.remove(session.get_bind(), "before_cursor_execute", note)
