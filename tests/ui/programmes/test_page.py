"""The page of programmes: a campaign with a Hijri month, families that join, are suspended, told, and go on."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import use
from desktop.i18n.months import Calendar
from desktop.i18n.tongue import tongue
from desktop.models.period import month_of
from desktop.operations import programmes
from desktop.operations.membership_notices import print_notice
from desktop.ui.programmes.enrol_dialog import EnrolDialog
from desktop.ui.programmes.member_dialogs import EndingDialog, ToldDialog
from desktop.ui.programmes.page import FAMILIES, ProgrammesPage
from desktop.ui.programmes.programme_dialog import ProgrammeDialog
from desktop.ui.programmes.stage_dialog import StageDialog
from desktop.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import make_office
from tests.families import add_families, give_category
from tests.ui.desks import keep, make_desk


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    use(tongue("en"))
    office = make_office(tmp_path)
    for code in add_families(office, 3)[:2]:
        give_category(office, code, "widow")
    return office


def settle(qtbot: QtBot, page: ProgrammesPage) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=20_000)


def dialog_of(kind: type[QWidget]) -> QWidget:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_a_campaign_from_its_month_to_a_family_that_goes_on(
    qtbot: QtBot, office: Workspace, tmp_path: Path
) -> None:
    page = ProgrammesPage(make_desk(office))
    keep(page.desk, page)
    qtbot.addWidget(page)
    page.show()
    page.new.click()
    form = dialog_of(ProgrammeDialog)
    assert isinstance(form, ProgrammeDialog)
    form.form.set_values(
        {"code": "ramadan", "name": "Ramadan bag", "kind": "campaign", "aid_kind": "food_bag"}
    )
    form.accept()
    settle(qtbot, page)
    page.catalogue.stage.click()
    period = dialog_of(StageDialog)
    assert isinstance(period, StageDialog)
    period.form.set_values({"kind": "period", "days": month_of(1447, 9, Calendar.HIJRI)})
    period.accept()
    settle(qtbot, page)
    stage = programmes.stages(office, "ramadan")[0]
    assert stage.name == "Ramadan 1447"
    assert (stage.starts_on, stage.ends_on) == month_of(1447, 9, Calendar.HIJRI)
    page.catalogue.families.click()
    assert page.switch.place() == FAMILIES
    page.new.click()
    join = dialog_of(EnrolDialog)
    assert isinstance(join, EnrolDialog)
    join.form.set_values({"category": "widow", "day": office.today()})
    join.count()
    settle(qtbot, page)
    join.accept()
    settle(qtbot, page)
    assert page.members.view.rows.rowCount() == 2
    page.members.view.selectRow(0)
    page.members.suspend.click()
    reason = dialog_of(EndingDialog)
    assert isinstance(reason, EndingDialog)
    reason.form.set_values({"usual": "Papers are missing", "day": office.today()})
    reason.accept()
    settle(qtbot, page)
    row = page.members.row()
    assert row is not None
    out = print_notice(office, row.uid, tmp_path / "notice.pdf", language="en")
    assert "Papers are missing" in page_texts(out)[0]
    page.members.told.click()
    told = dialog_of(ToldDialog)
    assert isinstance(told, ToldDialog)
    told.accept()
    settle(qtbot, page)
    row = page.members.row()
    assert row is not None
    assert row.told_how == "letter"
    page.members.resume.click()
    settle(qtbot, page)
    assert page.members.suspend.isVisible()
