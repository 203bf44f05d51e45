"""Lays out the sheet of a round: its head, its stamp, and rows that stream with their marks."""

from collections.abc import Iterator

from desktop.models.approved_list import ApprovedList
from desktop.models.distribution import Distribution, SheetOptions, row_mark
from desktop.models.paper import Stamp
from desktop.models.sheet_paper import Sheet, SheetRow
from desktop.operations.printing import item_label, letterhead, signatures
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.workspace import Workspace


def sheet_record(
    uow: UnitOfWork, workspace: Workspace, printed: Distribution, edition: ApprovedList, options: SheetOptions
) -> Sheet:
    """Return what the paper of a round shows; its rows stream from the reading that `uow` is."""
    return Sheet(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=printed.number,
            edition=edition.edition,
            digest=edition.digest,
            journal_head=uow.journal.head()[1],
            copy=printed.prints,
            is_synthetic=workspace.settings.is_synthetic,
        ),
        rows=_rows(uow, workspace, printed, edition),
        count=printed.families,
        item=item_label(uow, printed.aid_kind, options.language),
        unit=printed.unit,
        signatures=signatures(uow, printed.day),
        campaign=printed.campaign,
        place=printed.place,
        day=printed.day,
        is_masked=options.is_masked,
    )


def _rows(
    uow: UnitOfWork, workspace: Workspace, printed: Distribution, edition: ApprovedList
) -> Iterator[SheetRow]:
    key = workspace.vault.get(Secret.MARK_KEY)
    for line in uow.distributions.sheet_lines(printed):
        yield SheetRow(
            name=line.name,
            quantity=line.quantity,
            father=line.father_name,
            national_id=line.national_id,
            household_code=line.household_code,
            members=line.members,
            place=line.place,
            mark=row_mark(key, printed.number, edition.edition, line.position),
        )
