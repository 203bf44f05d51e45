"""Deciding about possible doubles: same, different, later, ask a colleague; one by one or by a rule; and taking it back."""

from collections.abc import Sequence

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.base import new_uid
from desktop.models.duplicate import DECISIONS, DuplicateDecision, DuplicatePair, PairState
from desktop.models.duplicate_view import RULE_STATES, Rule
from desktop.models.journal import Action
from desktop.operations.authorship import author, born, note
from desktop.operations.duplicates import GONE, known_pair
from desktop.operations.pair_search import KIND
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def decide(
    workspace: Workspace,
    pair_id: int,
    decision: PairState,
    *,
    why: str = "",
    asked_uid: str = "",
    progress: Progress | None = None,
) -> str:
    """Say of a pair whether both are one person; no search takes it back. Return the decision's uid.

    Raises:
        BadInputError: This is no decision, or nobody is asked.
        NotFoundError: The pair is not there any more.
        RefusedError: It was merged already.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    if decision not in DECISIONS or (decision is PairState.ASKED and not asked_uid):
        raise BadInputError(N_("Choose the colleague who is asked."))
    with workspace.store.write() as uow:
        pair = known_pair(uow, pair_id)
        return put(uow, workspace, pair, decision, why=why.strip(), asked_uid=asked_uid)


def put(
    uow: UnitOfWork,
    workspace: Workspace,
    pair: DuplicatePair,
    decision: PairState,
    *,
    why: str = "",
    asked_uid: str = "",
) -> str:
    """Write a decision in an operation that asked for the right."""
    made = _write(uow, workspace, pair, decision, why=why, asked_uid=asked_uid)
    note(uow, workspace, Action.RECORDED, KIND, made.uid, decision=decision.value, pair=pair.id)
    return made.uid


def take_back(workspace: Workspace, decision_uid: str, progress: Progress | None = None) -> int:
    """Take a decision back, or all that were made with it by one rule; return how many pairs that are.

    Raises:
        NotFoundError: There is no such decision.
        RefusedError: It does not count any more, or the pair was merged since.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.write() as uow:
        decision = uow.duplicates.decision(decision_uid)
        if decision is None:
            raise NotFoundError(GONE)
        if decision.undone_at is not None:
            raise RefusedError(N_("This decision was taken back already."))
        several = uow.duplicates.in_batch(decision.batch) if decision.batch else [decision]
        undone = sum(_undo(uow, workspace, one) for one in several)
        if not undone:
            raise RefusedError(
                N_("The pair was decided anew or merged since. Undo the merge first, or decide again.")
            )
        note(uow, workspace, Action.WITHDRAWN, KIND, decision_uid, pairs=undone)
    return undone


def rule_pairs(workspace: Workspace, rule: Rule, progress: Progress | None = None) -> list[int]:
    """Return the pairs that a rule would decide: the preview of a decision about many."""
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.duplicates.under_rule(rule)


def decide_rule(
    workspace: Workspace, rule: Rule, seen: Sequence[int], progress: Progress | None = None
) -> tuple[str, int]:
    """Decide the pairs that the preview of a rule showed; return a decision to take all back by, and the count.

    Args:
        workspace: Who decides.
        rule: The rule.
        seen: The pairs of the preview; those that somebody decided since are left alone.
        progress: Told the steps.

    Raises:
        RefusedError: Nothing is left to decide.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    if rule not in RULE_STATES:
        raise BadInputError(N_("This rule merges files and decides nothing. Choose another one."))
    progress = progress or Progress()
    batch, wanted, first = new_uid(workspace.now()), set(seen), ""
    with workspace.store.write() as uow:
        ids = [one for one in uow.duplicates.under_rule(rule) if one in wanted]
        for place, pair_id in enumerate(ids):
            progress.advance(place, len(ids), N_("Deciding pairs"))
            pair = known_pair(uow, pair_id)
            made = _write(uow, workspace, pair, RULE_STATES[rule], rule=rule.value, batch=batch)
            first = first or made.uid
        if not ids:
            raise RefusedError(N_("Nothing is left to decide: somebody was quicker. Load the page again."))
        note(uow, workspace, Action.RECORDED, KIND, first, rule=rule.value, pairs=len(ids))
    return first, len(ids)


def _write(
    uow: UnitOfWork,
    workspace: Workspace,
    pair: DuplicatePair,
    decision: PairState,
    *,
    why: str = "",
    asked_uid: str = "",
    rule: str = "",
    batch: str = "",
) -> DuplicateDecision:
    if pair.state == PairState.MERGED:
        raise RefusedError(N_("These two files were merged. Undo the merge first, then decide again."))
    made = DuplicateDecision(
        **born(workspace), pair_id=pair.id, decision=decision.value, before=pair.state,
        why=why, asked_uid=asked_uid, rule=rule, batch=batch,
    )  # fmt: skip
    pair.state = decision.value
    uow.duplicates.save(pair)
    uow.duplicates.add(made)
    return made


def _undo(uow: UnitOfWork, workspace: Workspace, decision: DuplicateDecision) -> bool:
    """Take one decision back where it still counts."""
    pair = uow.duplicates.pair(decision.pair_id)
    last = uow.duplicates.last_decision(decision.pair_id)
    if pair is None or last is None or last.id != decision.id or pair.state == PairState.MERGED:
        return False
    decision.undone_at, decision.undone_by = workspace.now(), author(workspace)
    pair.state = decision.before
    uow.duplicates.save(decision)
    uow.duplicates.save(pair)
    return True
