"""What is put right in the import window: unknown words, bad cells, likenesses, pasted rows, a whole import taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.importing import Field, Ruling, Verdict
from desktop.operations import beneficiaries, import_undoing, imports
from desktop.ui.beneficiaries.page import BeneficiariesPage
from desktop.ui.desk import Desk
from desktop.ui.imports.earlier_dialog import EarlierDialog
from desktop.ui.imports.wizard import COLUMNS, DONE, PLAN, WORDS, ImportWizard
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.tone import Tone
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.ui.imports.scenes import desk_on
from tests.ui.structure import assert_accessible, show
from tests.ui.typing import press

AHMED = "27503081901311"
BLOCK = (
    "الاسم\tالرقم القومي\tالقرية\tالحالة الاجتماعية\r\n"
    "أحمد محمود السيد\t2.98E+13\tفايد\tحالة ب\r\nسعاد علي حسن\t\tفايد\tأرملة\r\n"
)

pytestmark = pytest.mark.parametrize("language", ["ar"], indirect=True)


@pytest.fixture
def office(tmp_path: Path, language: str) -> Workspace:
    return make_office(tmp_path)


@pytest.fixture
def desk(office: Workspace) -> Iterator[Desk]:
    made = desk_on(office)
    yield made
    made.jobs.close()


@pytest.fixture
def wizard(desk: Desk, qtbot: QtBot) -> ImportWizard:
    room = QWidget()
    qtbot.addWidget(room)
    made = ImportWizard(desk, room)
    made.room = room  # type: ignore[attr-defined]  # lives as long as the window
    show(made, 1080, 700)
    return made


def _settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    QApplication.sendPostedEvents()


def _on(wizard: ImportWizard, desk: Desk, qtbot: QtBot) -> None:
    wizard.steps.next.click()
    _settled(desk, qtbot)


def test_pasted_rows_are_put_right_and_taken_in(
    wizard: ImportWizard, desk: Desk, office: Workspace, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("no block")
    wizard.file.paste.click()
    assert wizard.steps.banner.property("tone") == Tone.WARN.value
    QGuiApplication.clipboard().setText(BLOCK)
    wizard.file.paste.click()
    _settled(desk, qtbot)
    assert wizard.steps.place == COLUMNS
    wizard.columns.sent_by.set_value("جمعية الخير")
    _on(wizard, desk, qtbot)
    assert (wizard.steps.place, [word.text for word in wizard.words.words]) == (WORDS, ["حالة ب"])
    wizard.words.choices[0].set_value("widowed")
    _on(wizard, desk, qtbot)
    assert wizard.steps.place == PLAN
    wizard.plan.rows.selectRow(0)
    dialog = wizard.plan._correct()
    assert dialog is not None
    show(dialog, 820, 480)
    assert_accessible(dialog)
    dialog.fields[Field.NATIONAL_ID].setText(AHMED)
    dialog.accept()
    assert not wizard.plan.is_checked
    _on(wizard, desk, qtbot)
    plan = wizard.plan.plan
    assert plan is not None
    assert (wizard.steps.place, plan.added, plan.refused) == (PLAN, 2, 0)
    _on(wizard, desk, qtbot)
    assert wizard.steps.place == DONE
    card = beneficiaries.card(office, beneficiaries.household_of(office, 1))
    assert (card.household.head.national_id, card.household.head.marital_state) == (AHMED, "widowed")
    assert imports.senders(office)[0] == "جمعية الخير"


def test_a_likeness_is_decided_in_the_wizard(
    wizard: ImportWizard, desk: Desk, office: Workspace, qtbot: QtBot
) -> None:
    for _turn in range(2):
        QGuiApplication.clipboard().setText("الاسم\tالقرية\tالعنوان\nسعاد علي حسن\tفايد\tش " + str(_turn))
        wizard.steps.stack.setCurrentIndex(0)
        wizard.file.take_pasted()
        _settled(desk, qtbot)
        for _step in range(2 - _turn):
            _on(wizard, desk, qtbot)
    wizard.plan.rows.selectRow(0)
    dialog = wizard.plan._correct()
    assert dialog is not None
    dialog.rulings[Ruling.ANOTHER].setChecked(True)
    dialog.accept()
    _on(wizard, desk, qtbot)
    assert wizard.plan.plan is not None
    assert [one.verdict for one in wizard.plan.plan.outcomes] == [Verdict.ADDED]


def test_an_import_is_taken_back_from_the_list_of_them(
    wizard: ImportWizard, desk: Desk, office: Workspace, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(BLOCK)
    wizard.file.take_pasted()
    _settled(desk, qtbot)
    for _step in range(3):
        _on(wizard, desk, qtbot)
    assert beneficiaries.counts(office).families == 1
    dialog = EarlierDialog(desk.jobs, office, wizard)
    show(dialog, 820, 480)
    assert_accessible(dialog)
    dialog.table.selectRow(0)
    dialog.confirm.click()
    _settled(desk, qtbot)
    question = next(one for one in dialog.findChildren(Dialog) if one is not dialog)
    question.confirm.click()
    _settled(desk, qtbot)
    assert beneficiaries.counts(office).families == 0
    assert dialog.banner.property("tone") == Tone.OK.value
    assert not dialog.confirm.isEnabled()
    assert [one.is_undone for one in import_undoing.latest(office)] == [True]


def test_an_empty_workbook_for_senders_is_saved(
    wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "empty.xlsx"
    wizard.givings.save_template(str(out))
    _settled(desk, qtbot)
    assert load_workbook(out).worksheets[0]["B1"].value == "الاسم رباعيا"
    assert wizard.steps.banner.property("tone") == Tone.OK.value


def test_rows_pasted_on_the_page_open_the_window(desk: Desk, qtbot: QtBot) -> None:
    page = BeneficiariesPage(desk, import_wizard=ImportWizard)
    qtbot.addWidget(page)
    _settled(desk, qtbot)
    QGuiApplication.clipboard().setText(BLOCK)
    press(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    _settled(desk, qtbot)
    window = page.findChild(ImportWizard)
    assert window is not None
    assert window.steps.place == COLUMNS
