"""The dialog of papers that take `SheetOptions`: lists, sheets, minutes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.distribution import SheetOptions
from desktop.models.paper import PaperSize
from desktop.ui.desk import Desk
from desktop.ui.widgets.calendar_popup import CALENDAR_NAMES
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.paper_dialog import SIZE_FIELD, TONGUE_FIELDS, PaperDialog


def _calendars(parent: QWidget) -> QWidget:
    options = [(calendar.value, _(name)) for calendar, name in CALENDAR_NAMES.items()]
    return Choice(options, parent, empty=_("As usual in the language"))


SHEET_FIELDS = (*TONGUE_FIELDS, Field(name="calendar", label=N_("Calendar"), make=_calendars), SIZE_FIELD)
_FIELDS = (
    *SHEET_FIELDS,
    Field(
        name="is_masked",
        label=N_("For posting: show only the last four digits of IDs"),
        kind=FieldKind.CHECK,
    ),
)


class PrintDialog(PaperDialog):
    """Prints with `verb(workspace, uid=…, options=…, out=…)`."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        title: str,
        verb: Callable[..., Path],
        uid: str,
        file_name: str,
        copies: int = 0,
        more: tuple[Field, ...] = (),
    ) -> None:
        words = _(
            "The original was already printed. This print says “copy {n}, not for signature”.", n=copies
        )
        super().__init__(
            desk,
            parent,
            title,
            fields=(*_FIELDS, *more),
            values={},
            file_name=f"{file_name}.pdf",
            words=words if copies else "",
        )
        self._workspace, self._verb, self._uid = desk.workspace, verb, uid

    def options(self) -> SheetOptions:
        """Return what was chosen."""
        return SheetOptions(
            language=self.form.text("language"),
            numerals=self.form.text("numerals"),
            is_masked=bool(self.form.values()["is_masked"]),
            calendar=self.form.text("calendar"),
            size=PaperSize(self.form.text("size")),
        )

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of what was chosen."""
        return partial(self._verb, self._workspace, uid=self._uid, options=self.options(), out=out)
