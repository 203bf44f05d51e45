"""What every paper carries: letterhead, signatures, number and digits; its own record stands beside."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.models.country import Country

FINGERPRINT_DIGITS = 40
SHOWN_DIGITS = 20
GROUP = 5
PAPER_DIGITS = 2
MOST_PAGES = 9999  # that the code of a page can count


class PaperSize(StrEnum):
    """The sizes on which papers are printed; a larger one shows the same page larger, so it is read back alike."""

    A4 = "A4"
    A3 = "A3"

    @property
    def scale(self) -> float:
        """How many times as long and wide as A4 a page is."""
        return 2**0.5 if self is PaperSize.A3 else 1.0


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The lines at the head of a paper, highest authority first, at most five."""

    country: Country  # decides the form of the paper
    lines: tuple[str, ...]

    @property
    def is_iranian(self) -> bool:
        """Tell whether the paper follows the Iranian form."""
        return self.country is Country.IRAN


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A place to sign: the post, and the person who holds it on the paper's date."""

    post: str
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What ties one printed paper to the record it came from."""

    number: str  # as given at approval, "2024/15"
    edition: int = 1
    digest: str = ""  # SHA-256 of the frozen edition, 64 hexadecimal digits; empty: not printed
    journal_head: str = ""  # SHA-256 of the last journal entry; empty: not printed
    copy: int = 0  # 0 is the original; n is "copy n, not for signature"
    is_synthetic: bool = False
    paper: str = ""  # two digits that tell apart the papers of one number; the sheet itself has none
    size: PaperSize = PaperSize.A4


def decimal_of(hexadecimal: str) -> str:
    """Return a SHA-256 as forty decimal digits, by the same sum as a card's fingerprint."""
    return str(int(hexadecimal, 16) % 10**FINGERPRINT_DIGITS).zfill(FINGERPRINT_DIGITS)


def grouped(digits: str, size: int = GROUP) -> tuple[str, ...]:
    """Cut digits into groups that an eye can compare."""
    return tuple(digits[i : i + size] for i in range(0, len(digits), size))


def digits_of(hexadecimal: str) -> str:
    """Return the twenty digits that papers show of a SHA-256: `12345 67890 12345 67890`."""
    return " ".join(grouped(decimal_of(hexadecimal)[:SHOWN_DIGITS]))


def machine_number(number: str) -> str:
    """Return a paper's number as digits alone: `2024/15` is `2024000015`, letters are left out."""
    runs = "".join(c if c.isascii() and c.isdigit() else " " for c in number).split()
    if not runs:
        return "0" * 10
    return "".join(runs[:-1]).zfill(4) + runs[-1].zfill(6)


def page_code(stamp: Stamp, page: int) -> str:
    """Return what the QR of a page holds: number, edition (two digits), page (four digits), kind of paper."""
    return f"{machine_number(stamp.number)}{stamp.edition:02d}{page:04d}{stamp.paper}"
