"""The recovery paper: printed first, then three of its groups are typed back; before that no office exists."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.wrapped_label import WrappedLabel


class PaperView(QWidget):
    """Print, then read back.

    Signals:
        print_wished: The paper is wanted as a file to print.
    """

    print_wished = Signal()

    def __init__(self, asked_groups: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = tuple(asked_groups)
        self._build()
        self.print.clicked.connect(self.print_wished)

    def _build(self) -> None:
        heading = QLabel(_("The recovery paper"))
        heading.setProperty("role", "heading")
        words = WrappedLabel(
            _(
                "If this computer is lost, this paper alone opens the office again. Print it, seal both copies, "
                "and keep them in two places. Nobody can make it again."
            )
        )
        self.print = push_button(
            _("Save and print the recovery paper…"), self, kind=Kind.PLAIN, picture="print"
        )
        self.told = WrappedLabel(_("Then take the printed paper and type these groups from it:"))
        self.form = Form(
            tuple(
                Field(name=f"group{number}", label=N_("Group"), kind=FieldKind.LATIN, is_required=True)
                for number in self._asked
            ),
            parent=self,
        )
        for number in self._asked:
            words_of_group = _("Group {number}", number=number)
            self.form.label(f"group{number}").setText(words_of_group)
            self.form.editor(f"group{number}").setAccessibleName(words_of_group)
        self.form.setEnabled(False)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        for part in (heading, words, self.print, self.told, self.form):
            column.addWidget(part)
        column.addStretch(1)

    def allow_typing(self) -> None:
        """Let the groups be typed, now that the paper exists."""
        self.form.setEnabled(True)
        self.form.begin()

    @property
    def typed(self) -> dict[int, str]:
        """Return the groups typed, by their number."""
        return {number: self.form.text(f"group{number}") for number in self._asked}
