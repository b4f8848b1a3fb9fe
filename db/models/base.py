"""What all tables share: naming, keys, and types that mean the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, ClassVar

from sqlalchemy import BigInteger, Dialect, Enum, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

from db.rules import clean_text

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


REMEMBERED = 4_096  # clean texts of a column's kind


class Words(TypeDecorator[str]):
    """Text as people write it, cleaned as it goes into the record and as it is read from it.

    So equal words are equal letters everywhere, those of a record that an older version wrote too.
    """

    impl = String
    cache_ok = True

    def __init__(self, *, lines: bool = False) -> None:
        super().__init__()
        self.lines = lines
        """Line feeds are kept."""

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return self.cleaned(value)

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[str | None], str | None]:
        """Return what cleans a text that was read: nearly all are clean, and most of a long list come again."""
        fine, cleaned, clean = clean_text.FINE.fullmatch, self.cleaned, set[str]()

        def read(value: str | None) -> str | None:
            if value is None or value in clean:
                return value
            if not fine(value) or "  " in value:
                return cleaned(value)
            if len(clean) >= REMEMBERED:
                clean.clear()
            clean.add(value)
            return value

        return read

    def cleaned(self, value: str | None) -> str | None:
        """Return a text as this column keeps it."""
        if value is None:
            return None
        return clean_text.clean_lines(value) if self.lines else clean_text.clean(value)


class Letters(TypeDecorator[str]):
    """Text kept letter by letter, but half letters, which no file can keep."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return None if value is None else clean_text.storable(value)


class Base(DeclarativeBase):
    """The tables of the record."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {str: Words()}


Exact = Annotated[str, mapped_column(Letters())]
"""Text kept letter by letter: JSON, keys, names of files and devices, and what a seal was made over."""

Lines = Annotated[str, mapped_column(Words(lines=True))]
"""Text of several lines."""

KEY = BigInteger().with_variant(Integer, "sqlite")
PrimaryKey = Annotated[int, mapped_column(KEY, primary_key=True, autoincrement=True)]


def one_of(kind: type[StrEnum]) -> Enum:
    """Return a column type that keeps the value of `kind` as text and refuses any other in the database."""
    name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip("_")
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=30,
        values_callable=lambda members: [member.value for member in members],
    )
