"""Both persons of a pair side by side: every field with its differing letters marked, and the reasons in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.duplicate_view import PairSide
from desktop.models.duplicate_words import COMPARED, FACTS, said_text, side_value
from desktop.models.names import key
from desktop.models.reason_words import reason_texts
from desktop.operations.duplicates import PairCard
from desktop.ui.duplicates.letters import marked
from desktop.ui.text import code, leading
from desktop.ui.theme import GRID, worn
from desktop.ui.widgets.wrapped_label import WrappedLabel

_LABEL, _LEFT, _RIGHT = range(3)
_NAMES = ("name", "father_name", "mother_name", "place", "address")


class PairSheet(QWidget):
    """Fills itself with one pair."""

    def __init__(self, card: PairCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        for column in (_LEFT, _RIGHT):
            self._grid.setColumnStretch(column, 1)
        self._row = 0
        self._add_heads(card)
        for field, label in COMPARED.items():
            self._add_compared(_(label), field, card.left, card.right)
        self._add_rule()
        for field, label in FACTS.items():
            self._add_line(
                _(label), side_value(current(), card.left, field), side_value(current(), card.right, field)
            )
        self._add_words(_("What speaks for and against"), reason_texts(current(), card.reasons))
        self._add_words(_("Decisions"), [said_text(current(), one) for one in card.said])
        self._grid.setRowStretch(self._row, 1)

    def _add_heads(self, card: PairCard) -> None:
        heads = [
            _("File {number}", number=code(current().digits(side.code))) for side in (card.left, card.right)
        ]
        for column, words in zip((_LEFT, _RIGHT), heads, strict=True):
            label = _label(words, self, is_bold=True)
            self._grid.addWidget(label, self._row, column)
        self._row += 1

    def _add_compared(self, label: str, field: str, left: PairSide, right: PairSide) -> None:
        one, other = (side_value(current(), side, field) for side in (left, right))
        if not one and not other:
            return
        is_spelling = field in _NAMES and key(one) == key(other)
        ground = worn().accent_soft if is_spelling else worn().warn_soft
        if one and other and one != other:
            self._add_row(label, marked(one, other, ground), marked(other, one, ground), (one, other))
        else:
            self._add_line(label, one, other)

    def _add_line(self, label: str, one: str, other: str) -> None:
        if one or other:
            self._add_row(label, "", "", (one, other))

    def _add_row(self, label: str, left: str, right: str, plain: tuple[str, str]) -> None:
        name = _label(label, self, role="muted")
        self._grid.addWidget(name, self._row, _LABEL, Qt.AlignmentFlag.AlignTop)
        for column, html, text in ((_LEFT, left, plain[0]), (_RIGHT, right, plain[1])):
            cell = _label(leading(text or "–", self.layoutDirection()), self)
            if html:
                cell.setTextFormat(Qt.TextFormat.RichText)
                direction = "rtl" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "ltr"
                cell.setText(f'<p dir="{direction}" style="margin:0">{html}</p>')
            cell.setAccessibleName(f"{label}: {text}")
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(cell, self._row, column)
        self._row += 1

    def _add_rule(self) -> None:
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        self._grid.addWidget(rule, self._row, 0, 1, 3)
        self._row += 1

    def _add_words(self, title: str, sentences: Sequence[str]) -> None:
        if not sentences:
            return
        self._add_rule()
        self._grid.addWidget(_label(title, self, is_bold=True), self._row, 0, 1, 3)
        self._row += 1
        for sentence in sentences:
            words = _label(leading(sentence, self.layoutDirection()), self)
            self._grid.addWidget(words, self._row, 0, 1, 3)
            self._row += 1


def _label(text: str, parent: QWidget, *, role: str = "", is_bold: bool = False) -> QLabel:
    label = WrappedLabel(text, parent)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    if role:
        label.setProperty("role", role)
    if is_bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label
