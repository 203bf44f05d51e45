"""The desk of an office with its lists, and their page; each file gives its own `office`."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.approved_lists.page import ApprovedListsPage
from desktop.ui.desk import Desk, PageKey, Wish
from desktop.workspace import Workspace
from tests.ui.desks import make_desk


@pytest.fixture
def shown() -> list[tuple[PageKey, Wish]]:
    return []


@pytest.fixture
def desk(office: Workspace, shown: list[tuple[PageKey, Wish]]) -> Iterator[Desk]:
    made = make_desk(office, shown)
    yield made
    made.jobs.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ApprovedListsPage:
    made = ApprovedListsPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made
