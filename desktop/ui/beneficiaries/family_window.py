"""The family form: a household and its members, entered or corrected by keyboard alone, saved as one thing."""

from functools import partial

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.errors import ChangedMeanwhileError, UserError
from desktop.i18n.catalogue import _, current
from desktop.models.duplicate_view import PairSide
from desktop.models.family import FamilyDraft
from desktop.models.family_card import FamilyCard
from desktop.models.problem import Severity
from desktop.operations import beneficiaries
from desktop.operations.beneficiaries import Saved
from desktop.operations.family_choices import family_choices
from desktop.operations.form_drafts import KeptForm
from desktop.operations.pair_judging import Double, possible_doubles
from desktop.ui.beneficiaries.departures import Departures
from desktop.ui.beneficiaries.doubles_question import DoublesQuestion
from desktop.ui.beneficiaries.early_doubles import EarlyDoubles
from desktop.ui.beneficiaries.family_keeping import FamilyKeeping
from desktop.ui.beneficiaries.family_past import FamilyPast
from desktop.ui.beneficiaries.family_problems import fault_words
from desktop.ui.beneficiaries.family_sheet import FamilySheet
from desktop.ui.beneficiaries.meanwhile import MeanwhileDialog, differences
from desktop.ui.beneficiaries.member_form import DISABILITY_KEY, MORE_KEY
from desktop.ui.beneficiaries.reading import briefly
from desktop.ui.desk import Desk, PageKey, Wish
from desktop.ui.keys import Key, sequence, with_key
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.tab_order import put_last
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.work_dialog import WorkDialog

ADD_KEY, REMOVE_KEY = "F7", "F8"
_SIZE, _SMALLEST = QSize(1180, 720), QSize(900, 520)


class FamilyWindow(WorkDialog):
    """New families one after the other, or one family to correct.

    Signals:
        saved: How a family was saved (a Saved).
    """

    saved = Signal(object)

    def __init__(
        self, desk: Desk, parent: QWidget, *, card: FamilyCard | None = None, kept: KeptForm | None = None
    ) -> None:
        """Open on a stored family, on what was kept of a form, or empty."""
        title = _("New family") if card is None else _("Correct the family")
        super().__init__(desk.jobs, parent, title, verb=_("Save"))
        self._desk = desk
        self._card = card
        self._confirmed: frozenset[str] = frozenset()
        self._draft: FamilyDraft | None = None
        self._version = card.household.version if card is not None else 0
        lives_in = card.household.area_code if card is not None else None
        self._choices = choices = family_choices(desk.workspace, current().language, lives_in)
        self.sheet = FamilySheet(desk.workspace, choices, card, self)
        self.keeping = FamilyKeeping(desk, self.sheet, self, card)
        self.doubles = DoublesQuestion(desk, self)
        self.early = EarlyDoubles(desk, self.sheet, self.banner, self.doubles) if card is None else None
        self.departures = Departures(desk, self.sheet, self.banner, self)
        self._build_parts(parent)
        self._connect()
        self._order_tabs()
        self.past = FamilyPast(self.sheet)
        self.sheet.begin()
        if kept is not None:
            self._take_over(kept)
        elif words := self.keeping.offer():
            self.banner.say(words, Tone.ACCENT, self.keeping.step)

    def _build_parts(self, parent: QWidget) -> None:
        self.add = push_button(_("Add a member"), self, picture="person_add")
        self.add.setToolTip(with_key(_("Add a member"), ADD_KEY))
        self.confirm.setToolTip(with_key(_("Save"), Key.SAVE))
        self.body.addWidget(self.sheet, 1)
        self._buttons.insertWidget(0, self.add)
        room = parent.window().size()
        self.resize(_SIZE.boundedTo(room * 0.96).expandedTo(_SMALLEST))

    def _connect(self) -> None:
        self.sheet.ended.connect(self._save)
        self.sheet.parts_changed.connect(self._order_tabs)
        self.add.clicked.connect(self.sheet.members.add_member)
        self.doubles.answered.connect(self._store)
        self.doubles.same_chosen.connect(self._open_same)
        self.banner.pressed.connect(self._take_step)
        members = self.sheet.members
        for key, verb in (
            (sequence(Key.SAVE), self._save),
            (QKeySequence(ADD_KEY), members.add_member),
            (QKeySequence(REMOVE_KEY), self.departures.take_out_here),
            (QKeySequence(MORE_KEY), members.turn_more),
            (QKeySequence(DISABILITY_KEY), members.turn_disability),
        ):
            QShortcut(key, self).activated.connect(verb)

    @Slot()
    def _order_tabs(self) -> None:
        """Let Tab come to the buttons last, also after a member who was added."""
        put_last(self, self.add, self.leave, self.confirm)

    def accept(self) -> None:
        """Save instead of closing; after a correction the form closes by itself."""
        self._save()

    def reject(self) -> None:
        """Leave, with a question only where something would be lost."""
        if not self.sheet.is_dirty:
            super().reject()
            return
        self.keeping.ask_to_leave(leave=self._leave_unsaved, throw_away=self._throw_away)

    @Slot()
    def _leave_unsaved(self) -> None:
        self.keeping.keep()
        super().reject()

    @Slot()
    def _throw_away(self) -> None:
        self.keeping.throw_away()
        super().reject()

    @Slot()
    def _take_step(self) -> None:
        """Do what the banner offers."""
        if self.early is not None and self.early.take_step():
            pass
        elif self.keeping.offered is not None:
            self._take_over(self.keeping.offered)
        elif self.keeping.has_several:
            self.keeping.ask_which(self._take_over)
        else:
            self._compare()

    @Slot(object)
    def _take_over(self, kept: KeptForm) -> None:
        """Go on with what was kept; a family is compared with what was read of it then."""
        self._version = self.keeping.take_over(kept) or self._version
        self.banner.hide()
        self.past.begin_anew()
        self.sheet.begin()

    @Slot()
    def _save(self) -> None:
        if not self.confirm.isEnabled():  # Enter once more, while it is being saved
            return
        draft = self.sheet.draft(self._confirmed)
        told = self.sheet.show_problems(beneficiaries.check(self._desk.workspace, draft))
        warnings = frozenset(problem.message for problem in told.of(Severity.WARNING)) - self._confirmed
        if told.of(Severity.ERROR):
            self.banner.say(fault_words(told), Tone.ERROR)
        elif warnings:
            self._confirmed |= warnings
            words = _("Please look at the marked fields once more. Save again if they are right.")
            self.banner.say(words, Tone.WARN)
        else:
            self._look_for_doubles(draft)

    def _look_for_doubles(self, draft: FamilyDraft) -> None:
        """Ask, off the window's thread, whom the new members may already be; a correction is saved at once."""
        self._draft = draft
        if self._card is not None:
            self._store()
            return
        self.start(partial(possible_doubles, self._desk.workspace, draft), done=self._show_doubles)

    def _show_doubles(self, found: list[Double]) -> None:
        self.wake()
        if not self.doubles.ask(found):
            self._store()

    @Slot(object)
    def _open_same(self, side: PairSide) -> None:
        """Leave the form for the file that is there already."""
        self._throw_away()
        self._desk.show_page(PageKey.BENEFICIARIES, Wish(words=side.code))

    @Slot()
    def _store(self) -> None:
        if self._draft is None or not self.confirm.isEnabled():
            return
        workspace = self._desk.workspace
        if self._card is None:
            kept_as = self.keeping.subject_uid
            call = partial(beneficiaries.register, workspace, self._draft, kept_as=kept_as)
        else:
            uid = self._card.household.uid
            call = partial(beneficiaries.correct, workspace, uid, self._version, self._draft)
        self.keeping.pause(is_paused=True)
        self.start(briefly(call), title=_("Saving the family"), done=self._go_on, writes=True)

    def _go_on(self, saved: Saved) -> None:
        self.wake()
        self.saved.emit(saved)
        if self._card is not None:
            self.finish()
            return
        self.doubles.keep(saved.uid)
        self._confirmed, self._draft = frozenset(), None
        self.sheet.begin_next()
        self.keeping.begin_anew()
        self.past.begin_anew()
        number = current().code(saved.code)
        words = _("The family with file number {number} was saved. Go on with the next one.", number=number)
        self.banner.say(words, Tone.OK)

    @Slot(object)
    def show_fault(self, error: UserError) -> None:
        """Say what went wrong; where somebody else saved meanwhile, offer to compare."""
        self.wake()
        self.keeping.pause(is_paused=False)
        self.keeping.forget_offer()
        step = _("Compare") if isinstance(error, ChangedMeanwhileError) else ""
        self.banner.say(current().told(error), Tone.ERROR, step)

    @Slot()
    def _compare(self) -> None:
        """Read the family as it is stored now, to show where it differs from the typing."""
        if self._card is not None:
            call = partial(beneficiaries.card, self._desk.workspace, self._card.household.uid)
            self._desk.jobs.start(briefly(call), done=self._show_differences, failed=self.show_fault)

    def _show_differences(self, card: FamilyCard) -> None:
        self._card, self._version = card, card.household.version
        self.banner.hide()
        dialog = MeanwhileDialog(differences(card, self.sheet.draft(), self._choices), self)
        dialog.accepted.connect(self._save)
        dialog.open()
