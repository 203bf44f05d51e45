"""Office cards: handing ours out, taking a partner's in, and trusting it by the digits on the signed paper.

A card is never trusted because it came first; two persons and the printed memorandum do that.
"""

from hmac import compare_digest
from pathlib import Path

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.exchange.card import Card, groups, parse_card
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.agency import Agency, CardState
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.canonical import sha256_hex
from desktop.models.journal import Action
from desktop.models.paper import FINGERPRINT_DIGITS
from desktop.operations.agencies import known_agency
from desktop.operations.approvals import ask
from desktop.operations.authorship import author, note
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.whole_file import write_whole
from desktop.workspace import Workspace

CARD_SUFFIX = ".card"
MOST_CARD_BYTES = 4096
BETWEEN_GROUPS = "-\u2010\u2011\u2013/\u2066\u2069\u200e\u200f"


def export_card(workspace: Workspace, folder: Path) -> Path:
    """Write the office's own card as `<office>.card` into a folder and return the file."""
    require(workspace, Right.EXCHANGE)
    with workspace.store.write() as uow:
        own = uow.agencies.own()
        path = folder / f"{own.code}{CARD_SUFFIX}"
        write_whole(path, own.card.encode("ascii"))
        note(uow, workspace, Action.EXPORTED, "card", own.uid)
    return path


def receive_card(workspace: Workspace, file: Path, agency_uid: str = "") -> str:
    """Take in a partner's card file, not yet trusted, and return the agency's uid.

    Args:
        workspace: The open office.
        file: The card file; its name says whose it is when `agency_uid` is empty.
        agency_uid: Whose card it is.

    Raises:
        BadInputError: The file is not a card.
        NotFoundError: No agency has the code that the file is named after.
        RefusedError: The card is our own, another agency's, or would replace a verified one.
    """
    require(workspace, Right.MANAGE_AGENCIES)
    card = read_card(file)
    with workspace.store.write() as uow:
        record = known_agency(uow, agency_uid) if agency_uid else _named_by(uow, file)
        _refuse_card(uow, record, card)
        if record.card != card.text:
            record.card, record.fingerprint = card.text, card.fingerprint
            record.card_state, record.typed_by = CardState.UNVERIFIED.value, ""
            record.touch(workspace.now(), author(workspace))
            uow.agencies.save(record)
            note(
                uow,
                workspace,
                Action.CARD_RECEIVED,
                "agency",
                record.uid,
                fingerprint=card.fingerprint,
            )
    return record.uid


def read_card(file: Path) -> Card:
    """Return the card in a file.

    Raises:
        BadInputError: The file cannot be read or is not a card.
    """
    try:
        with file.open("rb") as stream:
            text = stream.read(MOST_CARD_BYTES).decode("ascii", "replace")
    except OSError as fault:
        raise BadInputError(
            N_("The file {file} cannot be read. Put the stick in again, or ask for the card again."),
            file=file.name,
        ) from fault
    return parse_card(text)


def type_digits(workspace: Workspace, agency_uid: str, typed: str) -> str:
    """Compare the digits typed from the signed paper with the card, and ask for the second person.

    Returns:
        The number of the request.

    Raises:
        BadInputError: These are not forty digits.
        RefusedError: The digits are not the card's (an alarm), or there is nothing to verify.
    """
    require(workspace, Right.MANAGE_AGENCIES)
    digits = digits_only(typed, FINGERPRINT_DIGITS)
    with workspace.store.write() as uow:
        record = known_agency(uow, agency_uid)
        _refuse_verifying(record)
        is_same = compare_digest(digits, record.fingerprint)
        if is_same:
            record.typed_by = author(workspace)
            record.card_state = CardState.ASKED.value
            record.touch(workspace.now(), author(workspace))
            uow.agencies.save(record)
            approval = ask(uow, workspace, ApprovalKind.CARD, record.uid, record.name, _digest(record))
            return approval.number
        note(uow, workspace, Action.CHECKED, "agency", record.uid, outcome="other_digits")
    raise RefusedError(
        N_(
            "Alarm: the digits on the paper are not those of the card that came from {agency}: "
            "group {group} differs. "
            "Read them again; if they still differ, do not use this card and telephone the agency "
            "at the number in the memorandum."
        ),
        code="E_DIGITS",
        agency=record.name,
        group=_first_difference(digits, record.fingerprint),
    )


def approval_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Return the hash of the card as it stands now."""
    return _digest(known_agency(uow, approval.subject_uid))


def carry_out(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    """Trust the card on the second person's word; return the agency's uid."""
    record = known_agency(uow, approval.subject_uid)
    record.card_state = CardState.VERIFIED.value
    record.verified_by = author(workspace)
    record.verified_at = workspace.now()
    record.is_delayed = approval.was_decided_by_maker
    record.touch(workspace.now(), author(workspace))
    uow.agencies.save(record)
    note(
        uow,
        workspace,
        Action.CARD_VERIFIED,
        "agency",
        record.uid,
        fingerprint=record.fingerprint,
        approval=approval.number,
    )
    return record.uid


def digits_only(typed: str, count: int) -> str:
    """Return the digits of a typed text in ASCII; spaces and dashes between groups do not matter.

    Raises:
        BadInputError: There are not exactly `count` digits, or something else stands between them.
    """
    digits = "".join(c for c in fold_digits(typed) if not c.isspace() and c not in BETWEEN_GROUPS)
    if len(digits) != count or not (digits.isascii() and digits.isdigit()):
        raise BadInputError(
            N_("{count} digits are needed, and {found} were typed. Type every group from the signed paper."),
            count=count,
            found=sum(c.isdigit() for c in digits),
        )
    return digits


def _named_by(uow: UnitOfWork, file: Path) -> Agency:
    record = uow.agencies.coded(file.stem)
    if record is None:
        raise NotFoundError(
            N_("No agency has the code {agency}. Add the agency first, then take in its card."),
            agency=file.stem,
        )
    return record


def _refuse_card(uow: UnitOfWork, record: Agency, card: Card) -> None:
    holder = uow.agencies.with_fingerprint(card.fingerprint)
    if record.is_own or (holder is not None and holder.is_own):
        raise RefusedError(N_("This is the card of this office itself. Take in the partner's card file."))
    if holder is not None and holder.uid != record.uid:
        raise RefusedError(
            N_("This card is already noted as that of {agency}. Ask the partner which file is theirs."),
            agency=holder.name,
        )
    if record.card_state in (CardState.VERIFIED, CardState.REVOKED) and record.card != card.text:
        raise RefusedError(
            N_(
                "{agency} already has a card that was verified, and this is another one. "
                "Telephone the agency at the number in the memorandum before anything else."
            ),
            code="E_OTHER_CARD",
            agency=record.name,
        )


def _refuse_verifying(record: Agency) -> None:
    if record.card_state == CardState.NONE:
        raise RefusedError(
            N_("There is no card of {agency} yet. Take in its card file first."), agency=record.name
        )
    if record.card_state in (CardState.VERIFIED, CardState.REVOKED):
        raise RefusedError(
            N_("The card of {agency} is not waiting to be verified. There is nothing to type."),
            agency=record.name,
        )


def _first_difference(digits: str, fingerprint: str) -> int:
    pairs = zip(groups(digits), groups(fingerprint), strict=True)
    return next(number for number, (ours, theirs) in enumerate(pairs, 1) if ours != theirs)


def _digest(record: Agency) -> str:
    return sha256_hex({"agency": record.uid, "code": record.code, "card": record.card, "by": record.typed_by})
