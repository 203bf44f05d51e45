"""Asks how the timeline of a family is printed, and whether sensitive words may stand on the paper."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.timeline import TimelineFilter
from desktop.operations.rights import Right, may
from desktop.operations.timeline_printing import print_timeline
from desktop.ui.desk import Desk
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.paper_dialog import TONGUE_FIELDS, PaperDialog

_SENSITIVE = Field(
    name="with_sensitive", label=N_("With the words of sensitive events"), kind=FieldKind.CHECK
)


class TimelinePaperDialog(PaperDialog):
    """Prints the events that the window shows."""

    def __init__(
        self, desk: Desk, parent: QWidget, household_uid: str, family: str, wanted: TimelineFilter
    ) -> None:
        self._may_see = may(desk.workspace.actor, Right.SEE_SENSITIVE)
        super().__init__(
            desk,
            parent,
            _("Print the timeline of {family}", family=family),
            fields=(*TONGUE_FIELDS, _SENSITIVE) if self._may_see else TONGUE_FIELDS,
            values={},
            file_name=_("timeline") + ".pdf",
            words="" if wanted.is_whole else _("Only the events that are chosen stand on the paper."),
        )
        self._workspace, self._uid, self._wanted = desk.workspace, household_uid, wanted

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of what was chosen."""
        return partial(
            print_timeline,
            self._workspace,
            self._uid,
            language=self.form.text("language"),
            numerals=self.form.text("numerals"),
            out=out,
            wanted=self._wanted,
            with_sensitive=self._may_see and bool(self.form.values()["with_sensitive"]),
        )
