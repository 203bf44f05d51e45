"""The panel beside the pairs: both persons, what the comparison says, and one button a decision."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.duplicate import PairState
from desktop.operations.duplicates import PairCard
from desktop.ui.duplicates.columns import percent
from desktop.ui.duplicates.pair_sheet import PairSheet
from desktop.ui.duplicates.words import KIND_TONES
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.button_rows import ButtonRows
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.wrapped_label import WrappedLabel


class PairPanel(QFrame):
    """Shows the pair of the line chosen, or the hint what to choose.

    Signals:
        decided: The clerk pressed same, different or later (a PairState), or asked for a colleague.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.home: QWidget | None = None  # where the caret goes when the button it stood on disappears
        self.card: PairCard | None = None
        self.setProperty("role", "card")
        self._build()
        self._connect()
        self.show_nothing()

    def _build(self) -> None:
        self.verdict = WrappedLabel(parent=self)
        self.verdict.setProperty("role", "heading")
        self.likely = Badge(parent=self)
        hint = _("Choose a pair to compare both files here.")
        self.hint = WrappedLabel(hint, self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.hint.setProperty("role", "muted")
        self._scroll = scrolled(self)
        self._buttons = ButtonRows(self)
        self._make_buttons()
        head = QHBoxLayout()
        head.addWidget(self.verdict, 1)
        head.addWidget(self.likely, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.hint, 1)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(420)

    def _make_buttons(self) -> None:
        digit = current().digits
        self.same = self._button(_("Same person ({key})", key=digit("1")), "people_swap")
        self.different = self._button(_("Two persons ({key})", key=digit("2")), "people")
        self.later = self._button(_("Later ({key})", key=digit("3")), "arrow_right")
        self.ask = self._button(_("Ask… ({key})", key=digit("4")), "question_circle")
        self.merge = self._button(_("Merge…"), "checkmark")
        self.number = self._button(_("Whose ID is it…"), "key")
        self.take_back = self._button(_("Take back"), "arrow_undo")
        self.undo = self._button(_("Undo the merge"), "arrow_undo")
        self.group = self._button(_("Only this group"), "filter")

    def _button(self, words: str, picture: str) -> QPushButton:
        button = push_button(words, self._buttons, picture=picture)
        self._buttons.add(button)
        button.installEventFilter(self)
        return button

    def _connect(self) -> None:
        self.same.clicked.connect(self._say_same)
        self.different.clicked.connect(self._say_different)
        self.later.clicked.connect(self._say_later)
        self.ask.clicked.connect(self._say_ask)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the caret home before a button that had it goes."""
        is_going = event.type() is QEvent.Type.Hide and self.isVisible()
        if is_going and self.home is not None and self.window().focusWidget() is watched:
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def show_pair(self, card: PairCard, *, may_edit: bool) -> None:
        """Show a pair and offer what this person can do with it."""
        self.card = card
        self.verdict.setText(leading(_(card.verdict), self.layoutDirection()))
        self.likely.show_state("" if card.is_conflict else percent(card.score), KIND_TONES[card.kind])
        self._scroll.setWidget(PairSheet(card, self._scroll.viewport()))
        self._show_parts(is_filled=True)
        self.setAccessibleName(_(card.verdict))
        self._offer(card, may_edit=may_edit)

    def show_nothing(self) -> None:
        """Show the hint."""
        self.card = None
        self.likely.show_state("", Tone.NEUTRAL)
        self._show_parts(is_filled=False)

    def _show_parts(self, *, is_filled: bool) -> None:
        for part in (self.verdict, self._scroll):
            part.setVisible(is_filled)
        self.hint.setVisible(not is_filled)
        if not is_filled:
            for button in self._buttons.buttons:
                button.hide()

    def _offer(self, card: PairCard, *, may_edit: bool) -> None:
        is_merged = card.state is PairState.MERGED
        shares_number = card.left.national_id == card.right.national_id != ""
        for button, is_offered in (
            (self.same, not is_merged),
            (self.different, not is_merged),
            (self.later, not is_merged),
            (self.ask, not is_merged),
            (self.merge, not is_merged),
            (self.number, not is_merged and shares_number),
            (self.take_back, not is_merged and self.last_decision() != ""),
            (self.undo, is_merged and card.merge_uid != ""),
            (self.group, len(card.group) > 2),
        ):
            button.setVisible(is_offered)
            button.setEnabled(may_edit or button is self.group)

    def last_decision(self) -> str:
        """Return the decision that counts, by its uid."""
        said = self.card.said if self.card is not None else ()
        return next((one.uid for one in said if not one.is_undone), "")

    def _say_same(self) -> None:
        self.decided.emit(PairState.SAME)

    def _say_different(self) -> None:
        self.decided.emit(PairState.DIFFERENT)

    def _say_later(self) -> None:
        self.decided.emit(PairState.LATER)

    def _say_ask(self) -> None:
        self.decided.emit(PairState.ASKED)
