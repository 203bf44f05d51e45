"""Roles and areas of an account need two persons: asking, proving that nothing changed since, carrying out."""

import json
from collections.abc import Collection

from desktop.errors import NotFoundError, RefusedError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.canonical import sha256_hex
from desktop.models.journal import Action
from desktop.models.request_sheet import Part, RequestSheet
from desktop.models.user import NEVER_NOBODY, ROLE_WORDS, Role, User
from desktop.operations.approvals import ask
from desktop.operations.authorship import author, note
from desktop.operations.histories import History
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_LAST = {
    Role.ADMINISTRATOR: N_(
        "{person} is the last administrator. Give the role to somebody else first; "
        "otherwise nobody could look after the accounts."
    ),
    Role.CHECKER: N_(
        "{person} is the last checker. Give the role to somebody else first; otherwise nobody could approve."
    ),
}


def ask_account(
    uow: UnitOfWork, workspace: Workspace, user: User, roles: frozenset[Role], areas: Collection[str]
) -> str:
    """File the request for roles and areas of an account and return its number.

    Raises:
        NotFoundError: There is no such area.
    """
    named, limits = sorted(roles), list(areas)
    if unknown := set(limits) - uow.areas.names().keys():
        raise NotFoundError(N_("There is no area {entry}. Choose one of the list."), entry=min(unknown))
    digest = _digest(user, named, limits)
    kind = ApprovalKind.USER
    return ask(uow, workspace, kind, user.uid, user.full_name, digest, roles=named, areas=limits).number


def account_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Hash the account as it is now with what is asked for."""
    wished = json.loads(approval.details)
    return _digest(known_account(uow, approval.subject_uid), wished["roles"], wished["areas"])


def carry_out_account(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    """Give the account the roles and areas that two persons agreed to, and return its name."""
    wished = json.loads(approval.details)
    user = known_account(uow, approval.subject_uid)
    refuse_last(uow, user, frozenset(Role(role) for role in wished["roles"]))
    history, roles, areas = History(workspace), " ".join(wished["roles"]), " ".join(wished["areas"])
    history.note_all("user", user.uid, {"roles": (user.roles, roles), "areas": (user.areas, areas)})
    user.roles, user.areas = roles, areas
    user.is_closed = False
    change_account(uow, workspace, user)
    if Role.CHECKER in user.role_set() and uow.offices.own().is_one_person:
        count_as_one(uow, workspace, is_one_person=False)
    told = {"roles": roles, "areas": areas, **history.seal(uow)}
    note(uow, workspace, Action.CORRECTED, "user", user.uid, **told)
    return user.name


def show_account(uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue) -> RequestSheet:
    """Show what the account may do now, and what it could do then."""
    wished = json.loads(approval.details)
    user = known_account(uow, approval.subject_uid)
    names = uow.areas.names()

    def part(heading: str, roles: Collection[str], areas: Collection[str]) -> Part:
        held = " · ".join(tongue.text(ROLE_WORDS[role]) for role in Role if role in roles)
        where = " · ".join(names.get(code, code) for code in areas)
        return Part(
            tongue.text(heading),
            (
                (tongue.text(N_("Roles")), held or tongue.text(N_("none"))),
                (tongue.text(N_("Areas")), where or tongue.text(N_("the whole office"))),
            ),
        )

    now = () if user.is_closed else user.roles.split()
    who = (
        (tongue.text(N_("Person")), user.full_name),
        (tongue.text(N_("Name to sign in")), tongue.code(user.name)),
    )
    return RequestSheet(
        parts=(
            Part(tongue.text(N_("The account")), who),
            part(N_("Now"), now, user.area_codes()),
            part(N_("Asked for"), wished["roles"], wished["areas"]),
        ),
        warning=tongue.text(N_("This account is closed. Agreeing opens it again.")) if user.is_closed else "",
    )


def change_account(uow: UnitOfWork, workspace: Workspace, user: User) -> None:
    """Save an account that another person changed; its holder notices at the next operation."""
    user.standing += 1
    user.touch(workspace.now(), author(workspace))
    uow.users.save(user)


def count_as_one(uow: UnitOfWork, workspace: Workspace, *, is_one_person: bool) -> None:
    """Let the office count as one of one person, or as one of more again."""
    office = uow.offices.own()
    office.is_one_person = is_one_person
    uow.offices.save(office)
    note(uow, workspace, Action.CORRECTED, "office", office.uid, one_person=is_one_person)


def refuse_last(uow: UnitOfWork, user: User, roles: frozenset[Role]) -> None:
    """Refuse to leave the office without somebody who looks after accounts or somebody who approves.

    Raises:
        RefusedError: Nobody else holds a role that this account would lose.
    """
    for role in NEVER_NOBODY:
        is_lost = role in user.role_set() and role not in roles and not user.is_closed
        if is_lost and not uow.users.others_with(role, user.uid):
            raise RefusedError(_LAST[role], person=user.full_name, code="E_LAST")


def known_account(uow: UnitOfWork, uid: str) -> User:
    """Return an account.

    Raises:
        NotFoundError: There is none.
    """
    user = uow.users.with_uid(uid)
    if user is None:
        raise NotFoundError(N_("There is no such account. Load the page again."))
    return user


def _digest(user: User, roles: Collection[str], areas: Collection[str]) -> str:
    return sha256_hex(
        {
            "uid": user.uid,
            "name": user.name,
            "full_name": user.full_name,
            "standing": user.standing,
            "roles": list(roles),
            "areas": list(areas),
        }
    )
