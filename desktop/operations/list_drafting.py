"""Drafts an edition of a list: whom the plan means, frozen as they stand today."""

from dataclasses import dataclass

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList
from desktop.models.code_list import CodeListName, Sensitivity
from desktop.models.journal import Action
from desktop.models.kit import spelled
from desktop.models.list_plan import Exclusion, ListPlan
from desktop.operations.authorship import born, note
from desktop.operations.double_benefit import recently
from desktop.operations.kits import kit_of
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.stopping import stoppable
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "approved_list"


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """A list that was just drafted: what it holds and whom it left out."""

    uid: str
    families: int
    quantity: int
    excluded: tuple[tuple[Exclusion, int], ...]


def check_categories(uow: UnitOfWork, workspace: Workspace, plan: ListPlan) -> None:
    """Let only those choose by a sensitive category who may see it."""
    for code in plan.criteria.categories:
        entry = uow.code_lists.coded(CodeListName.CATEGORY, code)
        if entry is None:
            raise BadInputError(N_("There is no category {entry}. Choose one of the list."), entry=code)
        if entry.sensitivity != Sensitivity.NONE:
            require(workspace, Right.SEE_SENSITIVE)


def check_aid(uow: UnitOfWork, plan: ListPlan) -> None:
    """Refuse a kind of aid or a programme that the office does not have."""
    if uow.code_lists.coded(CodeListName.AID_KIND, plan.aid_kind) is None:
        raise BadInputError(
            N_("There is no kind of aid {entry}. Choose one of the list."), entry=plan.aid_kind
        )
    for code in filter(None, (plan.programme, plan.criteria.programme)):
        uow.programmes.coded(code)


def write_edition(
    uow: UnitOfWork,
    workspace: Workspace,
    plan: ListPlan,
    progress: Progress,
    *,
    number: str | None = None,
    edition: int = 1,
) -> Drafted:
    """Choose the families of an edition, and freeze how they stand today.

    Raises:
        BadInputError: No family fits.
    """
    progress.advance(0, 2, N_("Choosing the families"))
    drafted = _empty_edition(uow, workspace, plan, number, edition)
    uow.approved_lists.add(drafted)
    rule = recently(uow, plan, number)
    with stoppable(uow.session, progress):
        preview = uow.approved_lists.preview(plan, workspace.today(), rule)
        drafted.families, drafted.quantity = uow.approved_lists.fill(drafted, plan, workspace.today(), rule)
    if drafted.families == 0:
        raise BadInputError(
            N_(
                "No family fits these conditions. {left_out} were left out for a reason. Widen the conditions."
            ),
            left_out=preview.left_out,
        )
    progress.advance(1, 2, N_("Writing the list"))
    uow.approved_lists.flush()
    note(
        uow, workspace, Action.DRAFTED, KIND, drafted.uid,
        edition=edition, families=drafted.families, left_out=preview.left_out,
    )  # fmt: skip
    return Drafted(
        uid=drafted.uid, families=drafted.families, quantity=drafted.quantity, excluded=preview.excluded
    )


def _empty_edition(
    uow: UnitOfWork, workspace: Workspace, plan: ListPlan, number: str | None, edition: int
) -> ApprovedList:
    return ApprovedList(
        **born(workspace),
        number=number,
        edition=edition,
        title=plan.title.strip(),
        programme=plan.programme,
        aid_kind=plan.aid_kind,
        unit=plan.unit,
        period_from=plan.period_from,
        period_to=plan.period_to,
        criteria=plan.criteria.spelled(),
        portion=plan.portion.each,
        portion_rule=plan.portion.rule.value,
        kit=spelled(kit_of(uow, plan.aid_kind)),
        areas=" ".join(workspace.store.reach.areas or sorted(plan.criteria.area_codes)),
    )
