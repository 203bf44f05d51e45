"""Taking in a partner's share: its families become an approved list of their own, from which rounds are planned as ever."""

from collections.abc import Mapping, Sequence

from desktop.errors import RefusedError
from desktop.exchange.errors import refusal
from desktop.marking import N_
from desktop.models.approval import Approval
from desktop.models.approved_list import ApprovedList, ListState, digest_of
from desktop.models.incoming import payload_of
from desktop.models.journal import Action
from desktop.models.package import Package, RowDecision, RowVerdict
from desktop.models.share import ShareFacts
from desktop.models.share_result import CAME_BEFORE
from desktop.operations.authorship import author, born, note
from desktop.operations.list_drafting import KIND
from desktop.operations.numbering import give_number
from desktop.operations.taking import Taking
from desktop.progress import Progress
from desktop.store.incoming import TakenRow
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def one_share(rows: Sequence[Sequence[str]], office: str) -> ShareFacts:
    """Return what heads a share.

    Raises:
        PackageError: There is not exactly one row of it.
    """
    if len(rows) != 1:
        raise refusal("E_ROWS", office=office, expected=1, found=len(rows))
    return ShareFacts.read(rows[0])


def only_new_lines(uow: UnitOfWork, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return staged rows; those whose line stands on a list here already can only be refused."""
    lines = [payload_of(str(row["payload"]))["line_uid"] for row in rows]
    known = uow.shares.persons(set(lines))
    twice = {"verdict": RowVerdict.TWICE.value, "why": CAME_BEFORE}
    return [row | twice if line in known else row for row, line in zip(rows, lines, strict=True)]


def take_share(
    uow: UnitOfWork, workspace: Workspace, package: Package, approval: Approval, progress: Progress
) -> int:
    """Make an approved list of the rows that two persons decided to take; return how many they are.

    Families that are not known here become draft files. What the sender promises them is no benefit yet:
    it is written into their timelines when this office has handed it over.

    Raises:
        RefusedError: Two rows mean the same family here.
    """
    incoming = uow.packages.incoming(package)
    if not incoming.numbers(decision=RowDecision.TAKE.value):
        return 0
    edition = _edition(uow, workspace, package, approval)
    uow.approved_lists.add(edition)
    arrivals = uow.packages.arrivals()
    seen: dict[int, int] = {}  # households, each with the row that brought it
    for batch in incoming.taken():
        taking = Taking(uow, workspace, package, arrivals)
        lines = _lines(uow, edition, batch, taking.homes(batch), seen)
        uow.shares.add_lines(lines)
        edition.families += len(lines)
        edition.quantity += sum(int(str(line["quantity"])) for line in lines)
        progress.advance(edition.families, package.rows)
    arrivals.mend_heads(package.uid)
    edition.digest = digest_of(edition.header(), uow.approved_lists.frozen_lines(edition))
    uow.approved_lists.save(edition)
    note(
        uow, workspace, Action.APPROVED, KIND, edition.uid, number=edition.number, edition=1,
        digest=edition.digest, families=edition.families, asked_by=edition.asked_by,
        approved_by=edition.approved_by, package=package.uid,
    )  # fmt: skip
    return edition.families


def _edition(uow: UnitOfWork, workspace: Workspace, package: Package, approval: Approval) -> ApprovedList:
    """Return the list without its lines; both persons of the package's request stand for it."""
    facts = ShareFacts.of_record(package.facts)
    birth = born(workspace)
    birth["origin"] = package.sender
    return ApprovedList(
        **birth,
        number=give_number(uow, workspace, "list"),
        title=facts.campaign,
        programme=_programme(uow, package),
        aid_kind=facts.aid_kind,
        unit=facts.unit,
        period_from=facts.period_from,
        period_to=facts.period_to,
        state=ListState.APPROVED.value,
        digest="0" * 64,  # until its lines stand
        approved_at=workspace.now(),
        asked_by=approval.created_by,
        approved_by=author(workspace),
        is_delayed=approval.was_decided_by_maker,
        came_in=package.uid,
    )


def _programme(uow: UnitOfWork, package: Package) -> str:
    """Return the code of the programme in whose name the aid is given, where this office keeps it as well."""
    first = next(uow.packages.incoming(package).taken())[0]
    code = payload_of(first.payload).get("programme", "")
    return code if any(one.code == code for one in uow.programmes.all(with_closed=True)) else ""


def _lines(
    uow: UnitOfWork,
    edition: ApprovedList,
    batch: Sequence[TakenRow],
    homes: Mapping[str | int, int],
    seen: dict[int, int],
) -> list[dict[str, object]]:
    """Return the lines of some rows, in the sender's order; each keeps the sender's uid."""
    home_of = {row.number: homes[row.row_uid if row.person_id is None else row.person_id] for row in batch}
    _refuse_twice(home_of, seen)
    codes = uow.shares.household_codes(set(home_of.values()))
    known = uow.shares.known_heads([row.person_id for row in batch if row.person_id is not None])
    lines: list[dict[str, object]] = []
    for row in batch:
        cells, home = payload_of(row.payload), home_of[row.number]
        person = known.get(row.person_id) if row.person_id is not None else None
        lines.append(
            {
                "uid": cells["line_uid"],
                "list_id": edition.id,
                "position": row.number,
                "household_id": home,
                "person_uid": row.row_uid if person is None else person.uid,
                "household_code": codes[home],
                "name": row.name,
                "name_key": row.name_key,
                "national_id": row.national_id[:20],
                "members": int(cells.get("members") or (0 if person is None else person.members)),
                "place": cells.get("place") or cells.get("area_name", ""),
                "quantity": int(cells["quantity"]),
                "father_name": cells.get("father_name", ""),
                "share": "",
            }
        )
    return lines


def _refuse_twice(home_of: Mapping[int, int], seen: dict[int, int]) -> None:
    """Refuse two rows of one family, for no family stands twice on a list."""
    for number, home in home_of.items():
        if home in seen:
            raise RefusedError(
                N_("Rows {first} and {second} mean the same family here. Refuse one of them."),
                first=seen[home],
                second=number,
            )
        seen[home] = number
