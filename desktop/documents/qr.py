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

    def operators(self, x: float, y: float, length: float) -> str:
        """Return the operators that draw it with its lower left corner at a point."""
        row_bytes = (self.side + 7) // 8
        data = self.bits.to_bytes(self.side * row_bytes, "big").hex()
        return (
            f"q {length:.2f} 0 0 {length:.2f} {x:.2f} {y:.2f} cm\n"
            f"BI /W {self.side} /H {self.side} /BPC 1 /IM true /D [1 0] /F /AHx\nID {data}>\nEI Q"
        )


def symbol(text: str, *, error: str = "m") -> Symbol:
    """Return the symbol of any text at the smallest size that holds it."""
    import segno

    return _packed(segno.make(text, error=error, micro=False, boost_error=False).matrix)


class NumberSymbols:
    """Makes the symbols of numbers of one length.

    With version and mask fixed, a symbol is affine in its data bits: it is the symbol of zeros, altered by
    the sum (exclusive or) of what each bit alters. Some fifty symbols made once give all others.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._zeros = self._made("0" * length)
        self._groups = self._basis()
        self._met: dict[tuple[int, int], int] = {}

    def __call__(self, digits: str) -> Symbol:
        """Return the symbol of a number of exactly this length."""
        if len(digits) != self._length or not (digits.isascii() and digits.isdigit()):
            raise ValueError(f"{self._length} digits are wanted")
        bits = self._zeros.bits
        for start, size, basis in self._groups:
            bits ^= self._altered(start, int(digits[start : start + size]), basis)
        return Symbol(self._zeros.side, bits)

    def _altered(self, start: int, value: int, basis: list[int]) -> int:
        altered = self._met.get((start, value))
        if altered is None:
            altered = 0
            for place, change in enumerate(basis):
                if value >> place & 1:
                    altered ^= change
            self._met[start, value] = altered
        return altered

    def _basis(self) -> list[tuple[int, int, list[int]]]:
        """Return start and size of each group of digits, and what each of its bits alters."""
        groups = []
        for start in range(0, self._length, 3):
            size = min(3, self._length - start)
            changes = []
            for place in range(_BITS[size]):
                if 1 << place >= 10**size:
                    break
                number = f"{'0' * start}{1 << place:0{size}d}".ljust(self._length, "0")
                changes.append(self._made(number).bits ^ self._zeros.bits)
            groups.append((start, size, changes))
        return groups

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
