"""The papers beside the sheet: offered when they can be true, and printed with what the dialog asked."""

from pathlib import Path

import pytest

from desktop.models.distribution import DistributionState, Result
from desktop.operations import distributions, handovers
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.distributions.round_papers import DeviceDialog, MandateDialog
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families
from tests.rounds import printed
from tests.ui.conftest import Speak


@pytest.fixture
def office(tmp_path: Path, speak: Speak) -> Workspace:
    speak("fa")
    workspace = make_office(tmp_path)
    add_families(workspace, 4)
    printed(workspace, tmp_path)
    return workspace


@pytest.fixture
def page(page: DistributionsPage) -> DistributionsPage:
    page.view.selectRow(0)
    return page


def offered(page: DistributionsPage) -> list[bool]:
    papers = page.verbs.papers
    actions = (papers.tally, papers.mandate, papers.device, papers.unserved, papers.rest)
    return [action.isEnabled() for action in actions]


def test_papers_are_offered_when_they_can_be_true(page: DistributionsPage) -> None:
    assert page.verbs.other_papers.isVisible()
    assert offered(page) == [True, True, True, True, False]
    row = distributions.distributions(page.desk.workspace)[0]
    handovers.record_results(page.desk.workspace, row.uid, rest=Result.RECEIVED)
    handovers.close(page.desk.workspace, row.uid, returned=2, damaged=0, missing=0)
    page.reload()
    assert distributions.distributions(page.desk.workspace)[0].state is DistributionState.CLOSED
    assert offered(page) == [True, False, True, True, True]


def test_a_mandate_without_an_agent_is_a_form_to_fill_in(page: DistributionsPage, tmp_path: Path) -> None:
    page.verbs.papers.mandate.trigger()
    dialog = page.findChild(MandateDialog)
    assert dialog is not None
    dialog.accept()
    assert dialog.chooser is None  # the row is asked for first
    dialog.form.set_values(dialog.form.values() | {"row": 2, "language": "fa"})
    call = dialog.printing(tmp_path / "a.pdf")
    assert (call.keywords["row"], call.keywords["agent"]) == (2, None)  # type: ignore[attr-defined]  # a partial
    assert call().exists()


def test_a_device_is_printed_in_the_language_chosen(page: DistributionsPage, tmp_path: Path) -> None:
    page.verbs.papers.device.trigger()
    dialog = page.findChild(DeviceDialog)
    assert dialog is not None
    dialog.form.set_values(dialog.form.values() | {"row": 1, "serial": "WC-7", "language": "ar"})
    assert dialog.printing(tmp_path / "a.pdf")().exists()
