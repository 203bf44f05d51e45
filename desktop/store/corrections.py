"""Queries about corrections of closed rounds."""

from datetime import datetime

from sqlalchemy import select

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList
from desktop.models.base import new_uid
from desktop.models.correction import CorrectionRow, Fate, ResultCorrection
from desktop.models.distribution import Distribution, DistributionLine, Result
from desktop.models.programme import Benefit
from desktop.store.collection import Collection


class Corrections(Collection):
    """Corrections, each with its round and row."""

    def whole(self, uid: str) -> tuple[ResultCorrection, Distribution, int]:
        """Return a correction, its round and its row.

        Raises:
            NotFoundError: There is none.
        """
        query = (
            select(ResultCorrection, Distribution, DistributionLine.position)
            .join(DistributionLine, DistributionLine.id == ResultCorrection.line_id)
            .join(Distribution, Distribution.id == DistributionLine.distribution_id)
            .where(ResultCorrection.uid == uid, self._reach.rounds())
        )
        found = self._session.execute(query).first()
        if found is None:
            raise NotFoundError(N_("There is no such correction. Load the page Today again."))
        return found[0], found[1], found[2]

    def result_now(self, distribution_id: int, position: int) -> Result | None:
        """Return what the last correction of a row says, if there was one."""
        line, one = DistributionLine, ResultCorrection
        query = (
            select(one.becomes)
            .join(line, line.id == one.line_id)
            .where(line.distribution_id == distribution_id, line.position == position, one.is_agreed)
            .order_by(one.updated_at.desc(), one.id.desc())
            .limit(1)
        )
        found = self._session.scalar(query)
        return None if found is None else Result(found)

    def agreed(self, distribution_id: int) -> list[ResultCorrection]:
        """Return the corrections of a round that count, in the order in which they were agreed to."""
        line, one = DistributionLine, ResultCorrection
        query = (
            select(one)
            .join(line, line.id == one.line_id)
            .where(line.distribution_id == distribution_id, one.is_agreed)
            .order_by(one.updated_at, one.id)
        )
        return list(self._session.scalars(query))

    def rest(self, closed: Distribution) -> dict[Fate, int]:
        """Return what came back, was damaged and is missing, corrections included."""
        rest = {Fate.RETURNED: closed.returned, Fate.DAMAGED: closed.damaged, Fate.MISSING: closed.missing}
        for one in self.agreed(closed.id):
            if one.fate is not None:
                rest[Fate(one.fate)] -= one.moves_goods * one.quantity
        return rest

    def rows(self, distribution_id: int) -> list[CorrectionRow]:
        """Return the corrections of a round that count, as its card shows them."""
        line, one = DistributionLine, ResultCorrection
        query = (
            select(line.position, one.was, one.becomes, one.reason)
            .join(line, line.id == one.line_id)
            .where(line.distribution_id == distribution_id, one.is_agreed)
            .order_by(one.updated_at, one.id)
        )
        return [
            CorrectionRow(row[0], Result(row[1]), Result(row[2]), row[3])
            for row in self._session.execute(query)
        ]

    def write_benefit(self, wish: ResultCorrection, *, agency: str, by: str, at: datetime) -> None:
        """Write into the family's timeline what it received after all, or with a minus what it did not."""
        line = self._session.get_one(DistributionLine, wish.line_id)
        its_round = self._session.get_one(Distribution, line.distribution_id)
        edition = self._session.get_one(ApprovedList, its_round.list_id)
        self.add(
            Benefit(
                uid=new_uid(at),
                origin=agency,
                created_at=at,
                created_by=by,
                household_id=line.household_id,
                agency_code=agency,
                source=its_round.uid,
                source_line=wish.uid,
                programme=edition.programme,
                aid_kind=its_round.aid_kind,
                quantity=wish.moves_goods * wish.quantity,
                unit=its_round.unit,
                period_from=edition.period_from,
                period_to=edition.period_to,
                given_on=its_round.day,
            )
        )
