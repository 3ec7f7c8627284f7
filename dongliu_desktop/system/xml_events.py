"""XML from outside, read piece by piece: no document type, no entities, nothing fetched, nothing built in memory.

The only place where XML is parsed; elsewhere the parsers of the standard library are banned.
"""

from collections.abc import Generator, Iterable
from typing import NamedTuple
from xml.parsers import expat

from dongliu_desktop.system.unfit import UnfitFile

DEEPEST = 256
LONGEST_TEXT = 1_000_000  # characters of one text, in one piece or in many
FORBIDDEN = "文件里的 XML 含有不安全的内容（自定义实体），没有读入。"
BROKEN = "文件里的 XML 不完整或格式不对，没有读入。"
TOO_DEEP = "文件里的 XML 套得太深，没有读入。"
TOO_LONG = "文件里有一段文字太长，没有读入。"


class Start(NamedTuple):
    """An element begins. `tag` is "{namespace}name", or the name alone where it has none."""

    tag: str
    attributes: dict[str, str]


class End(NamedTuple):
    """An element ends; `text` is what stood directly in it, joined, without that of its children."""

    tag: str
    text: str


def xml_events(chunks: Iterable[bytes]) -> Generator[Start | End]:
    """Give what an XML document holds, in order, while its bytes come in.

    Raises:
        UnfitFile: it declares a document type or entities, is broken, too deep, or holds a text too long.
    """
    reading = _Reading()
    for chunk in chunks:
        yield from reading.feed(chunk)
    yield from reading.feed(b"", last=True)


class _Reading:
    def __init__(self) -> None:
        self._events: list[Start | End] = []
        self._texts: list[list[str]] = []
        self._length = 0
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _forbid
        parser.EntityDeclHandler = _forbid
        parser.ExternalEntityRefHandler = _forbid
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser = parser

    def feed(self, chunk: bytes, *, last: bool = False) -> list[Start | End]:
        """Give the events that a chunk brings."""
        self._events = []
        try:
            self._parser.Parse(chunk, last)
        except (expat.ExpatError, LookupError, ValueError) as error:  # LookupError: an encoding that nobody knows
            if isinstance(error, UnfitFile):
                raise
            raise UnfitFile(BROKEN) from error
        return self._events

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._texts) >= DEEPEST:
            raise UnfitFile(TOO_DEEP)
        self._texts.append([])
        self._length = 0
        self._events.append(Start(_named(tag), {_named(name): value for name, value in attributes.items()}))

    def _end(self, tag: str) -> None:
        self._events.append(End(_named(tag), "".join(self._texts.pop())))
        self._length = 0

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise UnfitFile(TOO_LONG)
        self._texts[-1].append(text)


def _named(name: str) -> str:
    return "{" + name if "}" in name else name


def _forbid(*_declared: object) -> int:
    raise UnfitFile(FORBIDDEN)
