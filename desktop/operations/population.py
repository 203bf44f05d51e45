"""Invents families for demonstrations and tests; nobody in them exists, and every paper of theirs says so."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from desktop.models.beneficiary import Sex
from desktop.models.country import Country
from desktop.models.national_id import egyptian_check_digit, iranian_check_digit
from desktop.resources import resource

_PLACES = {
    Country.EGYPT: (
        "القصاصين",
        "التل الكبير",
        "أبو صوير",
        "فايد",
        "نفيشة",
        "سرابيوم",
        "أبو عطوة",
        "المحسمة",
        "عين غصين",
        "الضبعية",
    ),
    Country.IRAN: (
        "بالانج",
        "نازلو",
        "سیلوانه",
        "قوشچی",
        "چهریق",
        "گلمانخانه",
        "باراندوز",
        "کهریز",
        "وقاصلو",
        "ریحان‌آباد",
    ),
}
_FIRST_DAY, _SPREAD = date(1945, 1, 1), 64  # Egypt's families share an order and differ in their days
_ORDERS, _PREFIX = 5000, 1_000_000
_YOUNG_SINCE = 1980
_CATEGORIES = ("poor_family", "elderly", "orphan", "large_family", "irregular_worker")


@dataclass(frozen=True, kw_only=True)
class InventedFamily:
    """One family as a line of a list would give it."""

    name: str
    father_name: str
    national_id: str
    birth_date: date
    is_female: bool
    phone: str
    place: str
    members: int
    category: str
    serial: int
    parts: tuple[str, ...]  # of the name: in Egypt the chain of fathers, in Iran the family's name at the end

    @property
    def file_number(self) -> str:
        """The number of the family's file."""
        return f"{self.serial:06d}"


def invent(country: Country, count: int, seed: int, serial: int = 1) -> Iterator[InventedFamily]:
    """Yield `count` families; the same seed yields the same ones.

    Args:
        country: Whose names, identifiers and villages.
        count: How many families.
        seed: Of the random numbers.
        serial: First serial of identifiers and file numbers, so that two lists need not share people.
    """
    random = Random(seed)  # noqa: S311 (invented people need no secrecy)
    names = Names(country)
    maker = _egyptian if country is Country.EGYPT else _iranian
    for index in range(count):
        yield maker(random, names, serial + index)


def birth_between(random: Random, serial: int, first: int, last: int) -> date:
    """Return a day of the years given that an Egyptian number of this family's serial may bear."""
    start, end = ((date(year, 1, 1) - _FIRST_DAY).days for year in (first, last + 1))
    offset = serial // _ORDERS % _SPREAD
    lowest, highest = -((offset - start) // _SPREAD), (end - 1 - offset) // _SPREAD
    return _FIRST_DAY + timedelta(days=random.randint(lowest, highest) * _SPREAD + offset)


def identifier(country: Country, serial: int, number: int, born: date, *, is_female: bool) -> str:
    """Return the number of the family's `number`-th person; of one family and sex no two are born on one day."""
    if country is Country.IRAN:
        return _iranian_id(serial + number * _PREFIX)
    return _egyptian_id(born, serial, is_female=is_female)


class Names:
    """Names of a country with their frequencies."""

    def __init__(self, country: Country) -> None:
        self._country = country
        file = "names_ar_eg.csv" if country is Country.EGYPT else "names_fa_ir.csv"
        self._pools: dict[str, tuple[list[str], list[float]]] = {}
        with resource("reference", file).open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                weight = float(row.get("weight_per_10000") or 0) or 1000 / (int(row["rank"]) + 5)
                names, weights = self._pools.setdefault(row["kind"], ([], []))
                names.append(row["name"])
                weights.append(weight)
        self._sums = {kind: list(accumulate(weights)) for kind, (_, weights) in self._pools.items()}

    def pick(self, random: Random, kind: str) -> str:
        """Return a name of a kind, the frequent ones more often."""
        return random.choices(self._pools[kind][0], cum_weights=self._sums[kind])[0]

    def own(self, random: Random, sex: Sex, year: int) -> str:
        """Return the own name of somebody born in a year; Egypt's change with the generations."""
        if self._country is Country.IRAN:
            return self.pick(random, sex)
        return self.pick(random, f"{sex}_{'young' if year >= _YOUNG_SINCE else 'elder'}")

    def whole(self, random: Random, sex: Sex, year: int) -> tuple[str, ...]:
        """Return all names of somebody born in a year."""
        own = self.own(random, sex, year)
        if self._country is Country.IRAN:
            return own, self.pick(random, "family")
        return own, *(self.pick(random, "male_elder") for _ in range(3))


def _egyptian(random: Random, names: Names, serial: int) -> InventedFamily:
    is_female = random.random() < 0.34
    born = _egyptian_birth(random, serial)
    own = names.pick(random, "female_elder" if is_female else "male_elder")
    chain = [names.pick(random, "male_elder") for _ in range(3)]
    return InventedFamily(
        name=" ".join([own, *chain]),
        father_name=chain[0],
        national_id=_egyptian_id(born, serial, is_female=is_female),
        birth_date=born,
        is_female=is_female,
        phone=f"010{random.randrange(10**8):08d}",
        place=random.choice(_PLACES[Country.EGYPT]),
        members=min(12, 1 + int(random.expovariate(1 / 3.4))),
        category="female_head" if is_female else random.choice(_CATEGORIES),
        serial=serial,
        parts=(own, *chain),
    )


def _iranian(random: Random, names: Names, serial: int) -> InventedFamily:
    is_female = random.random() < 0.4
    born = date(1946, 1, 1) + timedelta(days=random.randrange(57 * 365))
    parts = (names.pick(random, "female" if is_female else "male"), names.pick(random, "family"))
    return InventedFamily(
        name=" ".join(parts),
        father_name=names.pick(random, "male"),
        national_id=_iranian_id(serial),
        birth_date=born,
        is_female=is_female,
        phone=f"0914{random.randrange(10**7):07d}",
        place=random.choice(_PLACES[Country.IRAN]),
        members=min(9, 1 + int(random.expovariate(1 / 2.4))),
        category="female_head" if is_female else random.choice(_CATEGORIES),
        serial=serial,
        parts=parts,
    )


def _egyptian_birth(random: Random, serial: int) -> date:
    """Return a day such that day and serial together make the number unique for 320,000 families."""
    return _FIRST_DAY + timedelta(days=random.randrange(330) * _SPREAD + serial // _ORDERS % _SPREAD)


def _egyptian_id(born: date, serial: int, *, is_female: bool) -> str:
    """Return a well-formed number of Ismailia: the digit before the last tells the sex, the last one checks."""
    order = serial % _ORDERS * 2 + (0 if is_female else 1)
    body = f"{3 if born.year >= 2000 else 2}{born:%y%m%d}19{order:04d}"
    return f"{body}{egyptian_check_digit(body)}"


def _iranian_id(serial: int) -> str:
    """Return a well-formed number under an issuing prefix of Urmia."""
    body = f"{274 + serial // _PREFIX:03d}{serial % _PREFIX:06d}"
    return f"{body}{iranian_check_digit(body)}"
