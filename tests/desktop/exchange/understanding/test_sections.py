"""What rows inherit from the title and from the sections above them."""

from desktop.exchange.understanding.row_kinds import Section
from desktop.exchange.understanding.sections import InheritedValues, Sections, award_for

CHAIRMAN, WORKER, EXCELLENT = "Bằng khen của Chủ tịch UBND tỉnh", "Lao động tiên tiến", "Tập thể lao động xuất sắc"


def test_without_sections_the_title_holds() -> None:
    title = InheritedValues((CHAIRMAN,), "2025", "individual", "Sở Y tế")
    found = Sections(title).inherited()
    assert (found.awards, found.year, found.kind, found.unit) == ((CHAIRMAN,), "2025", "individual", "Sở Y tế")
    assert not found.in_section


def test_inner_sections_win_over_outer_ones_and_over_the_title() -> None:
    sections = Sections(InheritedValues((CHAIRMAN,), "2025"))
    sections.enter(Section("roman", kind="collective", unit="Sở Y tế"), 1)
    sections.enter(Section("letter", award=WORKER, awards=(WORKER,), year="2024"), 2)
    found = sections.inherited()
    assert (found.awards, found.year, found.kind, found.unit) == ((WORKER,), "2024", "collective", "Sở Y tế")
    assert found.in_section


def test_a_section_of_the_same_level_closes_those_within() -> None:
    sections = Sections(InheritedValues())
    sections.enter(Section("roman", unit="Sở Y tế"), 1)
    sections.enter(Section("letter", kind="individual"), 2)
    sections.enter(Section("roman", unit="Sở Nội vụ"), 5)
    assert (sections.inherited().unit, sections.inherited().kind) == ("Sở Nội vụ", None)


def test_rows_are_counted_for_every_open_section() -> None:
    sections = Sections(InheritedValues())
    sections.enter(Section("roman", kind="individual", count=3), 1)
    sections.enter(Section("letter", unit="Sở Y tế", count=1), 2)
    sections.count(1)
    sections.enter(Section("letter", unit="Sở Nội vụ"), 4)
    sections.count(1)
    sections.leave_all()
    assert [(one.row, one.expected, one.read) for one in sections.closed_counts] == [(2, 1, 1), (1, 3, 2)]


def test_the_title_itself_is_never_changed() -> None:
    title = InheritedValues()
    sections = Sections(title)
    sections.enter(Section("roman", kind="collective", year="2025"), 1)
    sections.inherited().unit = "x"
    assert title == InheritedValues()


def test_of_several_awards_the_one_for_the_kind_is_chosen() -> None:
    assert award_for((WORKER, EXCELLENT), "individual") == WORKER
    assert award_for((WORKER, EXCELLENT), "collective") == EXCELLENT
    assert award_for((CHAIRMAN, WORKER), "individual") == WORKER  # the one kept for individuals
    assert award_for((CHAIRMAN, "Giấy khen của Giám đốc Sở"), "individual") is None
    assert award_for((), "individual") is None
    assert award_for((EXCELLENT,), "individual") is None
