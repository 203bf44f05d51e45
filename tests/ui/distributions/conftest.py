"""An office with an approved list of five families, its desk, and the page of distributions.

A file whose office stands otherwise gives its own `office`; desk and page follow it.
"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import distributions
from desktop.operations.distributions import Planned
from desktop.ui.desk import Desk
from desktop.ui.distributions.page import DistributionsPage
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families
from tests.rounds import ARABIC, approved, wish


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 5)
    return workspace


@pytest.fixture
def list_uid(office: Workspace) -> str:
    return approved(office)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> DistributionsPage:
    made = DistributionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def opened(office: Workspace, list_uid: str, tmp_path: Path) -> Planned:
    planned = distributions.plan(office, wish(list_uid, received=5))
    distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
    return planned
