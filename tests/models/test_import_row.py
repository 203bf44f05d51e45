"""One row of a list: what is taken from it, what is only told, what is refused, what is no row at all."""

from datetime import date, datetime

import pytest

from desktop.models.country import Country
from desktop.models.import_records import ReadRow
from desktop.models.import_row import RowReader, Skipped, headings_of, text_of
from desktop.models.import_words import fold_label, known_words
from desktop.models.importing import Field, Fix, ImportChoice, Line, Meaning
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


def _by(columns: tuple[Field | None, ...], *cells: object, **choice: object) -> ReadRow:
    wanted = ImportChoice(sheet="s", header_row=1, columns=columns, **choice)  # type: ignore[arg-type]  # its fields
    return RowReader(wanted, Country.EGYPT, TODAY, known_words()).read(2, Line(cells))


@pytest.mark.parametrize(
    "typed", [f"{ID}.0", "٢٧٥0308۱۹01311", f"\u200f{ID}\u200e", f"' {ID}", float(ID), int(ID)]
)
def test_an_id_is_read_through_mixed_digits_fractions_and_invisible_marks(typed: object) -> None:
    row = _row(national_id=typed)
    assert (row.national_id, row.id_state) == (ID, "ok")


@pytest.mark.parametrize("typed", ["1.23E+13", "٢٫٩٨E+13", 29_800_000_000_000.0, 1.23e13])
def test_an_id_that_a_spreadsheet_has_rounded_says_that_digits_are_lost(typed: object) -> None:
    row = _row(national_id=typed)
    assert "last digits are lost" in _messages(row)
    assert has_errors(row.problems)


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("١٣٩٥/٢/٢٥", date(1975, 3, 8)),  # Hijri, as small years are in Egypt
        ("25/02/1395 هـ", date(1975, 3, 8)),
        ("1353/12/17 ش", date(1975, 3, 8)),
        (date(1975, 3, 8), date(1975, 3, 8)),
        (datetime(1975, 3, 8, 12, 30), date(1975, 3, 8)),
        ("1975", date(1975, 1, 1)),
        ("31/02/1975", None),
        ("1/1/2999", None),
        (99_999_999.0, None),
        ("08/03/75", date(1975, 3, 8)),
    ],
)
def test_dates_of_every_calendar_are_read_and_impossible_ones_stay_out(
    typed: object, born: date | None
) -> None:
    row = _row(birth_date=typed)
    assert row.birth_date == born
    assert (born is None) == bool(_messages(row))


def test_joiners_of_persian_words_stay_and_other_invisible_letters_go() -> None:
    row = _row(name="غلام\u200cرضا\u200b مح\u2067مدی\ufeff")
    assert row.name == "غلام\u200cرضا محمدی"
    assert _messages(row).count("invisible character") == 3


def test_a_cell_of_a_million_letters_is_refused_alone() -> None:
    row = _by((Field.NAME, Field.NOTES), "سعاد علي", "ا" * 10**6)
    assert "more than any value" in _messages(row)
    assert (row.notes, has_errors(row.problems)) == ("", True)


def test_what_the_workbook_says_of_a_row_is_told() -> None:
    columns = (Field.SERIAL, Field.NAME, Field.PLACE, None)
    line = Line([1.0, "سعاد علي", "فايد", 2], formulas=(0, 1, 3, 9), merged=(2,), is_hidden=True)
    reader = RowReader(ImportChoice(sheet="s", header_row=1, columns=columns), Country.EGYPT, TODAY, {})
    row = reader.read(2, line)
    assert [one.field for one in row.problems] == ["", "name", "place"]


def test_further_fields_are_read_as_their_columns_keep_them() -> None:
    columns = (
        Field.NAME,
        Field.MARITAL_STATE,
        Field.SECOND_PHONE,
        Field.INCOME_TOTAL,
        Field.POSTAL_CODE,
        Field.LANDMARK,
    )
    row = _by(columns, "سعاد علي", "أرملة", "٠١٠٠١٢٣٤٥٦٧", "1٬250", "٤١٥١١", " خلف\u200f المسجد ")
    assert row.details == {
        "marital_state": "widowed",
        "second_phone": "01001234567",
        "income_total": 125_000,
        "postal_code": "41511",
        "landmark": "خلف المسجد",
    }
    bad = _by(columns, "سعاد علي", "؟؟", "", "كثير", "", "")
    assert bad.details == {}
    assert "is not an amount" in _messages(bad)


def test_days_of_research_and_review_are_whole_and_in_order() -> None:
    columns = (Field.NAME, Field.SECOND_PHONE_OWNER, Field.RESEARCHED_ON, Field.REVIEW_ON)
    row = _by(columns, "سعاد علي", "جار", "٥/٣/٢٠٢٤", "2025-03-05")
    assert row.details == {
        "second_phone_owner": "neighbour",
        "researched_on": date(2024, 3, 5),
        "review_on": date(2025, 3, 5),
    }
    bad = _by(columns, "سعاد علي", "", "2024", "قريبا")
    assert (bad.details, _messages(bad).count("is not a whole date")) == ({}, 2)
    late = _by(columns, "سعاد علي", "", "1/1/2090", "1/1/2091")
    assert (late.details, "in the future" in _messages(late)) == ({"review_on": date(2091, 1, 1)}, True)
    back = _by(columns, "سعاد علي", "", "5/3/2024", "4/3/2024")
    assert back.details == {"researched_on": date(2024, 3, 5)}
    assert not has_errors(back.problems)


def test_a_dash_says_nothing_and_an_unknown_word_is_counted() -> None:
    choice = ImportChoice(sheet="s", header_row=1, columns=(Field.NAME, Field.WORK_STATE))
    reader = RowReader(choice, Country.EGYPT, TODAY, known_words())
    for number, word in enumerate(("-", "حر جدا", "حر جدا", "يعمل"), start=2):
        reader.read(number, ["سعاد علي", word])
    assert [(one.field, one.text, one.rows) for one in reader.codes.unknown_words()] == [
        (Field.WORK_STATE, "حر جدا", 2)
    ]


def test_corrections_and_meanings_go_before_the_list() -> None:
    columns = (Field.NAME, Field.NATIONAL_ID, Field.WORK_STATE)
    fixes = (Fix(2, Field.NATIONAL_ID, ID), Fix(2, Field.OCCUPATION, "نجار"), Fix(3, Field.NAME, "x"))
    meanings = (Meaning(Field.WORK_STATE, fold_label("حر جدا"), "own_work"),)
    row = _by(columns, "أحمد محمود السيد", 2.98e13, "حر جدا", fixes=fixes, meanings=meanings)
    assert (row.national_id, row.problems) == (ID, ())
    assert row.details == {"work_state": "own_work", "occupation": "نجار"}


def test_a_claim_says_who_heads_a_family() -> None:
    columns = (Field.NATIONAL_ID, Field.HEAD_ID, Field.CODE, Field.RELATION)
    choice = ImportChoice(sheet="s", header_row=1, columns=columns)
    reader = RowReader(choice, Country.EGYPT, TODAY, known_words())
    assert reader.claim(7, [float(ID), f"{ID} ", "ق/١", "زوجة"]) == (7, ID, ID, "ق/1", "spouse")
    assert reader.claim(8, []) == (8, "", "", "", "")


def test_a_list_of_nothing_but_unknown_words_is_not_remembered_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.models.import_codes._MOST_WORDS", 1)
    choice = ImportChoice(sheet="s", header_row=1, columns=(Field.NAME, Field.WORK_STATE))
    reader = RowReader(choice, Country.EGYPT, TODAY, known_words())
    for number in range(9):
        reader.read(number, ["سعاد علي", f"؟ {number % 6}"])
    assert [one.rows for one in reader.codes.unknown_words()] == [2]
