"""Reads lists from .xlsx, .xls, .ods and .csv as rows of cells; a file that cannot be read says why and what to do."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.documents.separated_text import SeparatedText
from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.importing import Cell

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"SQLite",
    b"<!DOC",
    b"<html",
)
_MOST_UNPACKED = 3 * 2**30  # a million rows unpack to about 1 GiB; a bomb claims far more
_MOST_RATIO = 400
EMPTY = "E_EMPTY"
MOST_COLUMNS = 400  # more is no list of persons


class Workbook(Protocol):
    """A file of lists."""

    sheets: tuple[str, ...]

    def rows(self, sheet: str) -> Iterator[Sequence[Cell]]:
        """Yield every row from the first of the sheet, blank ones too."""

    def height(self, sheet: str) -> int:
        """Return the number of rows, 0 where nobody knows before reading."""


def open_workbook(path: Path) -> Workbook:
    """Return the lists of a file.

    Raises:
        BadInputError: It is missing, no workbook, protected by a password, damaged, or holds no rows.
    """
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            tail = head if len(head) < 4096 else head + file.read(2**20)
    except OSError:
        raise BadInputError(
            N_("The file {file} cannot be opened. Check that it exists and that no other program holds it."),
            file=path.name,
        ) from None
    if not head.strip(b"\0 \r\n\t"):
        raise BadInputError(N_("The file {file} is empty. Ask its sender for it again."), file=path.name)
    if head.startswith(_OLE) and _SEALED in tail:
        raise _protected(path)
    if head.startswith(_ZIP):
        _refuse_bombs(path)
    elif not head.startswith(_OLE):
        if head.startswith(_OTHERS) or path.suffix.lower() in (".xlsx", ".xls", ".ods", ".xlsb", ".xlsm"):
            raise _no_workbook(path)
        return SeparatedText(path)
    return _Sheets(path, _opened(path))


class _Sheets:
    """The sheets of a spreadsheet file."""

    def __init__(self, path: Path, book: "CalamineWorkbook") -> None:
        self._path = path
        self._book = book
        self._open: dict[str, CalamineSheet] = {}  # the last one only: a sheet lies in memory whole
        self.sheets = tuple(book.sheet_names)
        if not self.sheets:
            raise _empty(path)

    def rows(self, sheet: str) -> Iterator[Sequence[Cell]]:
        """Yield every row from the first of the sheet."""
        found = self._sheet(sheet)
        if found.total_width > MOST_COLUMNS:
            raise BadInputError(
                N_(
                    "The sheet {sheet} has {columns} columns. Keep the columns of the list and delete the others."
                ),
                sheet=sheet,
                columns=found.total_width,
            )
        if not found.height:
            raise _empty(self._path)
        yield from found.iter_rows()

    def height(self, sheet: str) -> int:
        """Return the number of rows."""
        last = self._sheet(sheet).end
        return 0 if last is None else int(last[0]) + 1

    def _sheet(self, name: str) -> "CalamineSheet":
        from python_calamine import CalamineError

        if name not in self.sheets:
            raise BadInputError(N_("There is no sheet {sheet} in the file. Choose another one."), sheet=name)
        if name not in self._open:
            self._open.clear()
            try:
                self._open[name] = self._book.get_sheet_by_name(name)
            except CalamineError as fault:
                raise _damaged(self._path) from fault
        return self._open[name]


def _opened(path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError as fault:
        raise _protected(path) from fault
    except CalamineError as fault:
        if "password" in str(fault).lower() or "encrypt" in str(fault).lower():
            raise _protected(path) from fault
        raise (_damaged(path) if _says_workbook(path) else _no_workbook(path)) from fault
    except OSError as fault:
        raise _damaged(path) from fault


def _says_workbook(path: Path) -> bool:
    return path.suffix.lower() in (".xlsx", ".xls", ".ods", ".xlsb", ".xlsm")


def _refuse_bombs(path: Path) -> None:
    """Refuse an archive that is cut short, or that unpacks to more than any list would."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            is_sealed = any(member.flag_bits & 1 for member in members)
            manifest = "META-INF/manifest.xml"
            if manifest in archive.namelist() and archive.getinfo(manifest).file_size < 2**20:
                is_sealed = is_sealed or b"encryption-data" in archive.read(manifest)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as fault:
        raise _damaged(path) from fault
    if is_sealed:
        raise _protected(path)
    unpacked = sum(member.file_size for member in members)
    if unpacked > _MOST_UNPACKED or unpacked > _MOST_RATIO * max(path.stat().st_size, 2**16):
        raise BadInputError(
            N_(
                "The file {file} unpacks to far more than a list can hold. It was not opened: ask its sender."
            ),
            file=path.name,
        )


def _protected(path: Path) -> BadInputError:
    return BadInputError(
        N_(
            "The file {file} is protected by a password. Open it in Excel or LibreOffice, save it without "
            "the password, then import it again."
        ),
        code="E_PASSWORD",
        file=path.name,
    )


def _no_workbook(path: Path) -> BadInputError:
    return BadInputError(
        N_(
            "The file {file} is not a workbook. Choose an Excel or LibreOffice file, or a CSV file saved from one."
        ),
        code="E_NOT_WORKBOOK",
        file=path.name,
    )


def _damaged(path: Path) -> BadInputError:
    return BadInputError(
        N_("The file {file} is damaged or was cut short. Ask its sender for it again; nothing was changed."),
        code="E_DAMAGED",
        file=path.name,
    )


def _empty(path: Path) -> BadInputError:
    return BadInputError(
        N_("There are no rows in the file {file}. Choose another sheet or another file."),
        code=EMPTY,
        file=path.name,
    )
