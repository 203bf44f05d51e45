"""Asks which of two persons bears the national ID that stands in both files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.i18n.catalogue import _, current
from desktop.operations.duplicates import PairCard
from desktop.ui.text import code, embedded
from desktop.ui.widgets.dialog import Dialog


class NumberDialog(Dialog):
    """One of two.

    Signals:
        settled: The row number of the person who keeps the ID.
    """

    settled = Signal(object)

    def __init__(self, card: PairCard, parent: QWidget) -> None:
        number = current().code(card.left.national_id)
        super().__init__(parent, _("Whose ID is {number}?", number=number), verb=_("Settle"))
        self.add_words(
            _(
                "Look at both identity cards. The other file is left without an ID; its history keeps this "
                "number, and both count as two persons from now on."
            )
        )
        self.choices: list[tuple[int, QRadioButton]] = []
        for side in (card.left, card.right):
            words = _(
                "{name}, file {number}",
                name=embedded(side.name, self.layoutDirection()),
                number=code(current().digits(side.code)),
            )
            choice = QRadioButton(words, self)
            self.body.addWidget(choice)
            self.choices.append((side.id, choice))
        self.choices[0][1].setChecked(True)
        self.choices[0][1].setFocus()

    def accept(self) -> None:
        """Hand over who keeps it."""
        self.settled.emit(next(one for one, choice in self.choices if choice.isChecked()))
        super().accept()
