"""Writes the first revision and the first record file anew from the models, while no version is released.

    python -m tests.db.first_revision

After the first release this file goes away and every change of the models is a revision of its own.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from db import search, triggers
from db.models.base import Words
from db.models.tables import metadata
from db.sample_data.fill import fill
from db.upgrade import SCRIPTS

KEPT = Path(__file__).parents[1] / "files" / "record-0001.sqlite"
TARGET = SCRIPTS / "versions" / "0001_first.py"
HEAD = '''"""The first schema: all tables, the guards of what was issued, the search index."""
# ruff: noqa: E501

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

'''
UPGRADE = '''def upgrade() -> None:
    """Make everything."""
    tables()
    dialect = op.get_bind().dialect.name
    for statement in GUARDS_SQLITE + SEARCH_SQLITE if dialect == "sqlite" else GUARDS_POSTGRESQL:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Go back to nothing: never offered, a copy is restored instead."""
    raise NotImplementedError


'''


def plain_type(kind: str, value: Any, _context: AutogenContext) -> str | bool:
    """Revisions name no class of ours, which may change later."""
    return "sa.String()" if kind == "type" and isinstance(value, Words) else False


def source() -> str:
    """Return the revision as Python."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        made = produce_migrations(context, metadata)
        assert isinstance(made.upgrade_ops, ops.UpgradeOps)
        body = render_python_code(made.upgrade_ops, render_item=plain_type)
    body = re.sub(r"#.*", "", body).strip()
    code = f'def tables() -> None:\n    """Create tables and indexes."""\n    {body}\n'
    return HEAD + UPGRADE + code + "\n\n" + literals()


def literals() -> str:
    """Return the statements that are no tables, as they are now."""
    parts = {
        "GUARDS_SQLITE": triggers.statements("sqlite"),
        "GUARDS_POSTGRESQL": triggers.statements("postgresql"),
        "SEARCH_SQLITE": search.statements(),
    }
    told = []
    for name, texts in parts.items():
        lines = "".join(f"    {text!r},\n" for text in texts)
        told.append(f"{name} = (\n{lines})\n")
    return "\n".join(told)


def formatted() -> str:
    """Return the revision as it is kept, with the formatter's line breaks."""
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, "format", "-q", "--stdin-filename", TARGET, "-"],
        input=source(),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def main() -> None:
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(formatted(), "utf-8")
    KEPT.unlink(missing_ok=True)
    fill(KEPT, nominations=40, seed=2)
    KEPT.with_name(KEPT.name + ".owner").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
