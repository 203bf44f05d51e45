"""The words and tones for the states of lists, and for the reasons and differences that tables show."""

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.models.approved_list import ChangeKind, ListRow, ListState
from desktop.operations.list_drafting import Drafted
from desktop.ui.widgets.tone import Tone

REFUSED = N_("refused")
REPLACED = N_("replaced")
STATES = {
    ListState.DRAFT: (N_("draft"), Tone.NEUTRAL),
    ListState.ASKED: (N_("waiting for approval"), Tone.WARN),
    ListState.APPROVED: (N_("approved"), Tone.OK),
    ListState.CANCELLED: (N_("cancelled"), Tone.NEUTRAL),
}
CHANGES = {
    ChangeKind.ADDED: (N_("added"), Tone.OK),
    ChangeKind.REMOVED: (N_("removed"), Tone.ERROR),
    ChangeKind.CHANGED: (N_("changed"), Tone.WARN),
}


def is_refused(row: ListRow) -> bool:
    """Say whether the second person refused the last request, so that the list waits for its maker."""
    return row.state is ListState.ASKED and bool(row.refused_reason)


def state_word(row: ListRow) -> str:
    """Return the state in words."""
    if is_refused(row):
        return _(REFUSED)
    return _(REPLACED) if row.is_replaced else _(STATES[row.state][0])


def state_tone(row: ListRow) -> Tone:
    """Return the tone of the state."""
    if is_refused(row):
        return Tone.ERROR
    return Tone.NEUTRAL if row.is_replaced else STATES[row.state][1]


def number_word(row: ListRow) -> str:
    """Return the number, or a dash while the list has none."""
    return row.number or "–"


def drafted_words(drafted: Drafted) -> str:
    """Say how many families a new list holds, and how many were left out."""
    left_out = sum(count for _reason, count in drafted.excluded)
    families = ngettext("{n} family stands on it.", "{n} families stand on it.", drafted.families)
    others = ngettext("{n} was left out for a reason.", "{n} were left out for a reason.", left_out)
    return _("The list was drafted.") + " " + families + (f" {others}" if left_out else "")
