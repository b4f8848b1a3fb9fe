"""A chart as spreadsheets and Word draw it themselves, from the figures that stand beside it or behind it."""

from datetime import datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from desktop.documents.letters.bar_chart import BarChart

GREYS: Final = ("#404040", "#8C8C8C", "#C8C8C8", "#FFFFFF")
"""Of the series from below, apart on a black and white copy, as on PDF."""
FACE: Final = {"name": "Times New Roman", "size": 10}
CREATED: Final = datetime(2000, 1, 1)  # fixed, so that equal charts give equal bytes
SHEET: Final = "Biểu đồ"
SMALLEST: Final = "0;;;"  # no label on a part of a bar that is not there
EMU: Final = 36_000  # in a millimetre
CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN: Final = '<c:showVal val="1"/>'
SHOWN_ALONE: Final = (
    f'<c:showLegendKey val="0"/>{SHOWN}<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
    '<c:showBubbleSize val="0"/>'
)
"""In Word what is not said to be left out of a label is shown."""
FIRST: Final = "rId1"  # of the parts that a new part knows
DRAWN: Final = "xl/charts/chart1.xml"


def write_figures(sheet: Any, chart: BarChart, looks: tuple[Any, Any] = (None, None)) -> None:
    """Write the figures of a chart on an empty sheet, a row for each bar; `looks` are of header and figures."""
    head, plain = looks
    for at, text in enumerate(("", *(one.name for one in chart.series))):
        sheet.write_string(0, at, text, head)
    for row, group in enumerate(chart.groups, start=1):
        sheet.write_string(row, 0, group, plain)
        for at, one in enumerate(chart.series, start=1):
            sheet.write_number(row, at, one.values[row - 1], plain)


def bars(book: Any, chart: BarChart, sheet_name: str) -> Any:
    """Return the chart of a workbook over the figures that `write_figures` wrote on a sheet."""
    drawn, last = book.add_chart({"type": "column", "subtype": "stacked"}), len(chart.groups)
    for at, (one, grey) in enumerate(zip(chart.series, GREYS, strict=False), start=1):
        drawn.add_series(
            {
                "name": [sheet_name, 0, at],
                "categories": [sheet_name, 1, 0, last, 0],
                "values": [sheet_name, 1, at, last, at],
                "categories_data": list(chart.groups),
                "values_data": list(one.values),
                "fill": {"color": grey},
                "border": {"color": "#000000", "width": 0.5},
                "gap": 60,
                "data_labels": {"value": True, "num_format": SMALLEST, "font": FACE | {"color": _over(grey)}},
            }
        )
    drawn.set_title({"name": chart.title, "name_font": FACE | {"size": 12, "bold": True}, "overlay": False})
    plain = {"num_font": FACE, "minor_tick_mark": "none", "major_tick_mark": "none"}
    drawn.set_x_axis(plain)
    drawn.set_y_axis(plain | {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    drawn.set_legend({"position": "top", "font": FACE})
    return drawn


def _over(grey: str) -> str:
    """Return the colour of a figure that is read on a grey."""
    return "#FFFFFF" if grey == GREYS[0] else "#000000"


def put_chart(document: Any, paragraph: Any, chart: BarChart, width: float, height: float, number: int) -> None:
    """Put a chart into a paragraph of a Word document, with the workbook of its figures; measures in mm.

    `number` is its place among the charts of the document, from 1.
    """
    xml, workbook = _drawn(chart)
    package = document.part.package
    linked = f'<c:externalData r:id="{FIRST}"><c:autoUpdate val="0"/></c:externalData><c:printSettings>'
    blob = xml.replace("<c:printSettings>", linked, 1).replace(SHOWN, SHOWN_ALONE).encode()
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, blob, package)
    figures = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), WORKBOOK_TYPE, workbook, package)
    assert part.relate_to(figures, RELATIONSHIP_TYPE.PACKAGE) == FIRST
    reference = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    run = parse_xml(
        f'<w:r {nsdecls("w", "wp", "a", "c", "r")}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{round(width * EMU)}" cy="{round(height * EMU)}"/><wp:docPr id="{number}" name="Chart"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{reference}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    for described in run.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        described.set("descr", chart.in_words())
    paragraph._p.append(run)


def _drawn(chart: BarChart) -> tuple[str, bytes]:
    """Return the XML of a chart as the library writes it, and the workbook of its figures."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet(SHEET)
        write_figures(sheet, chart)
        sheet.insert_chart(0, len(chart.series) + 2, bars(book, chart, SHEET))
    with ZipFile(out) as packed:
        return packed.read(DRAWN).decode(), out.getvalue()
