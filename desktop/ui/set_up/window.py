"""The window before there is an office: the ways in, and the wizard step by step."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.i18n.tongue import tongue
from desktop.models.office_plan import OfficePlan, check_plan
from desktop.operations import sample_birth
from desktop.operations.offices import close_office, create_office, is_office, make_keys
from desktop.operations.recovery_printing import print_recovery
from desktop.operations.sample_birth import SampleOffice
from desktop.ui.jobs.runner import Jobs
from desktop.ui.preferences import Preferences
from desktop.ui.set_up.keys_view import KeysView
from desktop.ui.set_up.paper_view import PaperView
from desktop.ui.set_up.start_view import StartView
from desktop.ui.set_up.views import CountryView, OfficeView, PersonsView, SignatoriesView
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.dialog import message
from desktop.workspace import Workspace

STEPS = 6
WIDTH_OF_STEPS = 760


class SetUpWindow(QWidget):
    """Leads from nothing to an office.

    Signals:
        office_ready: The folder of an office that can be signed in to.
        language_chosen: The windows shall speak another language.
    """

    office_ready = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, jobs: Jobs, preferences: Preferences, *, has_keyring: bool = False) -> None:
        super().__init__()
        self._jobs = jobs
        self._preferences = preferences
        self._has_keyring = has_keyring
        self._keys = make_keys()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Wasl"))
        self._build()
        self._connect()
        self.resize(1080, 760)

    def _build(self) -> None:
        self.banner = Banner(self)
        self.start = StartView(self)
        self.country = CountryView(self)
        self.persons = PersonsView(self)
        self.keys = KeysView(_home() / "office", has_keyring=self._has_keyring, parent=self)
        self.paper = PaperView(self._keys.asked_groups, self)
        self.office: OfficeView | None = None
        self.signatories: SignatoriesView | None = None
        self.stack = QStackedWidget(self)
        for view in (self.start, self.country, self.persons, self.keys, self.paper):
            self.stack.addWidget(view)
        self.steps = QLabel()
        self.steps.setProperty("role", "muted")
        self.back = push_button(_("Back"), self)
        self.next = push_button(_("Next"), self, kind=Kind.PRIMARY)
        row = QHBoxLayout()
        row.addWidget(self.steps)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 4 * GRID, 6 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        column.addLayout(row)
        for view in (self.country, self.persons, self.keys, self.paper):
            view.setMaximumWidth(WIDTH_OF_STEPS)
        self._show(self.start)

    def _connect(self) -> None:
        self.start.new_wished.connect(self._begin)
        self.start.folder_wished.connect(self._choose_folder)
        self.start.sample_wished.connect(self._make_sample)
        self.start.language_chosen.connect(self.language_chosen)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.paper.print_wished.connect(self._save_paper)
        for form in (self.country.form, self.persons.checker, self.keys.secret, self.paper.form):
            form.submitted.connect(self._go_on)

    @property
    def plan(self) -> OfficePlan:
        """Return the answers given so far; every earlier step was checked."""
        if self.office is None or self.signatories is None:
            raise RuntimeError("the office view comes before the plan")
        return OfficePlan(
            country=self.country.country,
            language=self.country.language,
            code=self.office.form.text("code").strip(),
            name=self.office.form.text("name").strip(),
            area_code=self.office.form.text("area_code"),
            address=self.office.form.text("address").strip(),
            letterhead=self.office.letterhead,
            signatories=self.signatories.signatories,
            clerk=self.persons.person(self.persons.clerk),
            checker=self.persons.person(self.persons.checker),
        )

    def _order(self) -> list[QWidget]:
        views = (self.country, self.office, self.signatories, self.persons, self.keys, self.paper)
        return [view for view in views if view is not None]

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        is_step = view is not self.start
        for part in (self.back, self.next, self.steps):
            part.setVisible(is_step)
        if is_step:
            number = (self._order().index(view) + 1) if view is not self.country else 1
            self.steps.setText(_("Step {n} of {steps}", n=number, steps=STEPS))
        self.next.setText(_("Make the office") if view is self.paper else _("Next"))

    @Slot()
    def _begin(self) -> None:
        self._show(self.country)
        self.country.form.begin()

    @Slot()
    def _go_back(self) -> None:
        view = self.stack.currentWidget()
        order = self._order()
        place = order.index(view)
        self._show(order[place - 1] if place else self.start)

    @Slot()
    def _go_on(self) -> None:
        self.banner.hide()
        view = self.stack.currentWidget()
        if not self._is_complete(view):
            return
        if view is self.country:
            self._ask_about_office()
        elif view is self.paper:
            self._give_birth()
        else:
            order = self._order()
            self._show(order[order.index(view) + 1])

    def _is_complete(self, view: QWidget) -> bool:
        """Show what is missing in a step; return whether the next may come."""
        if view is self.office and self.office is not None:
            return (
                self.office.form.check()
                and self.office.letterhead_form.check()
                and self._fits("code", "letterhead")
            )
        if view is self.signatories and self.signatories is not None:
            return self.signatories.posts.check()
        checks = {
            self.country: self.country.form.check,
            self.persons: lambda: self.persons.check() and self._fits("checker"),
            self.keys: self.keys.check,
            self.paper: self.paper.form.check,
        }
        return checks[view]()  # type: ignore[index]  # every view of the wizard has its check

    def _fits(self, *fields: str) -> bool:
        """Hold the answers against the rules of an office plan; say the first that does not fit."""
        plan = self.plan if self.signatories is not None else None
        for problem in check_plan(plan) if plan is not None else ():
            if problem.field in fields:
                self.banner.show_error(UserError(problem.message))
                return False
        return True

    def _ask_about_office(self) -> None:
        """Make the views that depend on the country, once for each choice of it."""
        country = self.country.country
        if self.office is None or self.office.property("country") != country.value:
            self.office, self.signatories = OfficeView(country, self), SignatoriesView(country, self)
            self.office.setProperty("country", country.value)
            for view in (self.office, self.signatories):
                view.setMaximumWidth(WIDTH_OF_STEPS)
                self.stack.addWidget(view)
            self.office.letterhead_form.submitted.connect(self._go_on)
            self.signatories.persons.submitted.connect(self._go_on)
        self._show(self.office)
        self.office.form.begin()

    @Slot()
    def _save_paper(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Recovery paper"), str(_home() / "recovery-paper.pdf"), "PDF (*.pdf)"
        )
        if chosen:
            self.save_paper(Path(chosen))

    def save_paper(self, out: Path) -> None:
        """Draw the paper into a file and show it for printing."""
        self._jobs.start(
            partial(print_recovery, self.plan, self._keys, tongue(self.country.language), date.today(), out),
            done=self._show_paper,
            failed=self.banner.show_error,
        )

    def _show_paper(self, out: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
        self.banner.say(_("Print both copies from {file}, then delete the file.", file=str(out)))
        self.paper.allow_typing()

    def _give_birth(self) -> None:
        self.next.setEnabled(False)
        self._jobs.start(
            partial(
                create_office,
                self.keys.folder,
                self.plan,
                self._keys,
                self.paper.typed,
                passphrase=self.keys.passphrase,
            ),
            title=_("Making the office"),
            done=self._welcome,
            failed=self._show_refusal,
        )

    def _welcome(self, workspace: Workspace) -> None:
        folder = workspace.paths.folder
        close_office(workspace)
        self.office_ready.emit(folder)

    def _show_refusal(self, error: UserError) -> None:
        self.next.setEnabled(True)
        self.banner.show_error(error)

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the office"), str(_home()))
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """Go on with an office that is already there, or say that there is none."""
        if is_office(folder):
            self.office_ready.emit(folder)
        else:
            self.banner.say(_("There is no office in {folder}. Choose another folder.", folder=str(folder)))

    @Slot(str)
    def _make_sample(self, country: str) -> None:
        folder = _home() / f"sample-{country}"
        if is_office(folder):
            self.office_ready.emit(folder)
            return
        self._jobs.start(
            partial(sample_birth.make_sample, folder, country),
            title=_("Making the sample office"),
            done=self._show_sample,
            failed=self.banner.show_error,
        )

    def _show_sample(self, sample: SampleOffice) -> None:
        dialog = message(
            self,
            _("The sample office is ready"),
            _(
                "Passphrase of the office: {passphrase}\nSign in as “clerk” or “checker” with the password: {password}",
                passphrase=sample.passphrase,
                password=sample.password,
            ),
            verb=_("Open it"),
        )
        dialog.finished.connect(partial(self._open_sample, sample.folder))

    def _open_sample(self, folder: Path, _result: int) -> None:
        self.office_ready.emit(folder)


def _home() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place)
