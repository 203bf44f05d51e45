"""Workbooks as portals and strangers send them: special, hostile, or something else by the name of one."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.spreadsheet import Spreadsheet
from desktop.documents.workbook import open_workbook
from desktop.documents.xlsx_parts import BrokenPartError
from desktop.documents.xlsx_stream import XlsxStream
from desktop.errors import BadInputError
from desktop.models.importing import Cell, Line, Pasted
from tests.documents.test_workbook import BOOKS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
DATES = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-1]dd/mm/yyyy"/></numFmts><cellXfs>'
DATES += '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>'


def _book(path: Path, rows: str, *, before: str = "", after: str = "", **parts: str) -> Path:
    """Write a workbook with one sheet; `parts` are further files or the parts named here."""
    book = parts.pop("book", "")
    state = parts.pop("state", "visible")
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    content = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r" Type="{OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>'
        f'<sheet name="s" sheetId="1" state="{state}" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r1"'
        f' Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": DATES,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (content | parts).items():
            archive.writestr(name, text)
    return path


def _rows(path: Path) -> list[Sequence[Cell]]:
    book = open_workbook(path)
    return list(book.rows(book.sheets[0]))


def _row(number: int, cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{cells}</row>'


def test_days_count_from_1900_or_from_1904_as_the_workbook_says(tmp_path: Path) -> None:
    cells = '<c r="A1" s="1"><v>30000</v></c><c r="B1" s="2"><v>1.5</v></c><c r="C1" s="1"><v>0.5</v></c>'
    cells += '<c r="D1"><v>60</v></c>'
    rows = _row(1, cells + '<c r="E1" s="1"><f>TODAY()</f><v>99999999</v></c>')
    usual = _rows(_book(tmp_path / "a.xlsx", rows))[0]
    assert usual == [date(1982, 2, 18), date(1900, 1, 1), 0.5, 60.0, 99999999.0]
    old_mac = _rows(_book(tmp_path / "b.xlsx", rows, book='<workbookPr date1904="1"/>'))[0]
    assert old_mac[:2] == [date(1986, 2, 19), date(1904, 1, 2)]


def test_formulas_and_hidden_rows_are_told(tmp_path: Path) -> None:
    rows = _row(
        1, '<c r="A1" t="str"><f>B1&amp;"x"</f><v>أحمد</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c>'
    )
    rows += _row(2, '<c r="A2"><v>7</v></c>', ' hidden="1"')
    computed, hidden = _rows(_book(tmp_path / "a.xlsx", rows))
    assert (isinstance(computed, Line) and computed.formulas, list(computed)) == ((0, 1), ["أحمد", 2.0])
    assert isinstance(hidden, Line)
    assert hidden.is_hidden


def test_a_cell_merged_downwards_counts_in_each_of_its_rows(tmp_path: Path) -> None:
    rows = "".join(
        _row(n, f'<c r="A{n}"><v>{n}</v></c>' + ('<c r="B1"><v>5</v></c>' if n == 1 else ""))
        for n in (1, 2, 3)
    )
    merged = '<mergeCells><mergeCell ref="B1:B2"/><mergeCell ref="A1:A1"/></mergeCells>'
    read = _rows(_book(tmp_path / "a.xlsx", rows, after=merged))
    assert [list(row) for row in read] == [[1.0, 5.0], [2.0, 5.0], [3.0, ""]]
    assert isinstance(read[1], Line)
    assert read[1].merged == (1,)


def test_what_a_workbook_hides_or_could_run_is_told_and_nothing_is_run(tmp_path: Path) -> None:
    more = {"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>", "state": "hidden"}
    columns = '<cols><col min="2" max="3" width="9" hidden="1"/></cols>'
    rows = _row(1, '<c r="A1"><v>1</v></c>')
    book = open_workbook(_book(tmp_path / "a.xlsm", rows, before=columns, **more))
    said = " ".join(one.message for one in book.remarks("s"))
    assert all(word in said for word in ("hidden in the workbook", "macros", "other files", "Columns"))
    assert list(next(book.rows("s"))) == [1.0]


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="inlineStr" r="A1"><is><r><rPr><color rgb="1"/></rPr><t>أح</t></r>'
        '<r><t xml:space="preserve">مد</t></r></is></c>',
        '<c r="A1" t="s" ph="1"><v>0</v></c>',
        '<c r="A1" t="inlineStr"><is><t>&#1571;&#x62D;_x0645_د</t></is></c>',
    ],
)
def test_text_is_read_however_it_is_written(tmp_path: Path, cell: str) -> None:
    shared = {"xl/sharedStrings.xml": "<sst><si><t>أحمد</t><rPh><t>x</t></rPh></si></sst>"}
    path = _book(tmp_path / "a.xlsx", _row(1, cell + '<c r="B1"><f>1</f></c>'), **shared)
    assert list(_rows(path)[0]) == ["أحمد", ""]


def test_both_readers_give_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("eg-form.xlsx", "ir-form.xlsx"):
        general = [_trimmed(row) for row in _rows(BOOKS / name)]
        monkeypatch.setattr(Spreadsheet, "_is_streamed", lambda *_: True)
        assert [_trimmed(row) for row in _rows(BOOKS / name)] == general
        monkeypatch.undo()


def _trimmed(row: Sequence[Cell]) -> list[Cell]:
    cells = list(row)
    while cells and cells[-1] in ("", None):
        cells.pop()
    return cells


@pytest.mark.parametrize(
    "rows",
    [
        "<!-- a comment --><row/>",
        '<row r="2"/><row r="1"/>',
        _row(1, '<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>'),
        _row(1, '<c r="A1" t="s"><v>9</v></c>'),
        "<row><c",
    ],
)
def test_the_stream_reader_gives_up_on_what_it_does_not_know(tmp_path: Path, rows: str) -> None:
    stream = XlsxStream(_book(tmp_path / "a.xlsx", rows))
    with pytest.raises(BrokenPartError):
        list(stream.rows("s"))


def test_entities_of_xml_are_never_expanded(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><workbook>&a;</workbook>'
    path = _book(tmp_path / "a.xlsx", "", **{"xl/workbook.xml": laughs})
    with pytest.raises(BrokenPartError):
        XlsxStream(path)
    with pytest.raises(BadInputError):
        _rows(path)


PAGE = (
    "<html><head><meta charset='utf-8'></head><table><tr><th colspan=2>كشف</th></tr>"
    "<tr><td>الاسم</td><td>الرقم<br>القومي</td></tr><tr><td>أحمد &amp; علي<td>27503081901311</tr></table></html>"
)
XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="x"><Table><Row><Cell><Data>كشف'
    '</Data></Cell></Row><Row><Cell><Data>الاسم</Data></Cell><Cell ss:Index="2"><Data>الرقم القومي</Data></Cell>'
    "</Row><Row><Cell><Data>أحمد &amp; علي</Data></Cell><Cell><Data>27503081901311</Data></Cell></Row></Table>"
    "</Worksheet></Workbook>"
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(PAGE, "utf-8"), (PAGE, "cp1256"), (PAGE, "utf-16"), (XML, "utf-8")],
)
def test_a_page_or_xml_by_the_name_of_a_workbook_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "portal.xls"
    path.write_bytes(text.encode(encoding))
    rows = _rows(path)
    assert rows[-2:] == [["الاسم", "الرقم القومي"], ["أحمد & علي", "27503081901311"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("name", ["list.csv", "renamed.xls", "list.txt"])
def test_a_text_file_is_read_in_every_encoding_and_by_any_name(
    tmp_path: Path, encoding: str, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes('الاسم;القرية\r\nأحمد;"فايد\nالبلد"\r\n'.encode(encoding))
    assert _rows(path) == [["الاسم", "القرية"], ["أحمد", "فايد\nالبلد"]]


def test_a_page_without_a_table_and_a_table_without_cells_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    for text in ("<html><p>x</p></html>", "<html><table><tr><td></td></tr></table></html>"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(BadInputError, match="no rows"):
            _rows(path)


def test_a_hundred_thousand_columns_are_no_list(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x," * 100_000 + "y\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="columns"):
        _rows(path)


def test_a_million_letters_in_a_cell_are_read_as_they_are(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", _row(1, f'<c r="A1" t="inlineStr"><is><t>{"ا" * 10**6}</t></is></c>'))
    assert _rows(path) == [["ا" * 10**6]]
    assert next(XlsxStream(path).rows("s")) == ["ا" * 10**6]


def test_what_is_pasted_is_read_like_a_file() -> None:
    book = open_workbook(Pasted("لصق", 'الاسم\tالرقم القومي\r\n"أحمد\nعلي"\t٢٧٥٠٣٠٨١٩٠١٣١١\r\n'))
    assert list(book.rows("لصق"))[1] == ["أحمد\nعلي", "٢٧٥٠٣٠٨١٩٠١٣١١"]
    assert (book.height("لصق"), book.remarks("لصق")) == (0, [])


def test_a_stray_cell_far_away_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.documents.spreadsheet._MOST_CELLS", 1000)
    monkeypatch.delattr(
        "python_calamine.CalamineWorkbook"
    )  # holds all that lies between, or ends the program
    near = _row(1, '<c r="A1"><v>1</v></c>')
    rows = _rows(_book(tmp_path / "a.xlsx", near + _row(200, '<c r="KZ200"><v>2</v></c>')))
    assert (len(rows), rows[0], rows[-1][-1]) == (200, [1.0], 2.0)
    with pytest.raises(BadInputError, match="damaged"):
        _rows(_book(tmp_path / "b.xlsx", near + _row(200, '<c r="KZ200"><v>2</c>')))


def test_a_byte_that_changed_on_the_stick_is_said(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", "".join(_row(n, f"<c><v>{n * n}</v></c>") for n in range(1, 400)))
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    bad = bytearray(path.read_bytes())
    for place in range(start + 200, start + 260):
        bad[place] ^= 0xFF
    path.write_bytes(bad)
    with pytest.raises(BadInputError, match="damaged"):
        _rows(path)
