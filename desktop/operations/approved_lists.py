"""Lists: drafted by conditions, approved by a second person, then frozen, numbered and proven by their hash."""

from dataclasses import replace

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.approved_list import ApprovedList, Differences, LineRow, ListRow, ListState
from desktop.models.journal import Action
from desktop.models.list_plan import ExcludedFamily, ListPlan, ListPreview, check_plan
from desktop.models.problem import refuse_errors
from desktop.operations import approvals
from desktop.operations.authorship import author, note
from desktop.operations.double_benefit import in_period, recently
from desktop.operations.list_drafting import KIND, Drafted, check_aid, check_categories, write_edition
from desktop.operations.list_proof import digest_now
from desktop.operations.numbering import give_number
from desktop.operations.readings import note_reading
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.stopping import stoppable
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def list_preview(workspace: Workspace, plan: ListPlan, progress: Progress | None = None) -> ListPreview:
    """Count what a list would hold if it were drafted now, and whom it would leave out."""
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.read() as uow, stoppable(uow.session, progress):
        check_categories(uow, workspace, plan)
        rule = recently(uow, plan)
        return uow.approved_lists.preview(plan, workspace.today(), rule, in_period(uow, plan))


def excluded_families(
    workspace: Workspace, plan: ListPlan, limit: int = 200, progress: Progress | None = None
) -> list[ExcludedFamily]:
    """Return families that fit the conditions but may not stand on the list, with the reason."""
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.read() as uow:
        check_categories(uow, workspace, plan)
        found = uow.approved_lists.excluded(plan, workspace.today(), recently(uow, plan), limit)
    note_reading(workspace, Action.READ, KIND, families=len(found))
    return found


def draft_list(workspace: Workspace, plan: ListPlan, progress: Progress | None = None) -> Drafted:
    """Choose the families that fit, and freeze how they stand today.

    Raises:
        BadInputError: The plan is wrong, or no family fits.
        RefusedError: A condition is sensitive and the person may not see such.
    """
    require(workspace, Right.MAKE_LISTS)
    refuse_errors(check_plan(plan))
    with workspace.store.write() as uow:
        check_categories(uow, workspace, plan)
        check_aid(uow, plan)
        return write_edition(uow, workspace, plan, progress or Progress())


def new_edition(workspace: Workspace, list_uid: str, progress: Progress | None = None) -> Drafted:
    """Draft the next edition of an approved list: the same conditions, asked of the families as they stand now.

    What persons decided on the edition before goes along: whom they left out or took in, the parts, the reserve.

    Raises:
        RefusedError: The list is not approved, or another edition of it is still being made.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        chosen = uow.approved_lists.get(list_uid)
        number = chosen.number
        if number is None or chosen.state != ListState.APPROVED:
            raise RefusedError(N_("Only an approved list gets a new edition. Change the draft itself."))
        if chosen.came_in is not None:
            raise RefusedError(N_("This list came from a partner. Ask it for another share instead."))
        before = uow.approved_lists.numbered(number)  # the newest approved one
        open_edition = uow.approved_lists.unfinished_edition(number)
        if open_edition is not None:
            raise RefusedError(
                N_("Edition {edition} of list {number} is still being made. Finish or cancel it first."),
                edition=open_edition,
                number=number,
            )
        edition = uow.approved_lists.last_edition(number) + 1
        plan = replace(before.plan(), follows=before.id)
        if plan.criteria.source:  # whoever was named then, as they stand now
            plan = replace(plan, named=uow.list_changes.named(before))
        drafted = write_edition(uow, workspace, plan, progress or Progress(), number=number, edition=edition)
        uow.edition_decisions.carry_over(before, uow.approved_lists.get(drafted.uid))
        return drafted


def ask_approval(workspace: Workspace, list_uid: str, progress: Progress | None = None) -> str:
    """Ask a second person to approve a draft; return the number of the request.

    Raises:
        RefusedError: The list is no draft, or is already waiting.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        draft = uow.approved_lists.get(list_uid)
        if draft.state not in (ListState.DRAFT, ListState.ASKED):
            raise RefusedError(N_("Only a draft can be sent for approval. Make a new edition of the list."))
        draft.state = ListState.ASKED.value
        draft.asked_by = author(workspace)
        digest = digest_now(uow, draft, progress)
        request = approvals.ask(
            uow, workspace, ApprovalKind.LIST, draft.uid, draft.title, digest,
            edition=draft.edition, families=draft.families, quantity=draft.quantity, unit=draft.unit,
        )  # fmt: skip
        draft.touch(workspace.now(), author(workspace))
        return request.number


def approval_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Return the hash of the list as it stands in the database now."""
    draft = uow.approved_lists.get(approval.subject_uid)
    return digest_now(uow, draft)


def carry_out(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    """Freeze the list: number, hash and both persons; return the number.

    Raises:
        RefusedError: The person made or changed it, or a family on it may stand on no list any more.
    """
    draft = uow.approved_lists.get(approval.subject_uid)
    if draft.state != ListState.ASKED:
        raise RefusedError(N_("The list is not waiting for approval any more."))
    _refuse_makers(uow, workspace, approval, draft)
    progress.advance(0, 2, N_("Checking the families"))
    rule = recently(uow, draft.plan(), draft.number)
    unfit = uow.approved_lists.unfit(draft, workspace.today(), rule)
    if unfit:
        raise RefusedError(
            N_(
                "{n} families of the draft may stand on it no more: their file was closed or suspended, they left the "
                "programme, an ID is disputed, or they were served meanwhile. Refuse the request, cancel the draft and "
                "draft the list again."
            ),
            n=unfit,
            code="E_UNFIT",
        )
    draft.number = draft.number or give_number(uow, workspace, "list")
    draft.digest = digest_now(uow, draft, progress)
    draft.state = ListState.APPROVED.value
    draft.asked_by, draft.approved_by = approval.created_by, author(workspace)
    draft.is_delayed = approval.was_decided_by_maker
    draft.approved_at = workspace.now()
    draft.touch(workspace.now(), author(workspace))
    uow.approved_lists.save(draft)
    note(
        uow, workspace, Action.APPROVED, KIND, draft.uid, number=draft.number, edition=draft.edition,
        digest=draft.digest, families=draft.families, asked_by=draft.asked_by, approved_by=draft.approved_by,
    )  # fmt: skip
    return draft.number


def _refuse_makers(uow: UnitOfWork, workspace: Workspace, approval: Approval, draft: ApprovedList) -> None:
    """Refuse who drafted a list or decided on families of it by hand, whoever asked for the approval."""
    makers = {draft.created_by, *uow.list_changes.deciders(draft.id)}
    if author(workspace) in makers and not approval.was_decided_by_maker:
        raise RefusedError(
            N_(
                "You drafted this list, or decided by hand who stands on it. "
                "Another person with the right has to approve it."
            ),
            code="E_SAME_PERSON",
        )


def cancel_draft(workspace: Workspace, list_uid: str, reason: str) -> None:
    """Give a draft up, with the reason; an approved list stays for ever.

    Raises:
        BadInputError: The reason is missing.
        RefusedError: The list is approved, or waits for a second person.
    """
    require(workspace, Right.MAKE_LISTS)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Write why the draft is given up."))
    with workspace.store.write() as uow:
        draft = uow.approved_lists.get(list_uid)
        if draft.state not in (ListState.DRAFT, ListState.ASKED):
            raise RefusedError(N_("Only a draft can be cancelled. An approved list gets a new edition."))
        if uow.approvals.open_for(ApprovalKind.LIST, draft.uid) is not None:
            raise RefusedError(N_("The list waits for a second person, who has to refuse the request first."))
        draft.state, draft.cancelled_reason = ListState.CANCELLED.value, reason.strip()
        draft.touch(workspace.now(), author(workspace))
        uow.approved_lists.save(draft)
        note(uow, workspace, Action.CLOSED, KIND, draft.uid, edition=draft.edition)


def lists(workspace: Workspace, limit: int = 500) -> list[ListRow]:
    """Return the editions, newest first."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.approved_lists.rows(limit)


def open_list(workspace: Workspace, list_uid: str) -> ApprovedList:
    """Return one edition without its lines."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.approved_lists.get(list_uid)


def find_list(workspace: Workspace, number: str, edition: int | None = None) -> ApprovedList:
    """Return an edition by its number; without an edition, the newest approved one."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.approved_lists.numbered(number, edition)


def lines(workspace: Workspace, list_uid: str, first: int = 1, count: int = 200) -> list[LineRow]:
    """Return lines of an edition from a position on; opening it at its first line is journalled."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        found = uow.approved_lists.page(uow.approved_lists.get(list_uid).id, first, count)
    if first == 1:
        note_reading(workspace, Action.READ, KIND, list_uid)
    return found


def differences(
    workspace: Workspace, list_uid: str, limit: int = 1000, progress: Progress | None = None
) -> Differences:
    """Compare an edition with the approved one before it.

    Raises:
        NotFoundError: It is the first edition.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        now = uow.approved_lists.get(list_uid)
        before = uow.approved_lists.approved_before(now)
        if before is None:
            raise NotFoundError(
                N_("This is the first edition of the list. There is nothing to compare it with.")
            )
        return uow.list_changes.differences(before, now, limit)
