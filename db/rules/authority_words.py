"""What is odd about the words of an authority, as they were typed: level, head, short name, office and number suffix.

The forms of offices ask about it; nothing here stops anything, for an authority may be called as no other is.
"""

from db.rules.drafts import Problem
from db.rules.names import search_key
from db.rules.terms import Severity

LEVEL_OF_BODY = (
    ("bo chi huy", ""),
    ("bo tu lenh", ""),
    ("uy ban nhan dan tinh", "province"),
    ("ubnd tinh", "province"),
    ("uy ban nhan dan", ""),
    ("ubnd", ""),
    ("hdnd tinh", "province"),
    ("bo", "ministry"),
    ("so", "department"),
)
"""First words of a body (without marks) -> its level, "" where they leave it open (a city may be of either level)."""

OTHER_OF_BODY = tuple(
    f"{word} {of}" for word in ("uy ban nhan dan", "ubnd") for of in ("xa", "phuong", "huyen", "quan")
)
"""First words of bodies below a province that are no department."""

HEADS = (
    "bo truong", "chu tich", "chanh thanh tra", "chanh van phong", "chi cuc truong", "cuc truong", "giam doc",
    "hieu truong", "thu truong", "thu tuong", "tong cuc truong", "tong giam doc", "truong ban", "vien truong",
)  # fmt: skip
"""Offices of heads, without marks; of others nothing is asked."""


def level_of_body(body: str) -> str:
    """Return the level that the name of a body says: department, province, ministry or other; "" where it is open."""
    key = search_key(body)
    if any(_begins(key, words) for words in OTHER_OF_BODY):
        return "other"
    return next((level for words, level in LEVEL_OF_BODY if _begins(key, words)), "")


def authority_doubts(level: str, body: str, title: str, short_title: str, office: str, suffix: str) -> list[Problem]:
    """Return what to ask about the words of an authority, each with its field; empty words are not asked about."""
    found = []
    said = level_of_body(body)
    if said and said != level:
        found.append(_ask("level", "authority_level", body=body, said=said))
    if title and body and not _share_words(title, body):
        found.append(_ask("title", "authority_head_alone", title=title, body=body))
    head = _head(title)
    of_head = (("short_title", "authority_short_title", short_title), ("office", "authority_office", office))
    for field, code, words in of_head:
        if words and head and _head(words) != head and search_key(words) not in search_key(title):
            found.append(_ask(field, code, words=words, title=title))
    if suffix and "qd" not in search_key(suffix).replace("/", "-").split("-"):
        found.append(_ask("number_suffix", "authority_suffix", suffix=suffix))
    return found


def _begins(key: str, words: str) -> bool:
    return key == words or key.startswith(f"{words} ")


def _head(text: str) -> str:
    """Return the office of a head that a text begins with, "" for none that is known."""
    key = search_key(text)
    return next((head for head in HEADS if _begins(key, head)), "")


def _share_words(title: str, body: str) -> bool:
    """Whether a head's title names its body, if only in part; UBND is Ủy ban nhân dân."""
    mine, its = (set(search_key(text).replace("uy ban nhan dan", "ubnd").split()) for text in (title, body))
    return bool(mine & its)


def _ask(field: str, code: str, **values: str) -> Problem:
    return Problem(field, code, Severity.WARNING, dict(values))
