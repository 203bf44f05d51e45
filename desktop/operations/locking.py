"""Letting go of database and keys while nobody sits at the desk, and taking them up again."""

from desktop import settings as office_settings
from desktop.errors import UserError
from desktop.operations.keyed_hashes import forget_keys
from desktop.operations.offices import Unlock, open_office, reopen
from desktop.operations.swapping import is_ready
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
    goes on in the windows as they were left. For anybody else it is a new one; the locked one stays locked. So it
    is where the office was restored or moved meanwhile: what stands in the windows is not of this database.

    Raises:
        BadInputError: The vault's passphrase is wrong.
        RefusedError: Name or password is wrong, or the last wrong try was too short ago.
    """
    fresh = _opened(workspace, unlock)
    try:
        came = sign_in(fresh, name, password)
    except UserError:
        fresh.store.close()
        raise
    is_same_database = fresh.store.identity == workspace.store.identity
    if not is_same_database or _account(came) != _account(workspace):
        return came
    workspace.vault.take_up(fresh.vault)
    workspace.store.take_up(fresh.store)
    workspace.store.serve_window()
    return workspace


def _opened(workspace: Workspace, unlock: Unlock) -> Workspace:
    """Open the office again, with all that comes with an opening where it waits for one or has moved."""
    folder = workspace.paths.folder
    if is_ready(workspace.paths) or office_settings.read(folder) != workspace.settings:
        return open_office(folder, unlock, workspace.now)
    return reopen(workspace.settings, workspace.paths, unlock, workspace.now)


def _account(workspace: Workspace) -> tuple[str, int] | None:
    """Return whose account it is, and how often others changed it."""
    actor = workspace.actor
    return None if actor is None else (actor.uid, actor.standing)
