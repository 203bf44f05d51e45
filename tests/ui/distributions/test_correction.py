"""A row of a closed round is corrected from the card: who is meant is shown, the request is filed."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.correction import Fate
from desktop.models.distribution import Result
from desktop.operations import approvals, decisions, distributions, handovers
from desktop.progress import Progress
from desktop.ui.desk import Desk
from desktop.ui.distributions.correction_dialog import CorrectionDialog
from desktop.ui.distributions.page import DistributionsPage
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import add_families
from tests.rounds import printed
from tests.ui.conftest import Speak


@pytest.fixture
def office(tmp_path: Path, speak: Speak) -> Workspace:
    speak("en")
    workspace = make_office(tmp_path)
    add_families(workspace, 4)
    uid = printed(workspace, tmp_path, received=4).uid
    handovers.record_results(workspace, uid, rest=Result.RECEIVED)
    handovers.close(workspace, uid, returned=0, damaged=0, missing=0)
    return workspace


def test_a_row_of_a_closed_round_is_corrected(page: DistributionsPage, desk: Desk, qtbot: QtBot) -> None:
    page.view.selectRow(0)
    page.verbs.correct.click()
    dialog = page.findChild(CorrectionDialog)
    assert dialog is not None
    rows = distributions.rows(desk.workspace, distributions.distributions(desk.workspace)[0].uid)
    dialog.form.set_values({"row": 3, "becomes": Result.ABSENT.value, "reason": "He came the next day."})
    dialog._show_whom()
    assert rows[2].name in dialog.whom.text()
    looked_up = dialog._found
    dialog.form.changed.emit()  # of another field: the row is not read again
    assert dialog._found is looked_up
    dialog.accept()
    assert dialog.isVisible()  # where the goods are is missing
    dialog.form.set_values(dialog.form.values() | {"fate": Fate.RETURNED.value})
    dialog._show_whom()
    dialog.accept()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    (request,) = approvals.waiting(as_checker(desk.workspace))
    assert request.number in page.banner.words.text()
    decisions.grant(as_checker(desk.workspace), request.number, Progress())
    page.reload()
    assert "corrected: absent" in _words(page)


def _words(page: DistributionsPage) -> str:
    return " ".join(label.text() for label in page.card.findChildren(type(page.card.title)))
