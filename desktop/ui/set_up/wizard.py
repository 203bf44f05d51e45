"""The wizard of a new office: seven steps, and nothing on the disk before the last."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.i18n.tongue import tongue
from desktop.models.office_plan import OfficePlan, check_plan
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import close_office, create_office
from desktop.operations.recovery_printing import print_recovery
from desktop.ui.jobs.runner import Jobs
from desktop.ui.set_up.keys_view import KeysView
from desktop.ui.set_up.paper_view import PaperView
from desktop.ui.set_up.place_view import PlaceView
from desktop.ui.set_up.views import CountryView, OfficeView, PersonsView, SignatoriesView
from desktop.ui.text import isolated
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.steps import Steps
from desktop.ui.widgets.tone import Tone
from desktop.workspace import Workspace

WIDTH_OF_STEPS = 800


class SetUpWizard(QWidget):
    """Asks, prints the recovery paper, has it typed back, makes the office.

    Signals:
        office_made: The folder of the new office.
        left: The clerk gave up; nothing was made.
    """

    office_made = Signal(object)
    left = Signal()

    def __init__(self, jobs: Jobs, home: Path, *, has_keyring: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._home = home
        self._new_keys = make_keys()
        self._build(has_keyring=has_keyring)
        self._connect()

    def _build(self, *, has_keyring: bool) -> None:
        self.country, self.office = CountryView(self), OfficeView(self)
        self.signatories, self.persons = SignatoriesView(self), PersonsView(self)
        self.data = PlaceView(self._jobs, self)
        self.keys = KeysView(self._home / "office", has_keyring=has_keyring, parent=self)
        self.paper = PaperView(self._new_keys.asked_groups, self)
        self.steps = Steps(_("A new office"), finish=_("Make the office"), parent=self)
        self._add(_("Country"), self.country, self._take_country)
        self._add(_("The office"), self.office, self._check_office)
        self._add(_("Signatories"), self.signatories, self.signatories.posts.check)
        self._add(_("Persons"), self.persons, self._check_persons)
        self._add(_("Data"), self.data, self.data.check)
        self._add(_("Keys"), self.keys, self.keys.check)
        self._add(_("Recovery paper"), self.paper, self._check_paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)

    @Slot()
    def _leave_clerk(self) -> None:
        """Go from the clerk to the checker, or on where one person works alone."""
        if self.persons.alone.isChecked():
            self.steps.try_on()
        else:
            self.persons.checker.begin()

    @Slot()
    def _leave_folder(self) -> None:
        """Go from the folder to the passphrase, or on where none is asked for."""
        if self.keys.secret.isHidden():
            self.steps.try_on()
        else:
            self.keys.secret.begin()

    def _add(self, title: str, view: QWidget, check: Callable[[], bool]) -> None:
        """Add a step whose fields begin where reading begins, no wider than a glance, and scroll on low screens."""
        view.setMaximumWidth(WIDTH_OF_STEPS)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(view, 1)
        row.addStretch()
        area = QScrollArea(self, widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        self.steps.add(title, area, check=check)

    def _connect(self) -> None:
        self.steps.finished.connect(self._give_birth)
        self.steps.left.connect(self.left)
        self.paper.print_wished.connect(self._choose_paper_file)
        last_forms = (
            self.country.form,
            self.office.letterhead_form,
            self.signatories.persons,
            self.persons.checker,
            self.keys.secret,
            self.paper.form,
        )
        for form in last_forms:
            form.submitted.connect(self.steps.try_on)
        self.office.form.submitted.connect(self.office.letterhead_form.begin)
        self.signatories.posts.submitted.connect(self.signatories.persons.begin)
        self.persons.clerk.submitted.connect(self._leave_clerk)
        self.keys.place.submitted.connect(self._leave_folder)
        self.data.submitted.connect(self.steps.try_on)
        self.data.ready.connect(self.steps.let_go_on)
        self.data.proven.connect(self.steps.go_on)
        self.data.refused.connect(self.steps.banner.show_error)

    @property
    def plan(self) -> OfficePlan:
        """Return the answers given so far."""
        text = self.office.form.text
        return OfficePlan(
            country=self.country.country,
            language=self.country.language,
            code=text("code").strip(),
            name=text("name").strip(),
            area_code=text("area_code"),
            address=text("address").strip(),
            letterhead=self.office.letterhead,
            signatories=self.signatories.signatories,
            clerk=self.persons.person(self.persons.clerk),
            checker=self.persons.second,
        )

    def _take_country(self) -> bool:
        if not self.country.form.check():
            return False
        self.office.show_country(self.country.country)
        self.signatories.show_country(self.country.country)
        return True

    def _check_office(self) -> bool:
        is_filled = self.office.form.check() and self.office.letterhead_form.check()
        return is_filled and self._fits("code", "letterhead")

    def _check_persons(self) -> bool:
        return self.persons.check() and self._fits("checker")

    def _check_paper(self) -> bool:
        if not self.paper.form.isEnabled():
            self.steps.banner.say(_("Save and print the recovery paper first."), Tone.WARN)
            self.paper.print.setFocus()
            return False
        return self.paper.form.check()

    def _fits(self, *fields: str) -> bool:
        """Hold the answers against the rules of an office plan; say the first that does not fit."""
        for problem in check_plan(self.plan):
            if problem.field in fields:
                self.steps.banner.show_error(UserError(problem.message))
                return False
        return True

    @Slot()
    def _choose_paper_file(self) -> None:
        kinds = _("PDF papers (*.pdf)")
        ask_where(self, _("Recovery paper"), "recovery-paper.pdf", self.save_paper, kinds)

    @Slot(str)
    def save_paper(self, chosen: str) -> None:
        """Draw the paper into a file and show it for printing."""
        out = Path(chosen)
        self._jobs.start(
            partial(
                print_recovery, self.plan, self._new_keys, tongue(self.country.language), date.today(), out
            ),
            done=self._show_paper,
            failed=self.steps.banner.show_error,
        )

    def _show_paper(self, out: Path) -> None:
        words = _("Print both copies from {file}, then delete the file.", file=isolated(str(out)))
        self.steps.banner.say(words)
        self.paper.allow_typing()
        PaperWindow(out, self).open()

    @Slot()
    def _give_birth(self) -> None:
        self.steps.next.setEnabled(False)
        self._jobs.start(
            partial(
                create_office,
                self.keys.folder,
                self.plan,
                self._new_keys,
                self.paper.typed,
                passphrase=self.keys.passphrase,
                place=self.data.place,
            ),
            title=_("Making the office"),
            done=self._tell_made,
            failed=self._show_refusal,
        )

    def _tell_made(self, workspace: Workspace) -> None:
        folder = workspace.paths.folder
        close_office(workspace)
        self.office_made.emit(folder)

    def _show_refusal(self, error: UserError) -> None:
        self.steps.next.setEnabled(True)
        self.steps.banner.show_error(error)
