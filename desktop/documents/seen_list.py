"""Writes the lines that somebody sees on the screen as a workbook, row by row, however many; text is never a formula.

Written by hand: a general library takes fifteen times as long and nobody needs its styles here.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import singledispatch
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from desktop.whole_file import whole_file

_WIDTHS = (34, 20)  # the first column holds names
_WIDEST, _NARROWEST = 60, 8
_ROWS_AT_ONCE = 1000
_PLAIN, _BOLD, _DATE, _TEXT = range(4)  # places in the table of styles below
_DAY_ZERO = date(1899, 12, 30).toordinal()  # where spreadsheets begin to count
_FIRST_DAY = date(1900, 3, 1)  # before it they count a day that never was
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # by XML itself
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STATIC = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/>'
    '<xf numFmtId="164" applyNumberFormat="1" xfId="0"/><xf numFmtId="49" applyNumberFormat="1" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def write_seen(
    path: Path,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    is_rtl: bool,
    tags: Sequence[str] = (),
    widths: Sequence[int] = (),
) -> None:
    """Write a workbook with one sheet, whole or not at all; numbers and dates stay what they are.

    Args:
        path: Where it gets its name once it is complete.
        title: Of the sheet.
        headings: Above the columns; they stay in sight and bear the filters.
        rows: However many; each is written as it comes.
        is_rtl: Whether the first column stands on the right.
        tags: HXL tags below the headings, so that others' programs know the columns; none leaves the row out.
        widths: Of the columns in letters.
    """
    with whole_file(path) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _STATIC.items():
            archive.writestr(name, _HEAD + content)
        archive.writestr("xl/workbook.xml", _workbook(title))
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            opening = _opening(len(headings), widths, above=1 + bool(tags), is_rtl=is_rtl)
            sheet.write((_HEAD + opening).encode())
            last = _write_rows(sheet.write, headings, tags, rows)
            sheet.write(f"</sheetData>{_filter(len(headings), last)}</worksheet>".encode())


def _write_rows(
    write: Callable[[bytes], object],
    headings: Sequence[str],
    tags: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> int:
    """Write all rows and return how many there are, the headings included."""
    waiting = ["<row>", *(_text(heading, _BOLD) for heading in headings), "</row>"]
    number = 1
    if tags:
        waiting += ["<row>", *(_text(tag, _TEXT) for tag in tags), "</row>"]
        number = 2
    cells = _Cells()
    for row in rows:
        waiting.append(f"<row>{''.join([cells[type(value)](value) for value in row])}</row>")
        number += 1
        if len(waiting) >= _ROWS_AT_ONCE:
            write("".join(waiting).encode())
            waiting.clear()
    write("".join(waiting).encode())
    return number


def _filter(columns: int, last_row: int) -> str:
    """Let whoever opens the workbook filter by each column."""
    return f'<autoFilter ref="A1:{column_letters(columns)}{last_row}"/>' if columns else ""


def column_letters(number: int) -> str:
    """Return how spreadsheets call a column, from 1: A, B … AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class _Cells(dict[type, Callable[..., str]]):
    """How a value of each type is written; looked up once a type, for looking up costs more than writing."""

    def __missing__(self, kind: type) -> Callable[..., str]:
        self[kind] = _cell.dispatch(kind)
        return self[kind]


@singledispatch
def _cell(value: object) -> str:
    return _words(str(value))


@_cell.register
def _(_value: None) -> str:
    return "<c/>"


@_cell.register
def _words(text: str) -> str:
    return _text(text, _TEXT) if text else "<c/>"


@_cell.register
def _truth(value: bool) -> str:
    return _words(str(value))


@_cell.register
def _number(value: int | Decimal) -> str:
    return f"<c><v>{value}</v></c>"


@_cell.register
def _day(value: date) -> str:
    if value < _FIRST_DAY:
        return _words(str(value))
    return f'<c s="{_DATE}"><v>{value.toordinal() - _DAY_ZERO}</v></c>'


def _text(text: str, style: int) -> str:
    """Return a cell of text; as text it stays text, whatever sign it begins with."""
    if not text.isprintable() or "&" in text or "<" in text or ">" in text:
        text = escape(_FORBIDDEN.sub("", text), quote=False)
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _workbook(title: str) -> str:
    name = re.sub(r"[\[\]:*?/\\']", " ", _FORBIDDEN.sub("", title)).strip()[:31] or "1"
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(name)}" sheetId="1" r:id="r1"/></sheets></workbook>'
    )


def _opening(columns: int, widths: Sequence[int], *, above: int, is_rtl: bool) -> str:
    given = [max(_NARROWEST, min(width, _WIDEST)) for width in widths]
    given += [_WIDTHS[place > 0] for place in range(len(given), columns)]
    cols = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(given, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView rightToLeft="{int(is_rtl)}" workbookViewId="0">'
        f'<pane ySplit="{above}" topLeftCell="A{above + 1}" activePane="bottomLeft" state="frozen"/></sheetView>'
        f"</sheetViews><cols>{cols}</cols><sheetData>"
    )
