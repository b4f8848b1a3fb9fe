"""Which programs that ours is measured beside are there."""

from importlib.util import find_spec

WITHOUT_TYPST = "typst is missing (pip install typst)"


def has_typst() -> bool:
    """Tell whether typst can be loaded, without loading it."""
    return find_spec("typst") is not None
