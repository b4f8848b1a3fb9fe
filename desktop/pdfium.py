"""The lock of pdfium, which knows no threads: previews are drawn while sheets are printed and lists are read."""

import threading

PDFIUM = threading.Lock()
"""Held by whoever calls pdfium, to draw pages or to read them."""
