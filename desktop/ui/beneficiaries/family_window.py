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
from desktop.operations.pair_judging import Double, possible_doubles
from desktop.operations.typed_doubles import keep_different
from desktop.ui.beneficiaries.closing import ReasonDialog
from desktop.ui.beneficiaries.doubles import DoublesDialog
from desktop.ui.beneficiaries.family_problems import Told
from desktop.ui.beneficiaries.family_sheet import FamilySheet
from desktop.ui.beneficiaries.meanwhile import MeanwhileDialog, differences
from desktop.ui.beneficiaries.member_form import MemberForm
from desktop.ui.beneficiaries.reading import briefly
from desktop.ui.desk import Desk, PageKey, Wish
from desktop.ui.keys import Key, sequence, with_key
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.choice import Options
from desktop.ui.widgets.dialog import ask
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
        self,
        desk: Desk,
        parent: QWidget,
        *,
        card: FamilyCard | None = None,
        areas: Options = (),
        categories: Options = (),
    ) -> None:
        title = _("New family") if card is None else _("Correct the family")
        super().__init__(desk.jobs, parent, title, verb=_("Save"))
        self._desk = desk
        self._card = card
        self._member_leaving: MemberForm | None = None
        self._confirmed: frozenset[str] = frozenset()
        self._is_another = False  # the clerk said that the person of the same name is somebody else
        self._draft: FamilyDraft | None = None
        self.sheet = FamilySheet(desk.workspace, areas, categories, card, self)
        self._build_parts(parent)
        self._connect()
        self._order_tabs()
        self.sheet.begin()

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
        self.sheet.removal_wished.connect(self._take_out)
        self.sheet.members.members_changed.connect(self._order_tabs)
        self.add.clicked.connect(self.sheet.members.add_member)
        self.banner.pressed.connect(self._compare)
        QShortcut(sequence(Key.SAVE), self).activated.connect(self._save)
        QShortcut(QKeySequence(ADD_KEY), self).activated.connect(self.sheet.members.add_member)
        QShortcut(QKeySequence(REMOVE_KEY), self).activated.connect(self._take_out_here)

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
        ask(
            self,
            _("Leave without saving?"),
            _("What you typed for this family is lost."),
            verb=_("Leave"),
            way_out=_("Back to the form"),
            then=self._leave_unsaved,
            is_dangerous=True,
        )

    @Slot()
    def _leave_unsaved(self) -> None:
        super().reject()

    @Slot()
    def _save(self) -> None:
        draft = self.sheet.draft(self._confirmed)
        told = self.sheet.show_problems(beneficiaries.check(self._desk.workspace, draft))
        warnings = frozenset(problem.message for problem in told.of(Severity.WARNING)) - self._confirmed
        if told.of(Severity.ERROR):
            self._tell_errors(told)
        elif warnings:
            self._confirmed |= warnings
            words = _("Please look at the marked fields once more. Save again if they are right.")
            self.banner.say(words, Tone.WARN)
        else:
            self._look_for_doubles(draft)

    def _tell_errors(self, told: Told) -> None:
        if told.of_no_field:
            problem = told.of_no_field[0]
            self.banner.say(_(problem.message, **problem.values), Tone.ERROR)
        else:
            self.banner.say(_("Not saved yet: please correct the marked fields."), Tone.ERROR)

    def _look_for_doubles(self, draft: FamilyDraft) -> None:
        """Ask, off the window's thread, whom the new members may already be; a correction is saved at once."""
        self._draft = draft
        if self._card is not None or self._is_another:
            self._store()
            return
        self.start(partial(possible_doubles, self._desk.workspace, draft), done=self._show_doubles)

    def _show_doubles(self, doubles: list[Double]) -> None:
        self.wake()
        self._doubles = doubles
        if not doubles:
            self._store()
            return
        dialog = DoublesDialog(doubles, self)
        dialog.accepted.connect(self._store_another)
        dialog.same_chosen.connect(self._open_same)
        dialog.open()

    @Slot(object)
    def _open_same(self, side: PairSide) -> None:
        """Leave the form for the file that is there already."""
        self._leave_unsaved()
        self._desk.show_page(PageKey.BENEFICIARIES, Wish(words=side.code))

    @Slot()
    def _store_another(self) -> None:
        self._is_another = True
        self._store()

    def _store(self) -> None:
        if self._draft is None or not self.confirm.isEnabled():
            return
        workspace = self._desk.workspace
        if self._card is None:
            call = partial(beneficiaries.register, workspace, self._draft)
        else:
            household = self._card.household
            call = partial(beneficiaries.correct, workspace, household.uid, household.version, self._draft)
        self.start(briefly(call), title=_("Saving the family"), done=self._go_on, writes=True)

    def _go_on(self, saved: Saved) -> None:
        self.wake()
        self.saved.emit(saved)
        if self._doubles and self._card is None:
            call = partial(keep_different, self._desk.workspace, saved.uid, self._doubles)
            self._desk.jobs.start(call, done=self._forget_doubles, writes=True)
        if self._card is not None:
            self.finish()
            return
        self._confirmed, self._is_another, self._draft = frozenset(), False, None
        self.sheet.begin_next()
        words = _(
            "The family with file number {number} was saved. Go on with the next one.",
            number=current().code(saved.code),
        )
        self.banner.say(words, Tone.OK)

    def _forget_doubles(self, _count: int) -> None:
        self._doubles = []

    @Slot(object)
    def show_fault(self, error: UserError) -> None:
        """Say what went wrong; where somebody else saved meanwhile, offer to compare."""
        self.wake()
        step = _("Compare") if isinstance(error, ChangedMeanwhileError) else ""
        self.banner.say(current().error(error), Tone.ERROR, step)

    @Slot()
    def _compare(self) -> None:
        """Read the family as it is stored now, to show where it differs from the typing."""
        if self._card is not None:
            call = partial(beneficiaries.card, self._desk.workspace, self._card.household.uid)
            self._desk.jobs.start(briefly(call), done=self._show_differences, failed=self.show_fault)

    def _show_differences(self, card: FamilyCard) -> None:
        self._card = card
        self.banner.hide()
        dialog = MeanwhileDialog(differences(card, self.sheet.draft()), self)
        dialog.accepted.connect(self._save)
        dialog.open()

    @Slot()
    def _take_out_here(self) -> None:
        member = self.sheet.members.member_with_focus()
        if member is not None and member.remove.isVisible():
            self._take_out(member)

    @Slot(object)
    def _take_out(self, member: MemberForm) -> None:
        if member.uid is None:
            self.sheet.take_out(member)
            return
        self._member_leaving = member
        dialog = ReasonDialog(
            _("Take {name} out of the family?", name=member.identity.text("name")),
            _("The person leaves lists from now on. Nothing is deleted; the history keeps everything."),
            _("Take out"),
            self,
        )
        dialog.reason_given.connect(self._note_leaving)
        dialog.open()

    @Slot(str)
    def _note_leaving(self, reason: str) -> None:
        if self._member_leaving is not None:
            self.sheet.take_out(self._member_leaving, reason)
            self._member_leaving = None
