"""Answers what the check of a package asks of this office: partners, memoranda, lanes and what was taken."""

from desktop.exchange.card import parse_card
from desktop.exchange.manifest import Lane
from desktop.exchange.trust import Agreement, LaneState, OurSide, Partner, Taken
from desktop.models.agency import CardState
from desktop.models.memorandum import MemorandumState
from desktop.operations.memoranda import stored_terms
from desktop.operations.recovery import exchange_keys
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def our_side(workspace: Workspace) -> OurSide:
    """Return this office as a recipient."""
    keys = exchange_keys(workspace.vault)
    return OurSide(office=workspace.settings.code, card=keys.card, identities=(keys.age_identity,))


def agreement_of(uow: UnitOfWork, number: str) -> Agreement | None:
    """Return the edition of a memorandum that is in force, else its newest one."""
    record = uow.memoranda.active(number) or next(iter(uow.memoranda.editions(number)), None)
    if record is None:
        return None
    return Agreement(terms=stored_terms(record), is_active=record.state == MemorandumState.ACTIVE)


class OfficeLookUp:
    """The office's list as a check sees it, inside one unit of work."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace) -> None:
        self._uow = uow
        self._workspace = workspace

    def partner(self, signing_key: bytes) -> Partner | None:
        """Return the agency whose card holds this signing key, whatever the card's state."""
        for row in self._uow.agencies.with_cards():
            card = parse_card(row.card)
            if card.signing_key == signing_key:
                return Partner(office=row.code, card=card, state=CardState(row.card_state))
        return None

    def agreement(self, memorandum: str) -> Agreement | None:
        """Return a memorandum by its number."""
        return agreement_of(self._uow, memorandum)

    def lane(self, lane: Lane) -> LaneState:
        """Return how far the lane has come, here and in the vault."""
        stored = self._uow.packages.find_lane(lane.sender, lane.recipient, lane.memorandum)
        high_seq, high_sha256 = self._workspace.vault.lane_mark(str(lane))
        if stored is None:
            return LaneState(high_seq=high_seq, high_sha256=high_sha256)
        if high_seq < stored.last_seq:  # the power went between the commit and the mark
            high_seq, high_sha256 = stored.last_seq, stored.last_digest
        return LaneState(
            last_seq=stored.last_seq,
            last_sha256=stored.last_digest,
            high_seq=high_seq,
            high_sha256=high_sha256,
        )

    def taken(self, lane: Lane, seq: int) -> Taken | None:
        """Return what has this number in the lane, if this office took it."""
        package = self._uow.packages.placed(lane.sender, lane.recipient, lane.memorandum, seq)
        if package is None:
            return None
        return Taken(sha256=package.manifest_digest, on=package.created_at.astimezone().date())
