"""The words and tones for the states of rounds and the results of rows."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.distribution import DistributionState, Result
from desktop.models.handover import RESULT_WORDS, DistributionRow, RowView, Totals
from desktop.models.share import SHARE_WORDS
from desktop.ui.widgets.tone import Tone

STATES = {
    DistributionState.PLANNED: (N_("round planned"), Tone.NEUTRAL),
    DistributionState.OPEN: (N_("under way"), Tone.WARN),
    DistributionState.CLOSED: (N_("finished"), Tone.OK),
    DistributionState.VOIDED: (N_("round void"), Tone.ERROR),
}
_TONES = {
    Result.PENDING: Tone.NEUTRAL,
    Result.RECEIVED: Tone.OK,
    Result.BY_AGENT: Tone.OK,
    Result.ABSENT: Tone.WARN,
    Result.REFUSED: Tone.WARN,
    Result.DECEASED: Tone.ERROR,
    Result.MOVED: Tone.WARN,
}
RESULTS = {result: (RESULT_WORDS[result], tone) for result, tone in _TONES.items()}


def state_word(row: DistributionRow) -> str:
    """Return the state of a round in words; of one that a partner hands out, whether it has reported."""
    if row.share_state is not None and row.state is DistributionState.OPEN:
        return _(SHARE_WORDS[row.share_state])
    return _(STATES[row.state][0])


def state_tone(row: DistributionRow) -> Tone:
    """Return the tone of the state of a round."""
    return STATES[row.state][1]


def result_word(row: RowView) -> str:
    """Return the result of a row in words."""
    return _(RESULTS[row.result][0])


def result_tone(row: RowView) -> Tone:
    """Return the tone of the result of a row."""
    return RESULTS[row.result][1]


def entered_words(totals: Totals) -> str:
    """Say how far the entering of a round has come."""
    return _(
        "Entered {entered} of {families} rows; received {received}, absent {absent}",
        entered=totals.families - totals.pending,
        families=totals.families,
        received=totals.families_with(Result.RECEIVED) + totals.families_with(Result.BY_AGENT),
        absent=totals.families_with(Result.ABSENT),
    )
