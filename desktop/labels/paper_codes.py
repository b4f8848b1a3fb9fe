"""What stops a paper or a list from being written."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
    "paper_letter_missing": N_(
        "The letter “{letter}” ({point}) in “{text}” is in none of the fonts for papers. Type it another way."
    ),
    "paper_cell_too_long": N_("“{text}…” is too long for one row of a list. Shorten it."),
    "paper_head_too_long": N_("The name of the office “{text}…” is too long for the head of a paper. Shorten it."),
    "list_too_long": N_("The list has more than {most} rows, which no spreadsheet can hold. Export it by year."),
}
