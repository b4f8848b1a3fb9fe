"""XML parsed without entities, external files and network."""

from collections.abc import Iterator
from typing import IO

from lxml import etree

from desktop.exchange.readers.workbook import ListRefusedError

_DECLARATION_ROOM = 65536  # a document type stands before the first element


def refuse_entities(head: bytes) -> None:
    """Refuse XML with a document type, which office programs never write. Raises KnownError: list_entities."""
    start = head[:_DECLARATION_ROOM]
    if b"\x00" in start[:4] or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.replace(b"\x00", b"")
    if b"<!ENTITY" in start or b"<!DOCTYPE" in start:
        raise ListRefusedError("corrupt", "list_entities")


def parse(content: bytes) -> etree._Element:
    """Return the root element of a document. Raises KnownError: list_entities, list_corrupt."""
    refuse_entities(content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListRefusedError("corrupt") from error


def elements(stream: IO[bytes], tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield elements of these local names one by one, each freed after use. Raises KnownError: list_corrupt."""
    wanted = tuple(f"{{*}}{tag}" for tag in tags)
    reading = etree.iterparse(
        stream, events=("end",), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _event, element in reading:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListRefusedError("corrupt") from error


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str, default: str = "") -> str:
    """Return an attribute by its local name, whatever prefix it carries."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return default
