"""The words and tones for the states of rounds and the results of rows."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.distribution import DistributionState, Result
from desktop.models.handover import DistributionRow, RowView, Totals
from desktop.ui.widgets.tone import Tone

STATES = {
    DistributionState.PLANNED: (N_("round planned"), Tone.NEUTRAL),
    DistributionState.OPEN: (N_("under way"), Tone.WARN),
    DistributionState.CLOSED: (N_("finished"), Tone.OK),
    DistributionState.VOIDED: (N_("round void"), Tone.ERROR),
}
RESULTS = {
    Result.PENDING: (N_("not entered"), Tone.NEUTRAL),
    Result.RECEIVED: (N_("received"), Tone.OK),
    Result.BY_AGENT: (N_("received by agent"), Tone.OK),
    Result.ABSENT: (N_("absent"), Tone.WARN),
    Result.REFUSED: (N_("refused by the family"), Tone.WARN),
    Result.DECEASED: (N_("deceased"), Tone.ERROR),
    Result.MOVED: (N_("moved away"), Tone.WARN),
}


def state_word(row: DistributionRow) -> str:
    """Return the state of a round in words."""
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
