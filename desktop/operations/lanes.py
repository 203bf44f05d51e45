"""The numbered ways between two offices: sealing the next package, and what a check asks of this office.

A package appears in the outbox only after its record is committed. The mark of a lane is kept in the
vault as well, so that a restored backup neither re-opens nor repeats a number.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from desktop import VERSION
from desktop.errors import RefusedError
from desktop.exchange.build import Consignment, Rows, build_package
from desktop.exchange.card import Card, OfficeKeys, parse_card
from desktop.exchange.manifest import JournalHead, MemorandumRef, PackageType, Party, Plan
from desktop.exchange.manifest import Lane as LaneName
from desktop.exchange.trust import Agreement
from desktop.marking import N_
from desktop.models.agency import Agency, CardState
from desktop.models.journal import Action
from desktop.models.package import Direction, Package, PackageState
from desktop.operations.authorship import author, born, note
from desktop.operations.recovery import exchange_keys
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.whole_file import sync_folder
from desktop.workspace import Workspace

APP = f"Wasl {VERSION}"
VALID_FOR = timedelta(days=60)
MAKING = ".making"
NO_TERMS = MemorandumRef()
LEFT_ALONE_S = 3600  # a younger file may still be in the making, by another process
RowMaker = Callable[[Package], Mapping[str, Rows]]


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What the next package of a lane is for; its number and its place follow from the lane."""

    type: PackageType
    package_id: str
    recipient: Agency
    purpose: str
    legal_basis: str
    approved_by: tuple[str, str]
    mou: MemorandumRef = NO_TERMS
    retain_until: date | None = None
    in_reply_to: str | None = None
    profile: str = ""
    fields: Sequence[str] | None = None
    agreement: Agreement | None = None
    total: int = 0


def verified_card(agency: Agency) -> Card:
    """Return the card to which something may be sealed.

    Raises:
        RefusedError: Nobody verified it.
    """
    if agency.card_state != CardState.VERIFIED:
        raise RefusedError(
            N_(
                "The card of {agency} is not verified, so nothing can be sealed for it. "
                "Type the digits of the signed memorandum first and let a second person confirm them."
            ),
            agency=agency.name,
            code="E_CARD_UNVERIFIED",
        )
    return parse_card(agency.card)


def seal_out(
    uow: UnitOfWork, workspace: Workspace, parcel: Parcel, rows_of: RowMaker, progress: Progress
) -> tuple[Package, Path]:
    """Seal the next package of a lane, record it, and return it with the place where it will appear.

    Raises:
        PackageError: The memorandum does not allow it, or a row may not travel.
        RefusedError: The partner's card is not verified.
    """
    keys, card = exchange_keys(workspace.vault), verified_card(parcel.recipient)
    plan = _plan(uow, workspace, parcel, keys, card)
    package = _record(workspace, parcel, plan)
    uow.packages.add(package)
    making = _making(workspace)
    goods = Consignment(
        plan=plan,
        rows=rows_of(package),
        keys=keys,
        recipient=card,
        fields=parcel.fields,
        agreement=parcel.agreement,
        total=parcel.total,
    )
    built = build_package(goods, making, progress)
    uow.undo_later(lambda: built.path.unlink(missing_ok=True))
    package.manifest_digest, package.file_name = built.manifest_sha256, built.path.name
    package.rows = built.manifest.matter
    uow.packages.save(package)
    _note_sent(uow, workspace, parcel, plan, package)
    uow.do_after(lambda: _hand_over(workspace, plan.lane, plan.seq, built.manifest_sha256, built.path))
    return package, workspace.paths.outbox / built.path.name


def _note_sent(uow: UnitOfWork, workspace: Workspace, parcel: Parcel, plan: Plan, package: Package) -> None:
    """Advance the lane to the package, and tell the journal."""
    lane = uow.packages.lane(plan.lane.sender, plan.lane.recipient, plan.lane.memorandum)
    lane.last_seq, lane.last_digest = plan.seq, package.manifest_digest
    note(
        uow,
        workspace,
        Action.SENT,
        "package",
        package.uid,
        type=parcel.type.value,
        recipient=parcel.recipient.code,
        seq=plan.seq,
        rows=package.rows,
        digest=package.manifest_digest,
    )


def finish_hand_over(workspace: Workspace) -> None:
    """Bring packages into the outbox whose record was committed just before the power went."""
    making = workspace.paths.outbox / MAKING
    if not making.is_dir():
        return
    with workspace.store.read() as uow:
        known = uow.packages.file_names(Direction.OUT)
    for path in making.iterdir():
        if path.name in known:
            path.replace(workspace.paths.outbox / path.name)
        elif workspace.now().timestamp() - path.stat().st_mtime > LEFT_ALONE_S:
            path.unlink(missing_ok=True)


def raise_mark(workspace: Workspace, lane: LaneName, seq: int, digest: str) -> None:
    """Note outside the database how far a lane has come."""
    workspace.vault.raise_lane_mark(str(lane), seq, digest)


def midnight(day: date) -> datetime:
    """Return the moment at which a stored day begins."""
    return datetime.combine(day, time.min, UTC)


def _plan(uow: UnitOfWork, workspace: Workspace, parcel: Parcel, keys: OfficeKeys, card: Card) -> Plan:
    n, head = uow.journal.head()
    today = workspace.now().astimezone(UTC).date()
    ours, theirs = workspace.settings.code, parcel.recipient.code
    memorandum = "-" if parcel.type.is_about_trust else parcel.mou.id
    seq, prev = _next_place(uow, workspace, LaneName(ours, theirs, memorandum))
    return Plan(
        type=parcel.type,
        package_id=parcel.package_id,
        seq=seq,
        prev=prev,
        sender=Party(office=ours, card=keys.card.fingerprint),
        recipient=Party(office=theirs, card=card.fingerprint, age=card.age_recipient),
        mou=parcel.mou,
        purpose=parcel.purpose,
        legal_basis=parcel.legal_basis,
        created=workspace.now(),
        not_after=today + VALID_FOR,
        retain_until=parcel.retain_until or today + VALID_FOR,
        app=APP,
        audit=JournalHead(n=n, head=head),
        approved_by=parcel.approved_by,
        in_reply_to=parcel.in_reply_to,
    )


def _next_place(uow: UnitOfWork, workspace: Workspace, name: LaneName) -> tuple[int, str]:
    """Return number and predecessor; where an old backup was restored, the vault's mark is the later one."""
    lane = uow.packages.lane(name.sender, name.recipient, name.memorandum)
    high, digest = workspace.vault.lane_mark(str(name))
    if high > lane.last_seq:
        return high + 1, digest
    return lane.last_seq + 1, lane.last_digest


def _record(workspace: Workspace, parcel: Parcel, plan: Plan) -> Package:
    birth = born(workspace)
    birth["uid"] = parcel.package_id
    return Package(
        **birth,
        direction=Direction.OUT.value,
        kind=parcel.type.value,
        sender=plan.lane.sender,
        recipient=plan.lane.recipient,
        memorandum=plan.lane.memorandum,
        seq=plan.seq,
        manifest_digest="0" * 64,
        rows=0,
        profile=parcel.profile,
        purpose=parcel.purpose,
        state=PackageState.SENT.value,
        in_reply_to=parcel.in_reply_to,
        retain_until=midnight(plan.retain_until),
    )


def _making(workspace: Workspace) -> Path:
    making = workspace.paths.outbox / MAKING
    making.mkdir(mode=0o700, exist_ok=True)
    return making


def _hand_over(workspace: Workspace, lane: LaneName, seq: int, digest: str, built: Path) -> None:
    raise_mark(workspace, lane, seq, digest)
    with suppress(OSError):  # the record stands: the exchange page finishes the move
        built.replace(workspace.paths.outbox / built.name)
        sync_folder(workspace.paths.outbox)


def role_id(workspace: Workspace, uid: str = "") -> str:
    """Return how a manifest names the person who agreed: an identity of the office, never a name."""
    return f"person:{uid or author(workspace)}"


def two_roles(workspace: Workspace, asked_by: str) -> tuple[str, str]:
    """Return who asked and who agreed; the partner is told where a day of waiting stood in for the second."""
    is_delayed = asked_by == author(workspace)
    return role_id(workspace, asked_by), "delay:24h" if is_delayed else role_id(workspace)
