"""Asks how the match sheet of a pair is wanted, and has it printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.operations.duplicates import PairCard
from desktop.operations.match_printing import print_match
from desktop.ui.desk import Desk
from desktop.ui.widgets.paper_dialog import TONGUE_FIELDS, PaperDialog


class SheetDialog(PaperDialog):
    """The language of the paper, and a place to save it."""

    def __init__(self, desk: Desk, card: PairCard, parent: QWidget) -> None:
        super().__init__(
            desk,
            parent,
            _("Match sheet"),
            fields=TONGUE_FIELDS,
            values={},
            file_name=_("match-sheet") + f"-{card.id}.pdf",
            words=_("The sheet shows both files side by side and has a place to decide and to sign."),
        )
        self._workspace, self._pair_id = desk.workspace, card.id

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of the pair."""
        return partial(
            print_match,
            self._workspace,
            pair_id=self._pair_id,
            language=self.form.text("language"),
            numerals=self.form.text("numerals"),
            out=out,
        )
