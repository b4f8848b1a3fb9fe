"""What was not read and what was mended, below the file: told in whole sentences, and a click goes there."""

from PySide6.QtCore import Qt

from desktop.intake.reading_notes import NoteKind, ReadingNote
from desktop.ui.importing.notes_panel import NotesPanel, note_sentence

SIGNED = ReadingNote(NoteKind.NOT_READ, "list_skipped_signatures", {}, "DS", (11, 14), -1, "12-15")
COLUMN = ReadingNote(NoteKind.NOT_READ, "list_skipped_column", {"text": "Ghi chú"}, "DS", None, 7, "H")
MENDED = ReadingNote(NoteKind.MENDED, "list_invisible_chars", {}, "DS", (4, 4), 1, "B5", 3)
MACROS = ReadingNote(NoteKind.MENDED, "list_macros_present")


def test_each_note_says_where_and_what():
    assert note_sentence(SIGNED).startswith("Không đọc: DS, dòng 12-15: ")
    assert note_sentence(COLUMN).startswith("Không đọc: DS, cột H: ") and "Ghi chú" in note_sentence(COLUMN)
    assert note_sentence(MENDED).startswith("DS, ô B5: ") and "2 ô nữa" in note_sentence(MENDED)
    assert note_sentence(MACROS)[0].isupper() and "{" not in note_sentence(MACROS)


def test_the_panel_counts_them_and_a_key_goes_from_one_to_the_next(qtbot, theme):
    panel = NotesPanel(theme)
    qtbot.addWidget(panel)
    panel.show_notes([SIGNED, COLUMN, MENDED])
    assert panel.head.text() == "Không đọc 2 chỗ · Đã sửa 1 loại khi đọc"
    chosen = []
    panel.chosen.connect(chosen.append)
    panel.go_to_first()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert chosen == [SIGNED, COLUMN]
    assert panel.list.item(0).toolTip() == note_sentence(SIGNED)


def test_a_file_that_was_read_whole_and_as_it_is_has_no_panel(qtbot, theme):
    panel = NotesPanel(theme)
    qtbot.addWidget(panel)
    panel.show_notes([MACROS])
    assert not panel.isHidden()
    panel.show_notes([])
    assert panel.isHidden()
