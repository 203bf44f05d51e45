"""The exchange page: both directions in every language, sending after a look, and the review of rows."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import use
from desktop.i18n.tongue import tongue
from desktop.models.package import RowDecision, RowVerdict
from desktop.operations import packages, reviewing
from desktop.operations.approvals import waiting
from desktop.operations.decisions import grant
from desktop.operations.packages import PackageRow
from desktop.operations.sending import preview_send
from desktop.progress import Progress
from desktop.ui.desk import Wish
from desktop.ui.packages.page import SENT, ExchangePage
from desktop.ui.packages.review_window import ReviewWindow
from desktop.ui.packages.send_dialog import SendDialog
from desktop.workspace import Workspace
from tests.exchanging import Pair, carry, pair, populate, sent, staged
from tests.factories import as_checker
from tests.ui.desks import keep, make_desk


@pytest.fixture
def offices(tmp_path: Path) -> Pair:
    both = pair(tmp_path)
    populate(both.a, 6)
    populate(both.b, 2)
    return both


def open_page(qtbot: QtBot, office: Workspace) -> ExchangePage:
    page = ExchangePage(make_desk(office))
    keep(page.desk, page)
    qtbot.addWidget(page)
    return page


def wait_for(qtbot: QtBot, page: ExchangePage) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_both_directions_are_shown_in_every_language(qtbot: QtBot, offices: Pair, language: str) -> None:
    staged(offices)
    use(tongue(language))
    page = open_page(qtbot, offices.b)
    assert page.view.rows.rowCount() == 2
    page.view.selectRow(0)
    assert page.review.isVisibleTo(page.card)
    page.receive(Wish(filter="sent"))
    assert page.switch.place() == SENT
    page.view.selectRow(0)
    assert page.save_copy.isVisibleTo(page.card)


def package_row(page: ExchangePage, uid: str) -> PackageRow:
    """Return a received package as the page lists it."""
    return next(row for row in packages.desk(page.desk.workspace).received if row.uid == uid)


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_nothing_is_asked_before_it_was_seen(qtbot: QtBot, offices: Pair, language: str) -> None:
    use(tongue(language))
    page = open_page(qtbot, offices.a)
    dialog = SendDialog(page.desk, page)
    dialog.accept()
    wait_for(qtbot, page)
    assert dialog.preview is not None
    assert dialog.preview.sample.rows.rowCount() == 6
    assert waiting(offices.a) == []
    with qtbot.waitSignal(dialog.asked):
        dialog.accept()
    assert len(waiting(offices.a)) == 1


def test_the_clerk_can_go_back_and_choose_otherwise(qtbot: QtBot, offices: Pair) -> None:
    page = open_page(qtbot, offices.a)
    dialog = SendDialog(page.desk, page)
    dialog.show_preview(preview_send(offices.a, dialog.choice()))
    dialog.back.click()
    assert dialog.stack.currentWidget() is dialog.form
    assert dialog.preview is None


def test_too_many_persons_cannot_be_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    offices = pair(tmp_path, row_cap=2)
    populate(offices.a, 3)
    page = open_page(qtbot, offices.a)
    dialog = SendDialog(page.desk, page)
    dialog.show_preview(preview_send(offices.a, dialog.choice()))
    assert not dialog.confirm.isEnabled()
    assert dialog.preview is not None
    assert "more persons" in dialog.preview.warning.words.text()


def test_rows_are_decided_by_rule_and_by_row(qtbot: QtBot, offices: Pair) -> None:
    uid = staged(offices).package_uid
    page = open_page(qtbot, offices.b)
    window = ReviewWindow(page.desk, package_row(page, uid), page)
    assert not window.confirm.isEnabled()
    window.tiles[RowVerdict.NEW].click()
    assert window.table.rows.rowCount() == 4
    window.take_all.click()
    wait_for(qtbot, page)
    window.show_all.click()
    for number in reviewing.row_numbers(offices.b, uid, RowVerdict.KNOWN):
        window.table.selectRow(number - 1)
        window.reason.set_value("already_served")
        window.refuse.click()
        wait_for(qtbot, page)
    review = reviewing.review(offices.b, uid)
    assert (review.rows(decision=RowDecision.TAKE), review.rows(decision=RowDecision.REFUSE)) == (4, 2)
    with qtbot.waitSignal(window.asked) as asked:
        window.confirm.click()
    grant(as_checker(offices.b), asked.args[0], Progress())
    assert page.view.rows.rowCount() == 2


def test_rows_in_conflict_have_no_rule_to_take_them(qtbot: QtBot, offices: Pair) -> None:
    populate(offices.a, 1, serial=800)
    populate(offices.b, 1, serial=800, name="سعاد عبد المنعم خليل")
    page = open_page(qtbot, offices.b)
    window = ReviewWindow(page.desk, package_row(page, staged(offices).package_uid), page)
    window.tiles[RowVerdict.CONFLICT].click()
    assert window.table.rows.rowCount() == 1
    assert not window.take_all.isVisibleTo(window)
    assert window.take_other.isVisibleTo(window)


def test_what_a_file_became_is_told(qtbot: QtBot, offices: Pair) -> None:
    inspection = staged(offices)
    page = open_page(qtbot, offices.b)
    page.show_inspection(inspection)
    assert "genuine" in page.banner.words.text()


def test_a_copy_for_the_courier_is_the_sealed_file(qtbot: QtBot, offices: Pair, tmp_path: Path) -> None:
    file = sent(offices)
    page = open_page(qtbot, offices.a)
    page.switch.go_to(SENT)
    page.view.selectRow(0)
    page.save_copy_as(str(tmp_path / "pulled" / "copy.wasl"))
    assert "not there any more" in page.banner.words.text()
    page.save_copy_as(str(tmp_path / "copy.wasl"))
    assert (tmp_path / "copy.wasl").read_bytes() == file.read_bytes()


def test_a_held_package_is_let_in_by_a_checker_only(qtbot: QtBot, offices: Pair) -> None:
    sent(offices)
    with pytest.raises(Exception, match="has not arrived"):
        packages.inspect(offices.b, carry(sent(offices), offices.courier))
    for office, may_let_in in ((offices.b, False), (as_checker(offices.b), True)):
        page = open_page(qtbot, office)
        page.view.selectRow(0)
        assert page.again.isVisibleTo(page.card)
        assert page.let_in.isVisibleTo(page.card) is may_let_in
