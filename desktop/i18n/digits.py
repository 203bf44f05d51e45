"""Turns digits of every keyboard into ASCII ones and back into those of the reader."""

import re
from enum import StrEnum

from desktop.errors import BadInputError
from desktop.marking import N_


class Numerals(StrEnum):
    """The sets of digits that offices write, named as Unicode's locale data names them."""

    LATIN = "latn"
    ARABIC = "arab"
    PERSIAN = "arabext"


NUMERALS: dict[Numerals, str] = {
    Numerals.LATIN: "0123456789",
    Numerals.ARABIC: "٠١٢٣٤٥٦٧٨٩",
    Numerals.PERSIAN: "۰۱۲۳۴۵۶۷۸۹",
}
GROUP_MARKS = {Numerals.LATIN: ",", Numerals.ARABIC: "٬", Numerals.PERSIAN: "٬"}
DECIMAL_MARKS = {Numerals.LATIN: ".", Numerals.ARABIC: "٫", Numerals.PERSIAN: "٫"}

_TO_ASCII = str.maketrans(
    NUMERALS[Numerals.ARABIC] + NUMERALS[Numerals.PERSIAN], NUMERALS[Numerals.LATIN] * 2
)
_INTO = {
    numerals: str.maketrans("".join(NUMERALS.values()), digits * len(NUMERALS))
    for numerals, digits in NUMERALS.items()
}
_WHOLE_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)", re.ASCII)
_GROUP_MARKS_TYPED = str.maketrans({"٬": ",", "،": ",", "\u2212": "-"})


def fold_digits(text: str) -> str:
    """Return the text with Arabic and Persian digits as 0-9 and all else untouched."""
    return text if text.isascii() else text.translate(_TO_ASCII)


def localize_digits(text: str, numerals: Numerals) -> str:
    """Return the text with every digit, of whichever set, in the set asked for."""
    return text.translate(_INTO[numerals])


def parse_int(text: str) -> int:
    """Read a whole number typed with any digits, with or without grouping marks.

    Raises:
        BadInputError: The text is anything else; nothing is guessed.
    """
    typed = fold_digits(text).translate(_GROUP_MARKS_TYPED).strip()
    if not _WHOLE_NUMBER.fullmatch(typed):
        raise BadInputError(N_("“{text}” is not a whole number. Write digits only."), text=text)
    return int(typed.replace(",", ""))
