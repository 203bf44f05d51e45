"""Asks into which other entry one goes, and says what follows it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class MergeDialog(WorkDialog):
    """Lets an entry or an area go into another one.

    Signals:
        merged: How many values followed.
    """

    merged = Signal(int)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        what: str,
        *,
        others: Options,
        uses: int | None,
        merge: Callable[[str], int],
    ) -> None:
        super().__init__(desk.jobs, parent, _("Merge {name} with another", name=what), verb=_("Merge"))
        self._merge = merge
        self.add_words(
            _(
                "Everything that uses {name} goes to the one you choose. Its code stays understood in files and "
                "packages, and what moved is noted, so that the merge can be undone.",
                name=what,
            )
        )
        if uses is not None:
            self.add_words(ngettext("{n} place uses it today.", "{n} places use it today.", uses))
        self.form = Form((_field(others),), parent=self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(520)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def would_lose(self) -> bool:
        """Nothing was typed."""
        return False

    def accept(self) -> None:
        """Merge; the dialog stays open when it cannot be."""
        if self.form.check():
            call = partial(self._merge, self.form.text("into"))
            self.start(quick(call), done=self._hand_over, writes=True)

    def _hand_over(self, moved: int) -> None:
        self.merged.emit(moved)
        self.finish()


def _field(others: Options) -> Field:
    return Field(
        name="into",
        label=N_("Goes into"),
        is_required=True,
        make=lambda parent: Choice(others, parent),
        help=N_("Type any part of its name."),
    )
