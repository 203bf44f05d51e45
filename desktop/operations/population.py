"""Invents families for demonstrations and tests; nobody in them exists, and every paper of theirs says so."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from desktop.models.country import Country
from desktop.resources import resource

_EGYPT_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
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
    file_number: str


def invent(country: Country, count: int, seed: int, serial: int = 1) -> Iterator[InventedFamily]:
    """Yield `count` families; the same seed yields the same ones.

    Args:
        country: Whose names, identifiers and villages.
        count: How many families.
        seed: Of the random numbers.
        serial: First serial of identifiers and file numbers, so that two lists need not share people.
    """
    random = Random(seed)  # noqa: S311 (invented people need no secrecy)
    names = _Names(country)
    maker = _egyptian if country is Country.EGYPT else _iranian
    for index in range(count):
        yield maker(random, names, serial + index)


class _Names:
    """Names of a country with their frequencies."""

    def __init__(self, country: Country) -> None:
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


def _egyptian(random: Random, names: _Names, serial: int) -> InventedFamily:
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
        file_number=f"{serial:06d}",
    )


def _iranian(random: Random, names: _Names, serial: int) -> InventedFamily:
    is_female = random.random() < 0.4
    born = date(1946, 1, 1) + timedelta(days=random.randrange(57 * 365))
    own = names.pick(random, "female" if is_female else "male")
    return InventedFamily(
        name=f"{own} {names.pick(random, 'family')}",
        father_name=names.pick(random, "male"),
        national_id=_iranian_id(serial),
        birth_date=born,
        is_female=is_female,
        phone=f"0914{random.randrange(10**7):07d}",
        place=random.choice(_PLACES[Country.IRAN]),
        members=min(9, 1 + int(random.expovariate(1 / 2.4))),
        category="female_head" if is_female else random.choice(_CATEGORIES),
        file_number=f"{serial:06d}",
    )


def _egyptian_birth(random: Random, serial: int) -> date:
    """Return a day such that day and serial together make the number unique for 320,000 families."""
    return date(1945, 1, 1) + timedelta(days=random.randrange(330) * 64 + serial // 5000 % 64)


def _egyptian_id(born: date, serial: int, *, is_female: bool) -> str:
    """Return a well-formed number of Ismailia: the digit before the last tells the sex, the last one checks."""
    order = serial % 5000 * 2 + (0 if is_female else 1)
    body = f"{3 if born.year >= 2000 else 2}{born:%y%m%d}19{order:04d}"
    rest = sum(weight * int(digit) for weight, digit in zip(_EGYPT_WEIGHTS, body, strict=True)) % 11
    return body + str((11 - rest) % 10)


def _iranian_id(serial: int) -> str:
    """Return a well-formed number under an issuing prefix of Urmia."""
    body = f"{274 + serial // 1_000_000:03d}{serial % 1_000_000:06d}"
    rest = sum((10 - place) * int(digit) for place, digit in enumerate(body)) % 11
    return body + str(rest if rest < 2 else 11 - rest)
