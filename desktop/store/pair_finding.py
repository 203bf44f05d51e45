"""Reads the list for a search of doubles, and keeps what the search finds: recomputed, never piled up."""

from collections.abc import Collection as Several
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, case, delete, func, insert, literal, or_, select, text
from sqlalchemy.orm import Session, aliased

from desktop.models.base import UtcDateTime
from desktop.models.beneficiary import Household, Person, State
from desktop.models.duplicate import WHOLE, DuplicateDecision, DuplicatePair, PairState

_BOUND = 400
_Bearer = aliased(Person, name="bearer")
_LOW = case((Person.id < _Bearer.id, Person.id), else_=_Bearer.id)
_HIGH = case((Person.id < _Bearer.id, _Bearer.id), else_=Person.id)
_FIRST = WHOLE + 1  # the rank of one number under two names
CONFLICT = "conflict"


class ListedPerson(NamedTuple):
    """A person as the search reads it; `is_changed` since the moment asked about."""

    id: int
    name: str
    national_id: str
    birth_date: Any
    birth_precision: str
    sex: str | None
    phone: str
    father_name: str
    mother_name: str
    place: str
    address: str
    area_code: str | None
    is_changed: bool


class FoundPair(NamedTuple):
    """A pair as the search finds it."""

    left_id: int
    right_id: int
    score: int
    rank: int
    opinion: str
    reasons: str


class PairFinding:
    """One search; it sees the whole office, for doubles know no borders of areas."""

    def __init__(self, session: Session, touched: set[str], run_uid: str, now: datetime) -> None:
        self._session, self._touched = session, touched
        self._run_uid, self._now = run_uid, now

    def persons(self, since: datetime, size: int) -> Iterator[Sequence[ListedPerson]]:
        """Yield all persons who are not closed, by their numbers, in batches; each batch is read for itself."""
        changed = or_(
            func.coalesce(Person.updated_at, Person.created_at) >= since,
            func.coalesce(Household.updated_at, Household.created_at) >= since,
        )
        own = [getattr(Person, name) for name in ListedPerson._fields[:9]]
        query = (
            select(*own, Household.place, Household.address, Household.area_code, changed)
            .join(Household, Household.id == Person.household_id)
            .where(Person.state != State.CLOSED)
            .order_by(Person.id)
            .limit(size)
        )
        after = 0
        while batch := [
            ListedPerson._make(row) for row in self._session.execute(query.where(Person.id > after))
        ]:
            after = batch[-1].id
            yield batch

    def keep(self, found: Sequence[FoundPair]) -> None:
        """Write pairs; what was decided of them stays."""
        if not found:
            return
        values = [
            {**one._asdict(), "found_at": self._now, "run_uid": self._run_uid, "state": PairState.OPEN.value}
            for one in found
        ]
        self._session.connection().execute(_KEEP, values)
        self._touched.add(DuplicatePair.__tablename__)

    def drop_between(self, low: int, high: int) -> None:
        """Let go of pairs whose first person lies in (low, high] and that this search did not find again."""
        self._drop(DuplicatePair.left_id > low, DuplicatePair.left_id <= high)

    def drop_of(self, persons: Several[int]) -> None:
        """Let go of pairs of these persons that this search did not find again."""
        listed = list(persons)
        for start in range(0, len(listed), _BOUND):
            some = listed[start : start + _BOUND]
            self._drop(or_(DuplicatePair.left_id.in_(some), DuplicatePair.right_id.in_(some)))

    def _drop(self, *where: Any) -> None:
        gone = and_(DuplicatePair.state == PairState.OPEN, DuplicatePair.run_uid != self._run_uid, *where)
        connection = self._session.connection()
        pairs = select(DuplicatePair.id).where(gone)
        connection.execute(delete(DuplicateDecision).where(DuplicateDecision.pair_id.in_(pairs)))
        connection.execute(delete(DuplicatePair).where(gone))
        self._touched.add(DuplicatePair.__tablename__)

    def settle_disputes(self) -> None:
        """Pair who bears a number of somebody else with its first bearer; let go of disputes that are over."""
        names = ("left_id", "right_id", "score", "rank", "opinion", "reasons", "found_at", "run_uid", "state")
        fixed = (
            literal(0), literal(_FIRST), literal(CONFLICT), literal("[]"),
            literal(self._now, DuplicatePair.found_at.type), literal(self._run_uid),
            literal(PairState.OPEN.value),
        )  # fmt: skip
        wanted = _unpaired(_LOW, _HIGH, *fixed)
        added = self._session.connection().execute(insert(DuplicatePair).from_select(names, wanted))
        over = DuplicatePair.id.in_(_over())
        connection = self._session.connection()
        connection.execute(delete(DuplicateDecision).where(DuplicateDecision.pair_id.in_(_over())))
        gone = connection.execute(delete(DuplicatePair).where(over))
        if added.rowcount or gone.rowcount:
            self._touched.add(DuplicatePair.__tablename__)


def has_loose_disputes(session: Session) -> bool:
    """Return whether a disputed number stands without its pair, or a pair whose numbers differ by now."""
    return any(session.scalar(query.limit(1)) is not None for query in (_unpaired(Person.id), _over()))


def _unpaired(*columns: Any) -> Select[Any]:
    """Return who bears a number of somebody else, with its bearer, where no pair of them stands."""
    known = aliased(DuplicatePair, name="known")
    stands = select(known.id).where(known.left_id == _LOW, known.right_id == _HIGH)
    return (
        select(*columns)
        .select_from(Person)
        .join(_Bearer, and_(_Bearer.national_id == Person.national_id, _Bearer.id != Person.id))
        .where(
            Person.id_state == "disputed",
            Person.state != State.CLOSED,
            _Bearer.id_state.in_(("ok", "warned")),
            _Bearer.state != State.CLOSED,
            ~stands.exists(),
        )
    )


def _over() -> Select[Any]:
    """Return the undecided pairs of one number whose persons bear two by now."""
    left, right = aliased(Person, name="one"), aliased(Person, name="other")
    return (
        select(DuplicatePair.id)
        .join(left, left.id == DuplicatePair.left_id)
        .join(right, right.id == DuplicatePair.right_id)
        .where(
            DuplicatePair.state == PairState.OPEN,
            DuplicatePair.rank >= _FIRST,  # conflicts, by the index
            left.national_id != right.national_id,
        )
    )


_KEEP = text(
    "INSERT INTO duplicate_pair"
    " (left_id, right_id, score, rank, opinion, reasons, found_at, run_uid, state)"
    " VALUES (:left_id, :right_id, :score, :rank, :opinion, :reasons, :found_at, :run_uid, :state)"
    " ON CONFLICT (left_id, right_id) DO UPDATE SET score = excluded.score, rank = excluded.rank,"
    " opinion = excluded.opinion, reasons = excluded.reasons, found_at = excluded.found_at,"
    " run_uid = excluded.run_uid"
).bindparams(bindparam("found_at", type_=UtcDateTime()))
