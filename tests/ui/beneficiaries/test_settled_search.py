"""The journal hears of a search when the clerk rests on it, once, and of no key he pressed on the way."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.journal import Action
from desktop.ui.beneficiaries.settled_search import SettledSearch
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.ui.desks import keep, make_desk


def _noted(qtbot: QtBot, search: SettledSearch, office: Workspace) -> int:
    qtbot.waitUntil(lambda: search._desk.jobs.is_idle)
    with office.store.read() as uow:
        return len(uow.journal.with_action(Action.SEARCHED.value))


def test_only_the_words_that_rest_are_noted(qtbot: QtBot, tmp_path: Path) -> None:
    office = make_office(tmp_path)
    widget = QWidget()
    qtbot.addWidget(widget)
    desk = make_desk(office)
    keep(desk, widget)
    search = SettledSearch(desk, widget)
    search._rest.setInterval(1)
    for typed in ("م", "مح", "محم", "محمد"):
        search.hear(typed, 5)
    qtbot.waitUntil(lambda: not search._rest.isActive())
    assert _noted(qtbot, search, office) == 1
    search.hear("محمد", 5)  # the page loaded again: still the same search
    assert not search._rest.isActive()
    search.hear("سعاد", 2)
    search.hear("", 0)  # the box was emptied before the words had rested: they were looked for all the same
    assert _noted(qtbot, search, office) == 2
