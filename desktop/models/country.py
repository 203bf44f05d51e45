"""What differs between the two countries of the program."""

from dataclasses import dataclass
from enum import StrEnum


class Country(StrEnum):
    """Where an office works."""

    EGYPT = "eg"
    IRAN = "ir"


@dataclass(frozen=True, kw_only=True)
class CountryFacts:
    """What set-up derives from the country alone."""

    language: str
    currency: str
    phone_prefix: str
    weekend: tuple[int, ...]  # as date.weekday()
    id_digits: int
    postal_digits: tuple[int, ...]  # lengths of a postal code
    area_file: str


FACTS = {
    Country.EGYPT: CountryFacts(
        language="ar",
        currency="EGP",
        phone_prefix="+20",
        weekend=(4, 5),
        id_digits=14,
        postal_digits=(5, 7),
        area_file="governorates_eg.csv",
    ),
    Country.IRAN: CountryFacts(
        language="fa",
        currency="IRR",
        phone_prefix="+98",
        weekend=(4,),
        id_digits=10,
        postal_digits=(10,),
        area_file="provinces_ir.csv",
    ),
}
