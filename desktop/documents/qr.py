"""QR symbols as one-bit images of a page; a run of equally long numbers costs one addition each."""

from __future__ import annotations

from dataclasses import dataclass

_BITS = {3: 10, 2: 7, 1: 4}  # how many bits a group of digits takes in the symbol
_MASK = 4  # one mask for all: only then is a symbol the sum of its bits


@dataclass(frozen=True)
class Symbol:
    """A QR symbol without its quiet zone; `bits` holds its rows from the top, each filled to whole bytes."""

    side: int
    bits: int

    @property
    def image(self) -> str:
        """The operators that draw it into a frame of one unit, and leave the frame."""
        row_bytes = (self.side + 7) // 8
        data = self.bits.to_bytes(self.side * row_bytes, "big").hex()
        return f"BI /W {self.side} /H {self.side} /BPC 1 /IM true /D [1 0] /F /AHx\nID {data}>\nEI Q"


def symbol(text: str, *, error: str = "m") -> Symbol:
    """Return the symbol of any text at the smallest size that holds it."""
    import segno

    return _packed(segno.make(text, error=error, micro=False, boost_error=False).matrix)


class _Changes(dict[str, int]):
    """What the values of a group of digits alter, by their digits; each is summed up when it is first met."""

    def __init__(self, basis: list[int]) -> None:
        super().__init__()
        self._basis = basis

    def __missing__(self, digits: str) -> int:
        altered, value = 0, int(digits)
        for place, change in enumerate(self._basis):
            if value >> place & 1:
                altered ^= change
        self[digits] = altered
        return altered


class NumberSymbols:
    """Makes the symbols of numbers of one length.

    With version and mask fixed, a symbol is affine in its data bits: it is the symbol of zeros, altered by
    the sum (exclusive or) of what each bit alters. Some fifty symbols made once give all others.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._zeros = self._made("0" * length)
        self._groups = [(start, start + 3, self._changes(start)) for start in range(0, length, 3)]

    def __call__(self, digits: str) -> Symbol:
        """Return the symbol of a number of exactly this length."""
        if len(digits) != self._length or not (digits.isascii() and digits.isdigit()):
            raise ValueError(f"{self._length} digits are wanted")
        bits = self._zeros.bits
        for start, end, changes in self._groups:
            bits ^= changes[digits[start:end]]
        return Symbol(self._zeros.side, bits)

    def _changes(self, start: int) -> _Changes:
        """Return what the group of digits at a place alters."""
        size = min(3, self._length - start)
        numbers = (f"{'0' * start}{1 << place:0{size}d}" for place in range(_BITS[size]))
        zeros = self._zeros.bits
        return _Changes([self._made(number.ljust(self._length, "0")).bits ^ zeros for number in numbers])

    def _made(self, digits: str) -> Symbol:
        import segno

        version = 1 if self._length <= 34 else 2
        made = segno.make(digits, version=version, error="m", mask=_MASK, micro=False, boost_error=False)
        return _packed(made.matrix)


def _packed(matrix: tuple[bytearray, ...]) -> Symbol:
    side = len(matrix)
    filling = -side % 8
    bits = 0
    for row in matrix:
        bits = bits << side + filling | int("".join(map(str, row)), 2) << filling
    return Symbol(side, bits)
