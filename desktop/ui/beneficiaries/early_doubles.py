"""Says, while a new family is typed, whom its members may already be; the clerk compares, or goes on typing."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.operations.pair_judging import Double, possible_doubles
from desktop.ui.beneficiaries.doubles_question import DoublesQuestion
from desktop.ui.beneficiaries.family_sheet import FamilySheet
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.tone import Tone


class EarlyDoubles(QObject):
    """Looks on a worker whenever a name or a number was typed; speaks in the banner of the form."""

    def __init__(self, desk: Desk, sheet: FamilySheet, banner: Banner, question: DoublesQuestion) -> None:
        super().__init__(question)
        self._desk, self._sheet, self._banner, self._question = desk, sheet, banner, question
        self._typed: list[tuple[str, str, str, date | None]] = []
        self._found: list[Double] = []
        self._words = ""
        sheet.members.who_typed.connect(self._look)
        question.kept.connect(self._begin_anew)

    def take_step(self) -> bool:
        """Show whom the banner speaks of; return whether it speaks of anybody."""
        is_mine = self._speaks
        if is_mine and self._question.ask(self._found, is_early=True):
            self._banner.hide()
        return is_mine

    @property
    def _speaks(self) -> bool:
        return not self._banner.isHidden() and self._banner.accessibleName() == self._words != ""

    @Slot()
    def _look(self) -> None:
        draft = self._sheet.draft()
        typed = [(one.name, one.national_id, one.phone, one.birth_date) for one in draft.members]
        if typed != self._typed:
            self._typed = typed
            call = partial(possible_doubles, self._desk.workspace, draft)
            self._desk.jobs.start(call, done=self._tell, failed=self._leave)

    @Slot()
    def _begin_anew(self) -> None:
        """Take the next family for one that was never looked for."""
        self._typed = []

    @Slot(object)
    def _tell(self, found: list[Double]) -> None:
        self._found = self._question.unanswered(found)
        if self._found:
            side = self._found[0].side
            self._words = _(
                "Perhaps in the list already: {name}, file {file}.",
                name=side.name,
                file=current().code(side.code),
            )
            self._banner.say(self._words, Tone.WARN, _("Compare"))
        elif self._speaks:
            self._banner.hide()

    @Slot(object)
    def _leave(self, _error: UserError) -> None:
        """Say nothing: saving looks once more, and tells what is wrong."""
