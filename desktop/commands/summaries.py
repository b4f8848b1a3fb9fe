"""One line about each command, for `--help` and for whoever starts the window without a display."""

from desktop.labels.translation import N_

SUMMARIES: dict[str, str] = {
    "demo": N_("build a fresh record with the sample round and write all its papers into a folder"),
    "read": N_("read a list that a unit sent and show what was found"),
    "import": N_("read a list and take its clean rows into a round"),
    "certificates": N_("draw certificates from plain values"),
    "print": N_("write a paper of a round or decision as PDF, Word or Excel"),
    "export": N_("write the award list or the register to a file"),
    "announce": N_("write the announcement text of a round"),
    "history": N_("show a nominee's awards"),
    "backup": N_("copy the record while it is in use"),
    "restore": N_("put a copy back, after checking it"),
    "check": N_("check the record: integrity, journal, orphans, gaps"),
    "verify": N_("check the proof printed on a certificate"),
    "move": N_("copy the whole record to another database"),
    "fill": N_("fill a record with invented nominations, for trials"),
    "screenshots": N_("draw every page and dialog to pictures"),
    "test": N_("run the test suite"),
    "bench": N_("measure speed beside the peers"),
    "bundle": N_("fetch the packages for an office without internet"),
}
