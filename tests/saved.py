"""What tests of backups need: families to lose, and an office whose recovery paper is known."""

from functools import cache

from desktop.exchange.paper_key import new_paper_key, recipient_of
from desktop.models.beneficiary import Relation, Sex
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.operations import beneficiaries
from desktop.workspace import Workspace


@cache
def paper() -> str:
    """Return the key on the recovery paper of the offices here."""
    return new_paper_key()


def with_paper(workspace: Workspace) -> Workspace:
    """Put a known paper on record in an office made by the factory."""
    with workspace.store.write() as uow:
        uow.backups.seal_to(recipient_of(paper()))
    return workspace


def register_family(workspace: Workspace, name: str) -> str:
    """Register a family of one person and return its uid."""
    head = MemberDraft(name=name, relation=Relation.HEAD, sex=Sex.FEMALE)
    draft = FamilyDraft(members=(head,), place="القصاصين", members_declared=1)
    return beneficiaries.register(workspace, draft).uid
