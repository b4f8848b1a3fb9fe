"""Names of sheets, and options that were kept."""

from desktop.spooler.options import PrinterFeatures, PrintOptions, options_of, options_text, paper_name


def test_a_sheet_has_its_name_lying_and_standing():
    assert paper_name(297, 420) == paper_name(420.2, 296.9) == "A3"
    assert paper_name(330, 230) == "Custom.230x330mm"


def test_a_driver_that_names_no_paper_is_believed_to():
    assert PrinterFeatures().takes("A3")
    assert PrinterFeatures(papers=("A4", "Custom.WIDTHxHEIGHT")).takes("Custom.230x330mm")
    assert not PrinterFeatures(papers=("A4",)).takes("Custom.230x330mm")


def test_kept_options_come_back_and_what_is_odd_is_as_usual():
    kept = PrintOptions(tray="Khay 2", two_sided=True, black=True, copies=3, job_name="Quyết định")
    assert options_of(options_text(kept)) == PrintOptions(tray="Khay 2", two_sided=True, black=True)
    for odd in ("", "x", "7", "[]", '{"tray": 7, "black": "yes", "copies": -1, "new": 1}'):
        assert options_of(odd) == PrintOptions()
