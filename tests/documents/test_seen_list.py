"""What is given out as a workbook reads back as it was, in the libraries that others use."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from desktop.documents.seen_list import column_letters, write_seen
from desktop.documents.workbook import open_workbook

HEADINGS = ["الاسم", "الرقم القومي", "تاريخ الميلاد", "الأفراد"]
ROWS: list[list[object]] = [
    ["أحمد & <محمود>", "01234567890123", date(1975, 3, 8), 5],
    ["=1+1", "+20", None, 0],
    ["-5%", "@x", date(1899, 1, 1), -3],
    ["line\x07 one", "", True, 7],
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Give a workbook of some rows."""
    path = tmp_path / "seen.xlsx"
    write_seen(path, "المستفيدون: [كل]/الأسر", HEADINGS, ROWS, is_rtl=True)
    return path


def test_cells_keep_their_kinds_and_no_text_becomes_a_formula(book: Path) -> None:
    sheet = load_workbook(book).active
    assert sheet is not None
    read = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert read[0] == HEADINGS
    assert read[1][0] == "أحمد & <محمود>"
    assert read[1][1] == "01234567890123"
    assert read[1][2].date() == date(1975, 3, 8)
    assert (read[2][0], sheet["A3"].data_type, read[2][1], read[2][2], read[2][3]) == (
        "=1+1",
        "s",
        "+20",
        None,
        0,
    )
    assert read[3][:3] == ["-5%", "@x", "1899-01-01"]
    assert read[4][0] == "line one"


def test_the_sheet_runs_from_right_to_left_with_its_heading_held(book: Path) -> None:
    sheet = load_workbook(book).active
    assert sheet is not None
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b
    assert sheet.title == "المستفيدون   كل  الأسر"


def test_our_own_reader_takes_it_back(book: Path) -> None:
    again = open_workbook(book)
    rows = list(again.rows(again.sheets[0]))
    assert len(rows) == 5
    assert list(rows[1]) == ["أحمد & <محمود>", "01234567890123", date(1975, 3, 8), 5.0]


@pytest.mark.long
def test_libreoffice_opens_it(book: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office is not None, "install LibreOffice: apt-get install libreoffice-calc"
    home = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [
            office,
            home,
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
            tmp_path,
            book,
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    text = (tmp_path / "seen.csv").read_text(encoding="utf-8")
    assert "أحمد & <محمود>,01234567890123,1975-03-08,5" in text
    assert "=1+1,+20,,0" in text


def test_a_failure_half_way_leaves_no_file(tmp_path: Path) -> None:
    def rows() -> Iterator[list[object]]:
        yield ["x"]
        raise KeyError

    with pytest.raises(KeyError):
        write_seen(tmp_path / "a.xlsx", "t", ["h"], rows(), is_rtl=False)
    assert list(tmp_path.iterdir()) == []


def test_many_rows_go_out_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_seen(path, "", ["h"], ([number] for number in range(2500)), is_rtl=False)
    again = open_workbook(path)
    assert (again.sheets, again.height("1")) == (("1",), 2501)


def test_headings_filter_and_tags_stand_below_them_for_programs_of_others(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    tags = ["#beneficiary+name", "#beneficiary+id", "#date+birth", ""]
    write_seen(path, "t", HEADINGS, ROWS, is_rtl=True, tags=tags, widths=[3, 20, 200])
    sheet = load_workbook(path).active
    assert sheet is not None
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A3", "A1:D6")
    assert [sheet.column_dimensions[letter].width for letter in "ABCD"] == [8, 20, 60, 20]
    general = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert general[1] == tags
    assert general[2] == ["أحمد & <محمود>", "01234567890123", date(1975, 3, 8), 5.0]


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_called_as_spreadsheets_call_them(number: int, letters: str) -> None:
    assert column_letters(number) == letters
