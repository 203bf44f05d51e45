"""Asks, before a new family is saved, whether it is there already, and keeps the answer for the list of pairs."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.operations.pair_judging import Double
from desktop.operations.typed_doubles import keep_different
from desktop.ui.beneficiaries.doubles import DoublesDialog
from desktop.ui.desk import Desk


class DoublesQuestion(QObject):
    """Belongs to one window; its answer holds for the family in the form.

    Signals:
        answered: It is somebody else: save.
        same_chosen: It is this person of the list (a PairSide).
        kept: The family was saved with what was answered of it; the next one begins.
    """

    answered = Signal()
    same_chosen = Signal(object)
    kept = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._found: list[Double] = []
        self._others: set[tuple[int, str]] = set()  # member of the form, person of the list: not the same

    def unanswered(self, found: list[Double]) -> list[Double]:
        """Return those of whom the clerk did not say yet that it is somebody else."""
        return [one for one in found if _pair(one) not in self._others]

    def ask(self, found: list[Double], *, is_early: bool = False) -> bool:
        """Show who was found, unless it was answered; return whether there is anything to ask.

        Args:
            found: What `possible_doubles` found.
            is_early: The family is still being typed; the answer saves nothing.
        """
        self._found = found
        open_ones = self.unanswered(found)
        if open_ones:
            dialog = DoublesDialog(open_ones, self._window, is_early=is_early)
            dialog.accepted.connect(self._remember)
            if not is_early:
                dialog.accepted.connect(self.answered)
            dialog.same_chosen.connect(self.same_chosen)
            dialog.open()
        return bool(open_ones)

    def keep(self, saved_uid: str) -> None:
        """Remember that the family saved is none of those found, and begin anew."""
        if self._found:
            call = partial(keep_different, self._desk.workspace, saved_uid, self._found)
            self._desk.jobs.start(call, done=_nothing, writes=True)
        self._found, self._others = [], set()
        self.kept.emit()

    @Slot()
    def _remember(self) -> None:
        self._others |= {_pair(one) for one in self._found}


def _pair(one: Double) -> tuple[int, str]:
    return one.member, one.side.uid


def _nothing(_count: int) -> None:
    """Take no notice."""
