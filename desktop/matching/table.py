"""The lists as arrays: one row a person, codes and numbers only, so that a million persons take some 100 MB."""

from dataclasses import dataclass, field

from desktop.matching.arrays import Array
from desktop.matching.vocabulary import Vocabulary

_EDGE = 5  # letters of a name that its beginning and its end are known by, wherever its spaces stand


@dataclass(kw_only=True)
class Table:
    """One list, or two laid end to end; what a list does not say is -1, in numbers 0."""

    size: int
    split: int | None  # where the second list begins
    is_persian: (
        Array  # whether the row is written in Persian; strangers are counted among rows of one language
    )
    words: Vocabulary  # parts of names
    texts: Vocabulary  # places, addresses and other texts
    parts: Array  # words, five a row
    whole: Array  # a hash of the whole folded name without spaces
    edges: Array  # hashes of its first and of its last letters
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
    is_latin: Array  # whether the name came in Latin letters
    alike: Array  # pairs of words that one word in Latin letters may stand for
    slips: Array  # pairs of a word in Latin letters that nobody knows and of one that it may be a slip of
    placeholders: dict[str, int] = field(default_factory=dict)  # values that stand for "none", and their rows
    has_family_numbers: bool = False  # the identifiers were the family heads'

    @property
    def silent_rows(self) -> int:
        """Return how many rows hold nothing that could bring them together with another."""
        has_contact = (self.phone != 0) | (self.household >= 0)
        return int(((self.parts < 0).all(axis=1) & (self.number == 0) & ~has_contact).sum())

    @property
    def pairs(self) -> float:
        """Return how many pairs of one language could be compared."""
        found = 0.0
        for rows in self.languages:
            if self.split is None:
                found += rows.sum() * (rows.sum() - 1.0) / 2
            else:
                found += float(rows[: self.split].sum()) * float(rows[self.split :].sum())
        return max(1.0, found)

    @property
    def languages(self) -> tuple[Array, Array]:
        """Return which rows are written in Arabic, and which in Persian."""
        return ~self.is_persian, self.is_persian


def edges_of(letters: str) -> tuple[int, int]:
    """Return hashes of a name's first and of its last letters; zeros for none."""
    return (hash(letters[:_EDGE]), hash(letters[-_EDGE:])) if letters else (0, 0)
