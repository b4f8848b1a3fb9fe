"""The window.

PySide puts an import of its own in the place of Python's: it reads the source of every module that is imported
later, to find those that use its snake_case switch. Nobody here does, and SQLAlchemy alone has 100 modules to read:
a fifth of the time until the first rows. Python's own import is put back before the first module of the window.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - its loading replaces the import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
