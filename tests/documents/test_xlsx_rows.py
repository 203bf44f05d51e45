"""Rows of a list that look alike are read by one expression, and give what a general reader gives."""

import random
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.documents.xlsx_parts import BrokenPartError
from desktop.documents.xlsx_stream import XlsxStream
from desktop.documents.xlsx_texts import SharedTexts
from desktop.models.importing import Cell
from tests.documents.test_bad_workbooks import _book, _row

LETTERS = "ABCDEF"
WORDS = ("أحمد", "  علي ", "a & b", "<x>", "_x0041_", "a_x", "", "فايد\nالبلد")


def _cell(place: str, drawn: random.Random, shared: list[str], *, is_usual: bool) -> str:
    """Return a cell as one of the programs writes it; the usual ones stand in nearly all rows."""
    kind = "ABCDEF".index(place[0]) if is_usual else drawn.randrange(8)
    word = drawn.choice(WORDS)
    if kind == 0:
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(word)}</t></is></c>'
    if kind == 1:
        shared.append(word)
        return f'<c r="{place}" s="0" t="s"><v>{len(shared) - 1}</v></c>'
    if kind == 2:
        return f'<c r="{place}" s="1"><v>{drawn.randrange(1, 40_000)}</v></c>'
    if kind == 3:
        return f'<c r="{place}"><v>{drawn.randrange(9) / 4}</v></c>'
    if kind == 4:
        return f'<c r="{place}" t="str"><v>{escape(word)}</v></c>'
    return ("", f'<c r="{place}" s="1"/>', f'<c r="{place}" t="b"><v>1</v></c>')[kind - 5]


def _trimmed(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    trimmed = [[cell.strip() if isinstance(cell, str) else cell for cell in row] for row in rows]
    for row in trimmed:
        while row and row[-1] == "":
            row.pop()
    return trimmed


def _shared_strings(texts: Sequence[str]) -> str:
    table = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    return f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{table}</sst>'


@pytest.mark.parametrize("seed", range(4))
def test_rows_that_differ_in_form_are_read_as_by_the_general_reader(tmp_path: Path, seed: int) -> None:
    drawn = random.Random(seed)
    shared: list[str] = []
    rows = "".join(
        _row(
            number,
            "".join(
                _cell(f"{letter}{number}", drawn, shared, is_usual=drawn.random() < 0.9) for letter in LETTERS
            ),
        )
        for number in range(1, 400)
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    parts = {"xl/sharedStrings.xml": _shared_strings(shared), "[Content_Types].xml": types}
    path = _book(tmp_path / "a.xlsx", rows, **parts)
    general = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert _trimmed(list(XlsxStream(path).rows("s"))) == _trimmed(general)


def _texts(path: Path, table: str) -> SharedTexts:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", table)
    with zipfile.ZipFile(path) as archive:
        return SharedTexts(archive)


def test_a_text_keeps_its_number_whatever_stands_beside_it(tmp_path: Path) -> None:
    words = [f"{number} {WORDS[number % 4]}" for number in range(1000)]
    plain = _texts(tmp_path / "a.xlsx", _shared_strings(words))
    assert [plain.read(b"%d" % number) for number in range(1000)] == words
    formatted = _shared_strings(words).replace("</sst>", "<si/><si><r><t>أ</t></r><r><t>ب</t></r></si></sst>")
    mixed = _texts(tmp_path / "b.xlsx", formatted)
    assert [mixed.read(b"%d" % number) for number in (0, 999, 1000, 1001)] == [words[0], words[999], "", "أب"]


@pytest.mark.parametrize("number", [b"-1", b"3", b"64", b"100000"])
def test_a_number_without_a_text_is_told(tmp_path: Path, number: bytes) -> None:
    texts = _texts(tmp_path / "a.xlsx", _shared_strings(["أ", "ب", "ج"]))
    with pytest.raises(BrokenPartError):
        texts.read(number)


def test_a_byte_that_no_text_holds_does_not_move_the_others(tmp_path: Path) -> None:
    with pytest.raises(BrokenPartError):
        _texts(tmp_path / "a.xlsx", _shared_strings(["أ", "\0", "ج"]))
    spelt = _texts(tmp_path / "b.xlsx", _shared_strings(["أ", "x_x0000_", "ج"]))
    assert [spelt.read(b"1"), spelt.read(b"2")] == ["x", "ج"]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><row r="2"><c r="A2"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><!-- <c r="B1"><v>2</v></c> --></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><!-- <row r="2"/> -->',
    ],
)
def test_what_only_looks_like_a_row_is_left_to_the_general_reader(tmp_path: Path, rows: str) -> None:
    with pytest.raises(BrokenPartError):
        list(XlsxStream(_book(tmp_path / "a.xlsx", rows)).rows("s"))


def test_rows_that_close_themselves_count(tmp_path: Path) -> None:
    rows = '<row r="1"/>\n<row r="2"><c r="A2"><v>2</v></c></row><row r="3" ht="1"/>'
    assert list(XlsxStream(_book(tmp_path / "a.xlsx", rows)).rows("s")) == [[], [2.0], []]
