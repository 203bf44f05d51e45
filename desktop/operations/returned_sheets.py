"""Signed sheets that come back as scans: read, shown to a person where it matters, and entered together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.documents.box_judge import Verdict
from desktop.documents.distribution_sheet import sheet_maps
from desktop.documents.sheet_reader import Expected, ReadPage, ReadRow, UnreadPage, read_sheets
from desktop.i18n.tongue import tongue
from desktop.models.approved_list import ApprovedList
from desktop.models.distribution import Distribution, Result, SheetOptions
from desktop.models.handover import ResultEntry, Totals
from desktop.models.history import TYPED
from desktop.models.journal import Action
from desktop.models.paper import page_code
from desktop.models.returned_sheet import (
    Doubt,
    DoubtfulRow,
    Judged,
    LostPicture,
    PagePicture,
    ReadScan,
    SheetReading,
    doubt_of,
)
from desktop.models.row_mark import row_mark
from desktop.operations.authorship import author, note
from desktop.operations.distributions import KIND
from desktop.operations.handovers import opened_round, put_back
from desktop.operations.histories import History
from desktop.operations.page_keeping import keep, scan_digest, sealed_pages
from desktop.operations.rights import Right, require
from desktop.operations.row_entering import agreed_agents, enter_row
from desktop.operations.sheets import sheet_record, village_sheets
from desktop.progress import Progress
from desktop.store.handovers import Entry
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.workspace import Workspace

PAPER_SAYS = "signed sheet"  # the reason of a correction, in the history


@dataclass(frozen=True, kw_only=True)
class ReadResults:
    """What a person lets count of a reading."""

    signed: Sequence[int] = ()
    absent: Sequence[int] = ()
    answers: Sequence[ResultEntry] = ()
    corrected: Sequence[ResultEntry] = ()  # instead of what was entered before
    kept: Sequence[ReadScan] = ()  # whose pages are kept with the round


def read_back(
    workspace: Workspace, uid: str, files: Sequence[Path], progress: Progress | None = None
) -> SheetReading:
    """Read scans and photos of a round's signed sheet; nothing is entered yet.

    Raises:
        BadInputError: A file is no PDF and no picture.
        RefusedError: The round takes no results.
    """
    require(workspace, Right.RECORD_RESULTS)
    with workspace.store.read() as uow:
        opened, edition = opened_round(uow, uid)
        entered = uow.handovers.results(opened.id)
        expected = _expected(uow, workspace, opened, edition, entered)
    pages: dict[int, list[ReadPage]] = {}
    lost = []
    for one in read_sheets(files, expected, progress or Progress()):
        if isinstance(one, UnreadPage):
            lost.append(LostPicture(one.file.name, one.picture, one.reason))
        else:
            pages.setdefault(one.page, []).append(one)
    with workspace.store.read() as uow:
        return _summed(uow, opened, pages, entered, lost, len(expected.maps))


def record_reading(
    workspace: Workspace, uid: str, results: ReadResults, progress: Progress | None = None
) -> Totals:
    """Enter what was read and answered, and keep its pages; rows that somebody entered meanwhile keep that entry.

    Raises:
        RefusedError: The round takes no results, or a file to be kept is another than the one that was read.
        BadInputError: An agent is not named.
    """
    require(workspace, Right.RECORD_RESULTS)
    by, progress = author(workspace), progress or Progress()
    with sealed_pages(workspace, uid, results.kept, progress) as pages, workspace.store.write() as uow:
        opened, edition = opened_round(uow, uid)
        counted = [
            uow.handovers.enter_pending(opened.id, rows, Entry(result, workspace.now(), by), progress)
            for rows, result in ((results.signed, Result.RECEIVED), (results.absent, Result.ABSENT))
        ]
        history, entered = History(workspace, TYPED), uow.handovers.results(opened.id)
        answers = [entry for entry in results.answers if entry.row not in entered]
        corrected = [one for one in results.corrected if entered.get(one.row or 0) is not one.result]
        for entry in corrected:
            if entry.row in entered:
                put_back(uow, workspace, history, opened, entry.row, PAPER_SAYS)
        for entry in (*answers, *corrected):
            enter_row(uow, workspace, history, opened, edition, entry)
        note(
            uow, workspace, Action.RECORDED, KIND, uid, rows=len(answers), others=sum(counted),
            corrected=len(corrected), is_read=True, agreed=agreed_agents([*answers, *corrected]),
            **history.seal(uow),
        )  # fmt: skip
        keep(uow, workspace, opened, pages)
        return uow.handovers.totals(opened)


def _expected(
    uow: UnitOfWork,
    workspace: Workspace,
    opened: Distribution,
    edition: ApprovedList,
    entered: Mapping[int, Result],
) -> Expected:
    key = workspace.vault.get(Secret.MARK_KEY)
    language = opened.language or workspace.settings.language
    options = SheetOptions(language=language, numerals="")
    whole = sheet_record(uow, workspace, opened, edition, options)
    parts = village_sheets(uow, opened, whole) if opened.is_by_village else [whole]
    maps = [page for part in parts for page in sheet_maps(part, tongue(language))]
    return Expected(
        page_codes=[page_code(whole.stamp, page) for page in range(1, len(maps) + 1)],
        maps=maps,
        mark_of=lambda row: row_mark(key, opened.number, edition.edition, row),
        entered={row: result.is_handed_over for row, result in entered.items()},
    )


def _summed(
    uow: UnitOfWork,
    opened: Distribution,
    pages: Mapping[int, Sequence[ReadPage]],
    entered: Mapping[int, Result],
    lost: Sequence[LostPicture],
    count: int,
) -> SheetReading:
    certain: dict[Judged, list[int]] = {Judged.SIGNED: [], Judged.UNSIGNED: []}
    doubtful, agreeing = [], 0
    for _page, pictures in sorted(pages.items()):
        for readings in zip(*(picture.rows for picture in pictures), strict=True):
            judged, clip = _united(readings)
            row = readings[0].row
            result = entered.get(row, Result.PENDING)
            doubt = Doubt.PICTURES if judged is None else doubt_of(judged, result)
            if doubt is not None and (judged is not None or result is Result.PENDING):
                doubtful.append(DoubtfulRow(uow.distributions.view(opened.id, row), doubt, clip))
            elif result is Result.PENDING and judged in certain:
                certain[judged].append(row)
            else:
                agreeing += 1
    return SheetReading(
        pages=count, read=tuple(sorted(pages)), lost=tuple(lost), agreeing=agreeing,
        signed=tuple(certain[Judged.SIGNED]), unsigned=tuple(certain[Judged.UNSIGNED]),
        doubtful=tuple(doubtful), scans=_scans([one for ones in pages.values() for one in ones]),
    )  # fmt: skip


def _scans(pages: Sequence[ReadPage]) -> tuple[ReadScan, ...]:
    """Return the files in which pages were found, with the rows that each page shows."""
    by_file: dict[Path, list[PagePicture]] = {}
    for one in pages:
        rows = [row.row for row in one.rows]
        picture = PagePicture(one.picture, one.page, min(rows), max(rows), one.turns)
        by_file.setdefault(one.file, []).append(picture)
    return tuple(ReadScan(file, scan_digest(file), tuple(found)) for file, found in by_file.items())


def _united(readings: Sequence[ReadRow]) -> tuple[Judged | None, bytes]:
    """Return what the pictures of one row say together, and a clip of it; None when they contradict each other."""
    said = {_judged(reading) for reading in readings}
    clip = next((reading.clip for reading in reversed(readings) if reading.clip), b"")
    clear = said - {Judged.UNCLEAR}
    if len(clear) > 1:
        return None, clip
    return next(iter(clear), Judged.UNCLEAR), clip


def _judged(reading: ReadRow) -> Judged:
    if reading.agent is Verdict.FILLED or (
        reading.agent is Verdict.DOUBTFUL and reading.signature is Verdict.FILLED
    ):
        return Judged.BY_AGENT
    if Verdict.DOUBTFUL in (reading.agent, reading.signature):
        return Judged.UNCLEAR
    return Judged.SIGNED if reading.signature is Verdict.FILLED else Judged.UNSIGNED
