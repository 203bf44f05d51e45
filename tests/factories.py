"""Makes the offices that tests work in: real encrypted databases, real keys, invented people."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from desktop.operations.offices import Unlock, open_office
from desktop.operations.users import as_person
from desktop.workspace import Workspace
from tests.databases import Template, databases, kept_folder, new_office
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
    tmp_path: Path,
    country: str = "eg",
    code: str = "ismailia",
    now: Callable[[], datetime] = lambda: NOW,
    fill: Callable[[Workspace], object] | None = None,
) -> Workspace:
    """Return an open office in a new folder of `tmp_path`, with its clerk signed in.

    Its data lie in a file; in the tests of `store/` and `operations/` on a server as well (`databases.py`).
    What `fill`, a function of a module, puts into it is put in once a run and copied from then on.
    """
    kind = databases.kind
    template = new_office(kind, country, code) if fill is None else _filled(kind, country, code, fill)
    return opened(template, tmp_path / code, now)


def opened(template: Template, folder: Path, now: Callable[[], datetime] = lambda: NOW) -> Workspace:
    """Return a copy of an office in a new folder, open, with its clerk signed in."""
    databases.copy(template, folder)
    return _signed_in(databases.keep(open_office(folder, Unlock(), now)), "clerk")


@cache
def _filled(kind: str, country: str, code: str, fill: Callable[[Workspace], object]) -> Template:
    office = make_office(kept_folder(), country, code)
    fill(office)
    return databases.as_template(office)


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
