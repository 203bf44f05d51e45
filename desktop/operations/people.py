"""The accounts of the office: making, closing, new passwords at once; roles and areas with a second person."""

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.approval import ApprovalKind
from desktop.models.journal import Action
from desktop.models.problem import refuse_errors
from desktop.models.user import ONE_PERSON_FOR, Role, User, check_account, check_roles
from desktop.operations.account_requests import ask_account, change_account, known_account, refuse_last
from desktop.operations.authorship import author, note
from desktop.operations.rights import Right, require
from desktop.operations.users import hash_of, make_account
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_LETTERS = "abcdefghkmnprstuvwxyz"  # none that looks like another
_GROUPS, _GROUP = 4, 3


class Account(NamedTuple):
    """One account as the table and its card show it."""

    uid: str
    name: str
    full_name: str
    roles: frozenset[Role]
    areas: tuple[str, ...]  # codes; none is the whole office
    area_names: tuple[str, ...]
    is_closed: bool
    must_change: bool
    waits_for: str  # number of the request that a second person has not decided yet
    signed_in_at: datetime | None
    made_at: datetime
    made_by: str
    changed_at: datetime | None
    changed_by: str
    given_by: str  # who gave the password lately: until `one_until` both count as one person
    one_until: datetime | None


class Added(NamedTuple):
    """A new account, and the request under which a second person agrees to its role."""

    uid: str
    number: str


class AreaToGive(NamedTuple):
    """An area that a person may be limited to, with the one above it in its label."""

    code: str
    label: str


def accounts(workspace: Workspace, progress: Progress | None = None) -> list[Account]:
    """Return all accounts by name."""
    require(workspace, Right.SEE_USERS)
    with workspace.store.read() as uow:
        names, areas = uow.users.full_names(), uow.areas.names()
        return [_shown(uow, workspace, user, names, areas) for user in uow.users.everyone()]


def areas_to_give(workspace: Workspace) -> list[AreaToGive]:
    """Return the areas of the office, each below the one that holds it."""
    require(workspace, Right.MANAGE_USERS)
    with workspace.store.read() as uow:
        return [AreaToGive(*one) for one in uow.areas.tree_below(uow.offices.own().area_code)]


def add_user(
    workspace: Workspace,
    *,
    name: str,
    full_name: str,
    roles: frozenset[Role],
    password: str,
    areas: Collection[str] = (),
    progress: Progress | None = None,
) -> Added:
    """Make an account; it may do nothing before a second person agreed to its role.

    Raises:
        BadInputError: The name is taken, the password too short, or the roles exclude each other.
    """
    require(workspace, Right.MANAGE_USERS)
    refuse_errors(check_account(name, full_name, roles, password))
    with workspace.store.write() as uow:
        user = make_account(uow, workspace, name=name, full_name=full_name, roles=roles, password=password)
        user.roles, user.must_change, user.given_by = "", True, author(workspace)
        uow.users.save(user)
        return Added(user.uid, ask_account(uow, workspace, user, roles, areas))


def ask_change(
    workspace: Workspace,
    uid: str,
    *,
    roles: frozenset[Role],
    areas: Collection[str] = (),
    progress: Progress | None = None,
) -> str:
    """Ask a second person to agree to other roles or areas of an account, or to open it again.

    Returns:
        The number of the request.

    Raises:
        BadInputError: The roles exclude each other.
        RefusedError: Nothing would change, or the office would be left without administrator or checker.
    """
    require(workspace, Right.MANAGE_USERS)
    refuse_errors(check_roles(roles))
    with workspace.store.write() as uow:
        user = known_account(uow, uid)
        if user.role_set() == roles and user.area_codes() == tuple(areas) and not user.is_closed:
            raise RefusedError(N_("Nothing was changed, so there is nothing to ask for."))
        refuse_last(uow, user, roles)
        return ask_account(uow, workspace, user, roles, areas)


def close_account(workspace: Workspace, uid: str, progress: Progress | None = None) -> None:
    """Let a person in no more, from the next operation on; what he did keeps his name.

    Raises:
        RefusedError: It is one's own account, or the last of an administrator or a checker.
    """
    actor = require(workspace, Right.MANAGE_USERS)
    with workspace.store.write() as uow:
        user = known_account(uow, uid)
        if user.uid == actor.uid:
            raise RefusedError(N_("You cannot close your own account. Another administrator has to do it."))
        refuse_last(uow, user, frozenset())
        user.is_closed = True
        change_account(uow, workspace, user)
        note(uow, workspace, Action.CLOSED, "user", user.uid)


def reset_password(workspace: Workspace, uid: str, progress: Progress | None = None) -> str:
    """Give an account a password for one sign-in and return it; nothing but an own one can be chosen with it.

    Raises:
        RefusedError: It is one's own account.
    """
    actor = require(workspace, Right.MANAGE_USERS)
    if actor.uid == uid:
        raise RefusedError(N_("Change your own password on the page Settings."))
    password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    with workspace.store.write() as uow:
        user = known_account(uow, uid)
        user.password_hash = hash_of(password)
        user.must_change, user.given_by, user.own_since = True, actor.uid, None
        change_account(uow, workspace, user)
        note(uow, workspace, Action.CORRECTED, "user", user.uid, fields=["password"])
    return password


def _shown(
    uow: UnitOfWork, workspace: Workspace, user: User, names: dict[str, str], areas: dict[str, str]
) -> Account:
    waiting = uow.approvals.open_for(ApprovalKind.USER, user.uid)
    giver = user.giver_behind(workspace.now(), workspace.now())
    is_open = waiting is not None and waiting.state_at(workspace.now()) == "asked"
    return Account(
        uid=user.uid,
        name=user.name,
        full_name=user.full_name,
        roles=user.role_set(),
        areas=user.area_codes(),
        area_names=tuple(areas.get(code, code) for code in user.area_codes()),
        is_closed=user.is_closed,
        must_change=user.must_change,
        waits_for=waiting.number if waiting is not None and is_open else "",
        signed_in_at=user.signed_in_at,
        made_at=user.created_at,
        made_by=names.get(user.created_by, ""),
        changed_at=user.updated_at,
        changed_by=names.get(user.updated_by or "", ""),
        given_by=names.get(giver or "", ""),
        one_until=user.own_since + ONE_PERSON_FOR if giver and user.own_since else None,
    )
