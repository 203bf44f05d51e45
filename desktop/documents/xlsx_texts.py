"""The texts of an .xlsx file: how their letters are written, and the table of those that cells share."""

import re
from collections.abc import Iterator
from html import unescape
from typing import IO
from zipfile import ZipFile

from desktop.documents.xlsx_parts import BrokenPartError

MOST_RUN = 2**26  # no row and no text of a list is longer
_TABLE = "xl/sharedStrings.xml"
_BLOCK = 2**18
_PACK_BITS = 6
_IN_PACK, _PLACE_IN_PACK = 1 << _PACK_BITS, (1 << _PACK_BITS) - 1
_MOST_OPEN = 2**11
_BETWEEN = b"\0"  # no text of XML holds it
_READING_AID = re.compile(rb"<rPh.*?</rPh>", re.DOTALL)
_RUN = re.compile(rb"<t(?: [^>]*)?>([^<]*)</t>")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHARED = re.compile(rb"<si(?: [^>]*)?/>|<si(?: [^>]*)?>(.*?)</si>", re.DOTALL)
# Nearly every one, at a third of the work.
_PLAIN = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')


class SharedTexts:
    """The texts that cells point at by number, packed by the dozen: a million need little more than their letters.

    Cells that follow each other point at texts that do, so what is unpacked serves for a while.
    """

    def __init__(self, archive: ZipFile) -> None:
        self._packs: list[bytes] = []
        self._open: dict[int, list[str]] = {}
        if _TABLE not in archive.namelist():
            return
        waiting: list[bytes] = []
        with archive.open(_TABLE) as part:
            for block in _blocks(part, b"</si>"):
                waiting += _texts(block)
                whole = len(waiting) // _IN_PACK * _IN_PACK
                self._pack(waiting[:whole])
                waiting = waiting[whole:]
        self._pack(waiting)

    def read(self, number: bytes) -> str:
        """Return a text by its number."""
        place = int(number)
        try:
            return self._open[place >> _PACK_BITS][place & _PLACE_IN_PACK]
        except KeyError:
            self._unpack(place >> _PACK_BITS)
            return self.read(number)
        except IndexError:
            raise BrokenPartError("no such text") from None

    def _pack(self, texts: list[bytes]) -> None:
        self._packs += [_BETWEEN.join(texts[at : at + _IN_PACK]) for at in range(0, len(texts), _IN_PACK)]

    def _unpack(self, number: int) -> None:
        if not 0 <= number < len(self._packs):
            raise BrokenPartError("no such text")
        if len(self._open) >= _MOST_OPEN:
            self._open.clear()
        self._open[number] = self._packs[number].decode("utf-8", "surrogatepass").split(_BETWEEN.decode())


def has_marks(raw: bytes) -> bool:
    """Return whether letters are written by their numbers or names."""
    return b"&" in raw or (b"_" in raw and b"_x" in raw)


def unmarked(raw: bytes) -> str:
    """Return the letters of XML text."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as fault:
        raise BrokenPartError("letters") from fault
    if "&" in text:
        text = unescape(text)
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text


def plain_text(formatted: bytes) -> str:
    """Return the words of a text with formats: its runs joined, without the aids to reading."""
    if b"<rPh" in formatted:
        formatted = _READING_AID.sub(b"", formatted)
    return unmarked(b"".join(_RUN.findall(formatted)))


def _blocks(part: IO[bytes], end: bytes) -> Iterator[bytes]:
    """Yield a part in blocks that end with `end`.

    Raises:
        BrokenPartError: One piece is longer than any of a list.
    """
    rest = b""
    while block := part.read(_BLOCK):
        rest += block
        cut = rest.rfind(end) + len(end)
        if cut < len(end):
            if len(rest) > MOST_RUN:
                raise BrokenPartError("a run without end")
            continue
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


def _texts(block: bytes) -> list[bytes]:
    if _BETWEEN in block:
        raise BrokenPartError("letters")
    plain: list[bytes] = _PLAIN.findall(block)
    if len(plain) != block.count(b"<si"):
        return [_bytes(plain_text(formatted)) for formatted in _SHARED.findall(block)]
    if has_marks(block):
        return [_bytes(unmarked(one)) if has_marks(one) else one for one in plain]
    return plain


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").replace(_BETWEEN, b"")
