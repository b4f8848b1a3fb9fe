"""Makes the corpus: every layout in every format that can hold it (`python -m tests.corpus.make_corpus FOLDER`)."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.layouts import LAYOUTS, Layout
from tests.corpus.tricky import TRICKY
from tests.corpus.writers import FORMATS, KEEP_MERGES


@dataclass(frozen=True)
class CorpusFile:
    """One file with its golden answers."""

    name: str
    content: bytes
    layout: Layout


def corpus() -> list[CorpusFile]:
    """Return all files; a layout that needs merged cells only in the formats that have them."""
    files = []
    for make in (*LAYOUTS, *TRICKY):
        layout = make()
        for suffix, write in FORMATS.items():
            writable = suffix != "1258.csv" or not layout.problems  # it has no Cyrillic letters to plant
            if writable and (not layout.merges or suffix in KEEP_MERGES):
                files.append(CorpusFile(f"{layout.name}.{suffix}", write(layout.grid, layout.merges), layout))
    return files


def main(folder: Path) -> None:
    """Write the files and what is right beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in corpus():
        (folder / file.name).write_bytes(file.content)
        golden = [{"source_row": row} | nominee for row, nominee in file.layout.golden]
        (folder / f"{file.name}.golden.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
