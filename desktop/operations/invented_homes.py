"""Invents how the persons of a family live, and what its house lacks; nobody in it exists."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from desktop.models.beneficiary import Relation, Sex
from desktop.models.circumstances import (
    Education,
    HousingKind,
    HousingState,
    MaritalState,
    SchoolState,
    WorkState,
)
from desktop.models.country import Country
from desktop.operations.invented_kin import GROWN, Kin, Kinship, one_of
from desktop.operations.population import InventedFamily, Names, identifier

_OLD = {Country.EGYPT: 65, Country.IRAN: 60}  # from when a category calls a person old
_SCHOOL, _RETIRED = 6, 60
_MANY_CHILDREN = 5
_WITHOUT_NUMBER, _POOR = 0.02, 0.6
_DISABILITIES = {
    Country.EGYPT: ("eg_mobility", "eg_visual", "eg_hearing", "eg_intellectual"),
    Country.IRAN: ("ir_mobility", "ir_visual", "ir_hearing", "ir_intellectual"),
}
_CATEGORY_OF = {
    MaritalState.WIDOWED: "widow",
    MaritalState.DIVORCED: "divorced_woman",
    MaritalState.ABANDONED: "abandoned_woman",
}
_WORK = {  # of grown persons who are no students, with weights
    Sex.MALE: {
        WorkState.CASUAL: 45,
        WorkState.OWN_WORK: 15,
        WorkState.EMPLOYED: 20,
        WorkState.UNEMPLOYED: 20,
    },
    Sex.FEMALE: {
        WorkState.HOMEMAKER: 70,
        WorkState.CASUAL: 12,
        WorkState.EMPLOYED: 8,
        WorkState.UNEMPLOYED: 10,
    },
}
_HOUSING = {
    HousingKind.OWNED: 45,
    HousingKind.RENTED: 30,
    HousingKind.WITH_RELATIVES: 20,
    HousingKind.LENT: 5,
}
_HOUSING_STATE = {HousingState.SOUND: 50, HousingState.NEEDS_REPAIR: 38, HousingState.UNFIT: 12}


@dataclass(frozen=True, kw_only=True)
class InventedPerson:
    """One person as a line of a list would give him; codes are those of the lists that ship."""

    kin: Kin
    national_id: str  # nothing for the few who have none yet
    school: SchoolState | None
    education: Education | None
    work: WorkState | None
    disability: str
    categories: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class InventedHome:
    """A whole family: its persons, the head first, and what is told of the house."""

    family: InventedFamily
    persons: tuple[InventedPerson, ...]
    needs: tuple[str, ...]
    housing: HousingKind
    housing_state: HousingState


def invent_home(country: Country, family: InventedFamily, names: Names) -> InventedHome:
    """Return the home of an invented head; the same head always lives in the same one."""
    random = Random(f"{country}{family.national_id}")  # noqa: S311 (invented people need no secrecy)
    kin = Kinship(country, family, names, random).everybody()
    persons = tuple(_person(country, family, number, one, random) for number, one in enumerate(kin))
    return InventedHome(
        family=family,
        persons=_with_family_categories(persons, random),
        needs=_needs(persons, random),
        housing=one_of(random, _HOUSING),
        housing_state=one_of(random, _HOUSING_STATE),
    )


def _person(
    country: Country, family: InventedFamily, number: int, kin: Kin, random: Random
) -> InventedPerson:
    is_known = number == 0 or random.random() >= _WITHOUT_NUMBER
    disability = ""
    if random.random() < (0.14 if kin.age >= _RETIRED else 0.035):
        disability = random.choice(_DISABILITIES[country])
    school = _school(kin.age, random)
    work = _work(kin, school, random, is_disabled=bool(disability))
    categories = [
        _CATEGORY_OF.get(kin.marital, "") if kin.marital and kin.sex is Sex.FEMALE else "",
        "female_head" if kin.relation is Relation.HEAD and kin.sex is Sex.FEMALE else "",
        "elderly" if kin.age >= _OLD[country] else "",
        "disabled" if disability else "",
        "school_dropout" if school is SchoolState.LEFT else "",
        "irregular_worker" if work is WorkState.CASUAL else "",
    ]
    return InventedPerson(
        kin=kin,
        national_id=_number(country, family, number, kin) if is_known else "",
        school=school,
        education=random.choice(list(Education)) if kin.age >= GROWN else None,
        work=work,
        disability=disability,
        categories=tuple(filter(None, categories)),
    )


def _number(country: Country, family: InventedFamily, number: int, kin: Kin) -> str:
    if number == 0:
        return family.national_id
    is_female = kin.sex is Sex.FEMALE
    return identifier(country, family.serial, number, kin.birth_date, is_female=is_female)


def _school(age: int, random: Random) -> SchoolState | None:
    if not _SCHOOL <= age < GROWN:
        return None
    return SchoolState.LEFT if age > 12 and random.random() < 0.12 else SchoolState.ATTENDING


def _work(kin: Kin, school: SchoolState | None, random: Random, *, is_disabled: bool) -> WorkState | None:
    if school is SchoolState.ATTENDING:
        return WorkState.STUDENT
    if kin.age < GROWN:
        return None
    if is_disabled:
        return WorkState.UNABLE
    if kin.age >= _RETIRED and kin.sex is Sex.MALE:
        return random.choice((WorkState.RETIRED, WorkState.UNABLE))
    return one_of(random, _WORK[kin.sex])


def _with_family_categories(persons: Sequence[InventedPerson], random: Random) -> tuple[InventedPerson, ...]:
    """Say of the head what holds of the family, and of a widow's children that their father is dead."""
    head, *others = persons
    of_family = ["large_family"] if sum(_is_child(one) for one in others) >= _MANY_CHILDREN else []
    of_family += ["poor_family"] if random.random() < _POOR or not (of_family or head.categories) else []
    if "widow" in head.categories:
        others = [_orphan(one) if _is_child(one) and one.kin.age < GROWN else one for one in others]
    return (replace(head, categories=(*head.categories, *of_family)), *others)


def _is_child(one: InventedPerson) -> bool:
    return one.kin.relation in {Relation.SON, Relation.DAUGHTER}


def _orphan(one: InventedPerson) -> InventedPerson:
    return replace(one, categories=("orphan", *one.categories))


def _needs(persons: Sequence[InventedPerson], random: Random) -> tuple[str, ...]:
    possible = {
        "food": 0.5,
        "school_costs": 0.4 * any(one.school is SchoolState.ATTENDING for one in persons),
        "school_return": 0.8 * any(one.school is SchoolState.LEFT for one in persons),
        "device": 0.6 * any(one.disability for one in persons),
        "job": 0.5 * any(one.work is WorkState.UNEMPLOYED for one in persons),
        "house_repair": 0.2,
        "rent": 0.12,
    }
    return tuple(need for need, chance in possible.items() if random.random() < chance)
