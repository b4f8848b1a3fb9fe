"""The version of a record is read before anything else, and says whether this program can open it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from db import version
from db.errors import KnownError
from db.models.tables import metadata


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Connection]:
    """A database with nothing in it."""
    engine = create_engine(f"sqlite:///{tmp_path / 'trống.sqlite'}")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def refusal(connection: Connection) -> KnownError:
    with pytest.raises(KnownError) as error:
        version.checked(connection, "sổ.sqlite")
    assert error.value.values["path"] == "sổ.sqlite"
    return error.value


def test_an_empty_database_has_no_version(empty: Connection) -> None:
    assert version.version_of(empty) is None
    assert refusal(empty).code == "not_a_record"


def test_a_table_of_versions_with_nothing_in_it_is_no_record(empty: Connection) -> None:
    empty.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    assert version.version_of(empty) is None
    assert refusal(empty).code == "not_a_record"


@pytest.mark.parametrize("revision", version.KNOWN[:-1])
def test_an_older_record_is_known_whatever_tables_it_has(empty: Connection, revision: str) -> None:
    version.stamp(empty, revision)
    assert version.checked(empty, "sổ.sqlite") == revision


def test_a_record_of_a_later_program_is_refused_with_its_version(empty: Connection) -> None:
    version.stamp(empty, "0999")
    error = refusal(empty)
    assert (error.code, error.values["version"]) == ("record_newer", "0999")


def test_a_present_record_lacks_no_table(empty: Connection) -> None:
    metadata.create_all(empty)
    version.stamp(empty)
    assert version.checked(empty, "sổ.sqlite") == version.HEAD
    empty.execute(text("DROP TABLE sheet"))
    assert refusal(empty).code == "record_damaged"


def test_stamping_again_leaves_one_version(empty: Connection) -> None:
    for revision in (*version.KNOWN, version.HEAD):
        version.stamp(empty, revision)
    assert empty.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [version.HEAD]


def test_every_table_is_known_before_its_model_is_loaded() -> None:
    assert set(metadata.tables) == version.TABLES
