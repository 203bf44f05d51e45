"""Reports about help: who is served by whom and who by nobody, and what was given in a period."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, case, func, literal, select

from desktop.marking import N_
from desktop.models.agency import Agency
from desktop.models.beneficiary import Household
from desktop.models.code_list import CodeListName
from desktop.models.programme import Benefit, Programme
from desktop.models.report import (
    NOT_STATED,
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
from desktop.store.programmes import is_own_programme, programme_name
from desktop.store.report_months import Month, months_between
from desktop.store.report_places import Scope, Spot, added

Conditions = list[ColumnElement[bool]]
_FAMILIES = N_("families")
counted_on = func.coalesce(Benefit.given_on, Benefit.period_from)


_GIVEN_COLUMNS = (
    ReportColumn(label=Label(_FAMILIES, True), role=ColumnRole.LINKED, is_additive=False),
    ReportColumn(label=Label(N_("times given"), True), role=ColumnRole.LINKED),
    ReportColumn(label=Label(N_("quantity"), True), role=ColumnRole.AMOUNT),
)


def coverage(scope: Scope) -> ReportTable:
    """Count the families of each place by who helped them in the period: the office, partners, both, nobody."""
    helped = _helped(scope)
    ours, theirs = func.coalesce(helped.c.ours, 0), func.coalesce(helped.c.theirs, 0)
    kinds = [(ours == 1) & (theirs == 0), (ours == 0) & (theirs == 1), ours + theirs == 2, ours + theirs == 0]
    query = (
        select(
            *scope.spot, func.max(Household.place), *(func.sum(case((kind, 1), else_=0)) for kind in kinds)
        )
        .select_from(Household)
        .join(helped, helped.c.household_id == Household.id, isouter=True)
        .where(*scope.families)
        .group_by(*scope.spot)
    )
    counts: dict[Spot, list[int]] = {}
    for row in scope.session.execute(query):
        spot, cells = scope.spot_of(row)
        numbers = [int(cell) for cell in cells]
        counts[spot] = [*numbers, sum(numbers)]
    rows = scope.place_rows(counts, 5)
    total = added(rows, 5)
    return ReportTable(
        question=scope.question,
        heads=scope.heads,
        columns=(
            ReportColumn(label=Label(N_("by us alone"), True)),
            ReportColumn(label=Label(N_("by partners alone"), True)),
            ReportColumn(label=Label(N_("by both"), True)),
            ReportColumn(label=Label(N_("by nobody"), True)),
            ReportColumn(label=Label(_FAMILIES, True), role=ColumnRole.SUM),
        ),
        rows=rows,
        total=total,
        records=total[4],
        missing=(Missing(N_("Families whose area is not stated: {n}"), _homeless(scope)),),
    )


def given(scope: Scope, *, may_see: bool, is_public: bool) -> ReportTable:
    """Count what was given in the period, by programme, agency, month or kind of aid."""
    months = months_between(scope.question)
    kinds = scope.words(CodeListName.AID_KIND, may_see=may_see, is_public=is_public)
    counted = [*scope.families, *_in_period(scope), Benefit.aid_kind.not_in(kinds.hidden)]
    group = _group(scope, months)
    query = (
        select(
            group, Benefit.aid_kind, Benefit.unit,
            func.count(func.distinct(Benefit.household_id)), func.count(), func.sum(Benefit.quantity),
        )
        .join(Household, Household.id == Benefit.household_id)
        .join(Programme, is_own_programme(), isouter=True)
        .where(*counted)
        .group_by(group, Benefit.aid_kind, Benefit.unit)
    )  # fmt: skip
    words = _words(scope, months)
    found = sorted(scope.session.execute(query).all(), key=_order)
    rows = tuple(
        ReportRow(
            labels=_given_labels(scope, words, kinds.labels, key, aid),
            cells=(families, times, Blank.NONE if amount is None else int(amount)),
            unit=unit,
        )
        for key, aid, unit, families, times, amount in found
    )
    return ReportTable(
        question=scope.question,
        heads=_given_heads(scope),
        columns=_GIVEN_COLUMNS,
        rows=rows,
        total=_given_total(scope, rows, counted),
        total_unit=rows[0].unit if rows and len({row.unit for row in rows}) == 1 else "",
        records=sum(row.cells[1] for row in rows if isinstance(row.cells[1], int)),
        record_kind=Records.BENEFITS,
        missing=_given_missing(scope, counted),
        remarks=_given_remarks(len(kinds.hidden)),
    )


def _order(row: Sequence[Any]) -> tuple[int, str, str, str]:
    """Return where a line stands: months in their order, all else by its words."""
    is_month = isinstance(row[0], int)
    return row[0] if is_month else 0, "" if is_month else str(row[0]), row[1], row[2]


def _given_remarks(left_out: int) -> tuple[Label, ...]:
    told = [Label(N_("Help of partners is counted as they told it in their packages."), True)]
    if left_out:
        told.append(Label(N_("Sensitive kinds of aid are left out: {n}"), True, {"n": left_out}))
    return tuple(told)


def _in_period(scope: Scope) -> list[ColumnElement[bool]]:
    return [counted_on >= scope.question.first, counted_on <= scope.question.last]


def meets(benefit: Any, scope: Scope) -> ColumnElement[bool]:
    """Return the condition of help that runs into the period."""
    begins = func.coalesce(benefit.given_on, benefit.period_from)
    ends = func.coalesce(benefit.period_to, benefit.given_on, benefit.period_from)
    return (begins <= scope.question.last) & (ends >= scope.question.first)


def own_code() -> Any:
    """Return the question for the office's own code."""
    return select(Agency.code).where(Agency.is_own).scalar_subquery()


def _helped(scope: Scope) -> Subquery:
    is_ours = Benefit.agency_code == own_code()
    return (
        select(
            Benefit.household_id,
            func.max(case((is_ours, 1), else_=0)).label("ours"),
            func.max(case((is_ours, 0), else_=1)).label("theirs"),
        )
        .where(meets(Benefit, scope))
        .group_by(Benefit.household_id)
        .subquery("helped")
    )


def _homeless(scope: Scope) -> int:
    query = select(func.count()).select_from(Household).where(*scope.families, Household.area_code.is_(None))
    return scope.session.scalar(query) or 0


def _group(scope: Scope, months: list[Month]) -> ColumnElement[Any]:
    layout = scope.question.layout
    if layout is Grouping.MONTH:
        steps = [(counted_on < month.end, n) for n, month in enumerate(months[:-1])]
        return case(*steps, else_=len(steps)) if steps else literal(0)
    columns: dict[Grouping, Any] = {
        Grouping.PROGRAMME: programme_name(),
        Grouping.AGENCY: Benefit.agency_code,
        Grouping.KIND: Benefit.aid_kind,
    }
    return columns[layout]  # type: ignore[no-any-return]  # a column of text


def _words(scope: Scope, months: list[Month]) -> dict[Any, Label]:
    layout = scope.question.layout
    if layout is Grouping.MONTH:
        return {n: month.label for n, month in enumerate(months)}
    if layout is Grouping.AGENCY:
        names = scope.session.execute(select(Agency.code, Agency.name))
        return {code: Label(name) for code, name in names}
    return {}


def _given_labels(
    scope: Scope, words: dict[Any, Label], aids: dict[str, str], key: Any, aid: str
) -> tuple[Label, ...]:
    kind = Label(aids.get(aid, aid)) if aid else NOT_STATED
    if scope.question.layout is Grouping.KIND:
        return (kind,)
    return words.get(key, Label(str(key)) if key else NOT_STATED), kind


def _given_heads(scope: Scope) -> tuple[str, ...]:
    firsts = {
        Grouping.PROGRAMME: N_("Programme"),
        Grouping.AGENCY: N_("Agency"),
        Grouping.MONTH: N_("Month"),
    }
    first = firsts.get(scope.question.layout)
    return (first, N_("Kind of aid")) if first else (N_("Kind of aid"),)


def _given_total(scope: Scope, rows: tuple[ReportRow, ...], counted: Conditions) -> tuple[Cell, ...]:
    if not rows:
        return ()
    query: Select[int] = select(func.count(func.distinct(Benefit.household_id)))
    query = query.join(Household, Household.id == Benefit.household_id)
    families = scope.session.scalar(query.where(*counted)) or 0
    _, times, amount = added(rows, 3)
    return families, times, amount if len({row.unit for row in rows}) == 1 else Blank.NONE


def _given_missing(scope: Scope, counted: Conditions) -> tuple[Missing, ...]:
    query = (
        select(
            func.sum(case((Benefit.programme == "", 1), else_=0)),
            func.sum(case((Benefit.quantity.is_(None), 1), else_=0)),
            func.sum(case((Benefit.given_on.is_(None), 1), else_=0)),
        )
        .join(Household, Household.id == Benefit.household_id)
        .where(*counted)
    )
    programme, amount, day = scope.session.execute(query).one()
    return (
        Missing(N_("Programme not stated: {n}"), int(programme or 0)),
        Missing(N_("Quantity not stated: {n}"), int(amount or 0)),
        Missing(
            N_("Day of hand-over not stated, the first day of the period of help counted: {n}"), int(day or 0)
        ),
    )
