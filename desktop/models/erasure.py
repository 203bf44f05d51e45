"""Erasure of a family: why it is allowed, what keeps it waiting, and what stays of the file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models import names
from desktop.models.problem import Problem, Severity

NO_VALUE = "—"
"""Stands where the database wants a value and the value was erased."""
LONGEST_BASIS = 200


class ErasureReason(StrEnum):
    """Why the values of a family may go."""

    REQUEST = "request"  # the family asked for it
    CONSENT = "consent"  # consent was the only basis, and was withdrawn
    MISTAKE = "mistake"  # never should have been entered
    RETENTION = "retention"  # the time for which it may be kept is over
    ORDER = "order"  # a court or an authority ordered it


REASON_WORDS = {
    ErasureReason.REQUEST: N_("the family asked for it in writing"),
    ErasureReason.CONSENT: N_("the family withdrew its consent"),
    ErasureReason.MISTAKE: N_("the family was entered by mistake"),
    ErasureReason.RETENTION: N_("the time for keeping the data is over"),
    ErasureReason.ORDER: N_("a court or an authority ordered it"),
}


@dataclass(frozen=True, kw_only=True)
class ErasureWish:
    """What is asked for."""

    reason: ErasureReason
    legal_basis: str  # an article, a letter's number; never a name


class Footprint(NamedTuple):
    """Where a family stands, in counts and numbers, before its values go."""

    persons: int
    lines: int  # of the history
    surroundings: int  # categories, needs, papers, notes
    list_lines: int
    rounds: int
    kept_pages: int  # of signed sheets
    incoming: int  # rows of partners that name one of them
    partners: tuple[str, ...]  # to whom packages carried one of them


class Erased(NamedTuple):
    """What an erasure took away."""

    uids: tuple[str, ...]  # of the stubs: families and persons
    lines: int  # of the history
    lists: tuple[str, ...]  # uids of editions that lost values of a line


def check_erasure(wish: ErasureWish, told: tuple[tuple[str, str], ...]) -> list[Problem]:
    """Return what keeps a request from being filed.

    Args:
        wish: The request.
        told: Name and national ID of everybody whose values go: what stays of the request must not name them.
    """
    basis = wish.legal_basis.strip()
    if not basis:
        message = N_("The legal basis is missing. Name the article, the letter or the order.")
    elif len(basis) > LONGEST_BASIS:
        message = N_("The legal basis is too long. Name the article or the letter in one line.")
    elif _tells(basis, told):
        message = N_(
            "The legal basis stays after the erasure. Write no name and no number of a person in it."
        )
    else:
        return []
    return [Problem(Severity.ERROR, message, field="legal_basis")]


def _tells(text: str, told: tuple[tuple[str, str], ...]) -> bool:
    folded, digits = names.key(text), fold_digits(text)
    return any(
        (names.key(name) and names.key(name) in folded) or (number and number in digits)
        for name, number in told
    )
