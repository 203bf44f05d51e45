"""What people call the subjects of journal entries: a paper's number, a colleague, a partner; families have none."""

from collections.abc import Collection as Several
from typing import Any

from sqlalchemy import SQLColumnExpression, func, or_, select
from sqlalchemy.orm import Session

from desktop.models.agency import Agency
from desktop.models.approval import Approval
from desktop.models.approved_list import ApprovedList
from desktop.models.beneficiary import Household
from desktop.models.distribution import Distribution
from desktop.models.import_run import ImportRun
from desktop.models.memorandum import Memorandum
from desktop.models.package import Package
from desktop.models.programme import Programme
from desktop.models.user import User

# The uid of each record, and the word people know it by.
_NAMED: tuple[tuple[Any, SQLColumnExpression[str]], ...] = (
    (User, User.full_name),
    (Agency, Agency.name),
    (Programme, Programme.name),
    (ApprovedList, func.coalesce(ApprovedList.number, ApprovedList.title)),
    (Distribution, Distribution.number),
    (Memorandum, Memorandum.number),
    (Package, Package.file_name),
    (Approval, Approval.number),
)
_MOST = 500


def names_of(session: Session, uids: Several[str], *, with_lists: bool) -> dict[str, str]:
    """Return the words for these records; the file name of a list only to who may see the list itself."""
    wanted = {uid for uid in uids if uid}
    found: dict[str, str] = {}
    lists = ((ImportRun, ImportRun.file_name),) if with_lists else ()
    for kind, words in (*_NAMED, *lists):
        if wanted:
            query = select(kind.uid, words).where(kind.uid.in_(wanted))
            found |= {uid: name for uid, name in session.execute(query) if name}
    return found


def uids_like(session: Session, text: str, *, with_families: bool) -> tuple[str, ...]:
    """Return the records whose words contain the text; families by their whole file number, to who may see them."""
    found: set[str] = set()
    for kind, words in _NAMED:
        likely = or_(kind.uid == text, words.icontains(text, autoescape=True))
        found.update(session.scalars(select(kind.uid).where(likely).limit(_MOST)))
    if with_families:
        known = select(Household.uid).where(or_(Household.code == text, Household.uid == text))
        found.update(session.scalars(known))
    return tuple(sorted(found))[:_MOST]
