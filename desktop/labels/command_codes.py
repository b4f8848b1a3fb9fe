"""The command line and its set-up."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
    "bundle_not_downloaded": N_("The packages could not be fetched; see the message above and try again."),
}
