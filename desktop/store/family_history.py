"""Queries for the history of one family: who gave which value when, and from which source."""

from itertools import groupby
from operator import attrgetter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models.agency import Agency
from desktop.models.beneficiary import Household
from desktop.models.family_history import Saving, Source
from desktop.models.history import TYPED
from desktop.models.import_run import ImportRun
from desktop.models.merge import Merge
from desktop.models.package import Package
from desktop.models.user import User
from desktop.store.histories import Histories
from desktop.store.history_words import shown, words_of

MOST = 400  # lines


def savings(
    session: Session, histories: Histories, household: Household, language: str, *, may_see: bool
) -> list[Saving]:
    """Return what was saved of a household and its members, the newest first; the opening of the file comes last."""
    records = [("household", household.uid), *(("person", member.uid) for member in household.members)]
    lines = histories.of_records(records, MOST)
    sources = _sources(session, {line.source for line in lines} | {household.import_uid or ""}, household)
    names = {member.uid: member.name for member in household.members}
    words = words_of(session, lines, language)
    found = [
        Saving(
            at=batch[0].at,
            by=batch[0].by,
            source=sources[batch[0].source][0],
            source_name=sources[batch[0].source][1],
            lines=tuple(shown(line, names, words, may_see=may_see) for line in reversed(batch)),
        )
        for batch in (list(some) for _, some in groupby(lines, key=attrgetter("batch")))
    ]
    return [*found, _opening(session, household, sources)]


def _opening(session: Session, household: Household, sources: dict[str, tuple[Source, str]]) -> Saving:
    by = session.scalar(select(User.full_name).where(User.uid == household.created_by))
    source, name = sources[household.import_uid or ""]
    return Saving(
        at=household.created_at, by=by or household.created_by, source=source, source_name=name, lines=()
    )


def _sources(session: Session, uids: set[str], household: Household) -> dict[str, tuple[Source, str]]:
    """Return what each source is and how people call it."""
    said: dict[str, tuple[Source, str]] = dict.fromkeys(uids, (Source.TYPED, ""))
    wanted = uids - {"", TYPED}
    if wanted:
        runs = select(ImportRun.uid, ImportRun.file_name).where(ImportRun.uid.in_(wanted))
        said |= {uid: (Source.LIST, name) for uid, name in session.execute(runs)}
        packages = (
            select(Package.uid, func.coalesce(Agency.name, Package.sender))
            .join(Agency, Agency.code == Package.sender, isouter=True)
            .where(Package.uid.in_(wanted))
        )
        said |= {uid: (Source.PARTNER, name) for uid, name in session.execute(packages)}
        goes = select(Merge.uid, Household.code).join(Household, Household.uid == Merge.merged_household)
        found = session.execute(goes.where(Merge.uid.in_(wanted)))
        said |= {uid: (Source.MERGED, code) for uid, code in found}
    if not household.import_uid:
        partner = session.scalar(
            select(Agency.name).where(Agency.code == household.origin, Agency.is_own.is_(False))
        )
        if partner is not None:
            said[""] = (Source.PARTNER, partner)
    return said
