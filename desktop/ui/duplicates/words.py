"""The words of the page: views, states, verdicts and rules."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.duplicate import PairState
from desktop.models.duplicate_view import Rule, Show
from desktop.models.spelling import Kind
from desktop.ui.widgets.tone import Tone

VIEWS = {
    Show.WAITING: N_("Waiting"),
    Show.CONFLICTS: N_("One ID, two names"),
    Show.ASKED_ME: N_("Asked of me"),
    Show.SAME: N_("Same, to be merged"),
    Show.DIFFERENT: N_("Different"),
    Show.MERGED: N_("Merged"),
}
STATES = {
    PairState.OPEN: (N_("to decide"), Tone.NEUTRAL),
    PairState.SAME: (N_("same person"), Tone.ACCENT),
    PairState.DIFFERENT: (N_("two persons"), Tone.OK),
    PairState.LATER: (N_("later"), Tone.WARN),
    PairState.ASKED: (N_("colleague asked"), Tone.WARN),
    PairState.MERGED: (N_("merged"), Tone.OK),
}
OPINIONS = {
    "same_number": (N_("ID and name agree"), Tone.ACCENT),
    "same_confirmed": (N_("name confirmed"), Tone.ACCENT),
    "conflict": (N_("one ID, two names"), Tone.ERROR),
    "numbers_differ": (N_("IDs differ"), Tone.WARN),
    "likely": (N_("alike"), Tone.NEUTRAL),
    "unlikely": (N_("little alike"), Tone.NEUTRAL),
}
KIND_TONES = {Kind.SAME: Tone.ACCENT, Kind.REVIEW: Tone.WARN, Kind.DIFFERENT: Tone.NEUTRAL}
RULES = {
    Rule.SAME_NUMBER: N_("Same ID and same name: same person"),
    Rule.SAME_CONFIRMED: N_("Same name, confirmed by birth date, phone or household: same person"),
    Rule.MERGE: N_("Found to be the same person: merge, the file registered first stays"),
    Rule.OTHER_NUMBERS: N_("Alike, but each has an ID of his own: two persons"),
}


def opinion_word(opinion: str) -> str:
    """Return what the comparison thinks, in a few words."""
    return _(OPINIONS[opinion][0])


def state_word(state: str) -> str:
    """Return what became of a pair."""
    return _(STATES[PairState(state)][0])
