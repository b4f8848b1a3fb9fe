"""The version people quote when they report something; pyproject.toml carries the same (tested)."""

VERSION = "0.1.0"
