"""What can be done with a pair: deciding, asking, merging, settling an ID, and taking any of it back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from desktop.i18n.catalogue import _, ngettext
from desktop.i18n.digits import fold_digits
from desktop.models.duplicate import WAITING, PairState
from desktop.operations import disputes, duplicates, pair_decisions, unmerging
from desktop.ui.desk import Desk
from desktop.ui.duplicates.ask_dialog import AskDialog
from desktop.ui.duplicates.merge_dialog import MergeDialog
from desktop.ui.duplicates.number_dialog import NumberDialog
from desktop.ui.duplicates.pair_panel import PairPanel
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.tone import Tone

_KEYS = {"1": PairState.SAME, "2": PairState.DIFFERENT, "3": PairState.LATER, "4": PairState.ASKED}


class PairVerbs(QObject):
    """Carries out what the buttons of the panel and the keys of the table ask for.

    Signals:
        going: A decision begins; the page notes which pair comes next.
        decided: One pair was decided (its number), and whether it waits on at the end of the view.
        settled: Something was decided, merged or taken back.
    """

    going = Signal()
    decided = Signal(object, bool)
    settled = Signal()

    def __init__(self, desk: Desk, panel: PairPanel, page: Page) -> None:
        super().__init__(page)
        self._desk, self._panel, self._page = desk, panel, page
        self._last = ""  # the decision that Backspace takes back
        self._is_busy = False
        self._connect()

    def _connect(self) -> None:
        panel = self._panel
        panel.decided.connect(self.decide)
        panel.merge.clicked.connect(self.open_merge)
        panel.number.clicked.connect(self._open_number)
        panel.take_back.clicked.connect(self._take_back_shown)
        panel.undo.clicked.connect(self._undo_merge)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take 1 to 4 on any layout of the keyboard, and Backspace, while the caret stands in the table."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self.take_back_last()
            return True
        decision = _KEYS.get(fold_digits(event.text()))
        if decision is not None:
            self.decide(decision)
        return decision is not None

    @Slot(object)
    def decide(self, decision: PairState) -> None:
        """Say what the pair is; asking opens a question first."""
        card = self._panel.card
        if card is None or self._is_busy or card.state is PairState.MERGED:
            return
        if decision is PairState.ASKED:
            self._desk.jobs.start(
                _reading(duplicates.colleagues, self._desk.workspace),
                done=self._open_ask,
                failed=self._page.banner.show_error,
            )
            return
        self._start(
            partial(pair_decisions.decide, self._desk.workspace, pair_id=card.id, decision=decision),
            partial(self._note_decision, decision),
        )

    def _open_ask(self, colleagues: list[tuple[str, str]]) -> None:
        if not colleagues:
            self._page.banner.say(_("There is no other open account in this office to ask."), Tone.WARN)
            return
        dialog = AskDialog(colleagues, self._page)
        dialog.asked.connect(self._ask)
        dialog.open()

    @Slot(str, str)
    def _ask(self, colleague: str, why: str) -> None:
        card = self._panel.card
        if card is not None:
            call = partial(
                pair_decisions.decide,
                self._desk.workspace,
                pair_id=card.id,
                decision=PairState.ASKED,
                why=why,
                asked_uid=colleague,
            )
            self._start(call, partial(self._note_decision, PairState.ASKED))

    def note_rule(self, decision_uid: str, pairs: int) -> None:
        """Tell of a decision about many pairs, and let Backspace take all of it back."""
        self._last = decision_uid
        words = ngettext("{n} pair was decided.", "{n} pairs were decided.", pairs)
        self._page.banner.say(words, Tone.OK, _("Take back"))
        self.settled.emit()

    @Slot(int, int)
    def note_many(self, merged: int, left: int) -> None:
        """Tell of many files that were merged at once."""
        words = ngettext("{n} pair was merged.", "{n} pairs were merged.", merged)
        if left:
            words += " " + _("Left to be looked at: {n}.", n=left)
        self._last = ""
        self._end(words)

    @Slot()
    def take_back_last(self) -> None:
        """Take the last decision of this person back."""
        if self._last:
            self._take_back(self._last)

    @Slot()
    def _take_back_shown(self) -> None:
        self._take_back(self._panel.last_decision())

    def _take_back(self, decision_uid: str) -> None:
        if decision_uid:
            call = partial(pair_decisions.take_back, self._desk.workspace, decision_uid=decision_uid)
            self._start(call, self._note_taken_back, moves_on=False)

    @Slot()
    def open_merge(self) -> None:
        """Show what merging the pair would do."""
        card = self._panel.card
        if card is not None and card.state is not PairState.MERGED and self._panel.merge.isEnabled():
            dialog = MergeDialog(self._desk, card, self._page)
            dialog.accepted.connect(self._note_merged)
            dialog.open()

    @Slot()
    def _open_number(self) -> None:
        if self._panel.card is not None:
            dialog = NumberDialog(self._panel.card, self._page)
            dialog.settled.connect(self._settle_number)
            dialog.open()

    @Slot(object)
    def _settle_number(self, bearer_id: int) -> None:
        card = self._panel.card
        if card is not None:
            call = partial(disputes.settle_number, self._desk.workspace, pair_id=card.id, bearer_id=bearer_id)
            self._start(call, self._note_settled)

    @Slot()
    def _undo_merge(self) -> None:
        card = self._panel.card
        if card is not None and card.merge_uid:
            call = partial(unmerging.undo_merge, self._desk.workspace, merge_uid=card.merge_uid)
            self._start(call, self._note_unmerged)

    def _start(self, call: Callable[..., Any], done: Callable[[Any], None], *, moves_on: bool = True) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        if moves_on:
            self.going.emit()
        self._desk.jobs.start(call, done=done, failed=self._show_failure, writes=True)

    def _note_decision(self, decision: PairState, decision_uid: str) -> None:
        self._last = decision_uid
        self._is_busy = False
        self._page.banner.hide()
        if self._panel.card is not None:
            self.decided.emit(self._panel.card.id, decision in WAITING)

    def _note_taken_back(self, pairs: int) -> None:
        self._last = ""
        self._end(ngettext("{n} decision was taken back.", "{n} decisions were taken back.", pairs))

    def _note_settled(self, _nothing: object) -> None:
        self._end(_("The ID was settled; the history of the other file keeps the number."))

    def _note_unmerged(self, _nothing: object) -> None:
        self._end(_("The merge was undone: both files stand as they were."))

    @Slot()
    def _note_merged(self) -> None:
        self.going.emit()
        self._end(_("Both files are one. The view “Merged” can undo it."))

    def _end(self, words: str) -> None:
        self._is_busy = False
        if words:
            self._page.banner.say(words, Tone.OK)
        else:
            self._page.banner.hide()
        self.settled.emit()

    def _show_failure(self, error: Any) -> None:
        self._is_busy = False
        self._page.banner.show_error(error)
        self.settled.emit()


def _reading(call: Callable[..., Any], *arguments: object) -> Callable[..., Any]:
    """Return a short question as a job calls it."""

    def asked(progress: object) -> Any:
        return call(*arguments)

    return asked
