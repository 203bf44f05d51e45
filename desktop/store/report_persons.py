"""Reports that count persons by age and sex: all of them, and those of each category.

The index of births tells of each person the family, sex and age. Persons, families and categories meet in memory:
joined in the database every row of a million is fetched, and grouped once more for each question.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, literal, select

from desktop.marking import N_
from desktop.models.beneficiary import CategoryAssignment, Household, Person, Sex
from desktop.models.code_list import CodeListName
from desktop.models.report import (
    AGE_BANDS,
    NOT_STATED,
    Cell,
    ColumnRole,
    Grouping,
    Label,
    Missing,
    Records,
    ReportColumn,
    ReportRow,
    ReportTable,
    band_label,
)
from desktop.store.report_places import Scope, Spot, added
from desktop.store.vectors import members, vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray  # loaded late: the door does without

    Array = NDArray[Any]

_BANDS = range(len(AGE_BANDS))
_NO_AGE = len(AGE_BANDS)
_SEXES = (Sex.FEMALE.value, Sex.MALE.value)
WOMEN, MEN = N_("women"), N_("men")
_NO_SEX = Label(N_("sex not stated"), True)
_ALL = ReportColumn(label=Label(N_("all"), True), role=ColumnRole.SUM)
_SEX_MISSING = N_("Sex not stated: {n}")
_AGE_MISSING = N_("Date of birth not stated: {n}")


def years_before(day: date, years: int) -> date:
    """Return the day so many years earlier; the 29th of February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def band_on(day: date) -> ColumnElement[int]:
    """Return in which band of age a person is on a day, as the database works it out."""
    steps = [
        (Person.birth_date <= years_before(day, AGE_BANDS[band]), band) for band in reversed(_BANDS) if band
    ]
    return case((Person.birth_date.is_(None), _NO_AGE), *steps, else_=0)


def population(scope: Scope) -> ReportTable:
    """Count persons by age and sex, or by area and sex."""
    if scope.question.layout is Grouping.AREA:
        return _by_area(scope)
    counts = _counted(_people(scope, _families(scope)).groups)
    rows = tuple(
        ReportRow(
            labels=(NOT_STATED if number == _NO_AGE else band_label(number),),
            cells=_with_sum(counts[number :: _NO_AGE + 1]),
        )
        for number in (*_BANDS, _NO_AGE)
    )
    total = added(rows, 4)
    return ReportTable(
        question=scope.question,
        heads=(N_("Age in years"),),
        columns=_sex_columns(),
        rows=rows,
        total=total,
        records=total[3],
        record_kind=Records.PERSONS,
        missing=(
            Missing(_SEX_MISSING, total[2], column=2),
            Missing(_AGE_MISSING, rows[_NO_AGE].cells[3]),
        ),
    )


def _by_area(scope: Scope) -> ReportTable:
    counts: dict[Spot, list[int]] = {}
    for area, sex, number in scope.session.execute(_persons(scope, Household.area_code)):
        cells = counts.setdefault(Spot(area), [0, 0, 0, 0])
        cells[_SEXES.index(sex) if sex in _SEXES else 2] += number
        cells[3] += number
    rows = scope.place_rows(counts, 4)
    total = added(rows, 4)
    return ReportTable(
        question=scope.question,
        heads=scope.heads,
        columns=_sex_columns(),
        rows=rows,
        total=total,
        records=total[3],
        record_kind=Records.PERSONS,
        missing=(Missing(_SEX_MISSING, total[2], column=2),),
    )


def categories(scope: Scope, *, may_see: bool, is_public: bool) -> ReportTable:
    """Count the persons of each category by age and sex; a category of the family counts all its members."""
    labels, hidden = scope.words(CodeListName.CATEGORY, may_see=may_see, is_public=is_public)
    families = _families(scope)
    people, held = _people(scope, families), _held(scope, list(labels))
    bearing = [held.bearers(number, people) for number in range(len(labels))]
    rows = tuple(
        ReportRow(labels=(Label(label),), cells=_cells(people.groups[bears]))
        for label, bears in zip(labels.values(), bearing, strict=True)
        if bears.any()
    )
    uncategorised = len(families) - int(members(held.homes, _most(families))[families].sum())
    return ReportTable(
        question=scope.question,
        heads=(N_("Category"),),
        columns=_band_columns(),
        rows=rows,
        total=_cells(people.groups[_any_of(bearing)]) if rows else (),
        records=len(people.groups),
        record_kind=Records.PERSONS,
        missing=(Missing(N_("Families without any category: {n}"), uncategorised),),
        remarks=_category_remarks(len(hidden)),
    )


def _sex_columns() -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(label=Label(WOMEN, True)),
        ReportColumn(label=Label(MEN, True)),
        ReportColumn(label=_NO_SEX),
        _ALL,
    )


def _band_columns() -> tuple[ReportColumn, ...]:
    """Return women by age, men by age, those whose sex is not known, and all; a person may have many categories."""
    columns = []
    for sex in (WOMEN, MEN):
        for band in (*_BANDS, _NO_AGE):
            age = Label(N_("age not stated"), True) if band == _NO_AGE else band_label(band)
            text = N_("{sex}, {age}")
            columns.append(
                ReportColumn(
                    label=Label(text, True, age.values, {"sex": sex, "age": age.text}), is_additive=False
                )
            )
    columns.append(ReportColumn(label=_NO_SEX, is_additive=False))
    return (*columns, ReportColumn(label=_ALL.label, role=ColumnRole.SUM, is_additive=False))


def _with_sum(numbers: Sequence[int]) -> tuple[Cell, ...]:
    return (*numbers, sum(numbers))


def _persons(scope: Scope, group: Any) -> Any:
    return (
        select(group, Person.sex, func.count())
        .select_from(Person)
        .join(Household, Household.id == Person.household_id)
        .where(*scope.persons, *scope.families)
        .group_by(group, Person.sex)
    )


class _People(NamedTuple):
    """The persons who count: of each the family, the number and the group of sex and age."""

    homes: "Array"
    ids: "Array"
    groups: "Array"


class _Held(NamedTuple):
    """The categories of a day: of each the family, the person or 0 for all of it, and the place of the code."""

    homes: "Array"
    persons: "Array"
    codes: "Array"

    def bearers(self, code: int, people: _People) -> "Array":
        """Return which persons bear a category, alone or with the family."""
        is_it, is_alone = self.codes == code, self.persons > 0
        bears: Array = members(self.homes[is_it & ~is_alone], _most(people.homes))[people.homes]
        alone = self.persons[is_it & is_alone]
        return bears | members(alone, _most(people.ids))[people.ids] if len(alone) else bears


def _families(scope: Scope) -> "Array":
    (families,) = vectors(scope.session, select(Household.id).where(*scope.families))
    return families


def _people(scope: Scope, families: "Array") -> _People:
    sex = case({one: place for place, one in enumerate(_SEXES)}, value=Person.sex, else_=len(_SEXES))
    group = (sex * (_NO_AGE + 1) + band_on(scope.question.last)).label("sex_and_age")
    every = vectors(scope.session, select(Person.household_id, Person.id, group).where(*scope.persons))
    counts = members(families, _most(every[0]))[every[0]]
    return _People(*(column[counts] for column in every))


def _held(scope: Scope, codes: list[str]) -> _Held:
    """Return all categories: asked for by name, they would be read one after the other."""
    held, last = CategoryAssignment, scope.question.last
    places = {code: place for place, code in enumerate(codes)}
    place: ColumnElement[int] = case(places, value=held.code, else_=-1) if places else literal(-1)
    wanted = select(held.household_id, func.coalesce(held.person_id, 0).label("person"), place.label("place"))
    on_that_day = (held.valid_from <= last, held.valid_to.is_(None) | (held.valid_to >= last))
    return _Held(*vectors(scope.session, wanted.where(*on_that_day)))


def _counted(groups: "Array") -> list[int]:
    """Count persons by sex and age: women, men, then those whose sex is not known."""
    import numpy

    counts: list[int] = numpy.bincount(groups, minlength=(len(_SEXES) + 1) * (_NO_AGE + 1)).tolist()
    return counts


def _cells(groups: "Array") -> tuple[Cell, ...]:
    """Count women by age, men by age, those whose sex is not known, and all."""
    counts = _counted(groups)
    known = len(_SEXES) * (_NO_AGE + 1)
    return _with_sum([*counts[:known], sum(counts[known:])])


def _any_of(bearing: list["Array"]) -> "Array":
    import numpy

    any_of: Array = numpy.logical_or.reduce(bearing)
    return any_of


def _most(numbers: "Array") -> int:
    return int(numbers.max(initial=0))


def _category_remarks(left_out: int) -> tuple[Label, ...]:
    told = [
        Label(
            N_("A category of the family counts all its members; a person may stand in several lines."), True
        )
    ]
    if left_out:
        told.append(Label(N_("Sensitive categories are left out: {n}"), True, {"n": left_out}))
    return tuple(told)
