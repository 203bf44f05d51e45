"""Reports that count persons by age and sex: all of them, and those of each category."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import aliased

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
    band = band_on(scope.question.last)
    counts = {(row[0], row[1]): row[2] for row in scope.session.execute(_persons(scope, band))}
    rows = tuple(
        ReportRow(
            labels=(NOT_STATED if number == _NO_AGE else band_label(number),),
            cells=_with_sum([counts.get((number, sex), 0) for sex in (*_SEXES, None)]),
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
    counts: dict[str, list[int]] = {}
    for query in _borne(scope):
        for code, sex, number, many in scope.session.execute(query):
            if code in labels:
                counts.setdefault(code, [0] * _WIDTH)[_column_of(sex, number)] += many
    rows = tuple(
        ReportRow(labels=(Label(label),), cells=_with_sum(counts[code]))
        for code, label in labels.items()
        if code in counts
    )
    total = _distinct(scope, list(labels)) if rows else ()
    return ReportTable(
        question=scope.question,
        heads=(N_("Category"),),
        columns=_band_columns(),
        rows=rows,
        total=total,
        records=_count_persons(scope),
        record_kind=Records.PERSONS,
        missing=(Missing(N_("Families without any category: {n}"), _uncategorised(scope)),),
        remarks=_category_remarks(len(hidden)),
    )


_WIDTH = len(_SEXES) * (len(AGE_BANDS) + 1) + 1


def _column_of(sex: str | None, band: int) -> int:
    if sex not in _SEXES:
        return _WIDTH - 1
    return _SEXES.index(sex) * (len(AGE_BANDS) + 1) + band


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


def _held(scope: Scope) -> list[ColumnElement[bool]]:
    held, last = CategoryAssignment, scope.question.last
    return [held.valid_from <= last, held.valid_to.is_(None) | (held.valid_to >= last)]


def _borne(scope: Scope) -> Iterator[Any]:
    """Yield two questions that count each person once a category: borne by the family, and by the person alone.

    All categories are counted: asked for by name, they would be read one after the other, and all families with each.
    """
    held, band = CategoryAssignment, band_on(scope.question.last)
    of_family = select(held.household_id, held.code).where(held.person_id.is_(None), *_held(scope))
    homes = of_family.distinct().subquery("homes")
    alone = select(held.person_id, held.code).where(held.person_id.is_not(None), *_held(scope))
    people = alone.distinct().subquery("people")
    too = aliased(CategoryAssignment, name="too")
    in_family = exists().where(
        too.household_id == Person.household_id, too.person_id.is_(None), too.code == people.c.code,
        too.valid_from <= scope.question.last,
        too.valid_to.is_(None) | (too.valid_to >= scope.question.last),
    )  # fmt: skip
    for source, on, more in (
        (homes, homes.c.household_id == Person.household_id, ()),
        (people, people.c.person_id == Person.id, (~in_family,)),
    ):
        yield (
            select(source.c.code, Person.sex, band, func.count())
            .select_from(source)
            .join(Person, on)
            .join(Household, Household.id == Person.household_id)
            .where(*scope.persons, *scope.families, *more)
            .group_by(source.c.code, Person.sex, band)
        )


def _distinct(scope: Scope, labels: list[str]) -> tuple[Cell, ...]:
    """Count each person of any of these categories once."""
    held, band = CategoryAssignment, band_on(scope.question.last)
    named = (held.code.in_(labels), *_held(scope))
    homes = select(held.household_id).where(held.person_id.is_(None), *named)
    people = select(held.person_id).where(held.person_id.is_not(None), *named)
    query = (
        select(Person.sex, band, func.count())
        .select_from(Person)
        .join(Household, Household.id == Person.household_id)
        .where(*scope.persons, *scope.families, Person.household_id.in_(homes) | Person.id.in_(people))
        .group_by(Person.sex, band)
    )
    cells = [0] * _WIDTH
    for sex, number, many in scope.session.execute(query):
        cells[_column_of(sex, number)] += many
    return _with_sum(cells)


def _category_remarks(left_out: int) -> tuple[Label, ...]:
    told = [
        Label(
            N_("A category of the family counts all its members; a person may stand in several lines."), True
        )
    ]
    if left_out:
        told.append(Label(N_("Sensitive categories are left out: {n}"), True, {"n": left_out}))
    return tuple(told)


def _count_persons(scope: Scope) -> int:
    query = select(func.count()).select_from(Person).join(Household, Household.id == Person.household_id)
    return scope.session.scalar(query.where(*scope.persons, *scope.families)) or 0


def _uncategorised(scope: Scope) -> int:
    last, held = scope.question.last, CategoryAssignment
    bearing = select(held.household_id).where(
        held.valid_from <= last, held.valid_to.is_(None) | (held.valid_to >= last)
    )
    query = select(func.count()).select_from(Household)
    return scope.session.scalar(query.where(*scope.families, Household.id.not_in(bearing))) or 0
