"""The page of a request: everything that whoever decides has to know, in the reader's words."""

from typing import NamedTuple

from desktop.marking import N_
from desktop.models.approval import ApprovalKind

TITLES = {
    ApprovalKind.LIST: N_("Approve a list"),
    ApprovalKind.EXPORT: N_("Send data to a partner"),
    ApprovalKind.MEMORANDUM: N_("Put a memorandum in force"),
    ApprovalKind.CARD: N_("Trust a partner's key card"),
    ApprovalKind.ACCEPT: N_("Take in a partner's data"),
    ApprovalKind.USER: N_("Change an account"),
    ApprovalKind.RESTORE: N_("Restore a backup"),
    ApprovalKind.CORRECTION: N_("Correct a closed round"),
    ApprovalKind.ALONE: N_("Go on with one person"),
    ApprovalKind.ERASURE: N_("Erase a family's data"),
}
EFFECTS = {
    ApprovalKind.LIST: N_(
        "The list gets its number and is frozen. Papers and distributions can be made from it."
    ),
    ApprovalKind.EXPORT: N_(
        "The data is sealed for this partner alone and lies in the outbox, ready to be carried."
    ),
    ApprovalKind.MEMORANDUM: N_("Data may be exchanged under this memorandum from its first day on."),
    ApprovalKind.CARD: N_("Packages signed with this card are accepted as coming from this partner."),
    ApprovalKind.ACCEPT: N_(
        "The decided rows join the office's list, and the partner gets a signed receipt."
    ),
    ApprovalKind.USER: N_("The account may do this from now on, and no more than this."),
    ApprovalKind.RESTORE: N_(
        "The office goes back to the day of the backup. What was entered since then is lost."
    ),
    ApprovalKind.CORRECTION: N_(
        "The row counts as corrected from now on: in the sums of the round and in the family's timeline. "
        "What was entered on the day stays readable."
    ),
    ApprovalKind.ALONE: N_(
        "The other account is closed, and the office counts as one of one person: a day of waiting under a posted "
        "notice stands in for the second person's word."
    ),
    ApprovalKind.ERASURE: N_(
        "Names, numbers, notes and old values of this family are gone for good; a stub with its file number stays."
    ),
}


class Part(NamedTuple):
    """Lines of label and value under a heading."""

    heading: str
    lines: tuple[tuple[str, str], ...]


class RequestSheet(NamedTuple):
    """What exactly is agreed to."""

    parts: tuple[Part, ...]
    rows_title: str = ""  # of the table below the parts
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # the first ones
    row_count: int = 0  # of all
    warning: str = ""  # what needs a second look
    is_changed: bool = False  # it is not any more what was asked for
