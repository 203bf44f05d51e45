"""Queries about pairs that may be one person: their lines, both sides, the decisions, and each search."""

from collections.abc import Collection as Several
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import aliased

from desktop.models.area import Area
from desktop.models.beneficiary import Household, Person, State
from desktop.models.duplicate import (
    SETTLED,
    WAITING,
    DuplicateDecision,
    DuplicatePair,
    DuplicateRun,
    PairState,
)
from desktop.models.duplicate_view import PairCount, PairFilter, PairRow, PairSide, Rule, Said, Show
from desktop.models.programme import Benefit
from desktop.models.user import User
from desktop.store.collection import Collection
from desktop.store.person_search import find_ids

_BOUND = 400
_MOST_IN_A_GROUP = 30
_Left, _Right = aliased(Person, name="left_person"), aliased(Person, name="right_person")
_LeftHome, _RightHome = aliased(Household, name="left_home"), aliased(Household, name="right_home")
_ON_LIST = Person.state != State.CLOSED
_LIVE = and_(_Left.state != State.CLOSED, _Right.state != State.CLOSED)


class Duplicates(Collection):
    """Pairs of the own list, as far as the person at work may see both sides."""

    def ids(self, wanted: PairFilter, language: str = "", me: str = "") -> list[int]:
        """Return the pairs of a view, the most urgent first.

        Args:
            wanted: The view.
            language: That names are folded in, where words are looked up.
            me: The uid of the person at work, for what colleagues asked.
        """
        query = self._few_joins(DuplicatePair.id).where(_shown(wanted.show, me))
        if wanted.words:
            among = find_ids(self._session, wanted.words, _ON_LIST, _BOUND, language)
            query = query.where(or_(DuplicatePair.left_id.in_(among), DuplicatePair.right_id.in_(among)))
        if wanted.persons:
            among = list(wanted.persons)
            query = query.where(DuplicatePair.left_id.in_(among), DuplicatePair.right_id.in_(among))
        is_put_off = DuplicatePair.state != PairState.OPEN
        order = (is_put_off, DuplicatePair.rank.desc(), DuplicatePair.id)
        return list(self._session.scalars(query.order_by(*order)))

    def rows(self, ids: Several[int]) -> list[PairRow | None]:
        """Return the lines of these pairs in the same order; None for one that is gone."""
        found: dict[int, PairRow] = {}
        listed = [int(one) for one in ids]
        for start in range(0, len(listed), _BOUND):
            query = self._pairs(
                DuplicatePair.id, _Left.name, _Right.name, _LeftHome.code, _RightHome.code,
                func.coalesce(func.nullif(_LeftHome.place, ""), _RightHome.place),
                DuplicatePair.score, DuplicatePair.opinion, DuplicatePair.state, _Left.uid, _Right.uid,
            ).where(DuplicatePair.id.in_(listed[start : start + _BOUND]))  # fmt: skip
            found |= {row[0]: PairRow._make(row) for row in self._session.execute(query)}
        return [found.get(one) for one in listed]

    def counts(self, me: str = "") -> list[PairCount]:
        """Count the pairs by state and opinion; merged ones count by themselves."""
        pair = DuplicatePair
        is_live = or_(pair.state == PairState.MERGED, _LIVE)
        query = self._few_joins(pair.state, pair.opinion, func.count()).where(is_live)
        found = self._session.execute(query.group_by(pair.state, pair.opinion))
        counted = [PairCount._make(row) for row in found]
        asked = self._session.scalar(self._few_joins(func.count()).where(_shown(Show.ASKED_ME, me))) or 0
        return [*counted, PairCount(Show.ASKED_ME.value, "", asked)]

    def waiting(self) -> int:
        """Return how many pairs wait for somebody."""
        return self._session.scalar(self._few_joins(func.count()).where(_shown(Show.WAITING, ""))) or 0

    def pair(self, pair_id: int) -> DuplicatePair | None:
        """Return a pair, if both sides may be seen."""
        found: DuplicatePair | None = self._session.scalar(
            self._pairs(DuplicatePair).where(DuplicatePair.id == pair_id)
        )
        return found

    def between(self, one_id: int, other_id: int) -> DuplicatePair | None:
        """Return the pair of two persons."""
        low, high = sorted((one_id, other_id))
        query = select(DuplicatePair).where(DuplicatePair.left_id == low, DuplicatePair.right_id == high)
        return self._session.scalar(query)

    def settled_about(self, person_id: int) -> list[DuplicatePair]:
        """Return the pairs of a person of which somebody said that they are one, or two."""
        pair = DuplicatePair
        is_side = or_(pair.left_id == person_id, pair.right_id == person_id)
        return list(self._session.scalars(select(pair).where(is_side, pair.state.in_(SETTLED))))

    def decision_ids(self, pair_id: int) -> list[int]:
        """Return the row numbers of all that was said of a pair."""
        return list(
            self._session.scalars(select(DuplicateDecision.id).where(DuplicateDecision.pair_id == pair_id))
        )

    def sides(self, person_ids: Several[int]) -> dict[int, PairSide]:
        """Return persons with all that can be compared."""
        query = _SIDES.where(Person.id.in_(list(person_ids)), self._reach.households())
        return {row[0]: PairSide._make(row) for row in self._session.execute(query)}

    def group(self, pair: DuplicatePair) -> list[int]:
        """Return the persons that waiting or affirmed pairs join to this one, itself included."""
        found, fresh = {pair.left_id, pair.right_id}, {pair.left_id, pair.right_id}
        states = (*WAITING, PairState.SAME)
        while fresh and len(found) < _MOST_IN_A_GROUP:
            query = self._pairs(DuplicatePair.left_id, DuplicatePair.right_id).where(
                DuplicatePair.state.in_(states),
                or_(DuplicatePair.left_id.in_(fresh), DuplicatePair.right_id.in_(fresh)),
                _LIVE,
            )
            fresh = {one for row in self._session.execute(query.limit(_BOUND)) for one in row} - found
            found |= set(sorted(fresh)[: _MOST_IN_A_GROUP - len(found)])
        return sorted(found)

    def under_rule(self, rule: Rule) -> list[int]:
        """Return the pairs that a rule covers, the likeliest first: undecided ones, or those to be merged."""
        state = PairState.SAME if rule is Rule.MERGE else PairState.OPEN
        query = self._pairs(DuplicatePair.id).where(DuplicatePair.state == state, _LIVE, _RULES[rule])
        return list(self._session.scalars(query.order_by(DuplicatePair.rank.desc(), DuplicatePair.id)))

    def decisions(self, pair_id: int) -> list[Said]:
        """Return what was said of a pair, the newest first."""
        asker, asked = aliased(User, name="asker"), aliased(User, name="asked")
        row = DuplicateDecision
        query = (
            select(
                row.uid, row.decision, row.why, func.coalesce(asker.full_name, row.created_by), row.created_at,
                func.coalesce(asked.full_name, ""), row.undone_at.is_not(None), row.rule,
            )
            .join(asker, asker.uid == row.created_by, isouter=True)
            .join(asked, asked.uid == row.asked_uid, isouter=True)
            .where(row.pair_id == pair_id)
            .order_by(row.id.desc())
        )  # fmt: skip
        return [Said._make(one) for one in self._session.execute(query)]

    def decision(self, uid: str) -> DuplicateDecision | None:
        """Return a decision."""
        return self._session.scalar(select(DuplicateDecision).where(DuplicateDecision.uid == uid))

    def in_batch(self, batch: str) -> list[DuplicateDecision]:
        """Return the decisions of one rule that nobody took back."""
        row = DuplicateDecision
        return list(self._session.scalars(select(row).where(row.batch == batch, row.undone_at.is_(None))))

    def last_decision(self, pair_id: int) -> DuplicateDecision | None:
        """Return the decision that counts."""
        row = DuplicateDecision
        query = select(row).where(row.pair_id == pair_id, row.undone_at.is_(None))
        return self._session.scalar(query.order_by(row.id.desc()).limit(1))

    def colleagues(self, but: str) -> list[tuple[str, str]]:
        """Return who may be asked: uid and name of everybody else with an open account."""
        query = select(User.uid, User.full_name).where(User.is_closed.is_(False), User.uid != but)
        return [(uid, name) for uid, name in self._session.execute(query.order_by(User.full_name))]

    def last_run(self) -> DuplicateRun | None:
        """Return the last search, whether it came to its end or not."""
        return self._session.scalar(select(DuplicateRun).order_by(DuplicateRun.id.desc()).limit(1))

    def last_finished(self) -> DuplicateRun | None:
        """Return the last search that came to its end."""
        query = select(DuplicateRun).where(DuplicateRun.finished_at.is_not(None))
        return self._session.scalar(query.order_by(DuplicateRun.id.desc()).limit(1))

    def learnt(self) -> str:
        """Return how much each field counts, as the last search that learnt it kept it; empty before one has."""
        query = select(DuplicateRun.learnt).where(DuplicateRun.learnt != "")
        return self._session.scalar(query.order_by(DuplicateRun.id.desc()).limit(1)) or ""

    def live_members(self, household_id: int) -> list[PairSide]:
        """Return the members of a household who are not closed, in their order."""
        query = select(Person.id).where(Person.household_id == household_id, Person.state != State.CLOSED)
        ids = list(self._session.scalars(query.order_by(Person.position, Person.id)))
        sides = self.sides(ids)
        return [sides[one] for one in ids if one in sides]

    def size(self) -> int:
        """Return about how many persons the list holds, without counting them."""
        return self._session.scalar(select(func.max(Person.id))) or 0

    def changed_since(self, moment: datetime) -> bool:
        """Return whether a person was added or changed since a moment."""
        changed = func.coalesce(Person.updated_at, Person.created_at) >= moment
        return self._session.scalar(select(Person.id).where(changed).limit(1)) is not None

    def _few_joins(self, *columns: Any) -> Select[Any]:
        """Ask without the households where everything may be seen: counting is then twice as fast."""
        return self._pairs(*columns) if self._reach.areas else _persons_of(*columns)

    def _pairs(self, *columns: Any) -> Select[Any]:
        query = (
            _persons_of(*columns)
            .join(_LeftHome, _LeftHome.id == _Left.household_id)
            .join(_RightHome, _RightHome.id == _Right.household_id)
        )
        if not self._reach.areas:
            return query
        codes = self._reach.codes
        return query.where(_LeftHome.area_code.in_(codes), _RightHome.area_code.in_(codes))


def _persons_of(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(DuplicatePair)
        .join(_Left, _Left.id == DuplicatePair.left_id)
        .join(_Right, _Right.id == DuplicatePair.right_id)
    )


_SIDE: dict[str, Any] = {
    "household_uid": Household.uid,
    "code": Household.code,
    "place": Household.place,
    "address": Household.address,
    "area": func.coalesce(Area.name, ""),
}


def _sides() -> Select[Any]:
    """Return the question for persons with all that can be compared."""
    other = aliased(Person, name="member")
    live = select(func.count()).where(other.household_id == Person.household_id, other.state != State.CLOSED)
    helped = select(func.count()).where(Benefit.household_id == Person.household_id)
    columns = [_SIDE.get(name, getattr(Person, name, None)) for name in PairSide._fields[:-2]]
    return (
        select(*columns, live.scalar_subquery(), helped.scalar_subquery())  # type: ignore[arg-type]  # every field has its column
        .join(Household, Household.id == Person.household_id)
        .join(Area, Area.code == Household.area_code, isouter=True)
    )


_SIDES = _sides()
_RULES: dict[Rule, ColumnElement[bool]] = {
    Rule.MERGE: true(),
    Rule.SAME_NUMBER: DuplicatePair.opinion == "same_number",
    Rule.SAME_CONFIRMED: DuplicatePair.opinion == "same_confirmed",
    Rule.OTHER_NUMBERS: and_(
        DuplicatePair.opinion == "numbers_differ", DuplicatePair.reasons.contains('"NUMBER.2"')
    ),
}


def _shown(show: Show, me: str) -> ColumnElement[bool]:
    pair = DuplicatePair
    if show is Show.MERGED:
        return pair.state == PairState.MERGED
    if show in (Show.SAME, Show.DIFFERENT):
        return and_(pair.state == show.value, _LIVE)
    if show is Show.ASKED_ME:
        row = DuplicateDecision
        mine = select(row.id).where(row.pair_id == pair.id, row.asked_uid == me, row.undone_at.is_(None))
        return and_(pair.state == PairState.ASKED, mine.exists(), _LIVE)
    is_waiting = and_(pair.state.in_(WAITING), _LIVE)
    return and_(is_waiting, pair.opinion == "conflict") if show is Show.CONFLICTS else is_waiting
