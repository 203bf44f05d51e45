"""What the record card of a round says."""

from collections.abc import Sequence

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.correction import CorrectionRow
from desktop.models.distribution import DistributionState, Result
from desktop.models.handover import RESULT_WORDS, DistributionRow, Totals
from desktop.models.share import SHARE_WORDS, ShareState
from desktop.operations.round_card import RoundCard
from desktop.ui.authors import authors_section
from desktop.ui.distributions.words import RESULTS, state_tone, state_word
from desktop.ui.widgets.card import CardContent, Section

_NEXT_STEPS = {
    (DistributionState.PLANNED, None): N_(
        "Send it on the page Exchange, or print the sheet here for the agency."
    ),
    (DistributionState.OPEN, ShareState.WAITING): N_(
        "Take its results in on the page Exchange when they come."
    ),
    (DistributionState.OPEN, ShareState.REPORTED): N_("Enter what is still open, then close the round."),
}


def card_of(row: DistributionRow, known: RoundCard, item: str) -> CardContent:
    """Return the card of a round; `item` is what it hands out."""
    sections = [_plan(row, known.totals, item)]
    if row.share:
        sections.append(_share(row, known.agency))
    if row.state in (DistributionState.OPEN, DistributionState.CLOSED):
        sections.append(_results(row, known.totals, known.head))
    if known.corrected:
        sections.append(_corrections(known.corrected))
    sections.append(authors_section(known.authors))
    return CardContent(
        title=row.campaign,
        subtitle=_("Sheet {number}", number=current().code(row.number)),
        state=state_word(row),
        tone=state_tone(row),
        sections=sections,
    )


def _share(row: DistributionRow, agency: str) -> Section:
    """Say who hands out, and what is to be done next about it."""
    lines = [(_("Handed out by"), agency)]
    if row.share_state is not None:
        lines.append((_("The share"), _(SHARE_WORDS[row.share_state])))
    step = _NEXT_STEPS.get((row.state, row.share_state))
    if step is not None:
        lines.append((_("Next step"), _(step)))
    return Section(_("Another agency's share"), lines)


def _corrections(corrected: Sequence[CorrectionRow]) -> Section:
    lines = [
        (
            _("Row {row}", row=one.row),
            _(
                "{was}, corrected: {becomes}",
                was=_(RESULT_WORDS[one.was]),
                becomes=_(RESULT_WORDS[one.becomes]),
            ),
        )
        for one in corrected
    ]
    return Section(_("Corrected after closing"), lines)


def _plan(row: DistributionRow, totals: Totals, item: str) -> Section:
    tongue = current()
    return Section(
        "",
        [
            (_("Aid"), item),
            (
                _("List"),
                _("{number}, edition {edition}", number=tongue.code(row.list_number), edition=row.edition),
            ),
            (_("Place"), row.place),
            (_("Days") if row.last_day else _("Day"), tongue.days(row.day, row.last_day)),
            (_("Families"), tongue.number(row.families)),
            (_("Needed"), quantity(tongue, row.quantity, row.unit)),
            (_("Stock received"), quantity(tongue, totals.received, row.unit)),
        ],
    )


def _results(row: DistributionRow, totals: Totals, head: str) -> Section:
    tongue = current()
    lines = [
        (_(RESULTS[result][0]), tongue.number(totals.families_with(result)))
        for result in Result
        if totals.families_with(result)
    ]
    lines.append((_("Handed over"), quantity(tongue, totals.handed_over, row.unit)))
    if row.state is DistributionState.CLOSED and head:
        lines.append((_("Closed by the head of the committee"), head))
    return Section(_("Results"), lines)
