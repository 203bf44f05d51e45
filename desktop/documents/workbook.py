"""Reads lists from workbooks, text files and the clipboard; what cannot be read says why and what to do."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from desktop.documents.html_list import HtmlList, is_html
from desktop.documents.separated_text import pasted_text, text_file
from desktop.documents.spreadsheet import SUFFIXES, UNREADABLE, Spreadsheet
from desktop.documents.workbook_faults import bomb, damaged, no_workbook, protected
from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.importing import Cell, Pasted
from desktop.models.problem import Problem

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"SQLite")
_MOST_UNPACKED = 3 * 2**30  # a million rows unpack to about 1 GiB; a bomb claims far more
_MOST_RATIO = 400


class Workbook(Protocol):
    """A file of lists."""

    sheets: tuple[str, ...]

    def rows(self, sheet: str) -> Iterator[Sequence[Cell]]:
        """Yield every row from the first of the sheet, blank ones too."""

    def height(self, sheet: str) -> int:
        """Return the number of rows, 0 where nobody knows before reading."""

    def remarks(self, sheet: str) -> list[Problem]:
        """Return what a person should know of the sheet before it is read."""


def open_workbook(source: Path | Pasted) -> Workbook:
    """Return the lists of a file, or of a block that was pasted.

    Raises:
        BadInputError: It is missing, no workbook, protected by a password, damaged, or holds no rows.
    """
    if isinstance(source, Pasted):
        return pasted_text(source.name, source.text)
    try:
        with source.open("rb") as file:
            head = file.read(4096)
            tail = head if len(head) < 4096 else head + file.read(2**20)
    except OSError:
        raise BadInputError(
            N_("The file {file} cannot be opened. Check that it exists and that no other program holds it."),
            file=source.name,
        ) from None
    if not head.strip(b"\0 \r\n\t"):
        raise BadInputError(N_("The file {file} is empty. Ask its sender for it again."), file=source.name)
    if head.startswith(_OLE) and _SEALED in tail:
        raise protected(source.name)
    if head.startswith(_ZIP):
        _refuse_bombs(source)
    elif not head.startswith(_OLE):
        return _text(source, head)
    return Spreadsheet(source)


def _text(path: Path, head: bytes) -> Workbook:
    """Return what portals call a workbook and is a page or a text file, or a text file that says so."""
    if head.startswith(_OTHERS):
        raise no_workbook(path.name)
    if is_html(head):
        return HtmlList(path)
    book = text_file(path)
    if path.suffix.lower() in SUFFIXES and not _is_list(book):
        raise no_workbook(path.name)
    return book


def _is_list(book: Workbook) -> bool:
    """Return whether a text by the name of a workbook has columns."""
    first = next(book.rows(book.sheets[0]), ())
    return len(first) > 1


def _refuse_bombs(path: Path) -> None:
    """Refuse an archive that is cut short, or that unpacks to more than any list would."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            is_sealed = any(member.flag_bits & 1 for member in members)
            manifest = "META-INF/manifest.xml"
            if manifest in archive.namelist() and archive.getinfo(manifest).file_size < 2**20:
                is_sealed = is_sealed or b"encryption-data" in archive.read(manifest)
    except (*UNREADABLE, NotImplementedError) as fault:
        raise damaged(path.name) from fault
    if is_sealed:
        raise protected(path.name)
    unpacked = sum(member.file_size for member in members)
    if unpacked > _MOST_UNPACKED or unpacked > _MOST_RATIO * max(path.stat().st_size, 2**16):
        raise bomb(path.name)
