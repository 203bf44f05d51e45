"""Accounts of the office: making them and signing in."""

from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.models.problem import refuse_errors
from desktop.models.user import Role, User, check_account
from desktop.operations.authorship import born, note
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Actor, Workspace

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MEMORY_KIB = 65_536  # RFC 9106, low-memory profile, with 3 passes and 4 lanes
_UNKNOWN = (  # of a password nobody has, so that an unknown name costs the same work
    "$argon2id$v=19$m=65536,t=3,p=4$xvFcPqCiHGo2S8Xzou9QKA$/pHhrM5uJsxTU8HoFJXWJEZ9Spa5Cp5NL2w2xykHjr8"
)


def add_user(
    workspace: Workspace,
    *,
    name: str,
    full_name: str,
    roles: frozenset[Role],
    password: str,
    progress: Progress | None = None,
) -> str:
    """Make an account and return its uid.

    Raises:
        BadInputError: The name is taken, the password too short, or the roles exclude each other.
    """
    require(workspace, Right.MANAGE_USERS)
    with workspace.store.write() as uow:
        return make_account(uow, workspace, name=name, full_name=full_name, roles=roles, password=password)


def make_account(
    uow: UnitOfWork, workspace: Workspace, *, name: str, full_name: str, roles: frozenset[Role], password: str
) -> str:
    """Make an account inside a unit of work; the birth of an office uses it for its first persons."""
    refuse_errors(check_account(name, full_name, roles, password))
    if uow.users.named(_typed(name)) is not None:
        raise BadInputError(N_("The name {name} is taken. Choose another one to sign in with."), name=name)
    user = User(
        **born(workspace),
        name=_typed(name),
        full_name=full_name.strip(),
        roles=" ".join(sorted(roles)),
        password_hash=_hasher().hash(normalize("NFC", password)),
    )
    uow.users.add(user)
    note(uow, workspace, Action.REGISTERED, "user", user.uid, roles=user.roles)
    return user.uid


def sign_in(workspace: Workspace, name: str, password: str) -> Workspace:
    """Return the workspace with the person at work.

    An unknown name gets the same answer after the same work as a wrong password.

    Raises:
        RefusedError: Name or password is wrong, or the last wrong try was too short ago.
    """
    now = workspace.now()
    with workspace.store.read() as uow:
        user = uow.users.named(_typed(name))
    if user is not None and user.wait_until is not None and now < user.wait_until:
        seconds = int((user.wait_until - now).total_seconds()) + 1
        raise RefusedError(
            N_("Too many wrong tries. Wait {seconds} seconds, then try again."), seconds=seconds
        )
    is_right = _matches(user.password_hash if user else _UNKNOWN, password) and user is not None
    with workspace.store.write() as uow:
        if user is None or user.is_closed or not is_right:
            if user is not None:
                user.note_failure(now)
                uow.users.save(user)
            note(uow, workspace, Action.SIGN_IN_FAILED, "user", user.uid if user else "")
        else:
            user.note_success()
            uow.users.save(user)
            signed_in = _as_actor(workspace, user)
            note(uow, signed_in, Action.SIGNED_IN, "user", user.uid)
            return signed_in
    raise RefusedError(
        N_("The name or the password is wrong. Check the keyboard language and Caps Lock, then try again."),
        code="E_PASSWORD",
    )


def _as_actor(workspace: Workspace, user: User) -> Workspace:
    actor = Actor(uid=user.uid, name=user.name, full_name=user.full_name, roles=user.role_set())
    return replace(workspace, actor=actor)


def _typed(name: str) -> str:
    return normalize("NFC", name).strip()


def _matches(stored: str, password: str) -> bool:
    from argon2.exceptions import VerifyMismatchError

    try:
        return _hasher().verify(stored, normalize("NFC", password))
    except VerifyMismatchError:
        return False


def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=3, memory_cost=MEMORY_KIB, parallelism=4)
