"""Signing in, and the password of one's own; the accounts of others are in `people`."""

from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.models.problem import Problem, Severity, refuse_errors
from desktop.models.user import Role, SignInTry, User, check_account, check_password, name_hash
from desktop.models.vault_file import STRETCHING
from desktop.operations.authorship import born, note
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Actor, Workspace

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_UNKNOWN = (  # of a password nobody has, so that an unknown name costs the same work
    "$argon2id$v=19$m=65536,t=3,p=4$xvFcPqCiHGo2S8Xzou9QKA$/pHhrM5uJsxTU8HoFJXWJEZ9Spa5Cp5NL2w2xykHjr8"
)


def make_account(
    uow: UnitOfWork, workspace: Workspace, *, name: str, full_name: str, roles: frozenset[Role], password: str
) -> User:
    """Make an account inside a unit of work; the birth of an office uses it for its first persons."""
    refuse_errors(check_account(name, full_name, roles, normalize("NFC", password)))
    if uow.users.named(typed(name)) is not None:
        raise BadInputError(N_("The name {name} is taken. Choose another one to sign in with."), name=name)
    user = User(
        **born(workspace),
        name=typed(name),
        full_name=full_name.strip(),
        roles=" ".join(sorted(roles)),
        password_hash=hash_of(password),
    )
    uow.users.add(user)
    note(uow, workspace, Action.REGISTERED, "user", user.uid, roles=user.roles)
    return user


def sign_in(workspace: Workspace, name: str, password: str) -> Workspace:
    """Return the workspace with the person at work.

    An unknown name gets the same answers after the same work as a wrong password; a try is counted before it
    is judged, so that many at once gain nothing. Who holds a password that somebody else gave comes in with
    `must_change` and may do nothing but choose an own one.

    Raises:
        RefusedError: Name or password is wrong, the last wrong try was too short ago, or a second person has
            not agreed to the account yet.
    """
    user = _counted(workspace, typed(name))
    is_right = matches(user.password_hash if user else _UNKNOWN, password)
    if user is None or user.is_closed or not is_right:
        with workspace.store.write() as uow:
            note(uow, workspace, Action.SIGN_IN_FAILED, "user", user.uid if user else "")
        raise _wrong()
    if not user.roles:
        with workspace.store.write() as uow:
            uow.users.forget_tries(name_hash(user.name))
        raise RefusedError(
            N_("Your account waits: a second person has to agree to your role first."), code="E_NO_ROLE"
        )
    signed_in = as_person(workspace, user)
    with workspace.store.write() as uow:
        uow.users.forget_tries(name_hash(user.name))
        user.signed_in_at = workspace.now()
        if _hasher().check_needs_rehash(user.password_hash):
            user.password_hash = hash_of(password)
        uow.users.save(user)
        note(uow, signed_in, Action.SIGNED_IN, "user", user.uid)
    return signed_in


def change_password(
    workspace: Workspace, former: str, wanted: str, progress: Progress | None = None
) -> Workspace:
    """Give the person at work another password and return the workspace to go on with.

    Raises:
        RefusedError: The former password is wrong, or the last wrong try was too short ago.
        BadInputError: The new one is too short, or the same.
    """
    actor = workspace.actor
    if actor is None:
        raise RefusedError(N_("Nobody is signed in. Sign in and try again."), code="E_SIGN_IN")
    refuse_errors(check_password(normalize("NFC", wanted)))
    user = _counted(workspace, actor.name)
    if user is None or not matches(user.password_hash, former):
        raise RefusedError(
            N_("The present password is wrong. Check the keyboard language and Caps Lock, then try again."),
            code="E_PASSWORD",
        )
    if normalize("NFC", wanted) == normalize("NFC", former):
        refuse_errors(
            [Problem(Severity.ERROR, N_("This is the present password. Choose another one."), field="wanted")]
        )
    with workspace.store.write() as uow:
        uow.users.forget_tries(name_hash(user.name))
        user.password_hash = hash_of(wanted)
        if user.must_change:
            user.own_since = workspace.now()
        user.must_change = False
        user.touch(workspace.now(), actor.uid)
        uow.users.save(user)
        note(uow, workspace, Action.CORRECTED, "user", user.uid, fields=["password"])
    return replace(workspace, actor=replace(actor, must_change=False))


def as_person(workspace: Workspace, user: User) -> Workspace:
    """Return the office as the bearer of an account sees it."""
    with workspace.store.read() as uow:
        is_sole = uow.offices.own().is_one_person and Role.ADMINISTRATOR in user.role_set()
    actor = replace(actor_of(user), is_sole=is_sole)
    return replace(workspace, actor=actor, store=workspace.store.within(user.area_codes()))


def actor_of(user: User) -> Actor:
    """Return an account as the person at work."""
    return Actor(
        uid=user.uid,
        name=user.name,
        full_name=user.full_name,
        roles=user.role_set(),
        areas=user.area_codes(),
        standing=user.standing,
        must_change=user.must_change,
    )


def typed(name: str) -> str:
    """Return a sign-in name as it is kept."""
    return normalize("NFC", name).strip()


def hash_of(password: str) -> str:
    """Return what is stored of a password."""
    return _hasher().hash(normalize("NFC", password))


def matches(stored: str, password: str) -> bool:
    """Return whether a password is the one; digits and letters are never folded."""
    from argon2.exceptions import VerifyMismatchError

    try:
        return _hasher().verify(stored, normalize("NFC", password))
    except VerifyMismatchError:
        return False


def _counted(workspace: Workspace, name: str) -> User | None:
    """Count a try under a name as wrong until it proves right, and return who bears the name."""
    now = workspace.now()
    with workspace.store.write() as uow:
        uow.users.forget_old_tries(now)
        tries = uow.users.tries(name_hash(name))
        if tries is None:
            tries = SignInTry(name_hash=name_hash(name), tried_at=now)
            uow.users.add(tries)
        seconds = tries.seconds_left(now)
        if not seconds:
            tries.failures += 1
        if not seconds or now < tries.tried_at:  # a clock that was set back begins the delay anew
            tries.tried_at = now
        uow.users.save(tries)
        user = uow.users.named(name)
    if seconds:
        raise RefusedError(
            N_("A wrong password was typed before. Seconds to wait before the next try: {seconds}."),
            seconds=seconds,
            code="E_WAIT",
        )
    return user


def _wrong() -> RefusedError:
    return RefusedError(
        N_("The name or the password is wrong. Check the keyboard language and Caps Lock, then try again."),
        code="E_PASSWORD",
    )


def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(**STRETCHING)
