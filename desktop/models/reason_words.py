"""The words for why two rows may be one person; apart from records, so that linking lists needs no database."""

from collections.abc import Iterable

from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.reason import Reason

# Translators: stands in brackets behind a reason, "Both live in the same place (counts nothing, being so common)."
_NO_POINTS = N_("counts nothing, being so common")


def reason_text(tongue: Tongue, reason: Reason) -> str:
    """Return what a field says for or against one person, with its points."""
    return tongue.text(reason.message, **reason.values, points=points_text(tongue, reason.points))


def reason_texts(tongue: Tongue, reasons: Iterable[Reason]) -> list[str]:
    """Return what speaks for or against one person, and last what was compared and says nothing."""
    return [reason_text(tongue, one) for one in reasons]


def points_text(tongue: Tongue, points: int) -> str:
    """Return points with their sign, isolated so that it stays before them; none are said in words."""
    return tongue.code(f"{points:+d}") if points else tongue.text(_NO_POINTS)
