"""Symbols made by addition are those the library makes, and they decode."""

from random import Random

import segno

from desktop.documents.qr import NumberSymbols, symbol


def _rows(side: int, bits: int) -> list[str]:
    filled = (side + 7) // 8 * 8
    text = f"{bits:0{filled * side}b}"
    return [text[n * filled : n * filled + side] for n in range(side)]


def test_number_symbols_equal_those_of_the_library() -> None:
    random = Random(7)
    for length in (10, 16, 17, 24):
        made = NumberSymbols("".join(random.choices("0123456789", k=length)))
        for _ in range(30):
            digits = "".join(random.choices("0123456789", k=length))
            wanted = segno.make(digits, version=1, error="m", mask=4, micro=False, boost_error=False).matrix
            got = made(digits)
            assert _rows(got.side, got.bits) == ["".join(map(str, row)) for row in wanted]


def test_a_card_fits_version_nine() -> None:
    assert symbol("x" * 159).side == 53
