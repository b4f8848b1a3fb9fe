"""What stops the writing and reading of files."""

from desktop.labels.translation import N_

CODES: dict[str, str] = {
    "output_is_directory": N_("{path} is a folder. Give the name of a file."),
    "output_folder_missing": N_("The folder {path} is not there. Make it first, or choose another."),
    "output_not_allowed": N_("{path} cannot be written: this user has no right to it. Choose another place."),
    "unknown_format": N_("Files ending in “{ending}” are not written here. Use {known}."),
}
