"""QR symbols as one-bit images of a page; a run of equally long numbers costs one addition each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, NamedTuple

_BITS = {3: 10, 2: 7, 1: 4}  # how many bits a group of digits takes in the symbol
_MASK = 4  # one mask for all: only then is a symbol the sum of its bits
_CELLS = bytes.maketrans(b"\x00\xff", b"10")  # of a picture, whose ink is black


class Symbol(NamedTuple):
    """A QR symbol without its quiet zone; `bits` holds its rows from the top, each filled to whole bytes."""

    side: int
    bits: int

    @property
    def image(self) -> str:
        """The operators that draw it into a frame of one unit, and leave the frame."""
        row_bytes = (self.side + 7) // 8
        data = self.bits.to_bytes(self.side * row_bytes, "big").hex()
        return f"BI /W {self.side} /H {self.side} /BPC 1 /IM true /D [1 0] /F /AHx\nID {data}>\nEI Q"


def symbol(text: str, *, error: str = "M") -> Symbol:
    """Return the symbol of any text at the smallest size that holds it."""
    return _made(text, ec_level=error)


class _Changes(dict[str, int]):
    """What the values of a group of digits alter, by their digits; each is summed up when it is first met."""

    def __init__(self, usual: str, basis: Callable[[], list[int]]) -> None:
        super().__init__({usual: 0})
        self._usual = int(usual)
        self._basis = cache(basis)  # made for the groups that change at all

    def __missing__(self, digits: str) -> int:
        altered, differing = 0, int(digits) ^ self._usual
        for place, change in enumerate(self._basis()):
            if differing >> place & 1:
                altered ^= change
        self[digits] = altered
        return altered


class NumberSymbols:
    """Makes the symbols of numbers as long as a first one.

    With length and mask fixed, a symbol is affine in its data bits: it is the first symbol, altered by the
    sum (exclusive or) of what each differing bit alters. A few dozen symbols made once give all others.
    """

    def __init__(self, first: str) -> None:
        self._length = length = len(first)
        self._first = _number(first)
        self._groups = [
            (start, start + 3, _Changes(first[start : start + 3], partial(self._basis, start)))
            for start in range(0, length, 3)
        ]

    def __call__(self, digits: str) -> Symbol:
        """Return the symbol of a number of exactly this length."""
        if len(digits) != self._length or not (digits.isascii() and digits.isdigit()):
            raise ValueError(f"{self._length} digits are wanted")
        bits = self._first.bits
        for start, end, changes in self._groups:
            bits ^= changes[digits[start:end]]
        return Symbol(self._first.side, bits)

    def _basis(self, start: int) -> list[int]:
        """Return what each bit of the group of digits at a place alters."""
        size = min(3, self._length - start)
        numbers = (f"{'0' * start}{1 << place:0{size}d}" for place in range(_BITS[size]))
        zeros = _number("0" * self._length).bits
        return [_number(number.ljust(self._length, "0")).bits ^ zeros for number in numbers]


def _number(digits: str) -> Symbol:
    return _made(digits, ec_level="M", data_mask=_MASK)


def _made(text: str, **wanted: str | int) -> Symbol:
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, **wanted)
    picture: Any = code.to_image(scale=1, add_quiet_zones=False)
    side, cells = picture.shape[0], bytes(memoryview(picture)).translate(_CELLS)
    filling = -side % 8
    bits = 0
    for start in range(0, side * side, side):
        bits = bits << side + filling | int(cells[start : start + side], 2) << filling
    return Symbol(side, bits)
