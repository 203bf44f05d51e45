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
    """

    answered = Signal()
    same_chosen = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._found: list[Double] = []
        self.is_another = False

    def ask(self, found: list[Double]) -> bool:
        """Show who was found; return whether there is anything to ask."""
        self._found = found
        if found:
            dialog = DoublesDialog(found, self._window)
            dialog.accepted.connect(self._take_for_another)
            dialog.same_chosen.connect(self.same_chosen)
            dialog.open()
        return bool(found)

    def keep(self, saved_uid: str) -> None:
        """Remember that the family saved is none of those found, and begin anew."""
        if self._found:
            call = partial(keep_different, self._desk.workspace, saved_uid, self._found)
            self._desk.jobs.start(call, done=_nothing, writes=True)
        self._found, self.is_another = [], False

    @Slot()
    def _take_for_another(self) -> None:
        self.is_another = True
        self.answered.emit()


def _nothing(_count: int) -> None:
    """Take no notice."""
