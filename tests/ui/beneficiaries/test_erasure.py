"""Erasing a family from its card: offered for closed files alone, asked with a legal basis, a stub shown afterwards."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.listing import Scope
from desktop.operations import approvals, beneficiaries, decisions
from desktop.progress import Progress
from desktop.ui.beneficiaries.erasure_dialog import ErasureDialog
from desktop.ui.beneficiaries.page import BeneficiariesPage
from tests.factories import as_checker, make_office
from tests.saved import register_family
from tests.ui.beneficiaries.scenes import no_wizard
from tests.ui.desks import country_of, make_desk
from tests.ui.structure import assert_sound, show


@pytest.mark.usefixtures("language")
def test_a_closed_family_is_erased_by_two_persons(tmp_path: Path, language: str, qtbot: QtBot) -> None:
    office = make_office(tmp_path, country_of(language))
    uid = register_family(office, "سعاد محمود علي")
    desk = make_desk(office)
    page = BeneficiariesPage(desk, import_wizard=no_wizard)
    qtbot.addWidget(page)
    show(page)

    def choose() -> None:
        qtbot.waitUntil(lambda: desk.jobs.is_idle)
        page.list.selectRow(0)
        qtbot.waitUntil(lambda: not page.shown.rest.isActive() and desk.jobs.is_idle)

    choose()
    assert not page.erase.isVisible()
    beneficiaries.close_file(office, uid, beneficiaries.card(office, uid).household.version, "سافرت")
    page._set_scope(Scope.CLOSED)
    choose()
    page.erase.click()
    dialog = page.findChild(ErasureDialog)
    assert dialog is not None
    assert_sound(dialog)
    dialog.form.set_values({"reason": "request", "legal_basis": "سعاد محمود علي"})
    dialog.confirm.click()
    assert dialog.isVisible()  # the basis names her
    dialog.form.set_values({"reason": "request", "legal_basis": "١٥١ / ٢٠٢٠"})
    with qtbot.waitSignal(dialog.asked):
        dialog.confirm.click()
    (row,) = approvals.waiting(office)
    decisions.grant(as_checker(office), row.number, Progress())
    page.reload()
    choose()
    assert not page.erase.isVisible()
    assert "سعاد" not in page.card.title.text()
    desk.jobs.close()
