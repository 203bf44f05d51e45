"""The conditions of the filter above the list: chips that are changed and taken away, and how they hold together."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.filtering import Condition
from desktop.operations import listings
from desktop.ui.beneficiaries.condition_dialog import ConditionDialog
from desktop.ui.beneficiaries.condition_words import FieldChoices, condition_words
from desktop.ui.desk import Desk
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.chips import Chip, ChipRows


class FilterBar(ChipRows):
    """Hidden while nothing is filtered.

    Signals:
        changed: Another filter holds.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices = FieldChoices(desk.workspace)
        self.conditions: tuple[Condition, ...] = ()
        self.is_any = False
        self.hide()

    def show_filter(self, conditions: tuple[Condition, ...], *, is_any: bool = False) -> None:
        """Show a filter without calling it a change, as a saved view brings it."""
        self.conditions, self.is_any = conditions, is_any
        self._choices = FieldChoices(self._desk.workspace)
        self.show_parts(self._made())
        self.setVisible(bool(conditions))

    @Slot()
    def add(self) -> ConditionDialog:
        """Ask for one more condition."""
        return self._ask(None)

    @Slot()
    def clear(self) -> None:
        """Take all conditions away."""
        self._take(())

    def _made(self) -> list[QWidget]:
        parts: list[QWidget] = []
        for place, condition in enumerate(self.conditions):
            chip = Chip(condition_words(condition, self._choices), self)
            chip.opened.connect(partial(self._ask, place))
            chip.taken_away.connect(partial(self._drop, place))
            parts.append(chip)
        if len(self.conditions) > 1:
            words = _("One of these is enough") if self.is_any else _("All of these hold")
            switch = push_button(words, self, kind=Kind.QUIET, picture="arrow_swap")
            switch.setToolTip(_("Press to change how the filters hold together"))
            switch.clicked.connect(self._turn)
            parts.append(switch)
        if self.conditions:
            more = push_button(_("Add a filter…"), self, kind=Kind.QUIET, picture="add")
            more.clicked.connect(self.add)
            none = push_button(_("Remove all"), self, kind=Kind.QUIET)
            none.clicked.connect(self.clear)
            parts += [more, none]
        return parts

    def _ask(self, place: int | None) -> ConditionDialog:
        fields = listings.fields(self._desk.workspace)
        dialog = ConditionDialog(
            self._desk.workspace, fields, None if place is None else self.conditions[place], self.window()
        )
        dialog.made.connect(partial(self._put, place))
        dialog.open()
        return dialog

    def _put(self, place: int | None, condition: Condition) -> None:
        if place is None:
            self._take((*self.conditions, condition))
        else:
            self._take((*self.conditions[:place], condition, *self.conditions[place + 1 :]))

    def _drop(self, place: int) -> None:
        self._take((*self.conditions[:place], *self.conditions[place + 1 :]))
        rest = self.findChildren(Chip, options=Qt.FindChildOption.FindDirectChildrenOnly)
        shown = [chip for chip in rest if not chip.isHidden()]
        if shown:
            shown[min(place, len(shown) - 1)].words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _turn(self) -> None:
        self.is_any = not self.is_any
        self._take(self.conditions)

    def _take(self, conditions: tuple[Condition, ...]) -> None:
        self.show_filter(conditions, is_any=self.is_any and len(conditions) > 1)
        self.changed.emit()
