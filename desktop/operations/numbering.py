"""Gives papers their numbers: per office, kind and year of the country's own calendar."""

from desktop.i18n.calendars import to_jalali
from desktop.models.country import Country
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def give_number(uow: UnitOfWork, workspace: Workspace, kind: str) -> str:
    """Return the next number of a kind, such as `2026/7`, or `1404/7` in Iran; it commits with its paper."""
    today = workspace.today()
    year = to_jalali(today).year if workspace.country is Country.IRAN else today.year
    return uow.offices.next_number(kind, year)


def next_file_number(uow: UnitOfWork, workspace: Workspace) -> str:
    """Return the next file number that no list has brought along already."""
    while True:
        code = give_number(uow, workspace, "file")
        if uow.beneficiaries.coded(code) is None:
            return code
