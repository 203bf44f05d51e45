"""Draws the entitlement list of an approved edition."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop.documents import entitlement_list, layout
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models import kit
from desktop.models.approved_list import ApprovedList
from desktop.models.distribution import SheetOptions
from desktop.models.journal import Action
from desktop.models.paper import Signature, Stamp
from desktop.models.sheet_paper import EntitlementList, EntitlementRow
from desktop.operations.authorship import author, note
from desktop.operations.list_card import conditions
from desktop.operations.list_drafting import KIND
from desktop.operations.list_proof import verify_digest
from desktop.operations.printing import (
    drawn_beside,
    item_label,
    letterhead,
    made_and_headed,
    recorded,
    tongue_of,
)
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def print_list(
    workspace: Workspace, uid: str, options: SheetOptions, out: Path, progress: Progress | None = None
) -> Path:
    """Draw the entitlement list of an approved edition and note the print; the first is the original.

    Raises:
        RefusedError: The edition is not approved.
        DamagedError: It is not what was approved.
    """
    require(workspace, Right.PRINT)
    with drawn_beside(out) as beside:
        with workspace.store.read() as uow:
            edition = uow.approved_lists.get(uid)
            verify_digest(uow, edition, progress)
            paper = _paper(uow, workspace, edition, options)
            words = tongue_of(options)
            entitlement_list.render(paper, words, beside, progress or Progress())
        with recorded(beside, out, workspace) as uow:
            edition.prints += 1
            edition.touch(workspace.now(), author(workspace))
            uow.approved_lists.save(edition)
            note(
                uow, workspace, Action.PRINTED, KIND, uid, number=edition.number, edition=edition.edition,
                copy=paper.stamp.copy, digest=edition.digest, is_masked=options.is_masked,
            )  # fmt: skip
    return out


def _paper(
    uow: UnitOfWork, workspace: Workspace, edition: ApprovedList, options: SheetOptions
) -> EntitlementList:
    words = tongue_of(options)
    approved_on = (edition.approved_at or workspace.now()).astimezone().date()
    return EntitlementList(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=edition.number or "",
            edition=edition.edition,
            digest=edition.digest,
            journal_head=uow.journal.head()[1],
            copy=edition.prints,
            is_synthetic=workspace.settings.is_synthetic,
            size=options.size,
        ),
        rows=_rows(uow, edition, words),
        count=edition.families,
        item=item_label(uow, edition.aid_kind, options.language),
        unit=edition.unit,
        signatures=_signing(uow, edition, approved_on, words),
        programme=uow.programmes.coded(edition.programme).name if edition.programme else edition.title,
        basis=("؛ " if words.is_rtl else "; ").join(conditions(uow, words, edition)),
        day=approved_on,
        is_masked=options.is_masked,
        kit=kit.read(edition.kit),
    )


def _signing(uow: UnitOfWork, edition: ApprovedList, day: date, words: Tongue) -> tuple[Signature, ...]:
    names = uow.users.full_names()
    made, head = made_and_headed(uow, day, words, names.get(edition.asked_by, ""))
    checked = Signature(post=words.text(N_("Checked by")), person=names.get(edition.approved_by, ""))
    is_one_of_them = checked.person in {made.person, head.person}  # nobody signs twice
    return (made, head) if is_one_of_them else (made, checked, head)


def _rows(uow: UnitOfWork, edition: ApprovedList, words: Tongue) -> Iterator[EntitlementRow]:
    names = uow.agencies.names()
    reserve, reserve_from = words.text(N_("Reserve")), edition.reserve_from
    for line in uow.approved_lists.lines(edition):
        yield EntitlementRow(
            name=line.name,
            quantity=line.quantity,
            father=line.father_name,
            national_id=line.national_id,
            household_code=line.household_code,
            members=line.members,
            place=line.place,
            note=layout.joined(
                names.get(line.share, line.share),
                reserve if reserve_from is not None and line.position >= reserve_from else "",
            ),
        )
