"""What senders get: an empty workbook that the import knows, and their own rows back with the reasons."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.errors import CancelledError
from desktop.models.headings import recognise
from desktop.models.import_words import fold_label, known_words, shown_words
from desktop.models.importing import Field, Pasted
from desktop.operations import imports
from desktop.operations.import_papers import TEMPLATE, export_marked, export_template
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import make_office

pytestmark = pytest.mark.on_file  # about workbooks

BAD = Pasted(
    "لصق",
    "الاسم\tالرقم القومي\tالفئة\n=سعاد علي\t2.98E+13\t\nهبة كمال\t28803121902321\tلا نعرفها\nسليم\t27503081901311\t",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an office; nothing is taken in."""
    return make_office(tmp_path)


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_the_import_knows_every_heading_and_word_of_its_own_template(
    workspace: Workspace, tmp_path: Path, language: str
) -> None:
    out = tmp_path / "empty.xlsx"
    assert export_template(workspace, language, out) == len(TEMPLATE)
    book = load_workbook(out)
    sheet = book.worksheets[0]
    header = recognise([[cell.value for cell in sheet[1]]])
    assert header is not None
    assert header.columns == TEMPLATE
    assert sheet.sheet_view.rightToLeft is (language != "en")
    assert sheet.column_dimensions["C"].number_format == "@"
    assert len(sheet.data_validations.dataValidation) == 10
    known = known_words()
    for field in (Field.RELATION, Field.MARITAL_STATE, Field.WORK_STATE):
        for code, word in shown_words(field, language).items():
            assert fold_label(word) in known[field]
            assert known[field][fold_label(word)] == code


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "الرقم القومي"), ("fa", "کد ملی"), ("en", "National ID")]
)
def test_rows_go_back_marked_in_the_senders_language(
    workspace: Workspace, tmp_path: Path, language: str, words: str
) -> None:
    out = tmp_path / "marked.xlsx"
    plan = imports.preview(workspace, BAD)
    assert export_marked(workspace, BAD, plan.choice, language, out) == 1
    sheet = load_workbook(out).worksheets[0]
    row = list(sheet[2])
    assert [cell.value for cell in row[3:]] == ["=سعاد علي", "2.98E+13", None]
    assert row[3].data_type == "s"
    assert words in row[2].value
    assert row[4].comment is not None
    assert row[4].fill.fgColor.rgb.endswith("F8D0D2")


def test_nobody_gets_a_file_that_could_not_be_journalled(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "marked.xlsx"
    plan = imports.preview(workspace, BAD)
    with pytest.raises(CancelledError):
        export_marked(workspace, BAD, plan.choice, "ar", out, Progress(is_cancelled=lambda: True))
    assert not out.exists()
