"""Reads web pages and XML tables that portals hand out under the name of a workbook: each table is a sheet."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from desktop.documents.text_encoding import encoding_of
from desktop.documents.workbook_faults import bomb, no_rows, no_text
from desktop.models.importing import Cell
from desktop.models.problem import Problem

_MOST_BYTES = 2**28
_MOST_SPAN = 400
_TABLES, _ROWS, _CELLS = ("table", "worksheet"), ("tr", "row"), ("td", "th", "cell")
_MARKS = (b"<html", b"<table", b"<!doctype html", b"urn:schemas-microsoft-com:office:spreadsheet")


def is_html(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a page or an XML table."""
    folded = head.replace(b"\0", b"").lower().lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return folded.startswith(b"<") and any(mark in folded for mark in _MARKS)


class HtmlList:
    """The tables of one page."""

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > _MOST_BYTES:
            raise bomb(path.name)
        parser = _Tables()
        try:
            with path.open(encoding=encoding_of(path)) as text:
                while part := text.read(2**20):
                    parser.feed(part)
        except UnicodeDecodeError as fault:
            raise no_text(path.name) from fault
        parser.close()
        filled = [table for table in parser.tables if any(any(row) for row in table)]
        if not filled:
            raise no_rows(path.name)
        filled.sort(key=len, reverse=True)
        self._tables = {
            f"{path.stem[:40]} {n}" if n > 1 else path.stem[:40]: t for n, t in enumerate(filled, 1)
        }
        self.sheets = tuple(self._tables)

    def rows(self, sheet: str) -> Iterator[Sequence[Cell]]:
        """Yield the rows of a table."""
        yield from self._tables.get(sheet, next(iter(self._tables.values())))

    def height(self, sheet: str) -> int:
        """Return the number of rows."""
        return len(self._tables.get(sheet, ()))

    def remarks(self, sheet: str) -> list[Problem]:
        """Return nothing: a page hides nothing that a clerk would miss."""
        return []


class _Tables(HTMLParser):
    """Collects the texts of cells; a table within a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[Cell]]] = []
        self._open: list[list[list[Cell]]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        given = dict(attrs)
        if tag in _TABLES and not (tag == "table" and self._open and not self._open[-1]):
            self._end_cell()
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag in _ROWS and self._open:
            self._end_cell()
            self._open[-1].append([])
        elif tag in _CELLS and self._open:
            self._end_cell()
            if not self._open[-1]:
                self._open[-1].append([])
            self._skip_to(given.get("ss:index"))
            self._span = _number(given.get("colspan"), 1)
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close a table, a row or a cell."""
        if tag in (*_CELLS, *_ROWS):
            self._end_cell()
        elif tag in _TABLES and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self._open and self._open[-1]:
            text = " ".join("".join(self._cell).split())
            self._open[-1][-1] += [text, *[""] * (self._span - 1)]
        self._cell = None
        self._span = 1

    def _skip_to(self, index: str | None) -> None:
        row = self._open[-1][-1]
        row += [""] * (min(_number(index, 1) - 1, _MOST_SPAN) - len(row))


def _number(text: str | None, least: int) -> int:
    return min(max(int(text), least), _MOST_SPAN) if text and text.isdecimal() else least
