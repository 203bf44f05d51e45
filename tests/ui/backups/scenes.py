"""The scenes of the page Backup: empty, filled, running, done, and what a restore would lose."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import keyring
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.operations.backups import BackupOutcome, back_up
from desktop.operations.examining import examine
from desktop.progress import Step
from desktop.ui.backups.days_dialog import DaysDialog
from desktop.ui.backups.page import BackupsPage
from desktop.ui.backups.restore_dialog import RestoreDialog
from desktop.ui.jobs.job import Errand, Job
from desktop.ui.jobs.progress_window import ProgressWindow
from desktop.workspace import Workspace
from tests.conftest import MemoryKeyring
from tests.factories import NOW, as_checker, make_office
from tests.ui.desks import add_invented, country_of, keep, language, make_desk
from tests.ui.gallery import Scene

DAYS = (0, 6, 13)


@cache
def backed_up(country: str) -> tuple[Workspace, Path]:
    """Return an office with backups of three weeks, families entered since, and the stick."""
    if not isinstance(keyring.get_keyring(), MemoryKeyring):
        keyring.set_keyring(MemoryKeyring())
    folder = Path(tempfile.mkdtemp(prefix="wasl-backups-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    workspace = make_office(folder, country, "urmia" if country == "ir" else "ismailia")
    add_invented(workspace, 24)
    stick = folder / "stick"
    stick.mkdir()
    for day in DAYS:
        back_up(replace(workspace, now=lambda day=day: NOW + timedelta(days=day)), stick)  # type: ignore[misc]
    add_invented(workspace, 36)
    return replace(workspace, now=lambda: NOW + timedelta(days=22)), stick


def empty() -> BackupsPage:
    """Return the page of an office that was never backed up."""
    country = country_of(language())
    folder = Path(tempfile.mkdtemp(prefix="wasl-scene-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return _page(make_office(folder, country, "urmia" if country == "ir" else "ismailia"))


def filled() -> BackupsPage:
    """Return the page with backups, one chosen, a new one due."""
    made = _page(as_checker(backed_up(country_of(language()))[0]))
    made.rows.selectRow(0)
    return made


def done() -> BackupsPage:
    """Return the page right after a backup."""
    workspace, stick = backed_up(country_of(language()))
    made = _page(replace(workspace, now=lambda: NOW + timedelta(days=14)))
    newest = max(stick.iterdir())
    made._show_outcome(
        BackupOutcome(
            path=newest,
            size=newest.stat().st_size,
            families=24,
            persons=24,
            journal_n=60,
            removed=0,
            is_on_same_disk=False,
        )
    )
    return made


def running() -> QWidget:
    """Return the window that shows how far a backup is."""
    holder = QObject()
    job = Job(
        Errand(print, print),
        title=_("Backing up the office"),
        done=print,
        failed=None,
        cancelled=None,
        in_process=True,
        writes=False,
        parent=holder,
    )
    made = ProgressWindow(job, None)
    holder.setParent(made)
    made._show_step(Step(512, 1024, N_("Opening the backup again and comparing")))
    return made


def losses() -> QWidget:
    """Return what a restore would lose."""
    workspace, stick = backed_up(country_of(language()))
    desk = make_desk(workspace)
    file = max(stick.iterdir())
    page = BackupsPage(desk)
    made = RestoreDialog(desk, file, examine(workspace, file), page)
    keep(desk, page)
    return made


def days() -> QWidget:
    """Return the question when a backup is due."""
    page = _page(as_checker(backed_up(country_of(language()))[0]))
    return DaysDialog(page.desk, 7, page)


def _page(workspace: Workspace) -> BackupsPage:
    desk = make_desk(workspace)
    made = BackupsPage(desk)
    keep(desk, made)
    return made


def scenes() -> Iterator[Scene]:
    """Yield every scene of the page."""
    yield Scene("backups", filled)
    yield Scene("backups-empty", empty)
    yield Scene("backups-done", done)
    yield Scene("backups-running", running, keeps_its_size=True)
    yield Scene("backups-restore", losses, keeps_its_size=True)
    yield Scene("backups-days", days, keeps_its_size=True)
