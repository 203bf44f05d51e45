"""The third step of an import: words of the list that no code list knows, each to be given its meaning once."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.models.import_words import fold_label
from desktop.models.importing import Field, Meaning, UnknownWord
from desktop.ui.imports.words import field_word
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.scrolled import scrolled, scrolled_card
from desktop.ui.widgets.wrapped_label import WrappedLabel

MOST_WORDS = 80  # asked about; rarer ones stay out and are told row by row
Choices = Mapping[Field, Sequence[tuple[str, str]]]


class WordsPart(QWidget):
    """Each unknown word with a choice of what it means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: tuple[UnknownWord, ...] = ()
        self.choices: list[Choice] = []
        self._build()

    def _build(self) -> None:
        self.told = WrappedLabel(parent=self)
        self.told.setProperty("role", "muted")
        self._scroll = scrolled(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self.told)
        column.addWidget(scrolled_card(self._scroll, self), 1)

    def show_words(self, words: Sequence[UnknownWord], choices: Choices) -> None:
        """Show the words that mean nothing here, the commonest first."""
        self.words = tuple(words[:MOST_WORDS])
        self.told.setText(self._told(len(words)))
        sheet = QWidget(self._scroll.viewport())
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for column, share in enumerate((3, 3, 1, 4)):
            grid.setColumnStretch(column, share)
        heads = (_("Word in the list"), _("Column"), _("Rows"), _("What it means"))
        for column, heading in enumerate(heads if self.words else ()):
            label = QLabel(heading, sheet)
            label.setProperty("role", "muted")
            grid.addWidget(label, 0, column)
        self.choices = [
            self._add(sheet, grid, row, word, choices) for row, word in enumerate(self.words, start=1)
        ]
        grid.setRowStretch(len(self.words) + 1, 1)
        self._scroll.setWidget(sheet)

    def meanings(self) -> tuple[Meaning, ...]:
        """Return what was chosen."""
        return tuple(
            Meaning(word.field, fold_label(word.text), str(choice.value()))
            for word, choice in zip(self.words, self.choices, strict=True)
            if choice.value() is not None
        )

    def _told(self, count: int) -> str:
        if not count:
            return _("Every word of the list is known.")
        words = ngettext(
            "{n} word of the list is not known here. Say what it means; what has no meaning here stays out.",
            "{n} words of the list are not known here. Say what they mean; what has no meaning here stays out.",
            count,
        )
        once = _("With a sender, you are asked only once.")
        return f"{words} {once}"

    def _add(
        self, sheet: QWidget, grid: QGridLayout, row: int, word: UnknownWord, choices: Choices
    ) -> Choice:
        text = WrappedLabel(leading(word.text, self.layoutDirection()), sheet)
        field = WrappedLabel(field_word(word.field.value), sheet)
        field.setProperty("role", "muted")
        count = QLabel(ngettext("{n} row", "{n} rows", word.rows), sheet)
        count.setProperty("role", "muted")
        choice = Choice(choices.get(word.field, ()), sheet, empty=_("– stays out –"))
        choice.setAccessibleName(_("What “{heading}” holds", heading=word.text))
        text.setBuddy(choice)
        for column, part in enumerate((text, field, count, choice)):
            grid.addWidget(part, row, column)
        return choice
