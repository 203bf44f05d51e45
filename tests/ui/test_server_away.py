"""The window while the server of its office is away: it says so once, keeps what it shows, and goes on by itself."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.store import hearing
from desktop.ui.beneficiaries.page import BeneficiariesPage
from desktop.workspace import Workspace
from tests.databases import Databases, on_server
from tests.factories import make_office
from tests.families import add_families
from tests.servers import server
from tests.ui.desks import add_invented, keep, make_desk

__all__ = ["on_server"]
WAIT_MS = 20_000


@pytest.fixture
def office(on_server: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(hearing, "RETRY_S", 0.1)
    made = make_office(tmp_path)
    add_families(made, 12)
    return made


def test_the_page_says_that_the_server_is_away_and_recovers(qtbot: QtBot, office: Workspace) -> None:
    desk = make_desk(office)
    office.store.serve_window()
    page = BeneficiariesPage(desk)
    keep(desk, page)
    qtbot.addWidget(page)
    page.reload()
    page.show()
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 12, timeout=WAIT_MS)
    server().stop()
    try:
        page.reload()
        qtbot.waitUntil(page.banner.isVisible, timeout=WAIT_MS)
        assert page.list.rows.rowCount() == 12
    finally:
        server().start()
    add_invented(office, 1)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 13, timeout=WAIT_MS)
