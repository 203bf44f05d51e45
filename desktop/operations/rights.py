"""Who may do what: one table, asked at the top of every operation."""

from dataclasses import replace
from enum import StrEnum

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.user import Role
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Actor, Workspace


class Right(StrEnum):
    """Something a person may be allowed to do."""

    SEE_BENEFICIARIES = "see_beneficiaries"
    SEE_REPORTS = "see_reports"  # public copies, in which nobody can be recognised
    FULL_REPORTS = "full_reports"
    EDIT_BENEFICIARIES = "edit_beneficiaries"
    SEE_SENSITIVE = "see_sensitive"
    MAKE_LISTS = "make_lists"
    PRINT = "print"
    RECORD_RESULTS = "record_results"
    MANAGE_AGENCIES = "manage_agencies"
    MAKE_MEMORANDA = "make_memoranda"
    EXCHANGE = "exchange"
    SEE_REQUESTS = "see_requests"  # for a second person's word
    DECIDE = "decide"  # give the second person's word
    SEE_JOURNAL = "see_journal"
    SEE_USERS = "see_users"
    MANAGE_USERS = "manage_users"
    MANAGE_OFFICE = "manage_office"
    SEE_CODE_LISTS = "see_code_lists"
    BACK_UP = "back_up"  # and ask for a restore


_C, _K, _H, _A, _M = Role.CLERK, Role.CHECKER, Role.KEY_HOLDER, Role.AUDITOR, Role.ADMINISTRATOR

TABLE: dict[Right, frozenset[Role]] = {
    Right.SEE_BENEFICIARIES: frozenset({_C, _K, _H}),
    Right.SEE_REPORTS: frozenset({_C, _K, _H, _A, _M}),
    Right.FULL_REPORTS: frozenset({_C, _K}),
    Right.EDIT_BENEFICIARIES: frozenset({_C, _K}),
    Right.SEE_SENSITIVE: frozenset({_C, _K}),
    Right.MAKE_LISTS: frozenset({_C, _K}),
    Right.PRINT: frozenset({_C, _K}),
    Right.RECORD_RESULTS: frozenset({_C, _K}),
    Right.MANAGE_AGENCIES: frozenset({_C, _K}),
    Right.MAKE_MEMORANDA: frozenset({_C, _K}),
    Right.EXCHANGE: frozenset({_C, _K, _H}),
    Right.SEE_REQUESTS: frozenset({_C, _K, _H, _M}),
    Right.DECIDE: frozenset({_K}),
    Right.SEE_JOURNAL: frozenset({_A, _K}),
    Right.SEE_USERS: frozenset({_K, _A, _M}),
    Right.MANAGE_USERS: frozenset({_M}),
    Right.MANAGE_OFFICE: frozenset({_M, _K}),
    Right.SEE_CODE_LISTS: frozenset({_C, _K, _H, _M}),
    Right.BACK_UP: frozenset({_C, _K, _H, _M}),
}


def may(actor: Actor | None, right: Right) -> bool:
    """Return whether a person holds a right; nobody signed in holds none."""
    if actor is None or actor.must_change:
        return False
    return bool(TABLE[right] & actor.roles) or (actor.is_sole and right is Right.SEE_JOURNAL)


def require(workspace: Workspace, right: Right) -> Actor:
    """Return the person at work, or refuse; the account is looked at anew each time.

    Raises:
        RefusedError: Nobody signed in, the account was changed since, or its roles do not allow it.
    """
    actor = workspace.actor
    if actor is None:
        raise RefusedError(N_("Nobody is signed in. Sign in and try again."), code="E_SIGN_IN")
    refuse_former(workspace, actor)
    if actor.must_change:
        raise RefusedError(
            N_("Your password was given by somebody else. Choose an own one first."), code="E_OWN_PASSWORD"
        )
    if not may(actor, right):
        raise RefusedError(
            N_("Your role does not allow this. Ask a colleague who has the right, or the administrator."),
            code="E_RIGHT",
            right=right.value,
        )
    return actor


def refuse_former(workspace: Workspace, actor: Actor) -> None:
    """Refuse a person whose account was changed or closed by somebody else since signing in.

    Raises:
        RefusedError: It was.
    """
    with workspace.store.read() as uow:
        standing = uow.users.standing(actor.uid)
    if standing != actor.standing:
        raise RefusedError(
            N_(
                "Your roles, your areas or your password were changed while you worked. "
                "Lock the program and sign in again; what you typed stays on the screen."
            ),
            code="E_STANDING",
        )


def whole_office(workspace: Workspace, right: Right) -> Actor:
    """Return the person at work when no area limits him, or refuse: the work concerns every family.

    Raises:
        RefusedError: As `require` does, or the person is limited to areas.
    """
    actor = require(workspace, right)
    if actor.areas:
        raise _elsewhere()
    return actor


def seen_by(uow: UnitOfWork, workspace: Workspace, asker_uid: str) -> Workspace:
    """Return the office as who asked for something sees it, so that both persons speak of the same families.

    Raises:
        RefusedError: It reaches beyond the areas of the person at work.
    """
    asker = uow.users.with_uid(asker_uid)
    areas = asker.area_codes() if asker is not None else ()
    own = workspace.store.reach.areas
    if own and not uow.areas.are_below(areas, own):
        raise _elsewhere()
    return replace(workspace, store=workspace.store.within(areas))


def _elsewhere() -> RefusedError:
    return RefusedError(
        N_("This concerns more than the areas you work in. Ask a colleague who works for the whole office."),
        code="E_AREAS",
    )
