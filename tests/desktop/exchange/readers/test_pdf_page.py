"""Letters of a page by their positions: words, lines, wide gaps, and lines of a cell that were broken by its width."""

from desktop.exchange.readers.pdf_page import Letter, cell_text, lines_of

SIZE = 12.0


def letters(text: str, left: float = 50, base: float = 100) -> list[Letter]:
    """Return a text with every letter 6 points wide; a tab is a gap of 60 points, and spaces are only gaps."""
    found = []
    for character in text:
        if character == "\t":
            left += 60
        elif character == " ":
            left += 6
        else:
            found.append(Letter(character, left, left + 6, base, SIZE))
            left += 6
    return found


def test_letters_are_words_and_lines_by_their_gaps_whatever_their_order() -> None:
    page = letters("Lê Thị Na", base=120) + letters("DANH SÁCH", base=100.4) + letters("5", left=300, base=100)
    assert [line.text for line in lines_of(page[::-1])] == ["DANH SÁCH\t5", "Lê Thị Na"]


def test_a_letter_that_hangs_a_little_lower_stays_in_its_line() -> None:
    page = letters("1", base=100) + letters("Sở", left=80, base=102)
    assert [line.text for line in lines_of(page)] == ["1 Sở"]


def test_spaces_written_in_the_file_are_not_doubled() -> None:
    page = [*letters("Lê"), Letter(" ", 62, 68, 100, SIZE), Letter(" ", 68, 74, 100, SIZE), *letters("Na", left=74)]
    assert [line.text for line in lines_of(page)] == ["Lê Na"]


def test_blank_letters_alone_are_no_line() -> None:
    assert lines_of([Letter(" ", 50, 56, 100, SIZE)]) == []


def test_a_line_of_a_cell_that_was_full_goes_on_and_another_begins_a_new_one() -> None:
    name = letters("Nguyễn Thị Phương", base=100) + letters("Thảo", base=114)
    assert cell_text(name, right_edge=160) == "Nguyễn Thị Phương Thảo"
    assert cell_text(letters("Na", base=100) + letters("Tú", base=114), right_edge=160) == "Na\nTú"
