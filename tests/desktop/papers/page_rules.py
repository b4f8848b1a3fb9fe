"""What every page of a paper keeps to, read back in mm by PDFium (docs/measures-of-papers.md §6, NĐ 30/2020)."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.desktop.documents.reading import POINTS, PageSeen, overlaps, read_pages

COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DRAFT = "BẢN NHÁP"
A4 = (210.0, 297.0)
LEFT, TOP, BOTTOM = 30.0, 20.0, 20.0
RIGHT = {210.0: 18.0, 297.0: 20.0}
"""Of an upright and of a lying sheet; the decree wants 15 to 20."""
COUNTRY_AT = {210.0: 145.5, 297.0: 214.0}
SLACK = 0.35
"""What a letter may stand out of its place: the foot of a J, the bow of an f."""
INDENT = 12.7
GAP = 6.0
"""Between paragraphs, pt (annex I, II.5.d)."""
LEAST_LEADING = 1.15
MARK, SMALLEST, LARGEST = 8.0, 9.0, 16.0
"""Of type, pt: the mark of the journal in the lower margin, cells, what is read out on the calling list."""


def faults(file: Path) -> list[str]:
    """Return what the pages of a paper do against the rules, each with its page."""
    pages = read_pages(file)
    return [f"page {number}: {fault}" for number, page in enumerate(pages, 1) for fault in _page(page, number)]


def _page(page: PageSeen, number: int) -> Iterator[str]:
    width, height = round(page.width, 0), round(page.height, 0)
    if (width, height) not in (A4, A4[::-1]):
        yield f"not A4: {width} x {height}"
        return
    yield from _margins(page, width, height)
    yield from (
        f"“{one.text}” is printed over “{other.text}” at {one.x:.0f}, {one.y:.0f}" for one, other in overlaps(page)
    )
    yield from _head(page, width)
    yield from _paragraphs(page)
    if not page.lines and number > 1:
        yield "blank"


def _margins(page: PageSeen, width: float, height: float) -> Iterator[str]:
    right = width - RIGHT[width]
    for line in page.lines:
        if line.y < TOP and line.text == DRAFT:
            continue
        if line.y < TOP and line.text.isdigit():
            if abs(line.middle - width / 2) > 0.3 and abs(line.middle - (LEFT + right) / 2) > 0.3:
                yield f"the page number stands at {line.middle:.1f}"
            continue
        if line.left < LEFT - SLACK or line.right > right + SLACK:
            yield f"“{line.text[:40]}” from {line.left:.1f} to {line.right:.1f} mm"
        least = MARK if line.y > height - BOTTOM else SMALLEST
        if not least <= round(line.size, 1) <= LARGEST:
            yield f"“{line.text[:40]}” in {line.size:.1f} pt"
    for letter in page.letters:
        if letter.text.isspace() or letter.y < TOP or letter.y > height - BOTTOM + 9.0:
            continue  # the page number, "BẢN NHÁP" and the mark of the journal stand in the margins
        if letter.ink[3] > height - BOTTOM + SLACK and letter.size > MARK:
            yield f"“{letter.text}” at {letter.y:.1f} mm in the lower margin"
    for rule in page.rules:
        outside = rule.left < LEFT - SLACK or rule.right > right + SLACK or rule.bottom > height - BOTTOM + SLACK
        if outside and rule.top > TOP:
            yield f"a rule from {rule.left:.1f}, {rule.top:.1f} to {rule.right:.1f}, {rule.bottom:.1f}"


def _head(page: PageSeen, width: float) -> Iterator[str]:
    """Yield what is wrong with Quốc hiệu and tiêu ngữ where a page has them."""
    found = {text: [line for line in page.lines if line.text == text] for text in (COUNTRY, MOTTO)}
    if not any(found.values()):
        return
    if [len(lines) for lines in found.values()] != [1, 1]:
        yield "Quốc hiệu and tiêu ngữ are not both there, once"
        return
    (country,), (motto,) = found.values()
    for line in (country, motto):
        if abs(line.middle - COUNTRY_AT[width]) > 0.5:
            yield f"“{line.text}” has its middle at {line.middle:.1f}"
    if not (12 <= round(country.size, 1) <= 13 and 13 <= round(motto.size, 1) <= 14):
        yield f"Quốc hiệu {country.size:.1f} pt, tiêu ngữ {motto.size:.1f} pt"
    number = [line for line in page.lines if line.text.startswith("Số:") and line.y < motto.y + 30]
    day = [
        line
        for line in page.lines
        if ", ngày" in line.text and 0 < line.y - motto.y < 30 and line.left > width / 2 - 30
    ]
    if number and (not day or abs(number[0].y - day[0].y) > 0.05):
        yield "number and day do not stand on one line"
    under = [rule for rule in page.rules if 0 < rule.top - motto.y < 4 and abs(rule.middle - motto.middle) < 1]
    if not under or abs(under[0].length - (motto.right - motto.left)) > 1.0:
        yield "the rule under the tiêu ngữ is not as long as it"


def _paragraphs(page: PageSeen) -> Iterator[str]:
    """Yield paragraphs that stand too close to the one before them: their first lines are indented."""
    body = [line for line in page.lines if round(line.size, 1) >= 13 and line.y > TOP]
    boxes = [rule.top for rule in page.rules if rule.length > 100]
    pairs = [(before, line) for before, line in pairwise(body) if line.y - before.y > 0 and line.size == before.size]
    pairs = [(before, line) for before, line in pairs if not any(before.y < top < line.y for top in boxes)]
    inside = [(line.y - before.y) * POINTS / line.size for before, line in pairs if abs(line.left - LEFT) < 0.6]
    leading = min((step for step in inside if step >= LEAST_LEADING), default=LEAST_LEADING)
    for before, line in pairs:
        step = (line.y - before.y) * POINTS
        begins = abs(line.left - LEFT - INDENT) < 0.6 and before.left < LEFT + INDENT + 0.6
        if begins and step < line.size * leading + GAP - 0.1:
            yield f"“{line.text[:40]}” {step:.1f} pt below the paragraph before"
