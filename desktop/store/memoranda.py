"""Queries about memoranda and their parties."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from desktop.models.agency import Agency
from desktop.models.memorandum import Memorandum, MemorandumParty, MemorandumState
from desktop.store.collection import Collection


class MemorandumLine(NamedTuple):
    """One edition as lists read it; names of parties stand in the order of the paper."""

    uid: str
    number: str
    edition: int
    title: str
    origin: str
    state: str
    digest: str
    valid_from: date
    valid_to: date
    parties: tuple[str, ...]


class Memoranda(Collection):
    """All editions, the own ones and those that partners drafted."""

    def lines(self) -> list[MemorandumLine]:
        """Return all editions, newest first, each with its parties' names."""
        query = select(
            Memorandum.id,
            *(getattr(Memorandum, name) for name in MemorandumLine._fields if name != "parties"),
        ).order_by(Memorandum.id.desc())
        rows = self._session.execute(query).all()
        names = self._party_names()
        return [MemorandumLine._make((*row[1:], tuple(names.get(row[0], ())))) for row in rows]

    def naming_area(self, code: str) -> bool:
        """Return whether an edition that is not over names an area in its terms."""
        query = select(Memorandum.id).where(
            Memorandum.state != MemorandumState.CLOSED.value,
            Memorandum.terms.contains(f'"{code}"', autoescape=True),
        )
        return self._session.scalar(query.limit(1)) is not None

    def with_uid(self, uid: str) -> Memorandum | None:
        """Return an edition by its identity."""
        return self._session.scalar(select(Memorandum).where(Memorandum.uid == uid))

    def editions(self, number: str) -> list[Memorandum]:
        """Return all editions of a number, the newest first."""
        query = select(Memorandum).where(Memorandum.number == number, Memorandum.number != "")
        return list(self._session.scalars(query.order_by(Memorandum.edition.desc())))

    def edition(self, number: str, edition: int) -> Memorandum | None:
        """Return one edition of a number."""
        query = select(Memorandum).where(Memorandum.number == number, Memorandum.edition == edition)
        return self._session.scalar(query)

    def active(self, number: str) -> Memorandum | None:
        """Return the edition of a number that two persons activated."""
        query = select(Memorandum).where(
            Memorandum.number == number, Memorandum.state == MemorandumState.ACTIVE.value
        )
        return self._session.scalars(query.order_by(Memorandum.edition.desc())).first()

    def set_parties(self, memorandum: Memorandum, codes: tuple[str, ...]) -> None:
        """Note whom an edition binds, in order."""
        self._session.execute(delete(MemorandumParty).where(MemorandumParty.memorandum_id == memorandum.id))
        rows = [
            {"memorandum_id": memorandum.id, "position": position, "agency_code": code}
            for position, code in enumerate(codes)
        ]
        if rows:
            self._session.execute(insert(MemorandumParty), rows)

    def _party_names(self) -> dict[int, list[str]]:
        query = (
            select(MemorandumParty.memorandum_id, MemorandumParty.agency_code, Agency.name)
            .outerjoin(Agency, Agency.code == MemorandumParty.agency_code)
            .order_by(MemorandumParty.memorandum_id, MemorandumParty.position)
        )
        names: dict[int, list[str]] = {}
        for memorandum_id, code, name in self._session.execute(query):
            names.setdefault(memorandum_id, []).append(name or code)
        return names
