"""The way to a first office, in three languages: nothing is made before the paper was read back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.i18n.tongue import tongue
from desktop.models.key_paper import recovery_groups
from desktop.operations.offices import Unlock, open_office
from desktop.operations.users import sign_in
from desktop.ui.application import prepare_application
from desktop.ui.set_up.window import SetUpWindow
from desktop.ui.set_up.wizard import WIDTH_OF_STEPS, SetUpWizard
from desktop.ui.widgets.paper_window import PaperWindow
from tests.factories import PASSPHRASE, PASSWORD, make_office
from tests.ui.set_up.scenes import STEPS, fill, window
from tests.ui.typing import press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen has no window manager


@pytest.fixture(params=["ar", "fa", "en"], autouse=True)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    prepare_application(qapp, tongue(request.param))
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def before(tmp_path: Path, qtbot: QtBot) -> Iterator[SetUpWindow]:
    made = window(home=tmp_path)
    qtbot.addWidget(made)
    yield made
    made._jobs.close()


def _wizard(before: SetUpWindow) -> SetUpWizard:
    before.start.new.click()
    assert before.wizard is not None
    return before.wizard


def _answer_all(wizard: SetUpWizard, qtbot: QtBot, paper: Path) -> None:
    for step in STEPS[:-1]:
        fill(wizard, step)
        wizard.steps.try_on()
    assert wizard.steps.place == len(STEPS) - 1
    assert not wizard.paper.form.isEnabled()
    wizard.save_paper(str(paper))
    qtbot.waitUntil(wizard.paper.form.isEnabled, timeout=10_000)


def test_an_office_is_made_and_its_persons_can_sign_in(
    before: SetUpWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = _wizard(before)
    _answer_all(wizard, qtbot, tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").stat().st_size > 1000
    groups = recovery_groups(wizard._new_keys.recovery)
    wizard.paper.form.set_values({f"group{n}": groups[n - 1].lower() for n in wizard._new_keys.asked_groups})
    with qtbot.waitSignal(before.office_ready, timeout=20_000) as told:
        wizard.steps.try_on()
    assert told.args is not None
    workspace = open_office(told.args[0], Unlock(passphrase=PASSPHRASE))
    assert sign_in(workspace, "clerk", PASSWORD).actor is not None
    workspace.store.close()


def test_a_wrong_group_is_told_and_nothing_is_made(before: SetUpWindow, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = _wizard(before)
    _answer_all(wizard, qtbot, tmp_path / "paper.pdf")
    wizard.paper.form.set_values({f"group{n}": "WRONG1" for n in wizard._new_keys.asked_groups})
    wizard.steps.try_on()
    qtbot.waitUntil(
        lambda: not wizard.steps.banner.isHidden() and wizard.steps.next.isEnabled(), timeout=10_000
    )
    assert [path.name for path in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_step_with_something_missing_does_not_go_on(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    wizard.country.form.set_values({"country": None})
    wizard.steps.try_on()
    assert wizard.steps.place == 0
    fill(wizard, "country")
    wizard.steps.try_on()
    assert wizard.steps.place == 1
    fill(wizard, "office")
    wizard.office.form.set_values({**wizard.office.form.values(), "code": "NOT A CODE"})
    wizard.steps.try_on()
    assert wizard.steps.place == 1
    assert not wizard.steps.banner.isHidden()


def test_two_passwords_that_differ_are_told(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    for step in ("country", "office", "signatories"):
        fill(wizard, step)
        wizard.steps.try_on()
    fill(wizard, "persons")
    wizard.persons.clerk.set_values({**wizard.persons.clerk.values(), "again": "something else"})
    wizard.steps.try_on()
    assert wizard.steps.place == 3


def test_a_short_password_and_a_short_passphrase_are_told_where_they_are_typed(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    for step in STEPS[:4]:
        fill(wizard, step)
        if step == "persons":
            short = {"password": "kutah", "again": "kutah"}
            wizard.persons.clerk.set_values(wizard.persons.clerk.values() | short)
        wizard.steps.try_on()
    assert wizard.steps.place == STEPS.index("persons")
    fill(wizard, "persons")
    wizard.steps.try_on()
    wizard.keys.secret.set_values({"passphrase": "kutah bud", "again": "kutah bud"})
    wizard.steps.try_on()
    assert wizard.steps.place == STEPS.index("keys")


def test_what_was_wrong_before_is_not_said_again(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    for step in STEPS[:4]:
        fill(wizard, step)
        if step != "persons":
            wizard.steps.try_on()
    clerk = wizard.persons.clerk.values()
    wizard.persons.checker.set_values(wizard.persons.checker.values() | {"name": clerk["name"]})
    wizard.steps.try_on()
    assert not wizard.steps.banner.isHidden()
    wizard.persons.clerk.set_values(clerk | {"again": "something else"})
    wizard.steps.try_on()
    assert wizard.steps.banner.isHidden()


def test_no_group_is_asked_for_before_the_paper_is_there(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    for step in STEPS[:-1]:
        fill(wizard, step)
        wizard.steps.try_on()
    wizard.steps.try_on()
    assert not wizard.steps.banner.isHidden()
    assert wizard.focusWidget() is wizard.paper.print


def test_the_saved_paper_is_shown_and_printed_by_the_program_itself(
    before: SetUpWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = _wizard(before)
    _answer_all(wizard, qtbot, tmp_path / "paper.pdf")
    assert wizard.findChildren(PaperWindow)


def test_enter_on_the_first_window_begins_an_office(before: SetUpWindow) -> None:
    before.show()
    assert before.focusWidget() is before.start.new


def test_an_office_of_one_asks_for_no_checker(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    for step in STEPS[: STEPS.index("keys")]:
        fill(wizard, step)
        if step == "persons":
            wizard.persons.checker.set_values({"name": "", "full_name": "", "password": "", "again": ""})
            wizard.persons.alone.setChecked(True)
        wizard.steps.try_on()
    assert wizard.plan.checker is None
    assert wizard.steps.place == STEPS.index("keys")


def test_giving_up_returns_to_the_start(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    wizard.steps.give_up.click()
    assert before.stack.currentWidget() is before.start


def test_a_folder_without_an_office_is_said_and_one_with_an_office_is_opened(
    before: SetUpWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before.open_folder(str(tmp_path))
    assert not before.banner.isHidden()
    office = make_office(tmp_path)
    with qtbot.waitSignal(before.office_ready) as told:
        before.open_folder(str(office.paths.folder))
    assert told.args == [office.paths.folder]


def test_enter_alone_leads_from_the_first_field_to_the_keys(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    before.show()
    for step in STEPS[:-1]:
        fill(wizard, step)
        place = wizard.steps.place
        for _field in range(20):
            focused = wizard.focusWidget()
            if wizard.steps.place != place or focused is None:
                break
            press(focused, Qt.Key.Key_Return)
        assert wizard.steps.place == place + 1, step


def test_a_step_begins_at_the_leading_edge_and_marks_what_is_required(before: SetUpWindow) -> None:
    before.resize(1400, 700)
    before.show()
    wizard = _wizard(before)
    view = wizard.country
    left = view.mapTo(wizard.steps.stack, view.rect().topLeft()).x()
    if wizard.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        left = wizard.steps.stack.width() - left - view.width()
    assert left == 0
    assert view.width() == WIDTH_OF_STEPS
    assert wizard.office.letterhead_form.label("line1").text().endswith("*")
    assert not wizard.office.letterhead_form.label("line2").text().endswith("*")


def test_every_step_fits_a_low_screen(before: SetUpWindow) -> None:
    wizard = _wizard(before)
    wizard.steps.banner.say("نص")
    assert before.minimumSizeHint().height() <= 640
