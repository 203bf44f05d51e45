"""The report on needs: how many are unmet at the end of the period, how urgent, where, of which kind, in whose families."""

from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from desktop.marking import N_
from desktop.models.beneficiary import CategoryAssignment, Household
from desktop.models.code_list import CodeListName
from desktop.models.need import Need, NeedState, Urgency
from desktop.models.report import (
    Blank,
    Cell,
    ColumnRole,
    Grouping,
    Label,
    Missing,
    Records,
    ReportColumn,
    ReportRow,
    ReportTable,
)
from desktop.store.report_places import Scope, Spot, added

_URGENCIES = (Urgency.URGENT, Urgency.SOON, Urgency.CAN_WAIT)
_WIDTH = len(_URGENCIES) + 2
_KIND_HEAD, _CATEGORY_HEAD = N_("Kind of need"), N_("Category of the family")


def needs(scope: Scope, *, may_see: bool, is_public: bool) -> ReportTable:
    """Count needs that were noted and not settled by the last day, and those that were met in the period."""
    kinds = scope.words(CodeListName.NEED, may_see=may_see, is_public=is_public)
    layout = scope.question.layout
    left_out = len(kinds.hidden)
    rows: tuple[ReportRow, ...]
    heads: tuple[str, ...]
    if layout is Grouping.CATEGORY:
        categories = scope.words(CodeListName.CATEGORY, may_see=may_see, is_public=is_public)
        rows, heads = _by_category(scope, kinds.labels, categories.labels), (_CATEGORY_HEAD,)
        left_out += len(categories.hidden)
    elif layout is Grouping.KIND:
        rows, heads = _by_kind(scope, kinds.labels), (_KIND_HEAD,)
    elif layout is Grouping.AREA:
        rows, heads = _by_area(scope, kinds.labels), scope.heads
    else:
        rows, heads = _by_area_and_kind(scope, kinds.labels), (*scope.heads, _KIND_HEAD)
    is_sum = layout is not Grouping.CATEGORY
    total = added(rows, _WIDTH) if is_sum else _all_cells(scope, kinds.labels)
    return ReportTable(
        question=scope.question,
        heads=heads,
        columns=_columns(is_sum=is_sum),
        rows=rows,
        total=total if rows else (),
        records=total[_WIDTH - 2],
        record_kind=Records.NEEDS,
        missing=(Missing(N_("Families of whom no need was ever noted: {n}"), _without_needs(scope)),),
        remarks=_remarks(left_out, is_sum=is_sum),
    )


def _columns(*, is_sum: bool) -> tuple[ReportColumn, ...]:
    words = (N_("urgent"), N_("soon"), N_("can wait"))
    return (
        *(ReportColumn(label=Label(word, True), is_additive=is_sum) for word in words),
        ReportColumn(label=Label(N_("unmet"), True), role=ColumnRole.SUM, is_additive=is_sum),
        ReportColumn(label=Label(N_("met in the period"), True), role=ColumnRole.ALONE, is_additive=is_sum),
    )


def _remarks(left_out: int, *, is_sum: bool) -> tuple[Label, ...]:
    told = []
    if not is_sum:
        told.append(
            Label(N_("A family may be of several categories; the last line counts each need once."), True)
        )
    if left_out:
        told.append(Label(N_("Sensitive kinds and categories are left out: {n}"), True, {"n": left_out}))
    return tuple(told)


def _counts(scope: Scope) -> list[ColumnElement[Any]]:
    """Return what is counted of needs: unmet ones by urgency, all of them, and those met in the period."""
    first, last = scope.question.first, scope.question.last
    is_unmet = (Need.noted_on <= last) & (Need.settled_on.is_(None) | (Need.settled_on > last))
    is_met = (Need.state == NeedState.MET) & (Need.settled_on >= first) & (Need.settled_on <= last)
    conditions = [*(is_unmet & (Need.urgency == urgency) for urgency in _URGENCIES), is_unmet, is_met]
    return [func.sum(case((condition, 1), else_=0)) for condition in conditions]


def _asked(scope: Scope, kinds: dict[str, str], *groups: Any) -> Any:
    return (
        select(*groups, *_counts(scope))
        .select_from(Need)
        .join(Household, Household.id == Need.household_id)
        .where(*scope.families, Need.kind.in_(list(kinds)))
        .group_by(*groups)
    )


def _numbers(cells: Any) -> tuple[int, ...]:
    return tuple(int(cell or 0) for cell in cells)


def _by_area(scope: Scope, kinds: dict[str, str]) -> tuple[ReportRow, ...]:
    found = {
        Spot(area): _numbers(cells)
        for area, *cells in scope.session.execute(_asked(scope, kinds, Household.area_code))
    }
    return scope.place_rows(_listed(scope) | found, _WIDTH)


def _listed(scope: Scope) -> dict[Spot, tuple[int, ...]]:
    """Return the areas whose families are known: where none has a need that is no gap of knowledge."""
    query = select(Household.area_code).where(*scope.families).distinct()
    return {Spot(area): (0,) * _WIDTH for area in scope.session.scalars(query)}


def _by_kind(scope: Scope, kinds: dict[str, str]) -> tuple[ReportRow, ...]:
    found = {kind: _numbers(cells) for kind, *cells in scope.session.execute(_asked(scope, kinds, Need.kind))}
    return tuple(
        ReportRow(labels=(Label(label),), cells=found[kind]) for kind, label in kinds.items() if kind in found
    )


def _by_area_and_kind(scope: Scope, kinds: dict[str, str]) -> tuple[ReportRow, ...]:
    """Return a line for each kind in each area; an area without families is one unknown line."""
    by_kind: dict[str, dict[Spot, tuple[int, ...]]] = {}
    for area, kind, *cells in scope.session.execute(_asked(scope, kinds, Household.area_code, Need.kind)):
        by_kind.setdefault(kind, {})[Spot(area)] = _numbers(cells)
    areas = scope.place_rows(_listed(scope), _WIDTH)
    lines = {
        kind: {_spelled(row): row.cells for row in scope.place_rows(spots, _WIDTH)}
        for kind, spots in by_kind.items()
    }
    rows: list[ReportRow] = []
    for area in areas:
        if area.cells[0] is Blank.UNKNOWN:
            rows.append(ReportRow(labels=(*area.labels, Label("")), cells=area.cells))
            continue
        for kind, label in kinds.items():
            found = lines.get(kind, {}).get(_spelled(area), ())
            if any(isinstance(cell, int) and cell for cell in found):
                rows.append(ReportRow(labels=(*area.labels, Label(label)), cells=found))
    return tuple(rows)


def _spelled(row: ReportRow) -> tuple[str, ...]:
    return tuple(label.text for label in row.labels)


def _by_category(scope: Scope, kinds: dict[str, str], categories: dict[str, str]) -> tuple[ReportRow, ...]:
    last, held = scope.question.last, CategoryAssignment
    bearing = (
        select(held.household_id, held.code)
        .where(
            held.code.in_(list(categories)),
            held.valid_from <= last,
            held.valid_to.is_(None) | (held.valid_to >= last),
        )
        .distinct()
        .subquery("bearing")
    )
    query = (
        select(bearing.c.code, *_counts(scope))
        .select_from(Need)
        .join(Household, Household.id == Need.household_id)
        .join(bearing, bearing.c.household_id == Household.id)
        .where(*scope.families, Need.kind.in_(list(kinds)))
        .group_by(bearing.c.code)
    )
    found = {code: _numbers(cells) for code, *cells in scope.session.execute(query)}
    return tuple(
        ReportRow(labels=(Label(label),), cells=found[code])
        for code, label in categories.items()
        if code in found
    )


def _all_cells(scope: Scope, kinds: dict[str, str]) -> tuple[Cell, ...]:
    found = scope.session.execute(
        select(*_counts(scope))
        .select_from(Need)
        .join(Household, Household.id == Need.household_id)
        .where(*scope.families, Need.kind.in_(list(kinds)))
    ).one()
    return _numbers(found)


def _without_needs(scope: Scope) -> int:
    query = select(func.count()).select_from(Household)
    known = Household.id.not_in(select(Need.household_id))
    return scope.session.scalar(query.where(*scope.families, known)) or 0
