"""Makes the offices that tests work in: real encrypted databases, real keys, invented people."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.operations.offices import Unlock, open_office
from desktop.operations.users import as_person
from desktop.workspace import Workspace
from tests.databases import databases
from tests.plans import NOW, PASSPHRASE, PASSWORD, PLANS, plan, typed_back

__all__ = [
    "NOW",
    "PASSPHRASE",
    "PASSWORD",
    "PLANS",
    "as_checker",
    "as_clerk",
    "make_office",
    "plan",
    "typed_back",
]


def make_office(
    tmp_path: Path, country: str = "eg", code: str = "ismailia", now: Callable[[], datetime] = lambda: NOW
) -> Workspace:
    """Return an open office in a new folder of `tmp_path`, with its clerk signed in.

    Its data lie in a file; in the tests of `store/` and `operations/` on a server as well (`databases.py`).
    """
    folder = tmp_path / code
    databases.copy_office(folder, country, code)
    return _signed_in(databases.keep(open_office(folder, Unlock(), now)), "clerk")


def as_checker(workspace: Workspace) -> Workspace:
    """Return the same office with the checker at work."""
    return _signed_in(workspace, "checker")


def as_clerk(workspace: Workspace) -> Workspace:
    """Return the same office with the clerk at work."""
    return _signed_in(workspace, "clerk")


def _signed_in(workspace: Workspace, name: str) -> Workspace:
    with workspace.store.read() as uow:
        user = uow.users.named(name)
    assert user is not None
    return as_person(workspace, user)
