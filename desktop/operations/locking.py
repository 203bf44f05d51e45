"""Letting go of database and keys while nobody sits at the desk, and taking them up again."""

from desktop.errors import UserError
from desktop.operations.keyed_hashes import forget_keys
from desktop.operations.offices import Unlock, reopen
from desktop.operations.users import sign_in
from desktop.workspace import Workspace


def let_go(workspace: Workspace) -> None:
    """Forget the keys of an office in this process; its workspace refuses everything until `come_back`.

    Work in a child process goes on: it was given keys of its own. An operation in mid-way keeps its
    connection, but may not begin another transaction, so the window waits for it first.
    """
    forget_keys(workspace)
    workspace.store.let_go()
    workspace.vault.let_go()


def come_back(workspace: Workspace, name: str, password: str, unlock: Unlock) -> Workspace:
    """Return an open workspace for whoever proved to be somebody of the office.

    For the person who left, under the same roles, it is the very workspace that was locked, so that everything
    goes on in the windows as they were left. For anybody else it is a new one; the locked one stays locked.

    Raises:
        BadInputError: The vault's passphrase is wrong.
        RefusedError: Name or password is wrong, or the last wrong try was too short ago.
    """
    fresh = reopen(workspace.settings, workspace.paths, unlock, workspace.now)
    try:
        came = sign_in(fresh, name, password)
    except UserError:
        fresh.store.close()
        raise
    if _account(came) != _account(workspace):
        return came
    workspace.vault.take_up(fresh.vault)
    workspace.store.take_up(fresh.store)
    workspace.store.serve_window()
    return workspace


def _account(workspace: Workspace) -> tuple[str, int] | None:
    """Return whose account it is, and how often others changed it."""
    actor = workspace.actor
    return None if actor is None else (actor.uid, actor.standing)
