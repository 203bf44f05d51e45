"""Writes the lines that somebody sees on the screen as a workbook, row by row, however many; text is never a formula.

Written by hand: a general library takes fifteen times as long and nobody needs its styles here.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from desktop.whole_file import whole_file

_WIDTHS = (34, 20)  # the first column holds names
_ROWS_AT_ONCE = 1000
_PLAIN, _BOLD, _DATE, _TEXT = range(4)  # places in the table of styles below
_DAY_ZERO = date(1899, 12, 30)  # where spreadsheets begin to count
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
    path: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, is_rtl: bool
) -> None:
    """Write a workbook with one sheet, whole or not at all; numbers and dates stay what they are."""
    with whole_file(path) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _STATIC.items():
            archive.writestr(name, _HEAD + content)
        archive.writestr("xl/workbook.xml", _workbook(title))
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((_HEAD + _opening(len(headings), is_rtl=is_rtl)).encode())
            _write_rows(sheet.write, headings, rows)
            sheet.write(b"</sheetData></worksheet>")


def _write_rows(
    write: Callable[[bytes], object], headings: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    waiting = ["<row>", *(_text(heading, _BOLD) for heading in headings), "</row>"]
    for number, row in enumerate(rows, start=1):
        waiting.append(f"<row>{''.join([_cell(value) for value in row])}</row>")
        if number % _ROWS_AT_ONCE == 0:
            write("".join(waiting).encode())
            waiting.clear()
    write("".join(waiting).encode())


def _cell(value: object) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return _text(str(value), _TEXT)
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    if isinstance(value, date) and value >= _FIRST_DAY:
        return f'<c s="{_DATE}"><v>{(value - _DAY_ZERO).days}</v></c>'
    return _text(str(value), _TEXT)


def _text(text: str, style: int) -> str:
    """Return a cell of text; as text it stays text, whatever sign it begins with."""
    if not text.isprintable():
        text = _FORBIDDEN.sub("", text)
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _workbook(title: str) -> str:
    name = re.sub(r"[\[\]:*?/\\']", " ", _FORBIDDEN.sub("", title)).strip()[:31] or "1"
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={quoteattr(name)} sheetId="1" r:id="r1"/></sheets></workbook>'
    )


def _opening(columns: int, *, is_rtl: bool) -> str:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{_WIDTHS[number > 1]}" customWidth="1"/>'
        for number in range(1, columns + 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView rightToLeft="{int(is_rtl)}" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>"
    )
