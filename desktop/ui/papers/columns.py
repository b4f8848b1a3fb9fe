"""The list of papers in the clerk's words: what each is, how far it is, and which ways out it has."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from db.rules.awards import CERTIFICATES
from db.rules.dates import short_date
from db.rules.numbers import money
from desktop.papers.file_names import body_name
from desktop.papers.round_papers import Gap, RoundPaper, Stage, Waits
from desktop.papers.table import Paper, Section, Subject
from desktop.ui.core.i18n import N_, _
from desktop.ui.tables.columns import Column, Mark

PRINT: Final = "print"
HERE: Final = "papers"
ELSEWHERE: Final = {"certificates": "certificates"}
"""Papers that leave the window by another page only: there each sheet is accounted for."""
SIGN: Final = "sign"
SIGNED: Final = ("call", "submission", "decision", "invitation", "announcement")
"""Papers that the office's head signs alone: these leave a place to the digital signature."""
NOTHING: Final = "\u2009"
"""Stands for words in a cell that shows an icon."""
SECTIONS: Final = {
    Section.PROPOSING: N_("I. Nominations, council, submissions"),
    Section.DECIDING: N_("II. Decisions"),
    Section.PRESENTING: N_("III. Presenting, bonus"),
    Section.TELLING: N_("IV. Announcement, reports"),
}
STAGES: Final = {
    Stage.LACKING: (N_("Something is missing"), Mark("triangle-alert", "warn")),
    Stage.DRAFT: (N_("Draft"), Mark("pencil", "goldText")),
    Stage.READY: (N_("Ready"), Mark("check", "text2")),
    Stage.DONE: (N_("Done"), Mark("circle-check", "ok")),
    Stage.LATER: (N_("Not yet"), Mark("circle-dashed", "text2")),
    Stage.REVOKED: (N_("Revoked"), Mark("ban", "stop")),
}


class GapWords(NamedTuple):
    """What is missing in a word, what to do, and the page where it is done."""

    what: str
    remedy: str
    page: str


GAPS: Final = {
    Gap.OFFICE: GapWords(N_("the office"), N_("Enter whose office this is."), "catalogue"),
    Gap.MINUTES_NUMBER: GapWords(N_("number"), N_("Enter the number of the minutes."), "council"),
    Gap.COUNCIL_PLACE: GapWords(N_("place"), N_("Say where the council met."), "council"),
    Gap.COUNCIL_CHAIR: GapWords(N_("chair"), N_("Say who chaired the council."), "council"),
    Gap.COUNCIL_SECRETARY: GapWords(N_("secretary"), N_("Say who kept the minutes."), "council"),
    Gap.COUNCIL_MEMBERS: GapWords(N_("those present"), N_("Name the members who were present."), "council"),
    Gap.SIGNER: GapWords(N_("signer"), N_("Choose who signs."), ""),
    Gap.ADDRESSEES: GapWords(N_("addressees"), N_("Say to whom it goes."), "council"),
    Gap.GROUNDS: GapWords(N_("legal grounds"), N_("Enter the grounds of the decision."), "decisions"),
    Gap.UNITS: GapWords(N_("units"), N_("Say which units are asked for a list."), "rounds"),
    Gap.DEADLINE: GapWords(N_("last day"), N_("Say until when the lists are due."), "rounds"),
    Gap.CONFERENCE: GapWords(N_("conference"), N_("Say where and when the awards are presented."), HERE),
    Gap.CONFERENCE_PLACE: GapWords(N_("place"), N_("Say where the conference is held."), HERE),
    Gap.PRESENTER: GapWords(N_("presenter"), N_("Say who presents the awards."), HERE),
}
WAITS: Final = {
    Waits.NOMINATIONS: N_("after the first nomination"),
    Waits.COUNCIL: N_("after the council"),
    Waits.SUBMISSION: N_("no submission yet"),
    Waits.DECISION: N_("no decision yet"),
    Waits.ISSUED: N_("after the decision is issued"),
    Waits.REGISTER: N_("after the first award"),
    Waits.NO_CERTIFICATE: N_("this award has no certificate of ours"),
}
UNDER_WAY: Final = {
    Waits.UNSUBMITTED: N_("{done} of {total} submitted"),
    Waits.SHEETS: N_("{done} of {total} sheets printed"),
    Waits.DECISION: N_("{done} of {total} decisions issued"),
    Waits.PAYMENTS: N_("{done} of {total} paid"),
}
"""What is still under way on a paper that can be drawn already."""


@dataclass(frozen=True)
class PaperLine:
    """One row of the list; `year` is the round's, for the names of files."""

    id: int
    place: int
    one: RoundPaper
    year: int


def gap_page(one: RoundPaper, gap: Gap) -> str:
    """Return the page where a gap is filled; the signer's depends on the paper."""
    return GAPS[gap].page or ("decisions" if one.paper.code == "decision" else "council")


def ways_of(row: Paper) -> tuple[str, ...]:
    """Return how a paper leaves the window from this page: printed, if it has pages, and as files by their endings."""
    if row.code in ELSEWHERE:
        return ()
    return (PRINT, *row.formats) if "pdf" in row.formats else row.formats


def called(one: RoundPaper) -> str:
    """Return what the paper is called; certificates are called after what their decision gives."""
    if not one.award:
        return _(one.paper.title)
    own = one.award in CERTIFICATES
    words = _("{award} by decision") if own else _("Certificates of {award} by decision")
    return words.format(award=one.award)


def paper_title(one: RoundPaper) -> str:
    """Return what the paper is called, with the authority that it is about."""
    title = called(one)
    return f"{title} – {one.authority}" if one.authority else title


def paper_name(line: PaperLine) -> str:
    """Return the title, short, with how many stand on it: "Quyết định – UBND tỉnh  1 + 3"."""
    counted = line.one.counted
    many = f"   {counted.collectives}\u00a0+\u00a0{counted.others}" if counted.all else ""
    whose = f" – {body_name(line.one.authority)}" if line.one.authority else ""
    return called(line.one) + whose + many


def state_words(one: RoundPaper) -> str:
    """Return how far a paper is, in a few words."""
    if one.stage is Stage.LACKING:
        first = _(GAPS[one.gaps[0]].what)
        more = len(one.gaps) - 1
        words = _("missing: {what}, {n} more") if more else _("missing: {what}")
        return words.format(what=first, n=more)
    if one.stage is Stage.LATER:
        return _(WAITS[one.waits]) if one.waits in WAITS else _(STAGES[one.stage][0])
    if one.waits is Waits.SHEETS:
        return _(UNDER_WAY[one.waits]).format(done=one.done, total=one.total)
    if one.number:
        told = f"{one.number}, {short_date(one.dated)}" if one.dated else one.number
        return f"{told} · {_(STAGES[one.stage][0])}" if one.stage is Stage.REVOKED else told
    if one.waits in UNDER_WAY and one.total:
        return _(UNDER_WAY[one.waits]).format(done=one.done, total=one.total)
    if one.paper.of is Subject.YEAR:
        return _("of {year}").format(year=one.subject_id)
    if one.paper.of is Subject.RECORD:
        return _("{n} entries").format(n=money(one.total))
    if one.dated:
        return _("conference on {date}").format(date=short_date(one.dated))
    return _(STAGES[one.stage][0])


def state_mark(line: PaperLine) -> Mark:
    """Return the icon of how far a paper is."""
    return STAGES[line.one.stage][1]


def paper_columns() -> tuple[Column[PaperLine], ...]:
    """Return the columns in the language chosen now."""
    return (
        Column("place", _("No."), lambda line: str(line.place), 36, right=True, role="figures", lesser=2),
        Column("name", _("Papers"), paper_name, 300, role="name", stretch=True, roomy=300, least=140),
        Column("state", _("State"), lambda line: state_words(line.one), 226, mark=state_mark, least=100),
        _way_column(PRINT, _("Print"), "printer"),
        _way_column("pdf", "PDF", "file-text"),
        _way_column("docx", "Word", "file-text"),
        _way_column("xlsx", "Excel", "file-spreadsheet"),
    )


def _way_column(way: str, title: str, icon: str) -> Column[PaperLine]:
    return Column(way, title, _way_text(way), 46, least=36, lesser=1, mark=_way_mark(way, icon))


def has_way(one: RoundPaper, way: str) -> bool:
    """Return whether a paper can leave the window this way now."""
    return one.can_be_drawn and way in ways_of(one.paper)


def _way_text(way: str) -> Callable[[PaperLine], str]:
    return lambda line: NOTHING if has_way(line.one, way) else ""


def _way_mark(way: str, icon: str) -> Callable[[PaperLine], Mark | None]:
    return lambda line: Mark(icon, "text2") if has_way(line.one, way) else None
