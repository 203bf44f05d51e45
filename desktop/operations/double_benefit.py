"""The rule against double benefit: nothing of the same group of aid within so many days, from any agency known."""

from datetime import timedelta

from desktop.models.code_list import CodeListName
from desktop.models.list_plan import ListPlan
from desktop.store.list_choice import Recently
from desktop.store.unit_of_work import UnitOfWork


def recently(uow: UnitOfWork, plan: ListPlan, number: str | None = None) -> Recently | None:
    """Return what would be a double benefit for a plan, or nothing when it does not ask.

    Args:
        uow: The database.
        plan: What the list gives, and when.
        number: The list's own number; what its former editions gave does not count.
    """
    days = plan.criteria.days_apart
    return None if days is None else _alike(uow, plan, number, days)


def in_period(uow: UnitOfWork, plan: ListPlan, number: str | None = None) -> Recently | None:
    """Return what is told of a plan that asks for no days apart: the same help within its own period."""
    asks = plan.criteria.days_apart is not None
    return None if asks or not plan.aid_kind else _alike(uow, plan, number, 0)


def _alike(uow: UnitOfWork, plan: ListPlan, number: str | None, days: int) -> Recently:
    entries = uow.code_lists.whole(CodeListName.AID_KIND)
    group = next((entry.group for entry in entries if entry.code == plan.aid_kind), "")
    alike = {entry.code for entry in entries if group and entry.group == group}
    return Recently(
        kinds=tuple(sorted(alike | {plan.aid_kind})),
        since=plan.period_from - timedelta(days=days),
        until=plan.period_to,
        but_list=number,
    )
