"""What columns without headings seem to hold."""

from desktop.models.import_guess import guess_columns, looks_like_rows
from desktop.models.importing import Field

ROWS = [
    ["أحمد محمود السيد", "27503081901311", "01001234567", "٥", "فايد", "٨/٣/١٩٧٥"],
    ["سعاد علي حسن", "28803121902321", "", "3", "التل الكبير", "12/03/1988"],
    ["غلام‌رضا محمدی", "", "٠١٠٠١٢٣٤٥٦٧", "", "فايد", ""],
]


def test_columns_are_guessed_by_what_stands_in_them() -> None:
    names = (Field.NAME, Field.NATIONAL_ID, Field.PHONE, Field.MEMBERS, None, Field.BIRTH_DATE)
    assert guess_columns(ROWS) == names
    assert guess_columns([]) == ()


def test_a_row_with_an_id_is_no_heading() -> None:
    assert looks_like_rows([["سعاد", 28803121902321.0, None]])
    assert not looks_like_rows([["الاسم", "الرقم القومي"], ROWS[0]])
    assert not looks_like_rows([])
