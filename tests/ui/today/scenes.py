"""The scenes of Today: requests that wait, and nothing that waits."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.models.list_plan import ListPlan
from desktop.operations import approvals, approved_lists
from desktop.ui.today.page import TodayPage
from desktop.ui.today.refusal import RefusalDialog
from desktop.workspace import Workspace
from tests.factories import as_checker
from tests.ui.desks import country_of, filled_office, keep, language, make_desk
from tests.ui.gallery import Scene

TITLES = {"eg": ("كراتين شهر رمضان", "بطاطين الشتاء"), "ir": ("بسته معیشتی ماه رمضان", "پتوی زمستانی")}


def fill(workspace: Workspace) -> None:
    """Ask for two lists."""
    for title in TITLES[workspace.settings.country]:
        plan = ListPlan(
            title=title, aid_kind="food_box", unit="box",
            period_from=date(2026, 2, 18), period_to=date(2026, 3, 19),
        )  # fmt: skip
        approved_lists.ask_approval(workspace, approved_lists.draft_list(workspace, plan).uid)


def page() -> QWidget:
    """Return the desk of the checker, with a request chosen."""
    made = _page(as_checker(filled_office(country_of(language()), fill)))
    made.requests.selectRow(0)
    return made


def own() -> QWidget:
    """Return the desk of the clerk who asked."""
    made = _page(filled_office(country_of(language()), fill))
    made.requests.selectRow(1)
    return made


def refusal() -> QWidget:
    """Return the question for a reason."""
    workspace = as_checker(filled_office(country_of(language()), fill))
    return RefusalDialog(approvals.waiting(workspace)[0], None)


def scenes() -> Iterator[Scene]:
    """Yield every scene of the page."""
    yield Scene("today-request", page)
    yield Scene("today-own-request", own)
    yield Scene("today-refusal", refusal, keeps_its_size=True)


def _page(workspace: Workspace) -> TodayPage:
    desk = make_desk(workspace)
    made = TodayPage(desk)
    keep(desk, made)
    return made
