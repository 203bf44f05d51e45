"""Queries about shares of distributions: rounds sent to an agency, lists that came from one, and results of both."""

from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, insert, or_, select, update

from desktop.models.approved_list import ApprovedList, ListLine
from desktop.models.beneficiary import Household, Person
from desktop.models.correction import ResultCorrection
from desktop.models.distribution import Distribution, DistributionLine, DistributionState
from desktop.models.package import Direction, Package, PackageState
from desktop.models.share import Reported, ShareLine, ShareReport
from desktop.store.collection import Collection
from desktop.store.distributions import BATCH, HANDED_OVER
from desktop.store.family_size import family_size


class ToSend(NamedTuple):
    """A round or a list of which something waits to be sent, and to whom."""

    uid: str
    number: str
    title: str
    agency: str  # its code
    name: str = ""  # of the agency


class KnownHead(NamedTuple):
    """A person of the own list whom a partner's line means."""

    uid: str
    members: int


class Shares(Collection):
    """Rounds that other agencies hand out, and lists of others that this office hands out."""

    def rounds_to_send(self) -> list[ToSend]:
        """Return the rounds planned for another agency that were neither printed nor sent."""
        d = Distribution
        query = select(d.uid, d.number, d.campaign, d.share).where(
            d.state == DistributionState.PLANNED, d.prints == 0, func.coalesce(d.share, "") != ""
        )
        found = self._session.execute(query.where(self._reach.rounds()).order_by(d.id.desc()))
        return [ToSend(row[0], row[1], row[2], row[3] or "") for row in found]

    def lists_to_report(self) -> list[ToSend]:
        """Return the lists that came from a partner with closed rounds whose results it does not have."""
        a, d = ApprovedList, Distribution
        query = (
            select(a.uid, a.number, a.title, a.origin)
            .join(d, d.list_id == a.id)
            .where(a.came_in.is_not(None), self._reach.lists(), *_unreported())
            .distinct()
            .order_by(a.uid.desc())
        )
        return [ToSend(row[0], row[1] or "", row[2], row[3]) for row in self._session.execute(query)]

    def rounds_to_report(self, list_id: int) -> list[Distribution]:
        """Return the closed rounds of a list whose results its owner does not have."""
        query = select(Distribution).where(Distribution.list_id == list_id, *_unreported())
        return list(self._session.scalars(query.order_by(Distribution.id)))

    def results(self, list_id: int) -> "ShareResults":
        """Return the reader of what became of the families of a list in rounds that wait to be reported."""
        return ShareResults(self, list_id)

    def rows_to_report(self, list_id: int) -> Iterator[Reported]:
        """Yield one result for each family: handed over before all else, then the latest."""
        ranked = _ranked(list_id).subquery("ranked")
        query = select(ranked).where(ranked.c.rank == 1).order_by(ranked.c.uid)
        for row in self._session.execute(query, execution_options={"yield_per": BATCH}):
            yield Reported(row.uid, row.result, row.quantity, row.day)

    def count_to_report(self, list_id: int) -> int:
        """Count the families of which `rows_to_report` yields a result."""
        ranked = _ranked(list_id).subquery("ranked")
        query = select(func.count()).select_from(ranked).where(ranked.c.rank == 1)
        return self._session.scalar(query) or 0

    def sent_in(self, package_uid: str) -> Distribution | None:
        """Return the round that a package carried to its agency."""
        return self._session.scalar(select(Distribution).where(Distribution.sent_in == package_uid))

    def lines(self, distribution_id: int, uids: Some[str]) -> dict[str, ShareLine]:
        """Return those of the lines that stand in a round."""
        line, frozen = DistributionLine, ListLine
        query = (
            select(
                line.id, line.uid, frozen.person_uid, Person.id, frozen.name, frozen.national_id, line.quantity,
                line.result, line.given_on,
            )
            .join(frozen, frozen.id == line.list_line_id)
            .join(Person, Person.uid == frozen.person_uid, isouter=True)
            .where(line.distribution_id == distribution_id, line.uid.in_(uids))
        )  # fmt: skip
        return {row[1]: ShareLine(*row) for row in self._session.execute(query)}

    def persons(self, line_uids: Some[str]) -> dict[str, str]:
        """Return the uid of the person whom each line of a partner means here; of those that stand on a list."""
        query = select(ListLine.uid, ListLine.person_uid).where(ListLine.uid.in_(line_uids))
        return {line: person for line, person in self._session.execute(query)}

    def names(self, line_uids: Some[str]) -> dict[str, str]:
        """Return the name of the head that each line of a list says."""
        query = select(ListLine.uid, ListLine.name).where(ListLine.uid.in_(line_uids))
        return {line: name for line, name in self._session.execute(query)}

    def household_codes(self, ids: Some[int]) -> dict[int, str]:
        """Return the file numbers of households."""
        query = select(Household.id, Household.code).where(Household.id.in_(ids))
        return {number: code for number, code in self._session.execute(query)}

    def known_heads(self, person_ids: Some[int]) -> dict[int, KnownHead]:
        """Return persons of the own list, each with the size of the family as it is known here."""
        query = (
            select(Person.id, Person.uid, family_size())
            .join(Household, Household.id == Person.household_id)
            .where(Person.id.in_(person_ids))
        )
        return {row[0]: KnownHead(row[1], row[2]) for row in self._session.execute(query)}

    def add_lines(self, rows: Sequence[dict[str, object]]) -> None:
        """Add lines to a list."""
        if rows:
            self._session.connection().execute(insert(ListLine), rows)
            self._touched.add(ListLine.__tablename__)

    def reports(self, share_uid: str) -> list[ShareReport]:
        """Return what was taken in of the stock that an agency reported on a share."""
        query = select(Package.facts).where(
            Package.direction == Direction.IN,
            Package.in_reply_to == share_uid,
            Package.state == PackageState.DECIDED,
            Package.taken > 0,
        )
        return [ShareReport.of_record(facts) for facts in self._session.scalars(query.order_by(Package.id))]

    def enter(self, rows: Sequence[dict[str, object]]) -> None:
        """Write results on lines, many at a time; each row carries `id` beside what is written."""
        self._session.execute(update(DistributionLine), rows)
        self._touched.add(DistributionLine.__tablename__)


class ShareResults:
    """Results on their way out, as a package needs them."""

    def __init__(self, shares: Shares, list_id: int) -> None:
        self._shares, self._list_id = shares, list_id

    def count(self) -> tuple[int, int]:
        """Return how many results there are, and of how many families."""
        total = self._shares.count_to_report(self._list_id)
        return total, total

    def rows(self, fields: tuple[str, ...], given: dict[str, str]) -> Iterator[tuple[str, ...]]:
        """Yield the cells of each result by ascending line."""
        for said in self._shares.rows_to_report(self._list_id):
            yield tuple(str(cell) for cell in said)


def _unreported() -> tuple[ColumnElement[bool], ...]:
    """Return the condition of closed rounds that were never reported, or whose report was turned away whole."""
    turned_away = select(Package.uid).where(
        Package.direction == Direction.OUT, Package.state == PackageState.DECIDED, Package.taken == 0
    )
    d = Distribution
    return (
        d.state == DistributionState.CLOSED,
        or_(d.reported_in.is_(None), d.reported_in.in_(turned_away)),
    )


def result_now() -> ColumnElement[str]:
    """Return what counts of a line: what the last correction says, else what was entered."""
    line, one = DistributionLine, ResultCorrection
    corrected = (
        select(one.becomes)
        .where(one.line_id == line.id, one.is_agreed)
        .order_by(one.updated_at.desc(), one.id.desc())
        .limit(1)
        .correlate(line)
        .scalar_subquery()
    )
    return func.coalesce(corrected, line.result)


def _ranked(list_id: int) -> Select[tuple[str, str, int, object, int]]:
    line, d, frozen = DistributionLine, Distribution, ListLine
    result = result_now()
    is_handed = result.in_(HANDED_OVER)
    rank = func.row_number().over(
        partition_by=frozen.id, order_by=(case((is_handed, 0), else_=1), d.id.desc())
    )
    return (
        select(
            frozen.uid.label("uid"),
            result.label("result"),
            case((is_handed, line.quantity), else_=0).label("quantity"),
            d.day.label("day"),
            rank.label("rank"),
        )
        .join(frozen, frozen.id == line.list_line_id)
        .join(d, and_(d.id == line.distribution_id, d.list_id == list_id))
        .where(*_unreported())
    )
