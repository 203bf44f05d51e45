"""The scenes of the journal page: all of it, filtered, one entry, a check that holds and one that does not."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import keyring
from PySide6.QtWidgets import QWidget

from desktop.models.beneficiary import Relation
from desktop.models.country import Country
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.journal import Action
from desktop.models.journal_view import ChainOutcome
from desktop.models.listing import Column, Listing
from desktop.operations import beneficiaries, listings
from desktop.operations.checkpoints import open_journal
from desktop.operations.journal_check import check_journal, proven_journal
from desktop.operations.journal_printing import print_report
from desktop.operations.listing_export import export_seen
from desktop.operations.readings import searched
from desktop.progress import Progress
from desktop.ui.journal.digits_dialog import DigitsDialog
from desktop.ui.journal.page import JournalPage
from desktop.ui.journal.report_dialog import ReportDialog
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.workspace import Workspace
from tests.conftest import MemoryKeyring
from tests.factories import NOW, as_checker
from tests.operations.journals import tamper
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

_REPORTS: dict[str, Path] = {}
_PAGES: list[QWidget] = []  # pages behind dialogs, which Python would let go of


def busy(workspace: Workspace) -> None:
    """Let a few days of work stand in the journal."""
    searched(workspace, "محمد", 12)
    for uid in _families(workspace)[:3]:
        card = beneficiaries.card(workspace, uid)
        head = card.household.members[0]
        moved = FamilyDraft(
            members=(MemberDraft(name=head.name, relation=Relation.HEAD, uid=head.uid, phone="01001234567"),),
            place="فايد",
            categories=(),
        )
        beneficiaries.correct(workspace, uid, card.household.version, moved)
    with tempfile.TemporaryDirectory() as folder:
        columns = {Column.NAME.value: "name", Column.PLACE.value: "place"}
        export_seen(workspace, Listing(), columns, {}, "list", Path(folder, "seen.xlsx"))
    later = as_checker(replace(workspace, now=lambda: NOW + timedelta(days=1)))
    open_journal(later)
    check_journal(later)


def broken(workspace: Workspace) -> None:
    """Let somebody with the key of the database change an entry."""
    busy(workspace)
    tamper(workspace, "update journal_entry set subject = 'x' where n = 30")


def printed(workspace: Workspace) -> None:
    """Print the report in every language of the country."""
    busy(workspace)
    last = NOW + timedelta(days=1)
    checker = as_checker(replace(workspace, now=lambda: last))
    for spoken in ("fa",) if workspace.country is Country.IRAN else ("ar", "en"):
        _REPORTS[spoken] = Path(tempfile.mkdtemp(prefix="wasl-report-")) / "report.pdf"
        print_report(checker, NOW.date(), last.date(), spoken, "", _REPORTS[spoken])


def _families(workspace: Workspace) -> list[str]:
    found = listings.rows(workspace, list(listings.look(workspace, Listing()).ids))
    return list(dict.fromkeys(row.household_uid for row in found if row is not None))


def _office(fill: Callable[[Workspace], None]) -> Workspace:
    """Return an office with a keyring of its own, which remembers where its journal ends and no other's."""
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    office = filled_office(country_of(language()), fill)
    keyring.set_keyring(before)
    return office


def page(fill: Callable[[Workspace], None] = busy) -> JournalPage:
    """Return the page of an office where something happened, seen by its checker."""
    office = as_checker(_office(fill))
    made = JournalPage(make_desk(replace(office, now=lambda: NOW + timedelta(days=1))))
    keep(made.desk, made)
    settle(made.desk)
    _PAGES.append(made)
    return made


def entry() -> QWidget:
    """Return the page with a correction chosen."""
    made = page()
    made.filters.action.set_value(Action.CORRECTED.value)
    made.filters.action.changed.emit()
    settle(made.desk)
    made.list.selectRow(0)
    return made


def checked() -> QWidget:
    """Return the page after a check that found everything whole."""
    made = page()
    made.show_outcome(_outcome(made.desk.workspace))
    return made


def _outcome(workspace: Workspace) -> ChainOutcome:
    """Check without noting it: an office that is looked at stays as it is."""
    with workspace.store.read() as uow:
        return proven_journal(uow, workspace, Progress())


def damaged() -> QWidget:
    """Return the page after a check that named the first broken entry."""
    made = page(broken)
    made.show_outcome(_outcome(made.desk.workspace))
    return made


def digits() -> QWidget:
    """Return the question for the digits of a paper."""
    made = page()
    return DigitsDialog(made.desk, made)


def report() -> QWidget:
    """Return the question for the period of a report."""
    made = page()
    return ReportDialog(made.desk, NOW.date(), NOW.date() + timedelta(days=1), made)


def paper() -> QWidget:
    """Return the printed report."""
    made = page(printed)
    return PaperWindow(_REPORTS[language()], made)


def scenes() -> Iterator[Scene]:
    """Yield the pictures of this page."""
    yield Scene("journal", page)
    yield Scene("journal-entry", entry)
    yield Scene("journal-checked", checked)
    yield Scene("journal-broken", damaged)
    yield Scene("journal-digits", digits, keeps_its_size=True)
    yield Scene("journal-report", report, keeps_its_size=True)
    yield Scene("journal-paper", paper)
