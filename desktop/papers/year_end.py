"""The figures of a year for the report at its end (báo cáo tổng kết công tác thi đua, khen thưởng)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.paper_words import sentence_on
from db.queries.statistics import UNKNOWN, Dimension, Key, Scope, counted, is_leader, taken_back
from db.rules.posts import Post
from db.rules.terms import NomineeKind
from desktop.documents.letters.bar_chart import NO_CHART, BarChart
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, Total
from desktop.documents.letters.paper_words import place_and_date
from desktop.documents.letters.values import Signature
from desktop.labels.statistics_labels import KeyWords
from desktop.papers import record_words
from desktop.papers.figures import figure_table, key_words
from desktop.papers.statistics import BY_ON_SHEET, NUMERALS, PARTS, on_sheet, revoked_note

D = Dimension
K = NomineeKind
YEARS_SHOWN: Final = 5
SHOWN: Final = (D.AWARD, D.LEVEL, D.REWARD, D.UNIT)
HEADS: Final = (
    "Tập thể",
    "Hộ gia đình",
    "Cá nhân",
    "Trong đó nữ",
    "Chưa biết giới tính",
    "Trong đó lãnh đạo",
    "Trực tiếp",
    "Chưa biết chức vụ",
)
Cube = Counter[tuple[Key, ...]]


def gather(session: Session, year: int, today: date) -> Listing:
    """Return the figures of decisions of a year; dated today and signed by the head of the office.

    Raises KnownError: nothing_awarded_in, office_missing.
    """
    scope = Scope(year, year)
    cubes = {by: counted(session, scope, (by, D.KIND, D.SEX, D.POST)) for by in SHOWN}
    if not cubes[D.AWARD]:
        raise KnownError("nothing_awarded_in", year=year)
    office, words = paper_rows.office_words(session, today), key_words(session, "vi")
    columns = [Column("TT", CellKind.NUMBER, 6, 11), BY_ON_SHEET, Column("Chỉ tiêu", CellKind.TEXT, 44, 84)]
    columns += [Column(each, CellKind.NUMBER, 11, 16.0) for each in HEADS]
    columns.append(Column("Cộng", CellKind.NUMBER, 10, 15))
    title = sentence_on(session, "year_end_title", today, year=str(year))
    part = ListPart(
        title=title,
        table=Table(columns, list(_rows(cubes, words)), size=11.0, side=1.2, pad=1.1),
        heading=("BÁO CÁO", title),
        note=sentence_on(session, "posts_note", today),
        opening=tuple(_summary(cubes[D.AWARD], year, taken_back(session, scope))),
        signatures=(Signature(("NGƯỜI LẬP",)), Signature((office.office,))),
        day=place_and_date(office.place, today),
        sheet=f"Năm {year}",
        chart=_chart(session, year),
    )
    return Listing(title, (part,), record_words.office(office), record_words.journal_mark(session), today)


def _chart(session: Session, year: int) -> BarChart:
    """Return the awards of the last years by kind; one year alone is no chart."""
    chart = figure_table(session, Scope(year - YEARS_SHOWN + 1, year), D.KIND, D.YEAR, "vi").chart
    return chart if len(chart.groups) > 1 else NO_CHART


def _rows(cubes: Mapping[Dimension, Cube], words: KeyWords) -> Iterator[Row]:
    for numeral, (by, cube) in zip(NUMERALS, cubes.items(), strict=False):
        yield Section(numeral, PARTS[by])
        keys = sorted({key[0] for key in cube}, key=lambda key, by=by: words.place(by, key))  # type: ignore[misc]
        for number, key in enumerate(keys, start=1):
            those = {told: many for told, many in cube.items() if told[0] == key}
            yield (number, on_sheet(by), words.said(by, key), *_figures(those))
    yield Total((None, "", "Tổng cộng", *_figures(cubes[D.AWARD])))


def _figures(cube: Mapping[tuple[Key, ...], int]) -> tuple[int, ...]:
    """Return the figures under `HEADS` and the sum of all; of each person sex and post are told or not known."""
    of_kind: Counter[Key] = Counter()
    people: Counter[str] = Counter()
    for (_key, kind, sex, post), many in cube.items():
        of_kind[kind] += many
        if kind != K.INDIVIDUAL:
            continue
        people["female"] += many if sex == "female" else 0
        people["no sex"] += many if sex == UNKNOWN else 0
        people["leader"] += many if is_leader(post) else 0
        people["direct"] += many if post == Post.DIRECT else 0
        people["no post"] += many if post == UNKNOWN else 0
    told = (people["female"], people["no sex"], people["leader"], people["direct"], people["no post"])
    return (of_kind[K.COLLECTIVE], of_kind[K.HOUSEHOLD], of_kind[K.INDIVIDUAL], *told, sum(of_kind.values()))


def _summary(cube: Cube, year: int, revoked: int) -> Iterator[str]:
    """Yield what the figures say in sentences."""
    bodies, households, people, women, no_sex, leaders, direct, no_post, every = _figures(cube)
    kinds = [(bodies, "tập thể"), (households, "hộ gia đình"), (people, "cá nhân")]
    told = ", ".join(f"{many} {word}" for many, word in kinds if many)
    yield f"Năm {year} có {every} lượt khen thưởng cho {told}." + (f" {revoked_note(revoked)}." if revoked else "")
    if people:
        yield (
            f"Trong {people} lượt cá nhân: {_share(women, people, no_sex, 'nữ', 'chưa biết giới tính')}; "
            f"{_share(direct, people, no_post, 'người trực tiếp công tác, lao động', 'chưa biết chức vụ')}; "
            f"{_share(leaders, people, no_post, 'lãnh đạo')}."
        )


def _share(many: int, people: int, unknown: int, words: str, not_known: str = "") -> str:
    """Return "3 lượt nữ (60,0 % của 5 lượt đã biết, chưa biết giới tính 2)": a share is of those that are known.

    Without `not_known` how many are unknown was said before.
    """
    known = people - unknown
    if not (known and (many or not_known)):
        return f"{not_known} của cả {people} lượt" if not_known else f"{many} lượt {words}"
    percent = f"{100 * many / known:.1f}".replace(".", ",")
    rest = f", {not_known} {unknown}" if unknown and not_known else ""
    return f"{many} lượt {words} ({percent} % của {known} lượt đã biết{rest})"
