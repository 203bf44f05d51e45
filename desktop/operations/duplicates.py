"""Looking at possible doubles: the pairs of a view, both sides of one, and how far the searches have come."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.matching.packing import unpacked_reasons
from desktop.matching.verdicts import KINDS, SENTENCES, Opinion
from desktop.models.country import FACTS
from desktop.models.duplicate import WHOLE, DuplicatePair, PairState
from desktop.models.duplicate_view import PairCount, PairFilter, PairRow, PairSide, Said
from desktop.models.journal import Action
from desktop.models.reason import Reason, as_typed
from desktop.models.spelling import Kind
from desktop.operations.pair_judging import judge_kept
from desktop.operations.readings import WAIT_MS, note_reading
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.brief import BusyError, brief_write
from desktop.store.pair_finding import PairFinding, has_loose_disputes
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

GONE = N_("This pair is not among the doubles any more. Load the page again.")


@dataclass(frozen=True, kw_only=True)
class PairCard:
    """A pair as the page shows it: both persons, what speaks for and against, and what was said of it."""

    id: int
    left: PairSide
    right: PairSide
    score: float
    kind: Kind
    verdict: str  # a marked sentence
    is_conflict: bool  # one number under two names: how likely they are one says nothing then
    reasons: tuple[Reason, ...]
    state: PairState
    said: tuple[Said, ...]
    group: tuple[int, ...]  # persons that belong together as far as is known, these two included
    merge_uid: str  # of the merge that joined them


@dataclass(frozen=True, kw_only=True)
class SearchState:
    """How far the searches have come."""

    finished_at: datetime | None  # of the last one that came to its end
    is_stopped: bool  # the last one was stopped and can be continued
    is_behind: bool  # persons were added or changed since
    persons: int
    notes: tuple[tuple[str, int], ...]  # what could not be compared: sentences and counts


class Look(NamedTuple):
    """The pairs of a view, how many each view holds, and how far the searches have come."""

    ids: list[int]
    counts: list[PairCount]
    state: SearchState


def pair_ids(workspace: Workspace, wanted: PairFilter, progress: Progress | None = None) -> list[int]:
    """Return the pairs of a view, the most urgent first."""
    actor = require(workspace, Right.SEE_BENEFICIARIES)
    _gather(workspace)
    with workspace.store.read() as uow:
        return uow.duplicates.ids(wanted, FACTS[workspace.country].language, actor.uid)


def look(workspace: Workspace, wanted: PairFilter, progress: Progress | None = None) -> Look:
    """Return all that the page shows of a view beside its lines, in one go."""
    return Look(ids=pair_ids(workspace, wanted), counts=pair_counts(workspace), state=search_state(workspace))


def pair_rows(workspace: Workspace, ids: Sequence[int]) -> list[PairRow | None]:
    """Return the lines of these pairs in the same order; None for one that is gone."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.duplicates.rows(ids)


def pair_counts(workspace: Workspace, progress: Progress | None = None) -> list[PairCount]:
    """Count the pairs by state and opinion."""
    actor = require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.duplicates.counts(actor.uid)


def waiting_pairs(workspace: Workspace, progress: Progress | None = None) -> int:
    """Return how many pairs wait for somebody."""
    require(workspace, Right.SEE_BENEFICIARIES)
    _gather(workspace)
    with workspace.store.read() as uow:
        return uow.duplicates.waiting()


def search_state(workspace: Workspace) -> SearchState:
    """Return how far the searches have come, and what they could not compare."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        last, done = uow.duplicates.last_run(), uow.duplicates.last_finished()
        is_behind = done is not None and uow.duplicates.changed_since(done.read_at)
    return SearchState(
        finished_at=done.finished_at if done else None,
        is_stopped=last is not None and last.finished_at is None,
        is_behind=is_behind,
        persons=last.persons if last else 0,
        notes=tuple((message, n) for message, n in json.loads(last.notes)) if last else (),
    )


def pair_card(workspace: Workspace, pair_id: int, progress: Progress | None = None) -> PairCard:
    """Return a pair with both sides; reading both families is journalled.

    Raises:
        NotFoundError: It is not there any more.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        card = card_of(uow, workspace, known_pair(uow, pair_id))
    for uid in dict.fromkeys((card.left.household_uid, card.right.household_uid)):
        note_reading(workspace, Action.READ, "household", uid)
    return card


def card_of(uow: UnitOfWork, workspace: Workspace, pair: DuplicatePair) -> PairCard:
    """Return a pair with both sides, in an operation that asked; who was never judged is judged now."""
    sides = uow.duplicates.sides((pair.left_id, pair.right_id))
    left, right = sides[pair.left_id], sides[pair.right_id]
    score, opinion, reasons = pair.score / WHOLE, pair.opinion, unpacked_reasons(pair.reasons)
    if not reasons:
        judged = judge_kept(uow, workspace, left, right)
        if judged is not None:
            score, reasons = judged.score, judged.reasons
    known = Opinion[opinion.upper()]
    merges = [uow.merges.of_person(side.uid) for side in (left, right)]
    joined = next((one for one in merges if one is not None), None)
    return PairCard(
        id=pair.id,
        left=left,
        right=right,
        score=score,
        kind=KINDS[known],
        verdict=SENTENCES[known],
        is_conflict=known is Opinion.CONFLICT,
        reasons=as_typed(reasons, left.name, right.name),
        state=PairState(pair.state),
        said=tuple(uow.duplicates.decisions(pair.id)),
        group=tuple(uow.duplicates.group(pair)),
        merge_uid=joined.uid if joined is not None and pair.state == PairState.MERGED else "",
    )


def colleagues(workspace: Workspace) -> list[tuple[str, str]]:
    """Return who may be asked about a pair: uid and name."""
    actor = require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.duplicates.colleagues(actor.uid)


def _gather(workspace: Workspace) -> None:
    """Let numbers that two persons bear stand among the pairs, whoever saved them; a busy office does it later."""
    with workspace.store.read() as uow:
        if not has_loose_disputes(uow.session):
            return
    with suppress(BusyError), brief_write(workspace.store, WAIT_MS) as uow:
        PairFinding(uow.session, uow.touched, "", workspace.now()).settle_disputes()


def known_pair(uow: UnitOfWork, pair_id: int) -> DuplicatePair:
    """Return a pair inside a unit of work.

    Raises:
        NotFoundError: It is not there any more.
    """
    pair = uow.duplicates.pair(pair_id)
    if pair is None:
        raise NotFoundError(GONE)
    return pair
