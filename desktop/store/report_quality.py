"""The report on the data themselves: what is missing, disputed or old, by place."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from desktop.marking import N_
from desktop.models.beneficiary import Household, Person
from desktop.models.contact_note import ContactKind, ContactNote, Outcome
from desktop.models.report import ColumnRole, Label, Records, ReportColumn, ReportTable
from desktop.store.report_places import Scope, Spot, added

_OF_PERSONS = (
    N_("persons"),
    N_("without a national ID"),
    N_("with a temporary number"),
    N_("with a disputed ID"),
    N_("without a date of birth"),
    N_("sex not stated"),
)
_OF_FAMILIES = (
    N_("families"),
    N_("without a telephone"),
    N_("never corrected since entered"),
    N_("not visited in the period"),
)
_WIDTH = len(_OF_PERSONS) + len(_OF_FAMILIES)


def quality(scope: Scope) -> ReportTable:
    """Count persons and families whose data are missing, in doubt or old."""
    counts: dict[Spot, list[int]] = {}
    _count(scope, counts, _persons(scope), 0)
    _count(scope, counts, _families(scope), len(_OF_PERSONS))
    rows = scope.place_rows(counts, _WIDTH)
    total = added(rows, _WIDTH)
    return ReportTable(
        question=scope.question,
        heads=scope.heads,
        columns=tuple(
            ReportColumn(label=Label(words, True), role=ColumnRole.ALONE)
            for words in (*_OF_PERSONS, *_OF_FAMILIES)
        ),
        rows=rows,
        total=total if rows else (),
        records=total[0],
        record_kind=Records.PERSONS,
        remarks=(
            Label(
                N_("A visit is a note of contact that met the family, or a research, in the period."), True
            ),
        ),
    )


def _count(scope: Scope, counts: dict[Spot, list[int]], query: Any, start: int) -> None:
    for row in scope.session.execute(query):
        spot, numbers = scope.spot_of(row)
        cells = counts.setdefault(spot, [0] * _WIDTH)
        for n, number in enumerate(numbers, start=start):
            cells[n] += int(number or 0)


def _times(conditions: Sequence[ColumnElement[bool]]) -> list[ColumnElement[Any]]:
    return [func.sum(case((condition, 1), else_=0)) for condition in conditions]


def _persons(scope: Scope) -> Any:
    conditions = (
        Person.id_state == "none",
        Person.id_state == "temporary",
        Person.id_state == "disputed",
        Person.birth_date.is_(None),
        Person.sex.is_(None),
    )
    return (
        select(*scope.spot, func.max(Household.place), func.count(), *_times(conditions))
        .select_from(Person)
        .join(Household, Household.id == Person.household_id)
        .where(*scope.persons, *scope.families)
        .group_by(*scope.spot)
    )


def _families(scope: Scope) -> Any:
    first, last = scope.question.first, scope.question.last
    visited = select(ContactNote.household_id).where(
        ContactNote.kind == ContactKind.VISITED, ContactNote.outcome != Outcome.NOT_MET,
        ContactNote.struck_reason == "", ContactNote.day >= first, ContactNote.day <= last,
    )  # fmt: skip
    is_researched = func.coalesce(
        (Household.researched_on >= first) & (Household.researched_on <= last), False
    )
    phoned = select(Person.household_id).where(Person.phone != "", *scope.persons)
    conditions = (
        Household.id.not_in(phoned),
        Household.version == 1,
        Household.id.not_in(visited) & ~is_researched,
    )
    return (
        select(*scope.spot, func.max(Household.place), func.count(), *_times(conditions))
        .select_from(Household)
        .where(*scope.families)
        .group_by(*scope.spot)
    )
