"""Who may decide a request: another person with the right, and never two accounts that one person may hold."""

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.user import User, chain_of_givers
from desktop.operations.authorship import author
from desktop.operations.delays import is_own_delayed, refuse_early
from desktop.operations.rights import TABLE, Right, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

ABOUT_PEOPLE = (ApprovalKind.USER, ApprovalKind.ALONE)
"""Where nobody but the asker may decide, any other person at work agrees to these: in an office of two the only
checker looks after the accounts."""


def refuse_who_may_not(
    uow: UnitOfWork, workspace: Workspace, approval: Approval, right_to_ask: Right
) -> None:
    """Refuse a person who may not grant a request now.

    Args:
        uow: The unit of work in which the request is held.
        workspace: Whose person decides.
        approval: The request.
        right_to_ask: What the maker needs who carries out his own request after the day of waiting.

    Raises:
        RefusedError: The person may not.
    """
    _refuse_stale_rights(uow, workspace)
    if is_own_delayed(workspace, approval):
        require(workspace, right_to_ask)
        refuse_early(uow, workspace, approval)
    else:
        require_decider(uow, workspace, approval)
        _refuse_one_behind_both(uow, workspace, approval)


def require_decider(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> None:
    """Ask for the right to decide a request of somebody else.

    Raises:
        RefusedError: The person asked for it himself, or has not the right.
    """
    if not agrees_as_colleague(uow, approval):
        require(workspace, Right.DECIDE)
    if approval.created_by == author(workspace):
        raise RefusedError(
            N_("Who asked may not also approve. Another person with the right has to do it."),
            code="E_SAME_PERSON",
        )


def agrees_as_colleague(uow: UnitOfWork, approval: Approval) -> bool:
    """Return whether any colleague may agree: the request is about people, and nobody but its maker decides."""
    if approval.kind not in ABOUT_PEOPLE:
        return False
    deciding = TABLE[Right.DECIDE]
    return not any(
        user.uid != approval.created_by and not user.is_closed and user.role_set() & deciding
        for user in uow.users.everyone()
    )


def _refuse_stale_rights(uow: UnitOfWork, workspace: Workspace) -> None:
    """Refuse a person whose account or roles are not any more those that the session began with."""
    actor = workspace.actor
    user = uow.users.with_uid(actor.uid) if actor else None
    if actor is None or user is None or user.is_closed or user.role_set() != actor.roles:
        raise RefusedError(
            N_("Your rights were changed while you worked. Sign in again, then decide."), code="E_RIGHT"
        )


def _refuse_one_behind_both(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> None:
    """Refuse while one account's password came from the other, or both came from one hand, a few days ago."""
    accounts = {user.uid: user for user in uow.users.everyone()}
    now = workspace.now()
    mine = chain_of_givers(accounts, author(workspace), now, now)
    theirs = chain_of_givers(accounts, approval.created_by, approval.created_at, now)
    if not mine.keys() & theirs.keys():
        return
    until = max(day for day in (*mine.values(), *theirs.values()) if day is not None)
    raise RefusedError(
        N_(
            "The password of {person} or {asker} was given by the other a short while ago, so until {until} "
            "both count as one person. Another colleague decides, or the request waits till then."
        ),
        person=_name(accounts, author(workspace)),
        asker=_name(accounts, approval.created_by),
        until=until,
        code="E_GIVEN",
    )


def _name(accounts: dict[str, User], uid: str) -> str:
    return accounts[uid].full_name if uid in accounts else uid
