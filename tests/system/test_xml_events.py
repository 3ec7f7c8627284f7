"""XML from outside, as events: what a document holds comes in order, in whatever pieces its bytes arrive."""

import pytest
from hostile import BLOWN_UP, FETCHED, LAUGHS, OUTSIDE
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.system.unfit import UnfitFile
from dongliu_desktop.system.xml_events import End, Start, xml_events

SHEET = '<s xmlns="urn:s" xmlns:r="urn:r"><c r:id="1" t="s">张<v>三</v>丰</c></s>'.encode()
EVENTS = [
    Start("{urn:s}s", {}),
    Start("{urn:s}c", {"{urn:r}id": "1", "t": "s"}),
    Start("{urn:s}v", {}),
    End("{urn:s}v", "三"),
    End("{urn:s}c", "张丰"),
    End("{urn:s}s", ""),
]


@given(st.integers(1, len(SHEET)))
def test_events_come_in_order_in_whatever_pieces(size: int) -> None:
    pieces = [SHEET[at : at + size] for at in range(0, len(SHEET), size)]
    assert list(xml_events(pieces)) == EVENTS


@pytest.mark.bad_input
@pytest.mark.parametrize("document", [LAUGHS, OUTSIDE, FETCHED, BLOWN_UP], ids=["laughs", "outside", "fetched", "long"])
@pytest.mark.parametrize("size", [1, 7, 10_000_000])
def test_entities_and_document_types_are_refused(document: bytes, size: int) -> None:
    pieces = (document[at : at + size] for at in range(0, min(len(document), 2_000_000), size))
    with pytest.raises(UnfitFile, match="不安全的内容"):
        list(xml_events(pieces))


@pytest.mark.bad_input
@pytest.mark.parametrize("document", [b"", b"<a>", b"<a></b>", b"\xff\xfe\x00", b"<a>&nbsp;</a>", b"<a/><b/>", b"x"])
def test_broken_documents_are_refused(document: bytes) -> None:
    with pytest.raises(UnfitFile, match="不完整或格式不对"):
        list(xml_events([document]))


@pytest.mark.bad_input
@given(st.binary(max_size=200))
def test_no_bytes_bring_anything_but_events_or_a_refusal(content: bytes) -> None:
    try:
        list(xml_events([b"<a>", content]))
    except UnfitFile:
        return
