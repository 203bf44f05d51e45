"""Names of files that every system takes."""

import pytest

from desktop.models.file_name import MOST_CHARS, file_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("القصاصين", "القصاصين"),
        ("ريحان\u200cآباد", "ريحان\u200cآباد"),
        ('عزبة <A>:"B"/C\\D|E?*', "عزبة A B C D E"),
        (" كفر  داود. . ", "كفر داود"),
        ("\u2067نازلو\u2069\r\n\x00", "نازلو"),
        ("…/..", "…"),
        ("???", ""),
        ("ط" * 200, "ط" * MOST_CHARS),
    ],
)
def test_a_village_becomes_a_name_that_every_system_takes(typed: str, name: str) -> None:
    assert file_name(typed) == name
