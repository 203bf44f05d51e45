"""Which pages there are; the window makes each when it is first gone to."""

from functools import partial

from desktop.ui.agencies.page import AgenciesPage
from desktop.ui.approved_lists.page import ApprovedListsPage
from desktop.ui.beneficiaries.page import BeneficiariesPage
from desktop.ui.desk import PageEntry, PageKey
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.imports.wizard import ImportWizard
from desktop.ui.packages.page import ExchangePage
from desktop.ui.settings.page import SettingsPage
from desktop.ui.today.page import TodayPage


def pages() -> tuple[PageEntry, ...]:
    """Return every page, in any order; the sidebar keeps its own."""
    return (
        PageEntry(PageKey.TODAY, TodayPage),
        PageEntry(PageKey.BENEFICIARIES, partial(BeneficiariesPage, import_wizard=ImportWizard)),
        PageEntry(PageKey.APPROVED_LISTS, ApprovedListsPage),
        PageEntry(PageKey.DISTRIBUTIONS, DistributionsPage),
        PageEntry(PageKey.AGENCIES, AgenciesPage),
        PageEntry(PageKey.EXCHANGE, ExchangePage),
        PageEntry(PageKey.SETTINGS, SettingsPage),
    )
