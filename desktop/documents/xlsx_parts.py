"""The small parts of an .xlsx file: its sheets, and which styles are dates."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZipFile

_MOST_PART = 2**26  # a table of styles or of sheets is far smaller
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')  # quoted words, colours, fillers
_HAS_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)


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
