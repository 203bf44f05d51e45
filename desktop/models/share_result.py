"""Judges what an agency says became of its share: a result counts once, for the families of the share alone."""

from datetime import date

from desktop.marking import N_
from desktop.models.distribution import Result
from desktop.models.package import RowVerdict
from desktop.models.share import Reported, ShareLine

FITS = N_("The family stands in the share, and nothing else is known of it.")
OUTSIDE = N_("The family is not in the share that was sent.")
LATE = N_("The round is closed. Correct its row there, if the partner is right.")
CAME_BEFORE = N_("The family came with a share before. Its line counts once.")
TWICE = N_("The same result came before. It counts once.")
CONTRARY = N_("Something else was entered here. Look at both, then take the partner's result or refuse it.")
MORE = N_("The partner handed over more than the share gives the family.")
LESS = N_("The partner handed over less than the share gives the family.")
UNASKED = N_("Nothing was handed over, and yet a quantity stands there.")
AHEAD = N_("The day lies in the future.")

REFUSED_ONLY = (RowVerdict.WRONG, RowVerdict.OUTSIDE, RowVerdict.LATE, RowVerdict.TWICE)
"""Rows that nobody can take: nothing of them may be counted."""


def judge_result(
    said: Reported, line: ShareLine | None, today: date, *, is_closed: bool
) -> tuple[RowVerdict, str]:
    """Return what a result is to the round, and why, as a marked sentence.

    Args:
        said: What the agency says.
        line: The line of the round it names, if it stands in the share.
        today: No result is later.
        is_closed: Whether the round takes no results any more.
    """
    if line is None:
        return RowVerdict.OUTSIDE, OUTSIDE
    if line.given_on is not None and line.result == said.result:
        return RowVerdict.TWICE, TWICE
    if is_closed:
        return RowVerdict.LATE, LATE
    wrong = _wrong(said, line, today)
    if wrong:
        return RowVerdict.WRONG, wrong
    if line.result in (Result.PENDING, said.result):
        return RowVerdict.FITS, FITS
    return RowVerdict.CONTRARY, CONTRARY


def _wrong(said: Reported, line: ShareLine, today: date) -> str:
    """Return why a result cannot be, or nothing."""
    if said.day > today:
        return AHEAD
    if not Result(said.result).is_handed_over:
        return UNASKED if said.quantity else ""
    if said.quantity == line.quantity:
        return ""
    return MORE if said.quantity > line.quantity else LESS
