"""Invents who lives in a family beside its head; nobody in it exists."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import NamedTuple, TypeVar

from desktop.models.beneficiary import Relation, Sex
from desktop.models.circumstances import MaritalState
from desktop.models.country import Country
from desktop.operations.population import InventedFamily, Names, birth_between

T = TypeVar("T")
YEAR = 2026  # ages are reckoned in it, so that one seed means one list
GROWN = 18
_MOTHER_FROM, _MOTHER_TO = 19, 41
_OLDEST_CHILD = 1997  # an older one has left the house
_YOUNGEST_WIFE = 2006
_SINGLE_UNTIL = 40
_WOMAN_ALONE = {MaritalState.WIDOWED: 60, MaritalState.DIVORCED: 25, MaritalState.ABANDONED: 15}


class Kin(NamedTuple):
    """A person as the family knows him."""

    name: str
    father_name: str
    birth_date: date
    sex: Sex
    relation: Relation
    marital: MaritalState | None = None

    @property
    def age(self) -> int:
        """Full years, nearly."""
        return YEAR - self.birth_date.year


class Kinship:
    """Chooses who lives in the home; of one sex no two are born on one day, which keeps Egyptian numbers apart."""

    def __init__(self, country: Country, family: InventedFamily, names: Names, random: Random) -> None:
        self._country, self._family, self._names, self._random = country, family, names, random
        self._head_sex = Sex.FEMALE if family.is_female else Sex.MALE
        self._taken = {(family.birth_date, self._head_sex)}
        self._marital = self._marital_of_head()
        father = names.own(random, Sex.MALE, family.birth_date.year) if family.is_female else family.parts[0]
        self._father, self._after_own = father, self._names_after(father)
        self._son = names.own(random, Sex.MALE, family.birth_date.year + 25)
        self._used = {father, self._son}
        head = Kin(
            family.name, family.father_name, family.birth_date, self._head_sex, Relation.HEAD, self._marital
        )
        self._kin = [head]

    def everybody(self) -> list[Kin]:
        """Return all who live there."""
        year = self._family.birth_date.year
        if self._marital is MaritalState.MARRIED:
            last = max(year, min(year + 9, _YOUNGEST_WIFE))
            self._add_stranger(Relation.SPOUSE, Sex.FEMALE, year, last, MaritalState.MARRIED)
        while len(self._kin) < self._family.members:
            self._add_child()
        return self._kin

    def _marital_of_head(self) -> MaritalState:
        if self._family.is_female:
            return one_of(self._random, _WOMAN_ALONE)
        if self._family.members > 1:
            return MaritalState.MARRIED
        return (
            MaritalState.SINGLE
            if YEAR - self._family.birth_date.year < _SINGLE_UNTIL
            else MaritalState.WIDOWED
        )

    def _names_after(self, father: str) -> tuple[str, ...]:
        """Return what stands behind a child's own name: the father's chain, or the family's name."""
        family, names, random = self._family, self._names, self._random
        if self._country is Country.IRAN:
            return (names.pick(random, "family"),) if family.is_female else family.parts[1:]
        if family.is_female:
            return (father, *(names.own(random, Sex.MALE, family.birth_date.year) for _ in range(2)))
        return family.parts[:3]

    def _add_child(self) -> None:
        """Add a child; in an old home a grandchild, in a very young one somebody of the house of the head's parents."""
        mother = next((one for one in self._kin if one.sex is Sex.FEMALE), self._kin[0]).birth_date.year
        first, last = max(mother + _MOTHER_FROM, _OLDEST_CHILD), min(mother + _MOTHER_TO, YEAR - 1)
        sex = self._random.choice((Sex.MALE, Sex.FEMALE))
        children = sum(one.relation in (Relation.SON, Relation.DAUGHTER) for one in self._kin)
        if mother + _MOTHER_TO < _OLDEST_CHILD:
            self._add_own(Relation.GRANDCHILD, sex, YEAR - 17, YEAR - 1)
        elif last - first >= children:
            self._add_own(Relation.SON if sex is Sex.MALE else Relation.DAUGHTER, sex, first, last)
        else:
            self._add_elder(sex)

    def _add_elder(self, sex: Sex) -> None:
        year = self._family.birth_date.year
        if all(one.relation is not Relation.MOTHER for one in self._kin):
            self._add_stranger(Relation.MOTHER, Sex.FEMALE, year - 35, year - 18, MaritalState.WIDOWED)
            return
        born = self._birth(sex, year + 1, min(year + 14, YEAR - 1))
        own = self._names.own(self._random, sex, born.year)
        name = " ".join((own, *self._family.parts[1:]))
        relation = Relation.BROTHER if sex is Sex.MALE else Relation.SISTER
        self._kin.append(Kin(name, self._family.father_name, born, sex, relation, MaritalState.SINGLE))

    def _add_own(self, relation: Relation, sex: Sex, first: int, last: int) -> None:
        """Add somebody who bears the names of the house; grandchildren are all one son's."""
        born = self._birth(sex, first, last)
        father, others = self._father, self._after_own
        if relation is Relation.GRANDCHILD:
            father = self._son
            others = others if self._country is Country.IRAN else (father, *others[:2])
        name = " ".join((self._new_name(sex, born.year), *others))
        marital = MaritalState.SINGLE if YEAR - born.year >= GROWN else None
        self._kin.append(Kin(name, father, born, sex, relation, marital))

    def _new_name(self, sex: Sex, year: int) -> str:
        """Return a name that no brother or sister bears."""
        while True:
            own = self._names.own(self._random, sex, year)
            if own not in self._used:
                self._used.add(own)
                return own

    def _add_stranger(
        self, relation: Relation, sex: Sex, first: int, last: int, marital: MaritalState
    ) -> None:
        """Add somebody who was born into another family."""
        born = self._birth(sex, first, last)
        parts = self._names.whole(self._random, sex, born.year)
        father = parts[1] if self._country is Country.EGYPT else self._names.pick(self._random, "male")
        self._kin.append(Kin(" ".join(parts), father, born, sex, relation, marital))

    def _birth(self, sex: Sex, first: int, last: int) -> date:
        while True:
            born = birth_between(self._random, self._family.serial, first, last)
            if (born, sex) not in self._taken:
                self._taken.add((born, sex))
                return born


def one_of(random: Random, weights: Mapping[T, int]) -> T:
    """Return one of these, the weightier ones more often."""
    return random.choices(list(weights), list(weights.values()))[0]
