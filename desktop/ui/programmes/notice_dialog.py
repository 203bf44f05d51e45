"""Asks how the notice for a family in a programme is printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.member_row import MemberRow
from desktop.operations.membership_notices import print_notice
from desktop.ui.desk import Desk
from desktop.ui.widgets.paper_dialog import TONGUE_FIELDS, PaperDialog


class NoticeDialog(PaperDialog):
    """Prints why help is suspended or ends, to be handed to the family."""

    def __init__(self, desk: Desk, parent: QWidget, row: MemberRow) -> None:
        super().__init__(
            desk,
            parent,
            _("Print the notice for {name}", name=row.name),
            fields=TONGUE_FIELDS,
            values={},
            file_name=_("notice") + ".pdf",
            words=_("When it was handed over, note on the card that the family was told."),
        )
        self._workspace, self._uid = desk.workspace, row.uid

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of the notice."""
        return partial(
            print_notice,
            self._workspace,
            self._uid,
            language=self.form.text("language"),
            numerals=self.form.text("numerals"),
            out=out,
        )
