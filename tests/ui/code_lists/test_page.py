"""The page of the office's lists: an entry added and merged, villages taken in, and who may only look."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import use
from desktop.i18n.tongue import tongue
from desktop.models.code_list import CodeListName
from desktop.operations import area_trees, code_lists
from desktop.ui.code_lists.area_import_dialog import AreaImportDialog
from desktop.ui.code_lists.code_dialog import CodeDialog
from desktop.ui.code_lists.kit_dialog import KitDialog
from desktop.ui.code_lists.merge_dialog import MergeDialog
from desktop.ui.code_lists.page import AREAS, COVERAGE, CodeListsPage
from desktop.workspace import Workspace
from tests.factories import as_checker, as_clerk, make_office
from tests.ui.desks import keep, make_desk


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    use(tongue("en"))
    return as_checker(make_office(tmp_path))


def open_page(qtbot: QtBot, office: Workspace) -> CodeListsPage:
    page = CodeListsPage(make_desk(office))
    keep(page.desk, page)
    qtbot.addWidget(page)
    page.show()
    return page


def settle(qtbot: QtBot, page: CodeListsPage) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=20_000)


def dialog_of(kind: type[QWidget]) -> QWidget:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_an_entry_is_added_merged_and_brought_back(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    page.new.click()
    form = dialog_of(CodeDialog)
    assert isinstance(form, CodeDialog)
    form.form.set_values({"ar": "متضررو السيول", "en": "Flood victims", "sensitivity": "none"})
    form.accept()
    settle(qtbot, page)
    row = page.codes.record()
    assert row.label == "Flood victims"
    page.codes.verbs.merge.click()
    question = dialog_of(MergeDialog)
    assert isinstance(question, MergeDialog)
    question.form.set_values({"into": "poor_family"})
    question.accept()
    settle(qtbot, page)
    assert page.codes.record().merged_into == "poor_family"
    assert page.codes.verbs.undo.isVisible()
    page.codes.verbs.undo.click()
    settle(qtbot, page)
    assert not page.codes.record().merged_into


def test_a_kit_gets_its_parts_by_keyboard_fields(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    page.lists.set_value(CodeListName.AID_KIND.value)
    page.reload()
    rows = code_lists.entries(office, CodeListName.AID_KIND, "en")
    page.codes.choose(next(row.uid for row in rows if row.code == "food_box"))
    page.codes.kit.click()
    dialog = dialog_of(KitDialog)
    assert isinstance(dialog, KitDialog)
    item, quantity, unit = dialog._lines[0]
    item.set_value("Rice")
    quantity.set_value(3)
    unit.set_value("kg")
    dialog.accept()
    settle(qtbot, page)
    kit = code_lists.code_card(office, CodeListName.AID_KIND, "food_box").kit
    assert [(part.item, part.quantity, part.unit) for part in kit] == [("Rice", 3, "kg")]


def test_villages_are_looked_through_and_taken_in(qtbot: QtBot, office: Workspace, tmp_path: Path) -> None:
    page = open_page(qtbot, office)
    page.switch.go_to(AREAS)
    page.areas.choose(next(row.uid for row in area_trees.tree(office) if row.code == "EG1904"))
    page.take_in.click()
    dialog = dialog_of(AreaImportDialog)
    assert isinstance(dialog, AreaImportDialog)
    assert not dialog.confirm.isEnabled()
    path = tmp_path / "villages.csv"
    path.write_text("القرية,الكود\nنفيشة,101\nأبو عطوة,102\n", encoding="utf-8")
    dialog.look_through(str(path))
    settle(qtbot, page)
    assert dialog.confirm.isEnabled()
    dialog.accept()
    settle(qtbot, page)
    page.search.setText("نفيشه")  # type: ignore[union-attr]  # the page has one
    page.reload()
    assert page.areas.view.rows.rowCount() == 1
    page.search.clear()  # type: ignore[union-attr]
    page.switch.go_to(COVERAGE)
    assert page.coverage.rows.rowCount() == 13


def test_a_clerk_looks_and_changes_nothing(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, as_clerk(office))
    page.codes.view.selectRow(0)
    settle(qtbot, page)
    shown = (page.new, page.codes.edit, page.codes.verbs.merge, page.codes.up, page.codes.verbs.close_entry)
    assert not any(button.isVisible() for button in shown)
