"""Symbols made by addition are those the library makes, and they decode."""

from random import Random
from typing import Any

import numpy as np
import pytest
import zxingcpp

from desktop.documents.qr import NumberSymbols, Symbol, symbol

_QR = zxingcpp.BarcodeFormat.QRCode


def _picture(made: Symbol) -> Any:
    """Return a symbol with its ink as 0 and its paper as 255."""
    packed = made.bits.to_bytes((made.side + 7) // 8 * made.side, "big")
    ink = np.unpackbits(np.frombuffer(packed, np.uint8).reshape(made.side, -1), axis=1)[:, : made.side]
    return 255 * (1 - ink)


def _read(made: Symbol) -> str:
    found = zxingcpp.read_barcode(np.pad(_picture(made), 4, constant_values=255).repeat(3, 0).repeat(3, 1))
    assert found is not None
    return found.text


@pytest.mark.parametrize("length", [10, 16, 17, 24, 40])
def test_number_symbols_equal_those_of_the_library(length: int) -> None:
    random = Random(7)
    numbers = ["".join(random.choices("0123456789", k=length)) for _ in range(30)]
    made = NumberSymbols(numbers[0])
    for digits in numbers:
        wanted: Any = zxingcpp.create_barcode(digits, _QR, ec_level="M", data_mask=4)
        assert (_picture(made(digits)) == np.array(wanted.to_image(add_quiet_zones=False))).all()
    assert _read(made(numbers[-1])) == numbers[-1]


@pytest.mark.parametrize("error", ["M", "H"])
def test_a_symbol_says_its_text(error: str) -> None:
    assert _read(symbol("AGE-SECRET-KEY-1 q\nqr", error=error)) == "AGE-SECRET-KEY-1 q\nqr"


def test_a_card_fits_version_nine() -> None:
    assert symbol("x" * 159).side == 53
