"""The status of distributions: approved, planned, handed over and what became of the rest, by round, agency or campaign."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select

from desktop.marking import N_
from desktop.models.agency import Agency
from desktop.models.approved_list import ApprovedList, ListLine
from desktop.models.beneficiary import Household
from desktop.models.correction import Fate, ResultCorrection
from desktop.models.distribution import Distribution, DistributionLine, DistributionState, Result
from desktop.models.report import (
    Blank,
    Cell,
    ColumnRole,
    Grouping,
    Label,
    PaperNumber,
    Records,
    ReportColumn,
    ReportRow,
    ReportTable,
)
from desktop.store.distributions import HANDED_OVER
from desktop.store.report_places import Scope, added
from desktop.store.shares import result_now

_HANDED, _ABSENT, _REFUSED, _GONE, _OPEN = range(5)
_GIVEN = 1  # place of what was handed over among the goods
_PLACE_OF = {
    Result.RECEIVED: _HANDED,
    Result.BY_AGENT: _HANDED,
    Result.ABSENT: _ABSENT,
    Result.REFUSED: _REFUSED,
    Result.DECEASED: _GONE,
    Result.MOVED: _GONE,
    Result.PENDING: _OPEN,
}
_AMOUNT = ColumnRole.AMOUNT
_COLUMNS = (
    ReportColumn(label=Label(N_("planned"), True), role=ColumnRole.SUM),
    ReportColumn(label=Label(N_("approved"), True), role=ColumnRole.ALONE, is_additive=False),
    ReportColumn(label=Label(N_("second day"), True), role=ColumnRole.ALONE),
    ReportColumn(label=Label(N_("served"), True)),
    ReportColumn(label=Label(N_("absent"), True)),
    ReportColumn(label=Label(N_("refused"), True)),
    ReportColumn(label=Label(N_("deceased or moved"), True)),
    ReportColumn(label=Label(N_("not entered"), True)),
    ReportColumn(label=Label(N_("stock received"), True), role=_AMOUNT),
    ReportColumn(label=Label(N_("handed over"), True), role=_AMOUNT),
    ReportColumn(label=Label(N_("returned"), True), role=_AMOUNT),
    ReportColumn(label=Label(N_("damaged"), True), role=_AMOUNT),
    ReportColumn(label=Label(N_("missing"), True), role=_AMOUNT),
)
_WHOLE = N_("Goods are counted for whole rounds, so an area has no stock of its own.")
_HEADS = {
    Grouping.ROUND: (N_("Round"), N_("Agency")),
    Grouping.AGENCY: (N_("Agency"),),
    Grouping.CAMPAIGN: (N_("Campaign"),),
}


@dataclass
class _Line:
    """What is known of a round, or of several that stand in one line."""

    unit: str
    labels: tuple[Label, ...]
    parts: set[tuple[int, str | None]] = field(default_factory=set)  # lists, each with the share taken of it
    results: list[int] = field(default_factory=lambda: [0] * len(set(_PLACE_OF.values())))
    again: int = 0
    stock: list[int] = field(default_factory=lambda: [0] * 5)


def status(scope: Scope) -> ReportTable:
    """Count the rounds of the period; a row counts as it was corrected, and the reserve as it was called."""
    lines = _lines(scope)
    approved = _approved(scope, {part for line in lines for part in line.parts})
    rows = tuple(_row(line, approved, is_part=bool(scope.question.area_code)) for line in lines)
    units = {row.unit for row in rows}
    planned = sum(sum(line.results) for line in lines)
    return ReportTable(
        question=scope.question,
        heads=_HEADS[scope.question.layout],
        columns=_COLUMNS,
        rows=rows,
        total=_total(lines, rows, approved) if rows else (),
        total_unit=units.pop() if len(units) == 1 else "",
        records=planned,
        record_kind=Records.FAMILIES,
        remarks=(
            Label(
                N_("Void sheets are left out. Served on a second day: they were absent in a round before."),
                True,
            ),
            *((Label(_WHOLE, True),) if scope.question.area_code else ()),
        ),
    )


def _lines(scope: Scope) -> list[_Line]:
    names = {code: name for code, name in scope.session.execute(select(Agency.code, Agency.name))}
    own = scope.session.scalar(select(Agency.code).where(Agency.is_own)) or ""
    results, again, moved = _results(scope), _again(scope), _moved(scope)
    lines: dict[tuple[str, str], _Line] = {}
    query = select(Distribution).where(*_rounds(scope)).order_by(Distribution.day, Distribution.id)
    for one in scope.session.scalars(query):
        if one.id not in results:
            continue
        agency = one.share or own
        key, labels = _named(scope.question.layout, one, Label(names.get(agency, agency)))
        line = lines.setdefault((key, one.unit), _Line(one.unit, labels))
        line.parts.add((one.list_id, one.share))
        handed = 0
        for result, (families, quantity) in results[one.id].items():
            line.results[_PLACE_OF[result]] += families
            handed += quantity if result.is_handed_over else 0
        line.again += again.get(one.id, 0)
        rest = (one.returned, one.damaged, one.missing)
        gone = [moved.get((one.id, fate), 0) for fate in (Fate.RETURNED, Fate.DAMAGED, Fate.MISSING)]
        counted = (one.received, handed, *(count - less for count, less in zip(rest, gone, strict=True)))
        line.stock = [sum(pair) for pair in zip(line.stock, counted, strict=True)]
    return list(lines.values())


def _named(layout: Grouping, one: Distribution, agency: Label) -> tuple[str, tuple[Label, ...]]:
    """Return by what a round is put in a line, and what the line is called."""
    if layout is Grouping.AGENCY:
        return one.share or "", (agency,)
    if layout is Grouping.CAMPAIGN:
        return one.campaign, (Label(one.campaign),)
    values = {"number": PaperNumber(one.number), "campaign": one.campaign, "day": one.day}
    words = N_("{number}: {campaign}, {day}")
    if one.last_day:
        values["ends"], words = one.last_day, N_("{number}: {campaign}, {day} to {ends}")
    return one.uid, (Label(words, True, values), agency)


def _rounds(scope: Scope) -> list[ColumnElement[bool]]:
    question = scope.question
    return [
        Distribution.state != DistributionState.VOIDED,
        Distribution.day.between(question.first, question.last),
        scope.reach.rounds(),
    ]


def _results(scope: Scope) -> dict[int, dict[Result, tuple[int, int]]]:
    """Return families and quantity of each round by what became of them."""
    line, result = DistributionLine, result_now()
    query = (
        select(line.distribution_id, result, func.count(), func.sum(line.quantity))
        .join(Distribution, Distribution.id == line.distribution_id)
        .join(Household, Household.id == line.household_id)
        .where(*_rounds(scope), *scope.homes)
        .group_by(line.distribution_id, result)
    )
    found: dict[int, dict[Result, tuple[int, int]]] = {}
    for number, said, families, quantity in scope.session.execute(query):
        found.setdefault(number, {})[Result(said)] = (families, int(quantity))
    return found


def _again(scope: Scope) -> dict[int, int]:
    """Count in each round the families served there that were absent in an earlier round of the same list."""
    line, before = DistributionLine, DistributionLine.__table__.alias("before")
    earlier, its_list, list_before = (
        Distribution.__table__.alias("earlier"),
        ApprovedList.__table__.alias("its_list"),
        ApprovedList.__table__.alias("list_before"),
    )
    was_absent = (
        select(before.c.id)
        .join(
            earlier,
            and_(earlier.c.id == before.c.distribution_id, earlier.c.state != DistributionState.VOIDED),
        )
        .join(list_before, list_before.c.id == earlier.c.list_id)
        .where(
            before.c.household_id == line.household_id,
            before.c.result == Result.ABSENT,
            earlier.c.id < line.distribution_id,
            list_before.c.number == its_list.c.number,
        )
        .exists()
    )
    query = (
        select(line.distribution_id, func.count())
        .join(Distribution, Distribution.id == line.distribution_id)
        .join(its_list, its_list.c.id == Distribution.list_id)
        .join(Household, Household.id == line.household_id)
        .where(*_rounds(scope), *scope.homes, was_absent, result_now().in_(HANDED_OVER))
        .group_by(line.distribution_id)
    )
    return {number: families for number, families in scope.session.execute(query)}


def _moved(scope: Scope) -> dict[tuple[int, Fate], int]:
    """Return what corrections took out of the goods that came back, were damaged or are missing."""
    line, one = DistributionLine, ResultCorrection
    was, now = (case((column.in_(HANDED_OVER), 1), else_=0) for column in (one.was, one.becomes))
    query = (
        select(line.distribution_id, one.fate, func.sum((now - was) * one.quantity))
        .join(line, line.id == one.line_id)
        .where(one.is_agreed, one.fate.is_not(None))
        .group_by(line.distribution_id, one.fate)
    )
    return {(number, Fate(fate or "")): int(units) for number, fate, units in scope.session.execute(query)}


def _approved(scope: Scope, parts: Iterable[tuple[int, str | None]]) -> dict[tuple[int, str | None], int]:
    """Count the families of lists by the share that rounds take; no share is the whole list."""
    wanted = {number for number, _ in parts}
    query: Any = (
        select(ListLine.list_id, ListLine.share, func.count())
        .join(Household, Household.id == ListLine.household_id)
        .where(ListLine.list_id.in_(wanted), *scope.homes)
        .group_by(ListLine.list_id, ListLine.share)
    )
    found: dict[tuple[int, str | None], int] = {}
    for number, share, families in scope.session.execute(query):
        found[number, share] = families
        found[number, None] = found.get((number, None), 0) + families
    return found


def _row(line: _Line, approved: dict[tuple[int, str | None], int], *, is_part: bool) -> ReportRow:
    """Return a line; of an area, a part of its rounds, only what was handed over can be told of the goods."""
    results = line.results
    stock: list[Cell] = [
        Blank.NONE if is_part and place != _GIVEN else count for place, count in enumerate(line.stock)
    ]
    cells: tuple[Cell, ...] = (
        sum(results), _once(line.parts, approved), line.again, *results, *stock,
    )  # fmt: skip
    return ReportRow(labels=line.labels, cells=cells, unit=line.unit)


def _once(parts: set[tuple[int, str | None]], approved: dict[tuple[int, str | None], int]) -> int:
    """Count each list once, however many rounds were made of it; who takes it whole takes its parts as well."""
    whole = {number for number, share in parts if share is None}
    return sum(approved.get(part, 0) for part in parts if part[1] is None or part[0] not in whole)


def _total(
    lines: list[_Line], rows: tuple[ReportRow, ...], approved: dict[tuple[int, str | None], int]
) -> tuple[Cell, ...]:
    planned, _, *sums = added(rows, len(_COLUMNS))
    is_one = len({row.unit for row in rows}) == 1
    first = _once({part for line in lines for part in line.parts}, approved)
    return tuple(
        cell
        if (is_one or column.role is not _AMOUNT) and rows[0].cells[place] is not Blank.NONE
        else Blank.NONE
        for place, (column, cell) in enumerate(zip(_COLUMNS, (planned, first, *sums), strict=True))
    )
