"""What the record card of a round shows: its sums, who planned it, and what was corrected after it closed."""

from typing import NamedTuple

from desktop.models.authors import Authors
from desktop.models.committee import head_of
from desktop.models.correction import CorrectionRow
from desktop.models.distribution import DistributionState
from desktop.models.handover import Totals
from desktop.models.share import Rest, rest_of
from desktop.operations.authors import authors_of
from desktop.operations.printing import signatures
from desktop.operations.rights import Right, require
from desktop.workspace import Workspace


class RoundCard(NamedTuple):
    """One round with what is known around it."""

    totals: Totals
    authors: Authors
    corrected: tuple[CorrectionRow, ...]
    agency: str  # who hands it out alone, by name
    head: str  # of the committee, in whose name it closes or was closed


def round_card(workspace: Workspace, uid: str) -> RoundCard:
    """Return what the card of a round shows; corrections are looked for where there can be any."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        chosen = uow.distributions.get(uid)
        is_closed = chosen.state == DistributionState.CLOSED
        share = chosen.share or ""
        return RoundCard(
            totals=uow.handovers.totals(chosen),
            authors=authors_of(uow, chosen),
            corrected=tuple(uow.corrections.rows(chosen.id)) if is_closed else (),
            agency=uow.agencies.names().get(share, share) if share else "",
            head=chosen.closed_head
            if is_closed
            else head_of(chosen.committee, signatures(uow, chosen.ends_on)),
        )


def reported_rest(workspace: Workspace, uid: str) -> Rest | None:
    """Return what the agency that hands a round out reported as left of the goods; None where it reported nothing."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        sent = uow.distributions.get(uid).sent_in
        reports = uow.shares.reports(sent) if sent is not None else []
    return rest_of(reports) if reports else None
