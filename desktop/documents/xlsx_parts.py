"""The small parts of an .xlsx file: its sheets, which styles are dates, and the texts that cells share."""

import re
from array import array
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZipFile

_MOST_PART = 2**26  # a table of styles or of sheets is far smaller
_BLOCK = 2**18
MOST_RUN = 2**26  # no row and no text of a list is longer
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')  # quoted words, colours, fillers
_HAS_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_TEXT = re.compile(rb"<t(?: [^>]*)?>([^<]*)</t>")
_READING_AID = re.compile(rb"<rPh.*?</rPh>", re.DOTALL)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHARED = re.compile(rb"<si(?: [^>]*)?/>|<si(?: [^>]*)?>(.*?)</si>", re.DOTALL)


class BrokenPartError(Exception):
    """A part of the file is not what the format says, or is nothing this reader knows."""


class SheetPart(NamedTuple):
    """One sheet of a workbook."""

    name: str
    path: str
    is_hidden: bool


class Contents(NamedTuple):
    """What a workbook says of itself."""

    sheets: tuple[SheetPart, ...]
    counts_from_1904: bool


def contents(archive: ZipFile) -> Contents:
    """Return the sheets of a workbook."""
    start = _target(_root(archive, "_rels/.rels"), "officeDocument", PurePosixPath())
    book = _root(archive, start)
    home = PurePosixPath(start).parent
    links = {
        one.get("Id", ""): _path(one, home)
        for one in _root(archive, str(home / "_rels" / f"{PurePosixPath(start).name}.rels"))
    }
    sheets = [
        SheetPart(
            one.get("name", ""),
            links.get(_relation(one), ""),
            one.get("state", "visible") != "visible",
        )
        for one in _below(book, "sheet")
    ]
    known = set(archive.namelist())
    properties = next(iter(_below(book, "workbookPr")), None)
    is_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true", "on")
    return Contents(tuple(one for one in sheets if one.path in known and "sheet" in one.path), is_1904)


def date_styles(archive: ZipFile) -> frozenset[bytes]:
    """Return the numbers of the cell styles that show a number as a date."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    root = _root(archive, "xl/styles.xml")
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in _below(root, "numFmt")}
    table = next(iter(_below(root, "cellXfs")), None)
    formats = [] if table is None else [one.get("numFmtId", "0") for one in table]
    return frozenset(str(place).encode() for place, one in enumerate(formats) if _is_date(one, own))


def _is_date(number: str, own: dict[str, str]) -> bool:
    if number in own:
        return bool(_HAS_DATE.search(_NO_CODE.sub("", own[number])))
    return number.isdigit() and int(number) in _BUILT_IN_DATES


class SharedTexts:
    """The texts that cells point at, as one run of bytes: a million of them need little more than their letters."""

    def __init__(self, archive: ZipFile) -> None:
        self._letters = bytearray()
        self._ends = array("Q", (0,))
        if "xl/sharedStrings.xml" not in archive.namelist():
            return
        with archive.open("xl/sharedStrings.xml") as part:
            for (found,) in pieces(part, _SHARED, b"</si>"):
                self._letters += plain_text(found).encode("utf-8", "surrogatepass")
                self._ends.append(len(self._letters))

    def __getitem__(self, place: int) -> str:
        """Return a text by its number."""
        if not 0 <= place < len(self._ends) - 1:
            raise BrokenPartError("no such text")
        return self._letters[self._ends[place] : self._ends[place + 1]].decode("utf-8", "surrogatepass")


def pieces(part: IO[bytes], pattern: re.Pattern[bytes], end: bytes) -> Iterator[tuple[bytes, ...]]:
    """Yield the groups of every match, in blocks that end with `end`.

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
        yield from (match.groups(b"") for match in pattern.finditer(rest[:cut]))
        rest = rest[cut:]
    yield from (match.groups(b"") for match in pattern.finditer(rest))


def plain_text(marked: bytes) -> str:
    """Return the words of a text with formats: its runs joined, without the aids to reading."""
    if b"<rPh" in marked:
        marked = _READING_AID.sub(b"", marked)
    found = _TEXT.findall(marked)
    return unmarked(found[0] if len(found) == 1 else b"".join(found))


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


def _root(archive: ZipFile, name: str) -> Element:
    try:
        if archive.getinfo(name).file_size > _MOST_PART:
            raise BrokenPartError(name)
        raw = archive.read(name)
        if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
            raise BrokenPartError(name)
        return fromstring(raw)  # noqa: S314 (no entities can be declared, as just checked)
    except (KeyError, ParseError, ValueError) as fault:
        raise BrokenPartError(name) from fault


def _below(root: Element, name: str) -> list[Element]:
    return [one for one in root.iter() if one.tag.rpartition("}")[2] == name]


def _target(links: Element, kind: str, home: PurePosixPath) -> str:
    for one in links:
        if one.get("Type", "").endswith(kind):
            return _path(one, home)
    raise BrokenPartError(kind)


def _path(link: Element, home: PurePosixPath) -> str:
    target = link.get("Target", "")
    if target.startswith("/"):
        return target[1:]
    steps: list[str] = []
    for step in (home / target).parts:
        if step == "..":
            del steps[-1:]
        else:
            steps.append(step)
    return "/".join(steps)


def _relation(sheet: Element) -> str:
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
