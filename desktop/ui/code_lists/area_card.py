"""How an area stands in the table of the tree and on the card."""

from collections.abc import Sequence

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.operations.area_trees import AreaCard, AreaRow
from desktop.ui.code_lists.words import area_kind, history_lines, state_tone, state_word
from desktop.ui.text import code
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.tone import Tone

_STEP = "\u2003"  # a wide space for each level: it stands where reading begins in either direction


def content_of(row: AreaRow, card: AreaCard, tree: Sequence[AreaRow]) -> CardContent:
    """Return the card of an area."""
    language = current().language
    said = [
        (_("Kind"), area_kind(row.kind)),
        (_("English name"), row.name_en),
        (_("Lies in"), " · ".join(_above(row, tree))),
        (_("Other spellings"), " · ".join(row.spellings)),
        (_("Closed from"), write(row.closed_on)),
        (_("Went into"), code(row.merged_into) if row.merged_into else ""),
        (_("Families here"), write(card.uses)),
        (_("Comes from"), _("the program") if row.is_shipped else _("this office")),
    ]
    earlier = [Section(_("Earlier"), history_lines(card.names))] if card.names else []
    return CardContent(
        title=row.label(language),
        subtitle=code(row.code),
        state=_state(row),
        tone=_tone(row),
        sections=[Section("", [(label, value) for label, value in said if value]), *earlier],
    )


def _above(row: AreaRow, tree: Sequence[AreaRow]) -> list[str]:
    known = {one.code: one for one in tree}
    found: list[str] = []
    parent = row.parent
    while parent in known:
        found.append(known[parent].label(current().language))
        parent = known[parent].parent
    return found


def _name(row: AreaRow) -> object:
    return _STEP * max(row.depth, 0) + row.label(current().language)


def _kind(row: AreaRow) -> object:
    return area_kind(row.kind)


def _code(row: AreaRow) -> object:
    return code(row.code)


def _spellings(row: AreaRow) -> object:
    return " · ".join(row.spellings)


def _state(row: AreaRow) -> str:
    return state_word(row.closed_on, is_closed=row.is_closed, merged_into=row.merged_into)


def _tone(row: AreaRow) -> Tone:
    return state_tone(row.closed_on, is_closed=row.is_closed)


COLUMNS = (
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
        key="code",
        heading=N_("Code"),
        kind=ColumnKind.TEXT,
        value=_code,
        is_sortable=False,
        sample="EG1904-100-10",
    ),
    Column(
        key="spellings",
        heading=N_("Other spellings"),
        kind=ColumnKind.TEXT,
        value=_spellings,
        is_sortable=False,
        is_hidden=True,
    ),
    Column(
        key="state",
        heading=N_("State"),
        kind=ColumnKind.STATE,
        value=_state,
        tone=_tone,
        sample="closed",
        is_sortable=False,
    ),
)
