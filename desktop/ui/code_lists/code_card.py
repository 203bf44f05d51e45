"""How an entry of a code list stands in the table and on the card."""

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.code_list import CodeListName
from desktop.operations.code_lists import CodeCard, CodeRow
from desktop.ui.code_lists.words import (
    LEVELS,
    SENSITIVITIES,
    SHORT_SENSITIVITIES,
    group_word,
    history_lines,
    state_tone,
    state_word,
    unit_word,
)
from desktop.ui.text import code
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.tone import Tone


def sought(row: CodeRow) -> str:
    """Return what an entry is found by."""
    draft = row.draft
    return " ".join((row.code, draft.ar, draft.fa, draft.en, draft.group))


def content_of(row: CodeRow, card: CodeCard, name: CodeListName, uses: str) -> CardContent:
    """Return the card of an entry."""
    draft = row.draft
    said = [
        (_("Arabic"), draft.ar),
        (_("Persian"), draft.fa),
        (_("English"), draft.en),
        (_("Group"), group_word(name, draft.group)),
        (_("Unit"), unit_word(draft.unit)),
        (_("Is said of"), _(LEVELS[draft.level]) if draft.level in LEVELS else draft.level),
        (_("Paper that proves it"), draft.evidence),
        (_("Who may see it"), _(SENSITIVITIES[draft.sensitivity])),
        (_("Closed from"), write(row.closed_on)),
        (_("Went into"), code(row.merged_into) if row.merged_into else ""),
        (_("Uses"), uses),
        (_("Comes from"), _("the program") if row.is_shipped else _("this office")),
    ]
    parts = [(part.item, quantity(current(), part.quantity, part.unit)) for part in card.kit]
    return CardContent(
        title=row.label,
        subtitle=code(row.code),
        state=_state(row),
        tone=_tone(row),
        sections=[
            Section("", [(label, value) for label, value in said if value]),
            *([Section(_("Parts of the kit"), parts)] if parts else []),
            *([Section(_("Earlier"), history_lines(card.names))] if card.names else []),
        ],
    )


def _label(row: CodeRow) -> object:
    return row.label


def _code(row: CodeRow) -> object:
    return code(row.code)


def _group(row: CodeRow) -> object:
    return group_word(row.list_name, row.draft.group)


def _unit(row: CodeRow) -> object:
    return unit_word(row.draft.unit)


def _seen_by(row: CodeRow) -> object:
    return _(SHORT_SENSITIVITIES[row.draft.sensitivity])


def _seen_tone(row: CodeRow) -> Tone:
    return Tone.NEUTRAL if row.draft.sensitivity == "none" else Tone.WARN


def _state(row: CodeRow) -> str:
    return state_word(row.closed_on, is_closed=row.is_closed, merged_into=row.merged_into)


def _tone(row: CodeRow) -> Tone:
    return state_tone(row.closed_on, is_closed=row.is_closed)


COLUMNS = (
    Column(key="label", heading=N_("Name"), kind=ColumnKind.NAME, value=_label, is_sortable=False),
    Column(
        key="group",
        heading=N_("Group"),
        kind=ColumnKind.TEXT,
        value=_group,
        is_sortable=False,
        sample="in_kind",
    ),
    Column(
        key="unit", heading=N_("Unit"), kind=ColumnKind.TEXT, value=_unit, is_sortable=False, is_hidden=True
    ),
    Column(
        key="sensitivity",
        heading=N_("Seen by"),
        kind=ColumnKind.STATE,
        value=_seen_by,
        tone=_seen_tone,
        sample="restricted",
        is_sortable=False,
    ),
    Column(
        key="code",
        heading=N_("Code"),
        kind=ColumnKind.TEXT,
        value=_code,
        is_sortable=False,
        sample="abandoned_woman",
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
