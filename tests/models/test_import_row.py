"""One row of a list: what is taken from it, what is only told, what is refused, what is no row at all."""

from datetime import date, datetime

import pytest

from desktop.models.country import Country
from desktop.models.import_records import ReadRow
from desktop.models.import_row import RowReader, Skipped, headings_of, text_of
from desktop.models.import_words import fold_label, known_words
from desktop.models.importing import Field, ImportChoice
from desktop.models.problem import has_errors

TODAY = date(2026, 3, 1)
ID = "27503081901311"
COLUMNS = (
    *(Field.SERIAL, Field.NAME, Field.NATIONAL_ID, Field.SEX, Field.BIRTH_DATE, Field.PHONE, Field.MEMBERS),
    Field.CATEGORY,
)


def _reader(country: Country = Country.EGYPT, columns: tuple[Field | None, ...] = COLUMNS) -> RowReader:
    choice = ImportChoice(sheet="s", header_row=1, columns=columns)
    return RowReader(
        choice, country, TODAY, {**known_words(), Field.CATEGORY: {fold_label("مسن"): "elderly"}}
    )


def _row(**cells: object) -> ReadRow:
    given = {"serial": 1.0, "name": "أحمد محمود السيد", **cells}
    return _reader().read(5, [given.get(field.value, "") for field in COLUMNS])


def _messages(row: ReadRow) -> str:
    return " ".join(problem.message for problem in row.problems)


def test_a_row_is_taken_as_typed_with_its_numbers_folded() -> None:
    row = _row(
        national_id=float(ID),
        sex="ذكر",
        birth_date="٠٨/٠٣/١٩٧٥",
        phone="٠١٠٠ ١٢٣ ٤٥٦٧",
        members="٥",
        category="مُسِن",
    )
    assert row.problems == ()
    assert (row.national_id, row.id_state, row.sex, row.phone) == (ID, "ok", "male", "01001234567")
    assert (row.birth_date, row.members, row.categories) == (date(1975, 3, 8), 5, ("elderly",))


def test_the_id_tells_what_the_list_does_not() -> None:
    row = _row(national_id=f"'{ID} ")
    assert (row.sex, row.birth_date, row.birth_area) == ("male", date(1975, 3, 8), "19")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"national_id": "2.98E+13"}, "last digits are lost"),
        ({"national_id": "2750308190131"}, "digits where"),
        ({"national_id": ID, "sex": "أنثى"}, "belongs to a man"),
        ({"name": "", "national_id": ID}, "name is missing"),
        ({"name": "…", "national_id": ID}, "name is missing"),
        ({"name": "حسن علي وزوجته"}, "Two persons"),
        ({"name": "رضا و همسرش"}, "Two persons"),
        ({"name": "ا" * 201}, "longer than"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(cells: dict[str, object], words: str) -> None:
    row = _row(**cells)
    assert has_errors(row.problems)
    assert words in _messages(row)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"members": "ستة"}, "number of members"),
        ({"members": 61.0}, "number of members"),
        ({"sex": "؟"}, "neither man nor woman"),
        ({"birth_date": "أمس"}, "not a date"),
        ({"birth_date": "1/1/2030"}, "in the future"),
        ({"category": "لا نعرفها"}, "not in the code list"),
        ({"name": "أحمد\u202e محمود"}, "invisible character"),
    ],
)
def test_what_cannot_be_kept_is_told_and_the_row_is_taken(cells: dict[str, object], words: str) -> None:
    row = _row(**cells)
    assert not has_errors(row.problems)
    assert words in _messages(row)


def test_names_that_only_look_like_two_persons_are_one() -> None:
    assert _row(name="نوال وهبة والي").problems == ()


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["", "الإجمالي", "", "", "", "", 28.0, ""], "totals"),
        (["المجموع", "", "", "", "", "", "28", ""], "totals"),
        (["م", "الاسم", "الرقم القومي", "", "", "", "عدد الافراد", ""], "heading again"),
        (["كشف المستفيدين", "", "", "", "", "", "", ""], "title or a signature"),
        (["", "رئيس اللجنة", "", "أمين العهدة", "", "", "", ""], "title or a signature"),
        (["", "", "", "", "", "", 3.0, ""], "title or a signature"),
    ],
)
def test_rows_that_are_none_are_skipped_with_the_reason(cells: list[object], words: str) -> None:
    with pytest.raises(Skipped) as caught:
        _reader().read(9, cells)
    assert caught.value.problem is not None
    assert words in caught.value.problem.message


def test_a_blank_row_is_skipped_in_silence() -> None:
    with pytest.raises(Skipped) as caught:
        _reader().read(9, ["", None, ""])
    assert caught.value.problem is None


def test_a_list_without_serials_keeps_a_row_that_holds_a_name_alone() -> None:
    assert _reader(columns=(Field.NAME,)).read(2, ["سعاد علي"]).name == "سعاد علي"


def test_an_iranian_name_comes_from_two_columns_and_dates_are_jalali() -> None:
    columns = (Field.FIRST_NAME, Field.FAMILY_NAME, Field.BIRTH_DATE)
    row = _reader(Country.IRAN, columns).read(2, ["غلام‌رضا", "محمدی", "۱۳۴۵"])
    assert (row.name, row.birth_date, row.birth_precision) == ("غلام‌رضا محمدی", date(1966, 3, 21), "year")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("x", "x"),
        (29801011234567.0, "29801011234567"),
        (2.5, "2.5"),
        (1e22, "1e+22"),
        (datetime(1984, 7, 3, 0, 0), "1984-07-03"),
        (date(1984, 7, 3), "1984-07-03"),
        (None, ""),
        (True, ""),
        (7, "7"),
    ],
)
def test_a_cell_reads_as_a_clerk_would_have_typed_it(cell: object, text: str) -> None:
    assert text_of(cell) == text


def test_headings_of_a_row_of_any_cells() -> None:
    assert headings_of(["الاسم", 3.0]) == (Field.NAME, None)
