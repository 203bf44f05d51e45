"""Offices of one person: a day of waiting and a printed notice in place of the second person's word.

The day is measured by more than the clock on the wall, which its only reader can set: see `models/delay.py`.
"""

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.delay import Began, Wait, judge
from desktop.operations.authorship import author
from desktop.operations.rights import TABLE, Right
from desktop.running import Running
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_COLLEAGUE = N_("A colleague of this office can decide the request {number} now. Ask that colleague.")
_REFUSALS = {
    Wait.NOT_BEGUN: (
        N_("Print the notice of the request {number} and post it first. The day of waiting begins then."),
        "E_NOTICE",
    ),
    Wait.GOES_ON: (
        N_("The request {number} can be carried out from {due} on. Leave the notice posted till then."),
        "E_WAIT",
    ),
    Wait.CLOCK_BEHIND: (
        N_(
            "The clock of this computer shows an earlier time than the last entry of the journal. "
            "Set the clock right, then try again."
        ),
        "E_CLOCK",
    ),
    Wait.SPOILT: (
        N_(
            "Nobody can say how long the request {number} has waited: the clock was set, or the office "
            "was closed for more than three days. Print the notice again; a new day of waiting begins."
        ),
        "E_CLOCK",
    ),
}


def waits_alone(uow: UnitOfWork, workspace: Workspace) -> bool:
    """Return whether requests of the person at work get a day of waiting: the office has nobody else to ask."""
    if not uow.offices.own().is_one_person:
        return False
    deciding = TABLE[Right.DECIDE]
    return not any(
        user.uid != author(workspace) and not user.is_closed and user.role_set() & deciding
        for user in uow.users.everyone()
    )


def is_own_delayed(workspace: Workspace, approval: Approval) -> bool:
    """Return whether the person at work may carry out his own request after the day of waiting."""
    return approval.is_delayed and approval.created_by == author(workspace)


def standing(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> Wait:
    """Return how the day of waiting of a request stands."""
    if approval.due_at is None:
        return Wait.NOT_BEGUN
    began = Began(
        at=approval.due_at - approval.delay, running=Running(approval.wait_start, approval.wait_running_s)
    )
    seen = uow.journal.times_after(approval.wait_entry)
    return judge(began, seen, workspace.now(), workspace.running(), approval.delay)


def begin(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> None:
    """Let the day of waiting begin now; the journal's entry about it has just been written."""
    running = workspace.running()
    approval.due_at = workspace.now() + approval.delay
    approval.wait_entry = uow.journal.head()[0]
    approval.wait_start, approval.wait_running_s = running.start, running.seconds


def refuse_early(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> None:
    """Refuse to carry out before the day of waiting is over.

    Raises:
        RefusedError: A colleague can decide now, the notice was not printed, or the day is not over.
    """
    if approval.kind != ApprovalKind.ALONE and not waits_alone(uow, workspace):
        raise RefusedError(_COLLEAGUE, number=approval.number, code="E_SAME_PERSON")
    wait = standing(uow, workspace, approval)
    if wait is not Wait.OVER:
        sentence, code = _REFUSALS[wait]
        raise RefusedError(sentence, code=code, number=approval.number, due=approval.due_at)
