"""Takes one step for many families of a programme in one transaction, shows first whom it fits, and takes it back."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.beneficiary import Household
from desktop.models.clean_text import clean
from desktop.models.journal import Action
from desktop.models.membership_step import (
    MOST_FAMILIES,
    NEEDS_REASON,
    Former,
    MembershipStep,
    StepDone,
    StepKind,
    StepPreview,
)
from desktop.models.programme import Membership
from desktop.operations.authorship import note
from desktop.operations.histories import History
from desktop.operations.memberships import (
    MISSING_REASON,
    exit_values,
    joining,
    open_programme,
    put_values,
    refuse_future,
    resumed_values,
    suspended_values,
)
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "membership_step"
_BLOCK = 500
T = TypeVar("T")


def preview_step(
    workspace: Workspace, step: MembershipStep, persons: Sequence[int], progress: Progress | None = None
) -> StepPreview:
    """Count the families of these persons, and those whom the step would change."""
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.read() as uow:
        families = _families(uow, persons)
        if step.kind is StepKind.JOIN:
            belonging = sum(uow.memberships.belonging(step.programme, part) for part in _blocks(families))
            return StepPreview(len(families), len(families) - belonging)
        return StepPreview(len(families), sum(1 for _ in _fitting(uow, step, families)))


def take_step(
    workspace: Workspace, step: MembershipStep, persons: Sequence[int], progress: Progress | None = None
) -> StepDone:
    """Take the step for every family of these persons that it fits; the others stay as they are.

    Raises:
        BadInputError: The reason is missing, or what ends would end in the future.
        RefusedError: The programme is closed to newcomers, or too many families are chosen.
    """
    require(workspace, Right.MAKE_LISTS)
    reason = clean(step.reason).text
    if step.kind in NEEDS_REASON and not reason:
        raise BadInputError(MISSING_REASON)
    if step.kind in NEEDS_REASON:
        refuse_future(step.day, workspace)
    with workspace.store.write() as uow:
        families, history = _families(uow, persons), History(workspace)
        if step.kind is StepKind.JOIN:
            former = _join(uow, workspace, step, families)
        else:
            former = _change(uow, workspace, history, step, reason, families, progress or Progress())
        programme = uow.programmes.coded(step.programme)
        if former:
            note(
                uow, workspace, Action.CORRECTED, KIND, programme.uid,
                code=programme.code, served=len(former), **history.seal(uow),
            )  # fmt: skip
    others = len(families) - len(former)
    return StepDone(step=step, programme=programme.name, others=others, former=tuple(former))


def take_back(workspace: Workspace, done: StepDone, progress: Progress | None = None) -> int:
    """Bring the memberships of a step back to what they were; return how many somebody has changed since.

    Those that began with the step are taken out again; what changed since stays as it is.
    """
    require(workspace, Right.MAKE_LISTS)
    told, restored = progress or Progress(), 0
    with workspace.store.write() as uow:
        history = History(workspace)
        for place, former in enumerate(done.former):
            told.advance(place, len(done.former))
            found = uow.memberships.record(former.uid)
            if found is None or found[0].version != former.version:
                continue
            if former.values:
                put_values(uow, workspace, history, *found, dict(former.values))
            else:
                uow.memberships.remove(found[0])
            restored += 1
        programme = uow.programmes.coded(done.step.programme)
        if restored:
            note(
                uow, workspace, Action.WITHDRAWN, KIND, programme.uid,
                code=programme.code, served=restored, **history.seal(uow),
            )  # fmt: skip
    return done.families - restored


def _families(uow: UnitOfWork, persons: Sequence[int]) -> list[str]:
    if len(persons) > MOST_FAMILIES:
        raise RefusedError(
            N_("Choose at most {n} lines. For more, save a view and let it join on the page Programmes."),
            n=MOST_FAMILIES,
        )
    found = (uow.memberships.households_of(part) for part in _blocks(persons))
    return list(dict.fromkeys(uid for part in found for uid in part))


def _join(
    uow: UnitOfWork, workspace: Workspace, step: MembershipStep, families: Sequence[str]
) -> list[Former]:
    programme = open_programme(uow, step.programme)
    before = {one.uid for one, _ in _current(uow, step.programme, families)}
    for part in _blocks(families):
        uow.programmes.enrol(programme.code, part, joining(step.day, workspace))
    now = _current(uow, step.programme, families)
    return [Former(one.uid, one.version, {}) for one, _ in now if one.uid not in before]


def _change(
    uow: UnitOfWork,
    workspace: Workspace,
    history: History,
    step: MembershipStep,
    reason: str,
    families: Sequence[str],
    progress: Progress,
) -> list[Former]:
    values = {
        StepKind.SUSPEND: suspended_values(reason, step.day),
        StepKind.RESUME: resumed_values(step.day),
        StepKind.LEAVE: exit_values(reason, step.day),
    }[step.kind]
    fitting, former = list(_fitting(uow, step, families)), []
    for place, (membership, household) in enumerate(fitting):
        progress.advance(place, len(fitting))
        before = {name: getattr(membership, name) for name in values}
        put_values(uow, workspace, history, membership, household, values)
        former.append(Former(membership.uid, membership.version, before))
    return former


def _fitting(
    uow: UnitOfWork, step: MembershipStep, families: Sequence[str]
) -> Iterator[tuple[Membership, Household]]:
    wanted = {
        StepKind.SUSPEND: ("active",),
        StepKind.RESUME: ("suspended",),
        StepKind.LEAVE: ("active", "suspended"),
    }[step.kind]
    for membership, household in _current(uow, step.programme, families):
        if membership.state in wanted and membership.valid_from <= step.day:
            yield membership, household


def _current(uow: UnitOfWork, code: str, families: Sequence[str]) -> list[tuple[Membership, Household]]:
    return [pair for part in _blocks(families) for pair in uow.memberships.current(code, part)]


def _blocks(several: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(several), _BLOCK):
        yield several[start : start + _BLOCK]
