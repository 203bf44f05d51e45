"""Asks for one step of the chosen families in a programme and says first how many it would change."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.marking import N_
from desktop.models.membership_step import NEEDS_REASON, MembershipStep, StepDone, StepKind, StepPreview
from desktop.operations import memberships, programmes
from desktop.operations.membership_steps import preview_step, take_step
from desktop.ui.desk import Desk
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.counted_dialog import CountedDialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form

STEPS = {
    StepKind.JOIN: N_("they join"),
    StepKind.SUSPEND: N_("they are suspended"),
    StepKind.RESUME: N_("they go on after a suspension"),
    StepKind.LEAVE: N_("they leave"),
}
_OF_REASON = ("usual", "words")


class StepDialog(CountedDialog):
    """One programme, one step, one day, and the reason that the families can be told.

    Signals:
        taken: What was done (a StepDone).
    """

    taken = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, persons: Sequence[int]) -> None:
        title = _("A programme for the chosen families")
        super().__init__(desk.jobs, parent, title, verb=_("Carry out"))
        workspace = desk.workspace
        self._workspace, self._persons = workspace, tuple(persons)
        self.nothing_chosen = _("Choose a programme, a step and a day.")
        self.add_words(
            _("Families that the step does not fit stay as they are. Afterwards it can be undone.")
        )
        open_ones = [(one.code, one.name) for one in programmes.programmes(workspace)]
        self.form = Form(_fields(open_ones), country=workspace.country, today=workspace.today(), parent=self)
        self.form.set_values({"kind": StepKind.JOIN.value, "day": workspace.today()})
        cast("Choice", self.form.editor("kind")).changed.connect(self._ask_reason)
        self._ask_reason()
        self.ask(self.form)

    def step(self) -> MembershipStep | None:
        """Return the step that the form means; none while a field is missing."""
        day, code, kind = self.form.day("day"), self.form.text("programme"), self.form.text("kind")
        if day is None or not code or not kind:
            return None
        reason = self.form.text("words") or self.form.text("usual")
        return MembershipStep(
            kind=StepKind(kind),
            programme=code,
            day=day.date,
            reason=reason if StepKind(kind) in NEEDS_REASON else "",
        )

    def would_lose(self) -> bool:
        """Say whether words were typed; all else is chosen again in a moment."""
        return bool(self.form.text("words"))

    def counting(self) -> Callable[..., StepPreview] | None:
        """Return the work that counts whom the step would change."""
        step = self.step()
        return None if step is None else partial(preview_step, self._workspace, step, self._persons)

    def told(self, preview: StepPreview) -> tuple[int, str]:
        """Return how many the step would change, beside the others."""
        rest = preview.families - preview.fitting
        return preview.fitting, _(
            "{shown} · {changed} · {rest}",
            shown=ngettext("{n} family is chosen", "{n} families are chosen", preview.families),
            changed=ngettext("{n} would be changed", "{n} would be changed", preview.fitting),
            rest=ngettext("{n} stays as it is", "{n} stay as they are", rest),
        )

    def accept(self) -> None:
        """Carry it out; the dialog stays open when something is wrong."""
        step = self.step()
        if step is not None and self.is_ready() and self.form.check():
            self.start(
                partial(take_step, self._workspace, step, self._persons),
                title=_("Changing the memberships"),
                done=self._hand_over,
                writes=True,
            )

    def _hand_over(self, done: StepDone) -> None:
        self.taken.emit(done)
        self.finish()

    @Slot()
    def _ask_reason(self) -> None:
        """Ask for a reason only where the families have to be told one."""
        kind = StepKind(self.form.text("kind") or StepKind.JOIN.value)
        for name in _OF_REASON:
            for part in (self.form.editor(name), self.form.label(name)):
                part.setVisible(kind in NEEDS_REASON)
        words = _("Last day") if kind is StepKind.LEAVE else _("From this day on")
        self.form.label("day").setText(f"{words}\u00a0*")
        if kind in NEEDS_REASON:
            group = "exit" if kind is StepKind.LEAVE else "suspension"
            usual = memberships.reasons(self._workspace, group, current().language)
            cast("Choice", self.form.editor("usual")).set_options([(words, words) for words in usual])


def done_words(done: StepDone) -> str:
    """Return one sentence for what was done."""
    n, what = done.families, done.programme
    sentences = {
        StepKind.JOIN: ngettext(
            "{n} family joined {programme}.", "{n} families joined {programme}.", n, programme=what
        ),
        StepKind.SUSPEND: ngettext(
            "{n} family was suspended in {programme}.",
            "{n} families were suspended in {programme}.",
            n,
            programme=what,
        ),
        StepKind.RESUME: ngettext(
            "{n} family goes on in {programme}.", "{n} families go on in {programme}.", n, programme=what
        ),
        StepKind.LEAVE: ngettext(
            "{n} family left {programme}.", "{n} families left {programme}.", n, programme=what
        ),
    }
    return sentences[done.step.kind]


def _fields(open_ones: Options) -> tuple[Field, ...]:
    steps = [(kind.value, _(words)) for kind, words in STEPS.items()]
    return (
        Field(
            name="programme", label=N_("Programme"), is_required=True,
            make=lambda parent: Choice(open_ones, parent),
        ),
        Field(name="kind", label=N_("What happens"), is_required=True, make=lambda parent: Choice(steps, parent)),
        Field(name="usual", label=N_("Usual reason"), make=lambda parent: Choice((), parent)),
        Field(
            name="words", label=N_("Or in other words"),
            help=N_("What stands here is told instead of the usual reason."),
        ),
        Field(name="day", label=N_("From this day on"), kind=FieldKind.DATE, is_required=True),
    )  # fmt: skip
