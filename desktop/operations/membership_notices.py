"""Printing the notice that tells a family why help is suspended or ends."""

from pathlib import Path

from desktop.documents import membership_notice
from desktop.errors import RefusedError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.beneficiary import Household
from desktop.models.journal import Action
from desktop.models.membership_paper import MembershipNotice
from desktop.models.paper import Stamp
from desktop.models.programme import Membership
from desktop.operations.authorship import note
from desktop.operations.memberships import KIND, known_membership
from desktop.operations.numbering import give_number
from desktop.operations.printing import head_signature, letterhead, new_paper, paper_tongue
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def print_notice(
    workspace: Workspace,
    uid: str,
    out: Path,
    language: str = "",
    numerals: str = "",
    progress: Progress | None = None,
) -> Path:
    """Print the notice for a family whose membership is suspended or has ended, under a number of its own.

    Raises:
        RefusedError: The family goes on receiving.
    """
    require(workspace, Right.PRINT)
    words = paper_tongue(language or workspace.settings.language, numerals or workspace.settings.numerals)
    with new_paper(out, workspace) as (uow, beside):
        membership, household = known_membership(uow, uid)
        if membership.state == "active":
            raise RefusedError(N_("The family receives from this programme. There is nothing to tell it."))
        notice = _notice(uow, workspace, membership, household, words)
        note(
            uow, workspace, Action.PRINTED, KIND, membership.uid,
            code=membership.programme_code, number=notice.stamp.number,
        )  # fmt: skip
        membership_notice.render(notice, words, beside, progress or Progress())
    return out


def _notice(
    uow: UnitOfWork, workspace: Workspace, membership: Membership, household: Household, words: Tongue
) -> MembershipNotice:
    today, is_exit = workspace.today(), membership.state == "exited"
    row = uow.memberships.rows([membership.id])[0]
    day = membership.valid_to if is_exit else membership.state_since
    return MembershipNotice(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=give_number(uow, workspace, "notice"),
            journal_head=uow.journal.head()[1],
            is_synthetic=workspace.settings.is_synthetic,
        ),
        is_exit=is_exit,
        name=row.name if row is not None else "",
        household_code=household.code,
        programme=uow.programmes.coded(membership.programme_code).name,
        reason=membership.reason,
        day=day or today,
        printed_on=today,
        head=head_signature(uow, today, words),
    )
