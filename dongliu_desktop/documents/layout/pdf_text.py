"""Making the text of a PDF findable: giving every glyph the character that was really written.

Qt names a glyph in the PDF after the lowest code point that the font maps to it. Noto CJK draws 一 and the Kangxi
radical ⼀ with one glyph, so 一 could not be searched, nor copied; some 280 common characters are concerned, as are
the space, 〈〉, ～ and the double dash. The table of such twins is resources/print/glyph_twins.json. To rare characters
beyond U+FFFF, as in some people's names, Qt gives no name at all: they are found by reading the page along its text.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (\[[^\]]*\]|<[0-9A-F]+>)")
_CODE = re.compile(rb"<([0-9A-F]+)>")
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]{4})> Tj")
_LAST_NAMED = "\uffff"
_BLOCK = 100  # the most entries that the CMap format allows in one block
_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def read_twins(path: Path) -> dict[str, str]:
    """Read the table of twins: what Qt writes -> what was written. Raises OSError or ValueError."""
    table = json.loads(path.read_text(encoding="utf-8"))["twins"]
    return {str(written): str(meant) for written, meant in table.items()}


def true_characters(used: set[str], twins: Mapping[str, str]) -> dict[str, str]:
    """Give the replacements for a text: those twins of which the right side was written."""
    return {named: meant for named, meant in twins.items() if used.issuperset(meant)}


def has_rare(text: str) -> bool:
    """Tell whether there is a character in it that Qt gives no name."""
    return max(text, default="") > _LAST_NAMED


def rare_glyphs(content: bytes, text: str, fonts: Mapping[str, Mapping[int, str]]) -> dict[str, dict[int, str]]:
    """Give the rare characters of a page, by the names of its fonts and by glyph.

    `content` is the page as Qt wrote it, `text` all that was written on it in the same order, `fonts` what is known
    of the glyphs. Where the two cannot be followed side by side the search ends: nothing is guessed.
    """
    found: dict[str, dict[int, str]] = {name: {} for name in fonts}
    name, at = "", 0
    for chosen, shown in _SHOWN.findall(content):
        if chosen:
            name = chosen.decode()
            continue
        glyph = int(shown, 16)
        meant = fonts[name].get(glyph) or text[at : at + 1]
        if not text.startswith(meant, at):
            break
        if glyph not in fonts[name]:
            if meant <= _LAST_NAMED:
                break
            found[name][glyph] = meant
        at += len(meant)
    return found


def read_cmap(stream: bytes) -> dict[int, str]:
    """Read which character each glyph of a font stands for (Qt's own layout of a ToUnicode stream).

    Where Qt has more than a hundred ranges it writes one broken line; the line is passed over, nothing is lost.
    """
    glyphs: dict[int, str] = {}
    for first, last, meaning in _RANGE.findall(stream):
        start, codes = int(first, 16), [int(code, 16) for code in _CODE.findall(meaning)]
        if meaning.startswith(b"<"):
            codes = range(codes[0], codes[0] + int(last, 16) - start + 1)
        glyphs.update((start + offset, chr(code)) for offset, code in enumerate(codes) if code)
    return glyphs


def write_cmap(glyphs: Mapping[int, str]) -> bytes:
    """Write a ToUnicode stream."""
    entries = [
        b"<%04X> <%s>\n" % (glyph, text.encode("utf-16-be").hex().upper().encode())
        for glyph, text in sorted(glyphs.items())
    ]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    body = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks)
    return _HEAD + body + _FOOT
