"""Draws the recovery paper of an office that is being born; the key stands on paper and nowhere else."""

from datetime import date
from pathlib import Path

from desktop.documents import recovery_paper
from desktop.i18n.tongue import Tongue
from desktop.models.key_paper import RecoverySheet
from desktop.models.office_plan import OfficePlan
from desktop.models.paper import Letterhead
from desktop.operations.new_keys import NewKeys
from desktop.progress import Progress


def print_recovery(
    plan: OfficePlan, keys: NewKeys, tongue: Tongue, day: date, out: Path, progress: Progress | None = None
) -> Path:
    """Draw the recovery paper, two copies, to the file that the clerk chose to print and then delete."""
    sheet = RecoverySheet(
        letterhead=Letterhead(country=plan.country, lines=plan.letterhead),
        office=plan.name,
        code=plan.code,
        day=day,
        secret=keys.recovery,
        fingerprint=keys.exchange.card.fingerprint,
        is_synthetic=plan.is_synthetic,
    )
    recovery_paper.render(sheet, tongue, out, progress or Progress())
    return out
