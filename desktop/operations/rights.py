"""Who may do what: one table, asked at the top of every operation."""

from enum import StrEnum

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.user import Role
from desktop.workspace import Actor, Workspace


class Right(StrEnum):
    """Something a person may be allowed to do."""

    SEE_BENEFICIARIES = "see_beneficiaries"
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
    MANAGE_USERS = "manage_users"
    MANAGE_OFFICE = "manage_office"


_C, _K, _H, _A, _M = Role.CLERK, Role.CHECKER, Role.KEY_HOLDER, Role.AUDITOR, Role.ADMINISTRATOR

TABLE: dict[Right, frozenset[Role]] = {
    Right.SEE_BENEFICIARIES: frozenset({_C, _K, _H}),
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
    Right.MANAGE_USERS: frozenset({_M}),
    Right.MANAGE_OFFICE: frozenset({_M, _K}),
}


def may(actor: Actor | None, right: Right) -> bool:
    """Return whether a person holds a right; nobody signed in holds none."""
    return actor is not None and bool(TABLE[right] & actor.roles)


def require(workspace: Workspace, right: Right) -> Actor:
    """Return the person at work, or refuse.

    Raises:
        RefusedError: Nobody signed in, or the person's roles do not allow it.
    """
    if workspace.actor is None:
        raise RefusedError(N_("Nobody is signed in. Sign in and try again."), code="E_SIGN_IN")
    if not may(workspace.actor, right):
        raise RefusedError(
            N_("Your role does not allow this. Ask a colleague who has the right, or the administrator."),
            code="E_RIGHT",
        )
    return workspace.actor
