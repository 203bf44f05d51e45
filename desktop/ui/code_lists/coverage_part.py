"""How far each area is known: which lower areas are listed, and where no list of families is."""

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.marking import N_
from desktop.models.names import fold
from desktop.operations.area_coverage import Coverage, coverage
from desktop.ui.code_lists.words import area_kind
from desktop.ui.desk import Desk
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

_STEP = "\u2003"


class CoveragePart(TableView):
    """The table of coverage; what is not known is said in words and never as a nought."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            _COLUMNS, name=_("Coverage"), key="coverage", preferences=desk.preferences, parent=parent
        )
        self._desk = desk
        self.empty.say(_("No area of this name"), _("Search for another spelling."))

    def reload(self, words: str) -> tuple[int, int]:
        """Show the areas that fit the search; return how many, and how many of them have no list."""
        wanted, language = fold(words), current().language
        rows = [row for row in coverage(self._desk.workspace) if wanted in fold(row.label(language))]
        self.show_rows(rows)
        return len(rows), sum(row.families is None for row in rows)


def _name(row: Coverage) -> object:
    return _STEP * row.depth + row.label(current().language)


def _kind(row: Coverage) -> object:
    return area_kind(row.kind)


def _below(row: Coverage) -> object:
    if row.below is not None:
        return current().number(row.below)
    return "" if row.is_lowest else _("not listed")


def _below_tone(row: Coverage) -> Tone:
    return Tone.WARN if row.below is None and not row.is_lowest else Tone.NEUTRAL


def _families(row: Coverage) -> object:
    if row.families is not None:
        return current().number(row.families)
    return _("not known") if row.unplaced else _("no list")


def _families_tone(row: Coverage) -> Tone:
    if row.families is not None:
        return Tone.OK
    return Tone.WARN if row.unplaced else Tone.ERROR


def _remark(row: Coverage) -> object:
    if row.families is not None or not row.unplaced:
        return ""
    return ngettext(
        "{n} family of the area above names no lower area.",
        "{n} families of the areas above name no lower area.",
        row.unplaced,
    )


_COLUMNS = (
    Column(key="name", heading=N_("Area"), kind=ColumnKind.NAME, value=_name, is_sortable=False),
    Column(
        key="kind",
        heading=N_("Kind"),
        kind=ColumnKind.TEXT,
        value=_kind,
        is_sortable=False,
        sample="governorate",
    ),
    Column(
        key="below",
        heading=N_("Lower areas"),
        kind=ColumnKind.STATE,
        value=_below,
        tone=_below_tone,
        sample="not listed",
        is_sortable=False,
    ),
    Column(
        key="families",
        heading=N_("Families"),
        kind=ColumnKind.STATE,
        value=_families,
        tone=_families_tone,
        sample="1,000,000",
        is_sortable=False,
    ),
    Column(
        key="remark",
        heading=N_("Remark"),
        kind=ColumnKind.TEXT,
        value=_remark,
        is_sortable=False,
        sample="12 families of the areas above name no lower area",
    ),
)
