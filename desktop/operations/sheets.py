"""Lays out the sheet of a round, whole or village by village: its head, its stamp, and rows that stream with their marks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from desktop.documents.distribution_sheet import pages_of
from desktop.errors import DamagedError, RefusedError
from desktop.marking import N_
from desktop.models import kit
from desktop.models.approved_list import ApprovedList
from desktop.models.distribution import Distribution, DistributionState, SheetOptions
from desktop.models.paper import MOST_PAGES, Stamp
from desktop.models.row_mark import row_mark
from desktop.models.sheet_paper import Sheet, SheetRow, VillagePart
from desktop.operations.eligibility import refuse_outdated
from desktop.operations.list_proof import verify_digest
from desktop.operations.printing import item_label, letterhead, signatures
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.workspace import Workspace


def sheet_record(
    uow: UnitOfWork, workspace: Workspace, printed: Distribution, edition: ApprovedList, options: SheetOptions
) -> Sheet:
    """Return what the paper of a round shows; its rows stream from the reading that `uow` is.

    Raises:
        RefusedError: It would have more pages than their symbols can count.
    """
    _refuse_endless(pages_of(printed.families))
    return Sheet(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=printed.number,
            edition=edition.edition,
            digest=edition.digest,
            journal_head=uow.journal.head()[1],
            copy=printed.prints,
            is_synthetic=workspace.settings.is_synthetic,
            size=options.size,
        ),
        rows=_rows(uow, workspace, printed, edition),
        count=printed.families,
        item=item_label(uow, printed.aid_kind, options.language),
        unit=printed.unit,
        signatures=signatures(uow, printed.ends_on),
        campaign=printed.campaign,
        place=printed.place,
        day=printed.day,
        last_day=printed.last_day,
        is_masked=options.is_masked,
        kit=kit.read(edition.kit),
    )


def village_sheets(uow: UnitOfWork, printed: Distribution, whole: Sheet) -> Iterator[Sheet]:
    """Yield the part of the sheet of each village; its rows have to be taken before the next part is.

    Raises:
        RefusedError: They would have more pages than their symbols can count.
    """
    villages, rows = uow.distributions.villages(printed), iter(whole.rows)
    _refuse_endless(sum(pages_of(count) for _village, count in villages))
    row = page = 1
    for number, (village, count) in enumerate(villages, 1):
        part = VillagePart(
            village=village, number=number, parts=len(villages), first_row=row, first_page=page
        )
        yield replace(whole, rows=islice(rows, count), count=count, part=part)
        row, page = row + count, page + pages_of(count)


def _refuse_endless(pages: int) -> None:
    if pages > MOST_PAGES:
        raise RefusedError(
            N_(
                "The sheet would have {pages} pages, and more than {most} cannot be told apart. "
                "Plan several rounds, each of some villages."
            ),
            pages=pages,
            most=MOST_PAGES,
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


def check_print(
    uow: UnitOfWork,
    workspace: Workspace,
    printed: Distribution,
    edition: ApprovedList,
    options: SheetOptions,
    progress: Progress | None = None,
) -> None:
    """Refuse to print what may not be printed now.

    Raises:
        DamagedError: The list or a row is not what was approved.
        RefusedError: The round is void, another edition or its families stand in the way, or a copy came first.
    """
    if printed.state == DistributionState.VOIDED:
        raise RefusedError(N_("Sheet {number} was voided. Plan a new round."), number=printed.number)
    if printed.sent_in is not None:
        raise RefusedError(
            N_(
                "Round {number} was sent to the agency that hands it out, which prints the sheets of its own."
            ),
            number=printed.number,
        )
    if options.is_masked and printed.prints == 0:
        raise RefusedError(N_("Print the sheet for signature first; copies to be posted come after it."))
    verify_digest(uow, edition, progress)
    if uow.distributions.altered(printed):
        raise DamagedError(
            N_(
                "The rows of sheet {number} are not those of the approved list. "
                "It is not printed. Restore the last backup, or void the sheet and plan the round again."
            ),
            number=printed.number,
            code="E_SHEET_ALTERED",
        )
    if printed.prints == 0:
        refuse_outdated(uow, workspace, printed, edition)
