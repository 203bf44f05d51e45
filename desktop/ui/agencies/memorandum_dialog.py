"""The wizard for a memorandum: three steps, then it stands as a draft until its first print."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.memorandum import MemorandumDraft, Profile
from desktop.models.problem import Problem, Severity
from desktop.operations import memoranda
from desktop.operations.memorandum_choices import memorandum_choices
from desktop.ui.agencies.memorandum_form import USUAL_FIELDS, MemorandumForms
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.work_dialog import WorkDialog

STEPS = 3


class MemorandumDialog(WorkDialog):
    """Drafts a memorandum, corrects a draft, or begins a new edition.

    Signals:
        saved: The uid of the draft that was saved.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, *, uid: str = "", is_new_edition: bool = False) -> None:
        title = _("New memorandum")
        if uid:
            title = _("New edition") if is_new_edition else _("Correct the draft")
        super().__init__(desk.jobs, parent, title, verb=_("Next"))
        self._desk, self._uid, self._is_new_edition = desk, uid, is_new_edition
        self._choices = memorandum_choices(desk.workspace)
        self._build_steps()
        self.forms.show(memoranda.draft_again(desk.workspace, uid) if uid else self._beginning())
        self._connect()
        self.go_to(0)

    def _build_steps(self) -> None:
        workspace = self._desk.workspace
        self.step = QLabel()
        self.step.setProperty("role", "muted")
        self.forms = MemorandumForms(self._choices, workspace.country, workspace.today(), self)
        self.stack = QStackedWidget(self)
        self._areas: list[QScrollArea] = []
        for form in self.forms.steps:
            area = QScrollArea(self, widgetResizable=True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(form)
            area.viewport().setAutoFillBackground(False)
            self.stack.addWidget(area)
            self._areas.append(area)
        self.back = push_button(_("Back"), self)
        self._buttons.insertWidget(0, self.back)
        self.body.insertWidget(0, self.step)
        self.body.addWidget(self.stack, 1)
        self.resize(860, 740)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        for form in self.forms.steps:
            form.submitted.connect(self.accept)

    def _beginning(self) -> MemorandumDraft:
        """Return what a new memorandum says before anybody typed."""
        today = self._desk.workspace.today()
        own = next((row.code for row in self._choices.agencies if row.is_own), "")
        return MemorandumDraft(
            title="",
            language=self._desk.workspace.settings.language,
            purpose="",
            legal_basis="",
            parties=(own,),
            profile=Profile.P2,
            fields=USUAL_FIELDS,
            directions=(),
            row_cap=1000,
            valid_from=today,
            valid_to=today.replace(year=today.year + 1, day=min(today.day, 28)),
            retention_days=180,
        )

    def would_lose(self) -> bool:
        """Say whether something was entered."""
        return any(form.is_dirty for form in self.forms.steps)

    def go_to(self, place: int) -> None:
        """Show a step."""
        self.banner.hide()
        self.stack.setCurrentIndex(place)
        self.step.setText(_("Step {n} of {total}", n=place + 1, total=STEPS))
        self.back.setVisible(place > 0)
        is_last = place == STEPS - 1
        self.confirm.setText(_("Save the draft") if is_last else _("Next"))
        self._form().begin()
        self._areas[place].verticalScrollBar().setValue(0)  # the first field took the focus, not the view

    def accept(self) -> None:
        """Go on, or save after the last step."""
        if not self._form().check():
            return
        place, draft = self.stack.currentIndex(), self.forms.draft()
        errors = [
            problem
            for problem in memoranda.problems_of(self._desk.workspace, draft)
            if problem.severity is Severity.ERROR
        ]
        here = [problem for problem in errors if self._step_of(problem.field) in (place, None)]
        if place < STEPS - 1 and not here:
            self.go_to(place + 1)
        elif place < STEPS - 1:
            self._tell_missing(here[0])
        elif errors:
            self._tell_missing(errors[0])
        else:
            self._save(draft)

    def _save(self, draft: MemorandumDraft) -> None:
        workspace, uid = self._desk.workspace, self._uid
        call: Callable[[], object] = partial(memoranda.draft_memorandum, workspace, draft)
        if uid and self._is_new_edition:
            call = partial(memoranda.new_edition, workspace, uid, draft)
        elif uid:
            call = partial(memoranda.correct_memorandum, workspace, uid, draft)
        self.start(quick(call), done=self._hand_over, writes=True)

    def _form(self) -> Form:
        return self.forms.steps[self.stack.currentIndex()]

    def _step_of(self, field: str) -> int | None:
        """Return the step in which a field stands, if it stands in one."""
        names = [{each.name for each in form.fields} for form in self.forms.steps]
        return next((place for place, held in enumerate(names) if field in held), None)

    def _tell_missing(self, problem: Problem) -> None:
        """Go to the step and the field in which something is missing, and say what."""
        place = self._step_of(problem.field)
        if place is not None and place != self.stack.currentIndex():
            self.go_to(place)
        if self._form().show_problems([problem]):
            self.banner.say(current().told(problem), Tone.ERROR)

    @Slot()
    def _go_back(self) -> None:
        self.go_to(self.stack.currentIndex() - 1)

    def _hand_over(self, uid: object) -> None:
        self.saved.emit(str(uid or self._uid))
        self.finish()
