"""Shows exactly what would leave: how many, which fields, who stays behind and why, and the first rows."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.marking import N_
from desktop.models.field_label import TECHNICAL, cell_words, field_label
from desktop.models.share import RESULTS
from desktop.operations.send_choice import HeldRow, SendPreview
from desktop.ui.packages.words import HELD
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.wrapped_label import WrappedLabel

_KINDS = {
    "name": ColumnKind.NAME,
    "id_number": ColumnKind.IDENTIFIER,
    "area_code": ColumnKind.IDENTIFIER,
    "period_from": ColumnKind.IDENTIFIER,
    "period_to": ColumnKind.IDENTIFIER,
    "day": ColumnKind.IDENTIFIER,
}


class SendPreviewView(QWidget):
    """One preview."""

    def __init__(self, preview: SendPreview, parent: QWidget) -> None:
        super().__init__(parent)
        self._preview = preview
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._tiles())
        self.warning = Banner(self)
        self.warning.close_button.hide()
        column.addWidget(self.warning)
        column.addWidget(self._fields())
        self.sample = TableView(self._columns(), name=_("The first rows that would leave"), parent=self)
        self.sample.show_rows(preview.sample)
        column.addWidget(self.sample, 3)
        if preview.held:
            column.addWidget(_heading(_("These stay behind")))
            self.held = TableView(_HELD, name=_("Rows held back"), parent=self)
            self.held.show_rows(preview.held)
            column.addWidget(self.held, 2)
        self._warn()

    def _tiles(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        is_of_results = self._preview.type == RESULTS
        for caption, count in (
            (
                _("results would leave") if is_of_results else _("persons would leave"),
                self._preview.persons,
            ),
            (_("stay behind"), self._preview.held_total),
            (_("allowed at most"), self._preview.cap),
        ):
            tile = CounterTile(caption, self)
            tile.show_count(count)
            row.addWidget(tile)
        return row

    def _fields(self) -> QLabel:
        names = " · ".join(_(field_label(n)) for n in self._preview.fields if n not in TECHNICAL)
        label = WrappedLabel(_("Fields that leave: {fields}", fields=names))
        label.setProperty("role", "muted")
        return label

    def _warn(self) -> None:
        preview = self._preview
        if preview.is_over_cap:
            self.warning.say(
                _(
                    "There are more persons than the memorandum allows. Choose fewer, or agree on a new edition."
                ),
                Tone.ERROR,
            )
        elif preview.sensitive:
            names = " · ".join(_(field_label(name)) for name in preview.sensitive)
            self.warning.say(_("Sensitive fields leave with them: {fields}", fields=names), Tone.WARN)
        elif preview.held_total:
            words = ngettext(
                "{n} person stays behind; correct the record and send again.",
                "{n} persons stay behind; correct the records and send again.",
                preview.held_total,
            )
            self.warning.say(words, Tone.WARN)

    def _columns(self) -> list[Column[tuple[str, ...]]]:
        return [
            Column(
                key=name,
                heading=field_label(name),
                kind=_KINDS.get(name, ColumnKind.TEXT),
                value=_cell(place, name),
            )
            for place, name in enumerate(self._preview.sample_fields)
            if name not in TECHNICAL
        ]


def _cell(place: int, name: str):  # type: ignore[no-untyped-def]  # a getter for one column
    def value(row: tuple[str, ...]) -> object:
        return cell_words(name, row[place], current())

    return value


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "heading")
    return label


def _name(row: HeldRow) -> object:
    return row.name


def _column(row: HeldRow) -> object:
    return _(field_label(row.column))


def _reason(row: HeldRow) -> object:
    return _(HELD.get(row.code, N_("The row may not travel as it stands")))


_HELD = (
    Column(key="name", heading=N_("Full name"), kind=ColumnKind.NAME, value=_name),
    Column(key="column", heading=N_("Field"), kind=ColumnKind.TEXT, value=_column),
    Column(
        key="reason",
        heading=N_("Why it stays behind"),
        kind=ColumnKind.NAME,
        value=_reason,
        sample="The programme is outside the memorandum",
    ),
)
