"""Which pages there are, and which right opens each; the window makes each when it is first gone to."""

from functools import partial

from desktop.operations.rights import Right, may
from desktop.ui.agencies.page import AgenciesPage
from desktop.ui.approved_lists.page import ApprovedListsPage
from desktop.ui.backups.page import BackupsPage
from desktop.ui.beneficiaries.page import BeneficiariesPage
from desktop.ui.code_lists.page import CodeListsPage
from desktop.ui.desk import PageEntry, PageKey
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.duplicates.page import DuplicatesPage
from desktop.ui.imports.wizard import ImportWizard
from desktop.ui.journal.page import JournalPage
from desktop.ui.packages.page import ExchangePage
from desktop.ui.people.page import StaffPage
from desktop.ui.programmes.page import ProgrammesPage
from desktop.ui.reports.page import ReportsPage
from desktop.ui.settings.page import SettingsPage
from desktop.ui.today.page import TodayPage
from desktop.workspace import Actor

RIGHTS = {
    PageKey.TODAY: Right.SEE_BENEFICIARIES,
    PageKey.BENEFICIARIES: Right.SEE_BENEFICIARIES,
    PageKey.DUPLICATES: Right.SEE_BENEFICIARIES,
    PageKey.PROGRAMMES: Right.SEE_BENEFICIARIES,
    PageKey.APPROVED_LISTS: Right.SEE_BENEFICIARIES,
    PageKey.DISTRIBUTIONS: Right.SEE_BENEFICIARIES,
    PageKey.AGENCIES: Right.EXCHANGE,
    PageKey.EXCHANGE: Right.EXCHANGE,
    PageKey.REPORTS: Right.SEE_REPORTS,
    PageKey.JOURNAL: Right.SEE_JOURNAL,
    PageKey.STAFF: Right.SEE_USERS,
    PageKey.CODE_LISTS: Right.SEE_CODE_LISTS,
    PageKey.BACKUPS: Right.BACK_UP,
}
"""What a page cannot be read without; pages that are missing here are everybody's."""


def pages() -> tuple[PageEntry, ...]:
    """Return every page, in any order; the sidebar keeps its own."""
    return (
        PageEntry(PageKey.TODAY, TodayPage),
        PageEntry(PageKey.BENEFICIARIES, partial(BeneficiariesPage, import_wizard=ImportWizard)),
        PageEntry(PageKey.DUPLICATES, DuplicatesPage),
        PageEntry(PageKey.PROGRAMMES, ProgrammesPage),
        PageEntry(PageKey.APPROVED_LISTS, ApprovedListsPage),
        PageEntry(PageKey.DISTRIBUTIONS, DistributionsPage),
        PageEntry(PageKey.AGENCIES, AgenciesPage),
        PageEntry(PageKey.EXCHANGE, ExchangePage),
        PageEntry(PageKey.REPORTS, ReportsPage),
        PageEntry(PageKey.JOURNAL, JournalPage),
        PageEntry(PageKey.STAFF, StaffPage),
        PageEntry(PageKey.CODE_LISTS, CodeListsPage),
        PageEntry(PageKey.BACKUPS, BackupsPage),
        PageEntry(PageKey.SETTINGS, SettingsPage),
    )


def pages_for(actor: Actor | None) -> tuple[PageEntry, ...]:
    """Return the pages that a person can read; the operations behind them ask again."""
    return tuple(one for one in pages() if one.key not in RIGHTS or may(actor, RIGHTS[one.key]))
