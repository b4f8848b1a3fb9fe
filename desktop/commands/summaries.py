"""One line about each command, for `--help` and for whoever starts the window without a display."""

SUMMARIES: dict[str, str] = {
    "demo": "build a fresh record with the sample round and write all its papers into a folder",
    "read": "read a list that a unit sent and show what was found",
    "import": "read a list and take its clean rows into a round",
    "certificates": "draw certificates from plain values",
    "print": "write a paper of a round or decision as PDF, Word or Excel",
    "export": "write the award list, the register or statistics to a file",
    "announce": "write the announcement text of a round",
    "history": "show a nominee's awards",
    "backup": "copy the record while it is in use",
    "restore": "put a copy back, after checking it",
    "check": "check the record: integrity, journal, orphans, gaps",
    "verify": "check the proof printed on a certificate",
    "move": "copy the whole record to another database",
    "fill": "fill a record with invented nominations, for trials",
    "screenshots": "draw every page and dialog to pictures",
    "test": "run the test suite",
    "bench": "measure speed beside the peers",
    "bundle": "fetch the packages for an office without internet",
}
