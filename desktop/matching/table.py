"""The lists as arrays: one row a person, codes and numbers only, so that a million persons take some 100 MB."""

from dataclasses import dataclass, field

from desktop.matching.arrays import Array
from desktop.matching.vocabulary import Vocabulary


@dataclass(kw_only=True)
class Table:
    """One list, or two laid end to end; what a list does not say is -1, in numbers 0."""

    size: int
    split: int | None  # where the second list begins
    words: Vocabulary  # parts of names
    texts: Vocabulary  # places, addresses and other texts
    parts: Array  # words, five a row
    whole: Array  # a hash of the whole folded name without spaces
    father: Array
    mother: Array
    number: Array
    phone: Array
    birth: Array  # year, month, day as typed, 0 for what is not known
    place: Array
    region: Array
    address: Array
    house_number: Array
    postal_code: Array
    household: Array
    sex: Array
    placeholders: dict[str, int] = field(default_factory=dict)  # values that stand for "none", and their rows
    has_family_numbers: bool = False  # the identifiers were the family heads'

    @property
    def silent_rows(self) -> int:
        """Return how many rows hold nothing that could bring them together with another."""
        has_contact = (self.phone != 0) | (self.household >= 0)
        return int(((self.parts < 0).all(axis=1) & (self.number == 0) & ~has_contact).sum())

    @property
    def pairs(self) -> float:
        """Return how many pairs could be compared."""
        if self.split is None:
            return max(1.0, self.size * (self.size - 1) / 2)
        return max(1.0, float(self.split) * (self.size - self.split))
