"""Invents the persons of a governorate with their families, so that linkage has something to find; nobody in it exists.

Families share phone, village and the chain of fathers; one birth in thirty is twins; names follow their real
frequencies (`resources/reference/names_*.csv`), so namesakes come by themselves: in a million Egyptians some
two thousand men are called محمد أحمد محمد. What copies of a person suffer is in `linkage_corruption.py`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from desktop.i18n.calendars import to_jalali
from desktop.models.country import Country
from desktop.models.national_id import egyptian_check_digit, iranian_check_digit
from desktop.resources import resource

_FILES = {Country.EGYPT: "names_ar_eg.csv", Country.IRAN: "names_fa_ir.csv"}
_SETTLEMENTS = {
    Country.EGYPT: ("كفر", "عزبة", "منشأة", "نجع", "ميت", "شبرا"),
    Country.IRAN: ("قلعه", "ده", "باغ", ""),
}
_OPERATORS = {Country.EGYPT: ("010", "011", "012", "015"), Country.IRAN: ("0910", "0912", "0914", "0935")}
_ISMAILIA, _ELSEWHERE = "19", ("01", "02", "11", "12", "13", "14", "18", "21", "23", "24", "25", "26", "88")


@dataclass(frozen=True)
class Citizen:
    """A person as a register would hold him, all fields right."""

    entity: int
    country: Country
    given: str
    fathers: tuple[str, ...]  # father, grandfather …; in Iran the father alone
    family: str  # in Iran the family name; in Egypt seldom a fourth name of its kind
    sex: str
    born: date
    number: str
    phone: str
    village: str
    household: int

    @property
    def name(self) -> str:
        """Return the name as the country writes it."""
        chain = self.fathers if self.country is Country.EGYPT else ()
        return " ".join(part for part in (self.given, *chain, self.family) if part)

    @property
    def typed_birth(self) -> tuple[int, int, int]:
        """Return year, month and day in the country's calendar."""
        if self.country is Country.EGYPT:
            return self.born.year, self.born.month, self.born.day
        return tuple(to_jalali(self.born))  # type: ignore[return-value]  # three numbers


class Names:
    """The names of a country with their frequencies."""

    def __init__(self, country: Country) -> None:
        self._pools: dict[str, tuple[list[str], list[float]]] = {}
        with resource("reference", _FILES[country]).open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                names, sums = self._pools.setdefault(row["kind"], ([], []))
                names.append(row["name"])
                sums.append(float(row.get("weight_per_10000") or 0) or 4000 / (int(row["rank"]) + 4))
        self._pools = {
            kind: (names, list(accumulate(weights))) for kind, (names, weights) in self._pools.items()
        }

    def pick(self, random: Random, kind: str) -> str:
        """Return a name of a kind, the frequent ones more often."""
        names, sums = self._pools[kind]
        return random.choices(names, cum_weights=sums)[0]


class Registry:
    """Invents families of one country until somebody stops asking."""

    def __init__(self, country: Country, random: Random, villages: int = 300) -> None:
        self._country = country
        self._random = random
        self._names = Names(country)
        self._taken: set[str] = set()
        self._count = 0
        self._households = 0
        self._villages = sorted({self._village() for _ in range(villages)})
        self._village_sums = list(accumulate(1 / (rank + 3) for rank in range(len(self._villages))))

    def citizens(self) -> Iterator[Citizen]:
        """Yield persons, family after family."""
        while True:
            yield from self._family()

    def _family(self) -> Iterator[Citizen]:
        random = self._random
        self._households += 1
        phone = self._phone() if random.random() < 0.9 else ""
        village = random.choices(self._villages, cum_weights=self._village_sums)[0]
        head = self._person("male", self._birth(1940, 2000), self._ancestors(), self._last_name(), village)
        members = [head]
        if random.random() < 0.8:
            born = head.born + timedelta(days=random.randint(-1200, 4000))
            members.append(self._person("female", born, self._ancestors(), self._last_name(), village))
        for born in self._children(head.born):
            child = self._child(head, born, village)
            if child.given not in {member.given for member in members}:  # nobody names two children alike
                members.append(child)
        for member in members:
            yield replace(member, phone=phone if random.random() < 0.75 else self._phone())

    def _children(self, head_born: date) -> Iterator[date]:
        random = self._random
        born = head_born + timedelta(days=random.randint(7300, 12000))
        for _ in range(min(8, int(random.expovariate(1 / 2.4)))):
            if born > date(2024, 12, 31):
                return
            yield born
            if random.random() > 0.03:
                born += timedelta(days=random.randint(330, 1800))

    def _child(self, head: Citizen, born: date, village: str) -> Citizen:
        fathers = (head.given, *head.fathers)[: len(head.fathers)]
        return self._person(self._random.choice(("male", "female")), born, fathers, head.family, village)

    def _person(self, sex: str, born: date, fathers: tuple[str, ...], family: str, village: str) -> Citizen:
        self._count += 1
        return Citizen(
            entity=self._count,
            country=self._country,
            given=self._given(sex, born),
            fathers=fathers,
            family=family,
            sex=sex,
            born=born,
            number=self._number(sex, born) if self._random.random() > 0.08 else "",
            phone="",
            village=village,
            household=self._households,
        )

    def _given(self, sex: str, born: date) -> str:
        if self._country is Country.IRAN:
            return self._names.pick(self._random, sex)
        return self._names.pick(self._random, f"{sex}_{'young' if born.year > 1999 else 'elder'}")

    def _ancestors(self) -> tuple[str, ...]:
        if self._country is Country.IRAN:
            return (self._names.pick(self._random, "male"),)
        return tuple(
            self._names.pick(self._random, "male_elder") for _ in range(self._random.choice((2, 3, 3)))
        )

    def _last_name(self) -> str:
        is_used = self._country is Country.IRAN or self._random.random() < 0.08
        return self._names.pick(self._random, "family") if is_used else ""

    def _birth(self, first: int, last: int) -> date:
        born = date(first, 1, 1) + timedelta(days=self._random.randrange((last - first) * 365))
        return born.replace(month=1, day=1) if born.year < 1965 and self._random.random() < 0.15 else born

    def _number(self, sex: str, born: date) -> str:
        while True:
            number = self._egyptian(sex, born) if self._country is Country.EGYPT else self._iranian()
            if number not in self._taken:
                self._taken.add(number)
                return number

    def _egyptian(self, sex: str, born: date) -> str:
        area = _ISMAILIA if self._random.random() < 0.85 else self._random.choice(_ELSEWHERE)
        serial = self._random.randrange(300) * 2 + (sex == "male")
        body = f"{3 if born.year >= 2000 else 2}{born:%y%m%d}{area}{serial:04d}"
        return body + str(egyptian_check_digit(body))

    def _iranian(self) -> str:
        body = f"{self._random.choice((274, 275, 276, 277, 278, 279, 280, 1)):03d}{self._random.randrange(10**6):06d}"
        return body + str(iranian_check_digit(body))

    def _phone(self) -> str:
        head = self._random.choice(_OPERATORS[self._country])
        return head + "".join(self._random.choices("0123456789", k=11 - len(head)))

    def _village(self) -> str:
        name = self._names.pick(self._random, "family")
        if self._country is Country.IRAN and self._random.random() < 0.6:
            return f"{self._names.pick(self._random, 'male')}‌آباد"
        return f"{self._random.choice(_SETTLEMENTS[self._country])} {name}".strip()
