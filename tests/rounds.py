"""Rounds of distribution ready to be printed and entered, for the tests that need one."""

from datetime import date
from pathlib import Path

from desktop.models.distribution import RoundPlan, SheetOptions
from desktop.models.row_mark import row_mark
from desktop.operations import approved_lists, distributions
from desktop.operations.distributions import Planned
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.operations.test_approved_lists import approve, plan

ARABIC = SheetOptions(language="ar", numerals="arab")


def approved(workspace: Workspace) -> str:
    drafted = approved_lists.draft_list(workspace, plan())
    approve(workspace, drafted.uid)
    return drafted.uid


def wish(list_uid: str, **changes: object) -> RoundPlan:
    values: dict[str, object] = {
        "list_uid": list_uid,
        "campaign": "قافلة الخير",
        "place": "مركز شباب القصاصين",
        "day": date(2026, 3, 5),
        "received": 6,
    }
    return RoundPlan(**(values | changes))  # type: ignore[arg-type]  # the table holds the plan's own fields


def printed(workspace: Workspace, folder: Path, **changes: object) -> Planned:
    planned = distributions.plan(workspace, wish(approved(workspace), **changes))
    distributions.print_sheet(workspace, planned.uid, ARABIC, folder / "sheet.pdf")
    return planned


def mark_of(workspace: Workspace, sheet: str, row: int) -> str:
    return row_mark(workspace.vault.get(Secret.MARK_KEY), sheet, 1, row)
