"""Work that is killed in the middle, and what has to hold afterwards: import, migration, backup, restore.

Each kind is a class: `work` runs in a forked child and tells what it has acknowledged; `judge` runs after the
kill and returns what is wrong. `control` is the same work done carelessly: there the judge has to find something.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.errors import UserError
from desktop.exchange.archive import opened_archive
from desktop.operations import backup_making, imports, upgrading
from desktop.operations.backups import back_up
from desktop.operations.checks import check_office
from desktop.operations.decisions import grant
from desktop.operations.examining import examine
from desktop.operations.offices import Unlock, close_office, open_office
from desktop.operations.restoring import ask_restore
from desktop.operations.swapping import finish_restore
from desktop.progress import Progress
from desktop.store import migrate
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.factories import NOW, as_checker, as_clerk
from tests.saved import paper, register_family

ROWS = 60
Tell = Callable[[str], None]
LATER = """
from alembic import op

revision = "9001"
down_revision = "{head}"
branch_labels = depends_on = None


def upgrade():
    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY, name TEXT)")
    for _ in range(40):
        op.execute("INSERT INTO later (name) SELECT name FROM person")
"""


def opened(folder: Path) -> Workspace:
    """Open the office with its clerk at work."""
    return as_clerk(open_office(folder, Unlock(), lambda: NOW))


def families(workspace: Workspace) -> int:
    """Count the families."""
    with workspace.store.read() as uow:
        return uow.backups.totals()["household"]


@dataclass
class Scene:
    """Where a kind works: a fresh copy of the office, and what was prepared beside it."""

    folder: Path  # of the office
    beside: Path  # stick, workbook, migrations
    begun_with: int  # families


class Import:
    """Families one by one, then a workbook at once."""

    name = "import"
    tells = 6

    def work(self, scene: Scene, tell: Tell, *, is_control: bool) -> None:
        """Save and acknowledge; carelessly: the workbook row by row."""
        workspace = opened(scene.folder)
        for number in range(5):
            tell(register_family(workspace, f"سعاد محمود {'ابجدهوزحط'[number]}"))
        if is_control:
            for number in range(ROWS):
                register_family(
                    workspace, f"هدى إبراهيم {chr(0x628 + number % 20)}{chr(0x628 + number // 20)}"
                )
        else:
            imports.take_in(workspace, scene.beside / "list.xlsx")
        tell("workbook")
        workspace.store.close()

    def judge(self, scene: Scene, told: list[str]) -> str:
        """Every acknowledged family is there, and the workbook whole or not at all."""
        workspace = opened(scene.folder)
        try:
            with workspace.store.read() as uow:
                lost = [uid for uid in told if uid != "workbook" and uow.beneficiaries.household(uid) is None]
            if lost:
                return f"{len(lost)} acknowledged families are lost"
            singles = max(len([one for one in told if one != "workbook"]), 0)
            rest = families(workspace) - scene.begun_with - singles
            whole = (0, 1, ROWS, ROWS + 1) if "workbook" not in told else (ROWS,)
            return "" if rest in whole else f"{rest} of {ROWS} rows stand"
        finally:
            workspace.store.close()


class Migration:
    """A newer program opens the office: a backup, then the change."""

    name = "migration"
    tells = 1

    def work(self, scene: Scene, tell: Tell, *, is_control: bool) -> None:
        """Open with the newer program; carelessly: each statement for itself."""
        with newer_program(scene.beside):
            if is_control:
                setattr(upgrading, "upgrade", _upgrade_statement_by_statement)  # noqa: B010 (the careless way)
            opened(scene.folder).store.close()
        tell("migrated")

    def judge(self, scene: Scene, told: list[str]) -> str:
        """The database has the old shape or the new one, and opens."""
        with newer_program(scene.beside):
            try:
                workspace = opened(scene.folder)
            except Exception as fault:
                return f"it does not open: {fault}"
            with workspace.store.engine.connect() as connection:
                rows = connection.exec_driver_sql("SELECT count(*) FROM later").scalar()
                persons = connection.exec_driver_sql("SELECT count(*) FROM person").scalar()
            count = families(workspace)
            workspace.store.close()
        if count != scene.begun_with or rows != 40 * (persons or 0):
            return f"{rows} rows migrated of {persons} persons, {count} families"
        return partial_backups(scene.folder / "backups")


class Backup:
    """Backups to a stick, one after the other."""

    name = "backup"
    tells = 3

    def work(self, scene: Scene, tell: Tell, *, is_control: bool) -> None:
        """Back up; carelessly: under the final name from the first byte."""
        if is_control:
            setattr(backup_making, "whole_file", _named_at_once)  # noqa: B010 (the careless way)
        workspace = opened(scene.folder)
        for _ in range(3):
            tell(back_up(workspace, scene.beside / "stick").path.name)
        workspace.store.close()

    def judge(self, scene: Scene, told: list[str]) -> str:
        """Every file with a name is whole, and every acknowledged one is there."""
        stick = scene.beside / "stick"
        lost = [name for name in told if not (stick / name).is_file()]
        return f"{len(lost)} backups are lost" if lost else partial_backups(stick)


class Restore:
    """Two persons agree; the backup takes the place of the office."""

    name = "restore"
    tells = 1

    def work(self, scene: Scene, tell: Tell, *, is_control: bool) -> None:
        """Restore; carelessly: by writing over the database."""
        workspace = opened(scene.folder)
        file = next((scene.beside / "old").iterdir())
        if is_control:
            _write_over(workspace, scene)
        else:
            number = ask_restore(workspace, file, examine(workspace, file).agreed)
            grant(as_checker(workspace), number, Progress())
            close_office(workspace)
            opened(scene.folder).store.close()
        tell("restored")

    def judge(self, scene: Scene, told: list[str]) -> str:
        """The office is the old one or the new one, and nothing between."""
        workspace = opened(scene.folder)
        count = families(workspace)
        workspace.store.close()
        allowed = (scene.begun_with - 1,) if "restored" in told else (scene.begun_with - 1, scene.begun_with)
        return "" if count in allowed else f"{count} families"


KINDS: tuple[type[Import | Migration | Backup | Restore], ...] = (Import, Migration, Backup, Restore)


def verdict(kind: "Import | Migration | Backup | Restore", scene: Scene, told: list[str]) -> str:
    """Judge a kind, then the office as a whole; return what is wrong, or nothing."""
    try:
        wrong = kind.judge(scene, told)
        if wrong or kind.name == "migration":
            return wrong
        workspace = as_checker(opened(scene.folder))
        outcome = check_office(workspace, Progress())
        workspace.store.close()
    except Exception as fault:  # whatever it is, the office does not work any more
        return f"{type(fault).__name__}: {fault}"
    return "" if outcome.is_whole else f"damaged: {outcome.where}"


def partial_backups(folder: Path) -> str:
    """Return which file that carries the name of a backup is not whole."""
    for path in folder.glob("*.backup.age"):
        try:
            with path.open("rb") as file, opened_archive(file, (paper(),)) as archive:
                archive.take(lambda _content: None, lambda _count: None)
        except UserError as fault:
            return f"{path.name}: {fault.code}"
    return ""


@contextmanager
def newer_program(beside: Path) -> Iterator[None]:
    """Give the program one migration more."""
    before, migrate.SCRIPTS = migrate.SCRIPTS, beside / "migrations"
    try:
        yield
    finally:
        migrate.SCRIPTS = before


def prepare_migrations(beside: Path) -> None:
    """Copy the migrations and add a later one."""
    shutil.copytree(migrate.SCRIPTS, beside / "migrations")
    versions = beside / "migrations" / "versions"
    head = sorted(versions.glob("0*.py"))[-1].name[:4]
    (versions / "9001_later.py").write_text(LATER.format(head=head), encoding="utf-8")


def _upgrade_statement_by_statement(engine: object, _revision: str = "head") -> None:
    with engine.connect() as connection:  # type: ignore[attr-defined]  # an engine
        driver = connection.connection.driver_connection
        with suppress(Exception):
            driver.execute("CREATE TABLE later (id INTEGER PRIMARY KEY, name TEXT)")
        driver.execute("UPDATE alembic_version SET version_num = '9001'")
        for _ in range(40):
            driver.execute("INSERT INTO later (name) SELECT name FROM person")


@contextmanager
def _named_at_once(path: Path, _mode: int = 0o600) -> Iterator[BinaryIO]:
    with path.open("w+b") as file:
        yield file


def _write_over(workspace: Workspace, scene: Scene) -> None:
    """Restore as a careless program would: the new bytes over the old ones, a piece at a time."""
    finish_restore(workspace.paths, lambda: workspace.vault.get(Secret.DATABASE_KEY))
    workspace.store.close()
    content = (scene.beside / "before.db").read_bytes()
    with workspace.paths.database.open("r+b") as file:
        for at in range(0, len(content), 4096):
            file.write(content[at : at + 4096])
            file.flush()
            os.fsync(file.fileno())
        file.truncate()
