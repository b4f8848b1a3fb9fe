"""The column of a table that takes what the others leave, and never less than its title needs."""

from PySide6.QtWidgets import QHeaderView, QTableView

AROUND = 26  # px beside a title: margins and the mark of the order


def stretch_column(table: QTableView, at: int, least: int = 0) -> None:
    """Let column `at` take the rest; where that is less than `least` px or its title, the table scrolls sideways."""
    header = table.horizontalHeader()
    title = str(table.model().headerData(at, header.orientation()) or "")
    least = max(least, header.fontMetrics().horizontalAdvance(title) + AROUND)
    others = sum(header.sectionSize(i) for i in range(header.count()) if i != at and not header.isSectionHidden(i))
    roomy = table.viewport().width() - others >= least
    mode = QHeaderView.ResizeMode.Stretch if roomy else QHeaderView.ResizeMode.Interactive
    if header.sectionResizeMode(at) != mode:
        header.setSectionResizeMode(at, mode)
    if not roomy and header.sectionSize(at) != least:
        header.resizeSection(at, least)
