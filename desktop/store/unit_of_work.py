"""One unit of work: every collection over one session, and the kinds of records it touched."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from desktop.store.agencies import Agencies
from desktop.store.approvals import Approvals
from desktop.store.approved_lists import ApprovedLists
from desktop.store.areas import Areas
from desktop.store.backups import Backups
from desktop.store.barred_lines import BarredLines
from desktop.store.beneficiaries import Beneficiaries
from desktop.store.code_lists import CodeLists
from desktop.store.code_merges import CodeMerges
from desktop.store.contact_notes import ContactNotes
from desktop.store.corrections import Corrections
from desktop.store.distributions import Distributions
from desktop.store.duplicates import Duplicates
from desktop.store.edition_decisions import EditionDecisions
from desktop.store.erasures import Erasures
from desktop.store.family_lines import FamilyLines
from desktop.store.form_drafts import FormDrafts
from desktop.store.handovers import Handovers
from desktop.store.histories import Histories
from desktop.store.imports import Imports
from desktop.store.journal import Journal
from desktop.store.kept_pages import KeptPages
from desktop.store.list_changes import ListChanges
from desktop.store.memberships import Memberships
from desktop.store.memoranda import Memoranda
from desktop.store.merges import Merges
from desktop.store.offices import Offices
from desktop.store.packages import Packages
from desktop.store.programmes import Programmes
from desktop.store.reach import EVERYWHERE, Reach
from desktop.store.reports import Reports
from desktop.store.saved_views import SavedViews
from desktop.store.shares import Shares
from desktop.store.timeline import Timeline
from desktop.store.users import Users


class UnitOfWork:
    """What an operation reads and writes through; the store commits or rolls it back."""

    def __init__(self, session: Session, reach: Reach = EVERYWHERE) -> None:
        self.session = session
        self.reach = reach
        self.touched: set[str] = set()
        self.undoings: list[Callable[[], None]] = []
        self.followings: list[Callable[[], None]] = []
        self.offices = Offices(session, self.touched)
        self.areas = Areas(session, self.touched)
        self.code_lists = CodeLists(session, self.touched)
        self.code_merges = CodeMerges(session, self.touched)
        self.users = Users(session, self.touched)
        self.approvals = Approvals(session, self.touched)
        self.journal = Journal(session, self.touched)
        self.histories = Histories(session, self.touched)
        self.beneficiaries = Beneficiaries(session, self.touched, reach)
        self.family_lines = FamilyLines(session, self.touched, reach)
        self.form_drafts = FormDrafts(session, self.touched)
        self.contact_notes = ContactNotes(session, self.touched, reach)
        self.reports = Reports(session, self.touched, reach)
        self.timeline = Timeline(session, self.touched, reach)
        self.imports = Imports(session, self.touched, reach)
        self.programmes = Programmes(session, self.touched, reach)
        self.memberships = Memberships(session, self.touched, reach)
        self.approved_lists = ApprovedLists(session, self.touched, reach)
        self.distributions = Distributions(session, self.touched, reach)
        self.list_changes = ListChanges(session, self.touched, reach)
        self.edition_decisions = EditionDecisions(session, self.touched, reach)
        self.barred_lines = BarredLines(session, self.touched, reach)
        self.corrections = Corrections(session, self.touched, reach)
        self.handovers = Handovers(session, self.touched, reach)
        self.kept_pages = KeptPages(session, self.touched, reach)
        self.shares = Shares(session, self.touched, reach)
        self.agencies = Agencies(session, self.touched)
        self.memoranda = Memoranda(session, self.touched)
        self.packages = Packages(session, self.touched, reach)
        self.backups = Backups(session, self.touched)
        self.duplicates = Duplicates(session, self.touched, reach)
        self.merges = Merges(session, self.touched)
        self.erasures = Erasures(session, self.touched)
        self.saved_views = SavedViews(session, self.touched)

    def undo_later(self, undo: Callable[[], None]) -> None:
        """Call `undo` should this unit of work not commit, such as the removal of a file it made."""
        self.undoings.append(undo)

    def do_after(self, call: Callable[[], None]) -> None:
        """Call `call` once this unit of work is safely committed, such as the hand-over of a finished file."""
        self.followings.append(call)
