"""The timeline window shows what happened, takes notes of contact, and strikes them out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import _
from desktop.models.beneficiary import Household
from desktop.models.contact_note import ContactKind
from desktop.models.timeline import EventKind
from desktop.operations import beneficiaries, returned_sheets
from desktop.operations.returned_sheets import ReadResults
from desktop.ui.beneficiaries.contact_dialog import ContactDialog
from desktop.ui.beneficiaries.family_pane import FamilyPane
from desktop.ui.beneficiaries.timeline_window import TimelineWindow
from desktop.ui.desk import Desk
from desktop.ui.widgets.paper_window import PreviewWindow
from tests.factories import make_office
from tests.families import add_families
from tests.returned import plain_scan
from tests.rounds import printed
from tests.ui.desks import make_desk
from tests.ui.structure import assert_accessible, assert_nothing_cut


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    office = make_office(tmp_path)
    add_families(office, 1)
    return make_desk(office)


def uid_of(desk: Desk) -> str:
    with desk.workspace.store.read() as uow:
        return uow.session.query(Household).one().uid


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[TimelineWindow]:
    behind = QWidget()
    qtbot.addWidget(behind)
    made = TimelineWindow(desk, behind, household_uid=uid_of(desk), family="أحمد", is_closed=False)
    made.show()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    yield made
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    made.close()


def newest(window: TimelineWindow) -> ContactDialog:
    return window.findChildren(ContactDialog)[-1]


def test_a_note_is_written_read_again_and_struck_out(
    window: TimelineWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.write_note()
    dialog = newest(window)
    assert not dialog.form.editor("agency").isEnabled()
    dialog.accept()
    assert dialog.isVisible()  # the words are missing
    dialog.form.set_values(
        {
            "kind": "referred",
            "day": desk.workspace.today(),
            "agency": "مستشفى",
            "text": "كشف",
            "outcome": "open",
        }
    )
    dialog._let_agency()
    assert dialog.draft().kind is ContactKind.REFERRED
    with qtbot.waitSignal(window.changed):
        dialog.accept()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert window.table.model().rowCount() == 2
    window.table.selectRow(0)
    assert "مستشفى" in window.told.text()
    assert window.correct.isEnabled()
    window._open_note()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    again = newest(window)
    assert again.draft().text == "كشف"
    again.close()
    with qtbot.waitSignal(window.changed):
        window._strike("أسرة أخرى")
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    window.table.selectRow(0)
    assert "أسرة أخرى" in window.told.text()
    assert not window.strike.isEnabled()
    window.kind.set_value(EventKind.VISITED)
    window.load()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert window.table.model().rowCount() == 0
    assert window.table.empty.title.text() == _("No such event")  # much is on record: the choice is empty


def test_a_line_leads_to_the_page_on_which_the_family_signed(
    window: TimelineWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = printed(desk.workspace, tmp_path, received=1).uid
    scan = plain_scan(tmp_path / "scan.png", rows=1)
    returned_sheets.record_reading(desk.workspace, sheet, ReadResults(signed=(1,), kept=[scan]))
    window.load()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    enabled = []
    for row in range(window.table.model().rowCount()):
        window.table.selectRow(row)
        enabled.append(window.page.isEnabled())
    assert enabled.count(True) == 1
    window.table.selectRow(enabled.index(True))
    window.page.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewWindow)))
    (shown,) = window.findChildren(PreviewWindow)
    assert "2026/1" in shown.windowTitle()
    shown.close()


@pytest.mark.usefixtures("language")
def test_the_window_is_well_built(window: TimelineWindow) -> None:
    assert_accessible(window)
    assert_nothing_cut(window)


def test_the_card_offers_the_timeline_of_its_family(desk: Desk, qtbot: QtBot) -> None:
    behind = QWidget()
    qtbot.addWidget(behind)
    pane = FamilyPane(behind)
    with qtbot.waitSignal(pane.shown_anew):
        pane.show_family(beneficiaries.card(desk.workspace, uid_of(desk)), can_edit=True)
    assert pane.family is not None
