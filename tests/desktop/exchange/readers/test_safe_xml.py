"""XML from units is parsed without entities, files and network."""

import io
from pathlib import Path

import pytest

from desktop.exchange.readers.safe_xml import attribute, elements, local, parse, refuse_entities
from desktop.exchange.readers.workbook import ListRefusedError

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY ha "ha">]><a>&ha;</a>'


def refusal(content: bytes) -> str:
    with pytest.raises(ListRefusedError) as refused:
        parse(content)
    return refused.value.code


def test_a_document_is_parsed() -> None:
    root = parse("<a xmlns='urn:x'><b>Sở Nội vụ</b><b/></a>".encode())
    assert [local(part) for part in root] == ["b", "b"]
    assert root[0].text == "Sở Nội vụ"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entities_are_refused_in_every_encoding(encoding: str) -> None:
    assert refusal(LAUGHS.decode().encode(encoding)) == "list_entities"


def test_a_file_that_an_entity_names_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "mật.txt"
    secret.write_text("mật khẩu", encoding="utf-8")
    content = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'
    assert refusal(content.encode()) == "list_entities"


def test_a_document_type_alone_is_refused() -> None:
    with pytest.raises(ListRefusedError):
        refuse_entities(b'<!DOCTYPE html SYSTEM "http://example.invalid/x.dtd"><html/>')
    refuse_entities(b"<html><!-- no type --></html>")


@pytest.mark.parametrize("content", [b"", b"<a>", b"<a></b>", b"<a>\x00</a>", b"not xml"])
def test_broken_xml_is_called_damaged(content: bytes) -> None:
    assert refusal(content) == "list_corrupt"


def test_elements_come_one_by_one_whatever_their_prefix() -> None:
    stream = io.BytesIO(b'<x:sheet xmlns:x="urn:x"><x:row n="1"><x:c/></x:row><other/><x:row n="2"/></x:sheet>')
    assert [row.get("n") for row in elements(stream, ("row",))] == ["1", "2"]


def test_elements_of_a_cut_stream_are_told_as_damage() -> None:
    with pytest.raises(ListRefusedError):
        list(elements(io.BytesIO(b"<sheet><row/><row>"), ("row",)))


def test_an_attribute_is_found_with_and_without_its_prefix() -> None:
    root = parse(b'<a xmlns:w="urn:w" w:val="1" plain="2"/>')
    assert attribute(root, "val") == "1"
    assert attribute(root, "plain") == "2"
    assert attribute(root, "missing", "?") == "?"


def test_a_comment_has_no_name() -> None:
    root = parse(b"<a><!-- x --><b/></a>")
    assert [local(part) for part in root] == ["", "b"]
