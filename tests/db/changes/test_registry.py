"""Every change of the record is known by its name as soon as the registry is loaded: undo and `apply` find it."""

import json
import re
import subprocess
import sys
from pathlib import Path

from db.changes import registry
from db.changes.change import CHANGES, UNDOABLE
from db.changes.registry import ALL

FOLDER = Path(registry.__file__).parent
LOAD = "import json; from db.changes.registry import ALL; print(json.dumps(sorted(ALL)))"


def test_every_change_is_known_to_undo_after_a_start():
    assert ALL is CHANGES
    assert "decision.issue" in ALL
    assert "decision.issue" not in UNDOABLE


def test_a_fresh_start_knows_every_change_that_a_module_registers():
    told = subprocess.run([sys.executable, "-c", LOAD], cwd=FOLDER.parents[1], capture_output=True, check=True)
    written = {
        name
        for path in FOLDER.glob("*.py")
        for name in re.findall(r'^@change\("([^"]+)"', path.read_text("utf-8"), re.M)
    }
    assert len(written) > 50
    assert set(json.loads(told.stdout)) == written


def test_every_change_can_be_made_and_only_known_ones_are_undone():
    assert set(ALL) > UNDOABLE > {"person.add", "nomination.import_list", "round.open"}
    assert all(callable(kind.apply) and kind.apply.__doc__ for kind in ALL.values())
