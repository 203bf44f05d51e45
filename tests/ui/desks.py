"""Gives pages in tests and pictures what the window gives them: an office of invented families, and its desk."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

import keyring
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desktop.i18n.catalogue import current
from desktop.models.beneficiary import Relation, Sex
from desktop.models.country import Country
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_lines import CategoryDraft
from desktop.operations import beneficiaries
from desktop.operations.population import invent
from desktop.progress import Progress
from desktop.ui.changes import Changes
from desktop.ui.desk import Desk, PageKey, Wish
from desktop.ui.jobs.runner import ChildRunner, Jobs
from desktop.ui.preferences import Preferences
from desktop.workspace import Workspace
from tests.conftest import MemoryKeyring
from tests.factories import make_office

FAMILIES = 48
_KEPT: list[QWidget] = []  # a page behind a dialog must outlive the function that made both


def country_of(language: str) -> str:
    """Return where an office of that language works."""
    return "ir" if language == "fa" else "eg"


def add_invented(workspace: Workspace, count: int) -> None:
    """Register invented families one by one, as a clerk would."""
    for family in invent(workspace.country, count, seed=7):
        head = MemberDraft(
            name=family.name,
            relation=Relation.HEAD,
            sex=Sex.FEMALE if family.is_female else Sex.MALE,
            national_id=family.national_id,
            birth_date=family.birth_date,
            father_name=family.father_name if workspace.country is Country.IRAN else "",
        )
        beneficiaries.register(
            workspace,
            FamilyDraft(
                members=(head,),
                place=family.place,
                members_declared=family.members,
                categories=(CategoryDraft(code=family.category),),
            ),
        )


@cache
def filled_office(country: str, fill: Callable[[Workspace], None]) -> Workspace:
    """Return an office of invented families with what `fill` adds, made once a run; for looking at only."""
    if not isinstance(keyring.get_keyring(), MemoryKeyring):
        keyring.set_keyring(MemoryKeyring())
    folder = Path(tempfile.mkdtemp(prefix="wasl-scene-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    workspace = make_office(folder, country, "urmia" if country == "ir" else "ismailia", fill=_invented)
    fill(workspace)
    return workspace


def _invented(workspace: Workspace) -> None:
    add_invented(workspace, FAMILIES)


def make_desk(workspace: Workspace, shown: list[tuple[PageKey, Wish]] | None = None) -> Desk:
    """Return a desk on an office; wishes for other pages are noted in `shown`."""
    changes = Changes()
    workspace.store.listen(changes.tell)
    settings = QSettings(
        str(Path(tempfile.mkdtemp(prefix="wasl-likes-")) / "likes.ini"), QSettings.Format.IniFormat
    )
    likes = Preferences(settings)
    likes.is_silent = True
    noted = [] if shown is None else shown
    return Desk(
        workspace=workspace,
        jobs=Jobs(changes, _children),
        changes=changes,
        preferences=likes,
        show_page=lambda key, wish: noted.append((key, wish)),
        tell=lambda _words: None,
    )


def keep(desk: Desk, widget: QWidget) -> None:
    """Let what the desk is made of live as long as a widget."""
    desk.jobs.setParent(widget)
    desk.changes.setParent(widget)
    _KEPT.append(widget)


def settle(desk: Desk) -> None:
    """Wait in a scene until the page's questions are answered."""
    app = QApplication.instance()
    assert app is not None
    while not desk.jobs.is_idle:
        app.processEvents()
    app.processEvents()


def language() -> str:
    """Return the language of the reader."""
    return current().language


def _children() -> ChildRunner:
    """Return a child that is none: keys of a test stand in a keyring no other process can reach."""
    return _run_here


def _run_here(
    call: "partial[object]",
    progress: Progress,
    is_cancelled: Callable[[], bool],
    changed: Callable[[Iterable[str]], None],
) -> object:
    return call(progress=progress)
