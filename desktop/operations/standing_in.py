"""A restored office on a server: filled and compared beside the working one, then in its place with one commit.

Until that commit nobody sees it, and whatever breaks leaves the office as it was. Other windows keep to the
tables they know, find them gone, and are told to sign in again.
"""

from dataclasses import replace

from desktop.models.approval import Approval
from desktop.operations.gauge import Gauge
from desktop.store import schemas
from desktop.store.backup import Database
from desktop.store.migrate import upgrade
from desktop.store.server import open_server
from desktop.store.settling import settle
from desktop.store.store import Store
from desktop.store.tables import compare_tables, copy_tables
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.workspace import Workspace


def fill_beside(
    uow: UnitOfWork, workspace: Workspace, approval: Approval, taken: Database, gauge: Gauge
) -> Workspace:
    """Return the restored office, which stands complete beside the working one.

    Args:
        uow: In which the request is carried out; should it not commit, the restored office goes.
        workspace: The working office.
        approval: The request, which names the place.
        taken: The database out of the backup, proven and brought up to date.
        gauge: Told the rows.
    """
    name = schemas.beside(approval.uid)
    schemas.make_schema(workspace.store.engine, name)
    uow.undo_later(lambda: schemas.drop_schema(workspace.store.engine, name))
    password = workspace.vault.get(Secret.DATABASE_PASSWORD).decode()
    engine = open_server(workspace.settings.database, password, workspace.paths.folder, name)
    restored = replace(workspace, store=Store(engine))
    try:
        upgrade(engine)
        with restored.store.write() as new, taken.connect() as source:
            target = new.session.connection()
            copy_tables(source, target, lambda done, total: gauge.reach(done, 2 * total))
            compare_tables(source, target, lambda done, total: gauge.reach(total + done, 2 * total))
        settle(engine)
    except BaseException:
        restored.store.close()
        raise
    return restored


def take_place(uow: UnitOfWork, approval: Approval) -> None:
    """Let the restored office be the office, from the commit of this unit of work on."""
    uow.session.flush()
    schemas.take_place(uow.session.connection(), schemas.beside(approval.uid))
