"""An office in which only one person is left: asked with a week's notice, agreed to by who leaves or carried out after it.

Back again it is when a checker joins: his account is a request like any other, and ends the office of one.
"""

from desktop.errors import RefusedError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.canonical import sha256_hex
from desktop.models.journal import Action
from desktop.models.request_sheet import Part, RequestSheet
from desktop.models.user import ROLE_WORDS, SOLE_ROLES, Role, User
from desktop.operations.account_requests import change_account, count_as_one, known_account
from desktop.operations.approvals import ask
from desktop.operations.authorship import note
from desktop.operations.histories import History
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def ask_alone(workspace: Workspace, progress: Progress | None = None) -> str:
    """Ask that the office go on with the person at work alone, and return the number of the request.

    Raises:
        RefusedError: Too many still work here, or the office counts as one of one person already.
    """
    actor = require(workspace, Right.SEE_REQUESTS)
    with workspace.store.write() as uow:
        user = known_account(uow, actor.uid)
        _refuse_needless(uow, user)
        return ask(uow, workspace, ApprovalKind.ALONE, user.uid, user.full_name, _digest(uow, user)).number


def may_ask_alone(workspace: Workspace) -> bool:
    """Return whether the window should offer it: at most one colleague has an account, and the office counts more."""
    actor = workspace.actor
    if actor is None or not may(actor, Right.SEE_REQUESTS):
        return False
    with workspace.store.read() as uow:
        return not uow.offices.own().is_one_person and len(_others(uow, actor.uid)) <= 1


def alone_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Hash who has an account now: somebody who joined meanwhile voids the request."""
    return _digest(uow, known_account(uow, approval.subject_uid))


def carry_out_alone(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    """Close the account of who left and let the one who stays do what an office of one needs."""
    user = known_account(uow, approval.subject_uid)
    _refuse_needless(uow, user)
    for other in _others(uow, user.uid):
        other.is_closed = True
        change_account(uow, workspace, other)
        note(uow, workspace, Action.CLOSED, "user", other.uid)
    history, roles = History(workspace), " ".join(sorted(SOLE_ROLES))
    history.note_all("user", user.uid, {"roles": (user.roles, roles), "areas": (user.areas, "")})
    user.roles, user.areas = roles, ""
    change_account(uow, workspace, user)
    note(uow, workspace, Action.CORRECTED, "user", user.uid, roles=roles, **history.seal(uow))
    count_as_one(uow, workspace, is_one_person=True)
    return user.name


def show_alone(uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue) -> RequestSheet:
    """Show who stays, whose account is closed, and what follows."""
    text = tongue.text
    user = known_account(uow, approval.subject_uid)
    roles = " · ".join(text(ROLE_WORDS[role]) for role in Role if role in SOLE_ROLES)
    closed = "\n".join(other.full_name for other in _others(uow, user.uid))
    facts = (
        (text(N_("Stays")), user.full_name),
        (text(N_("Roles from then on")), roles),
        (text(N_("Accounts that are closed")), closed or text(N_("none"))),
    )
    return RequestSheet(
        parts=(Part(text(N_("The office")), facts),),
        warning=text(
            N_("Afterwards one person asks and carries out alone, each time a day after a posted notice.")
        ),
    )


def _others(uow: UnitOfWork, uid: str) -> list[User]:
    return [user for user in uow.users.everyone() if user.uid != uid and not user.is_closed]


def _refuse_needless(uow: UnitOfWork, user: User) -> None:
    if uow.offices.own().is_one_person:
        raise RefusedError(N_("This office counts as one of one person already."))
    if len(_others(uow, user.uid)) > 1:
        raise RefusedError(
            N_("More than one colleague still has an account. Close the accounts of those who left first.")
        )


def _digest(uow: UnitOfWork, user: User) -> str:
    others = [[other.uid, other.standing] for other in _others(uow, user.uid)]
    return sha256_hex({"stays": user.uid, "standing": user.standing, "others": others})
