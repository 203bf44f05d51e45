"""The import window in three languages: recognised, corrected, tried, taken in whole; a bad file loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.workbook import open_workbook
from desktop.models.importing import Field, RowOutcome, Verdict
from desktop.models.problem import Problem, Severity
from desktop.operations import beneficiaries
from desktop.ui.desk import Desk
from desktop.ui.imports.plan_rows import COLUMNS
from desktop.ui.imports.wizard import DONE, PLAN, ImportWizard
from desktop.ui.widgets.tone import Tone
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.ui.desks import add_invented, country_of
from tests.ui.imports.scenes import FILES, HEADS, KNOWN, desk_on, write_workbook
from tests.ui.structure import assert_sound, show, tab_stops
from tests.ui.typing import press

FILE_WORDS = (".xlsx", "CSV", "*.xlsx *.xlsm *.xls *.ods *.csv *.txt", "2.98E+13", "Sheet")


@pytest.fixture
def office(tmp_path: Path, language: str) -> Workspace:
    workspace = make_office(tmp_path, country_of(language))
    add_invented(workspace, KNOWN)
    return workspace


@pytest.fixture
def desk(office: Workspace) -> Iterator[Desk]:
    made = desk_on(office)
    yield made
    made.jobs.close()


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def wizard(desk: Desk, room: QWidget) -> ImportWizard:
    made = ImportWizard(desk, room)
    show(made, 1080, 700)
    return made


@pytest.fixture
def workbook(tmp_path: Path, office: Workspace) -> Path:
    country = office.country.value
    return write_workbook(tmp_path / FILES[country], country)


def settled(wizard: ImportWizard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: wizard._desk.jobs.is_idle)
    QApplication.sendPostedEvents()


def go_on(wizard: ImportWizard, qtbot: QtBot) -> None:
    wizard.steps.next.click()
    settled(wizard, qtbot)


def take(wizard: ImportWizard, file: Path, qtbot: QtBot) -> None:
    wizard.file._take(str(file))
    settled(wizard, qtbot)


def test_every_step_is_sound_in_every_language(wizard: ImportWizard, workbook: Path, qtbot: QtBot) -> None:
    assert_sound(wizard, FILE_WORDS)
    take(wizard, workbook, qtbot)
    for _step in range(2):
        assert_sound(wizard, FILE_WORDS)
        go_on(wizard, qtbot)
    assert wizard.steps.place == DONE
    assert_sound(wizard, FILE_WORDS)


def test_a_list_with_titles_faults_and_totals_is_taken_in(
    wizard: ImportWizard, workbook: Path, office: Workspace, qtbot: QtBot
) -> None:
    take(wizard, workbook, qtbot)
    choice = wizard.columns.choice()
    assert choice is not None
    assert choice.header_row == 4
    assert Field.NAME in choice.columns
    go_on(wizard, qtbot)
    plan = wizard.plan.plan
    assert plan is not None
    assert (plan.rows, plan.refused) == (40, 2)
    assert beneficiaries.counts(office).families == KNOWN  # nothing was changed yet
    go_on(wizard, qtbot)
    assert wizard.steps.place == DONE
    assert beneficiaries.counts(office).families == KNOWN + plan.added


def test_refused_rows_come_first_with_the_reason_in_words(
    wizard: ImportWizard, workbook: Path, qtbot: QtBot
) -> None:
    take(wizard, workbook, qtbot)
    go_on(wizard, qtbot)
    first = wizard.plan.rows.rows.record(0)
    assert first is not None
    assert first.verdict is Verdict.REFUSED
    assert first.problems
    wizard.plan.tiles[Verdict.REFUSED].click()
    assert wizard.plan.rows.rows.rowCount() == 2
    wizard.plan.tiles[Verdict.REFUSED].click()
    assert wizard.plan.rows.rows.rowCount() == 40


def test_the_reason_of_a_refused_row_is_what_refused_it() -> None:
    problems = (Problem(Severity.WARNING, "unusual"), Problem(Severity.ERROR, "twice"))
    reason = next(column for column in COLUMNS if column.key == "reason")
    assert reason.value(RowOutcome(7, Verdict.REFUSED, "", "", problems)) == "twice"
    assert reason.value(RowOutcome(8, Verdict.ADDED, "", "", problems[:1])) == "unusual"


def test_enter_goes_on_where_every_column_was_recognised(
    wizard: ImportWizard, workbook: Path, qtbot: QtBot
) -> None:
    take(wizard, workbook, qtbot)
    assert wizard.focusWidget() is wizard.steps.next
    press(wizard.steps.next, Qt.Key.Key_Return)
    settled(wizard, qtbot)
    assert wizard.steps.place == PLAN


def test_tab_comes_to_every_column_before_the_buttons(
    wizard: ImportWizard, workbook: Path, qtbot: QtBot
) -> None:
    take(wizard, workbook, qtbot)
    stops = tab_stops(wizard)
    columns = [stops.index(choice) for choice in wizard.columns.meanings.values()]
    start = stops.index(wizard.columns.sheet)
    ring = stops[start:] + stops[:start]
    assert max(ring.index(stops[place]) for place in columns) < ring.index(wizard.steps.give_up)


def test_rows_that_stay_out_are_saved_for_the_sender(
    wizard: ImportWizard, workbook: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    take(wizard, workbook, qtbot)
    go_on(wizard, qtbot)
    assert not wizard.plan.save.isHidden()
    out = tmp_path / "out.xlsx"
    assert wizard._plan is not None
    assert wizard.work.file is not None
    wizard.givings.save_marked(wizard.work.file, wizard._plan.choice, str(out))
    settled(wizard, qtbot)
    assert wizard.steps.banner.property("tone") == Tone.OK.value
    book = open_workbook(out)
    rows = list(book.rows(book.sheets[0]))
    plan = wizard.plan.plan
    assert plan is not None
    assert len(rows) >= 1 + plan.refused + plan.held
    assert all(row[0] and row[2] for row in rows[1:])


def test_the_meaning_of_a_column_can_be_changed(wizard: ImportWizard, workbook: Path, qtbot: QtBot) -> None:
    take(wizard, workbook, qtbot)
    phone = next(
        place for place, choice in wizard.columns.meanings.items() if choice.value() == Field.PHONE.value
    )
    wizard.columns.meanings[phone].set_value(None)
    choice = wizard.columns.choice()
    assert choice is not None
    assert choice.columns[phone] is None


def test_without_a_name_one_is_told_and_stays(wizard: ImportWizard, workbook: Path, qtbot: QtBot) -> None:
    take(wizard, workbook, qtbot)
    for choice in wizard.columns.meanings.values():
        choice.set_value(None)
    go_on(wizard, qtbot)
    assert wizard.steps.place == 1
    assert wizard.steps.banner.property("tone") == Tone.ERROR.value


def test_another_heading_row_is_looked_at(
    wizard: ImportWizard, tmp_path: Path, office: Workspace, qtbot: QtBot
) -> None:
    country = office.country.value
    take(wizard, write_workbook(tmp_path / "list.xlsx", country, 12), qtbot)
    wizard.columns.header.set_value(1)
    wizard.columns._wish_header()
    settled(wizard, qtbot)
    choice = wizard.columns.choice()
    assert choice is not None
    assert choice.header_row == 1
    assert HEADS[country][1] not in [choice.accessibleName() for choice in wizard.columns.meanings.values()]


@pytest.mark.parametrize("content", [b"%PDF-1.7 no list", b"", b"PK\x03\x04 cut short"])
def test_a_bad_file_gives_its_sentence_and_nothing_is_lost(
    wizard: ImportWizard, tmp_path: Path, workbook: Path, content: bytes, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(content)
    take(wizard, bad, qtbot)
    assert wizard.steps.place == 0
    assert wizard.steps.banner.isVisible()
    assert wizard.steps.banner.property("tone") == Tone.ERROR.value
    take(wizard, workbook, qtbot)  # the next file is welcome
    assert wizard.steps.place == 1


def test_a_file_that_changed_since_the_preview_is_not_taken(
    wizard: ImportWizard, workbook: Path, office: Workspace, qtbot: QtBot
) -> None:
    take(wizard, workbook, qtbot)
    go_on(wizard, qtbot)
    write_workbook(workbook, office.country.value, 9)
    go_on(wizard, qtbot)
    assert wizard.steps.place == PLAN
    assert wizard.steps.banner.isVisible()
    assert beneficiaries.counts(office).families == KNOWN


def test_a_file_is_let_fall_on_the_window(wizard: ImportWizard, workbook: Path, qtbot: QtBot) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(workbook))])
    nothing = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, nothing)
    wizard.dropEvent(event)
    settled(wizard, qtbot)
    assert wizard.steps.place == 1


def test_the_same_file_again_has_nothing_new(
    desk: Desk, room: QWidget, wizard: ImportWizard, workbook: Path, qtbot: QtBot
) -> None:
    take(wizard, workbook, qtbot)
    for _step in range(2):
        go_on(wizard, qtbot)
    again = ImportWizard(desk, room, workbook)
    show(again, 1080, 700)
    settled(again, qtbot)
    go_on(again, qtbot)
    assert again.plan.plan is not None
    assert again.plan.plan.taken_before is not None
    assert again.steps.banner.isVisible()
    go_on(again, qtbot)
    assert again.steps.place == PLAN
