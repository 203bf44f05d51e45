"""What the list would hold, counted anew while the conditions are chosen, and whom it leaves out and why."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.quantities import quantity
from desktop.models.list_plan import EXCLUSION_WORDS, ListPreview
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.wrapped_label import WrappedLabel


class PreviewCard(QFrame):
    """Counts; `excluded` is the button that shows who is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._build()
        self.show_waiting()

    def _build(self) -> None:
        self.figure = self._line("figure")
        self.caption = self._line("muted")
        self.quantity = self._line("heading")
        self.served = self._line("")
        self.left_out = self._line("")
        self.excluded = push_button(_("Who is left out?"), self, kind=Kind.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.figure, self.caption, self.quantity, self.served, self.left_out, self.excluded):
            column.addWidget(part)
        column.addStretch(1)

    def _line(self, role: str) -> QLabel:
        label = WrappedLabel(parent=self)
        if role:
            label.setProperty("role", role)
        return label

    def show_waiting(self) -> None:
        """Say that the count is under way; nothing known is not shown as none."""
        self.figure.setText(leading("…", self.layoutDirection()))
        self.caption.setText(_("Counting the families that fit"))

    def show_preview(self, found: ListPreview, unit: str) -> None:
        """Show the counts."""
        tongue = current()
        self.figure.setText(leading(tongue.number(found.families), self.layoutDirection()))
        self.caption.setText(
            ngettext("family would stand on the list", "families would stand on the list", found.families)
        )
        self.quantity.setText(quantity(tongue, found.quantity, unit) if unit else "")
        self.served.setText(
            ngettext(
                "{n} of them got or stands for such help in the period. The days apart leave such families out.",
                "{n} of them got or stand for such help in the period. The days apart leave such families out.",
                found.served,
            )
        )
        self.served.setVisible(found.served > 0)
        lines = [
            _("{n}: {reason}", n=count, reason=_(EXCLUSION_WORDS[reason])) for reason, count in found.excluded
        ]
        head = ngettext("{n} family is left out:", "{n} families are left out:", found.left_out)
        self.left_out.setText("\n".join([head, *lines]) if lines else _("Nobody who fits is left out."))
        self.excluded.setVisible(bool(lines))
        self.setAccessibleName(f"{self.figure.text()} {self.caption.text()}")
