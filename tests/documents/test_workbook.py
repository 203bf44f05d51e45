"""Reading lists from files, hostile ones too, and giving lists out as workbooks."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.documents.workbook import open_workbook
from desktop.errors import BadInputError
from desktop.models.importing import Cell

BOOKS = Path(__file__).resolve().parent.parent / "data" / "workbooks"
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)


def _xlsx(path: Path, rows: str) -> Path:
    """Write the smallest workbook there is, with rows as given."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r" Type="{office}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/worksheet"'
            ' Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows=rows))
    return path


def _refusal(path: Path) -> str:
    with pytest.raises(BadInputError) as caught:
        _read(path)
    return caught.value.message


def _read(path: Path) -> list[Sequence[Cell]]:
    book = open_workbook(path)
    return list(book.rows(book.sheets[0]))


def test_row_numbers_are_those_of_the_sheet_even_below_blank_rows(tmp_path: Path) -> None:
    book = open_workbook(_xlsx(tmp_path / "a.xlsx", '<row r="3"><c r="B3"><v>7</v></c></row>'))
    rows = list(book.rows("s"))
    assert (len(rows), book.height("s")) == (3, 3)
    assert list(rows[2])[-1] == 7.0


def test_a_formula_counts_as_its_last_value_and_is_never_run(tmp_path: Path) -> None:
    cell = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>WEBSERVICE("x")</f><v>أحمد</v></c></row>'
    book = open_workbook(_xlsx(tmp_path / "a.xlsx", cell))
    assert [list(row) for row in book.rows("s")] == [[2.0, "أحمد"]]


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 200_000_000)
    assert "unpacks to far more" in _refusal(path)


def test_a_sheet_of_hundreds_of_columns_is_no_list(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    assert "columns" in _refusal(_xlsx(tmp_path / "a.xlsx", far))


def test_a_zip_that_is_no_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("list.txt", "x")
    assert "not a workbook" in _refusal(path)


def test_a_workbook_with_broken_xml_is_damaged(tmp_path: Path) -> None:
    assert "damaged" in _refusal(_xlsx(tmp_path / "a.xlsx", "<row><c"))


def test_a_protected_ods_is_told_by_its_manifest(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>")
    assert "protected by a password" in _refusal(path)


def test_another_sheet_than_those_of_the_file_is_refused() -> None:
    book = open_workbook(BOOKS / "eg-form.xlsx")
    with pytest.raises(BadInputError, match="no sheet"):
        list(book.rows("نعم"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_of_a_text_file_is_found(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'الاسم{separator}رقم\n"أحمد{separator} علي"{separator}7\n', encoding="utf-8")
    assert list(open_workbook(path).rows("a"))[1] == [f"أحمد{separator} علي", "7"]


def test_a_text_that_changes_its_encoding_half_way_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("أحمد,7\n".encode() * 20_000 + "أحمد".encode("cp1256"))
    assert "cannot be read as a list" in _refusal(path)


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('name\n"' + "x" * 5_000_000, encoding="utf-8")
    assert "cannot be read as a list" in _refusal(path)


def test_letters_cut_at_the_probe_do_not_change_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x" + "أ,ب\n" * 40_000, encoding="utf-8")
    assert next(iter(open_workbook(path).rows("a")))[0] == "xأ"


def test_a_truth_comes_as_such(tmp_path: Path) -> None:
    book = open_workbook(_xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="b"><v>1</v></c></row>'))
    assert list(next(iter(book.rows("s")))) == [True]
