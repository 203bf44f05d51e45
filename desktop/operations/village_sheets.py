"""Prints a sheet village by village: one file each in a new folder, all of them or none."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from desktop.documents import distribution_sheet
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.distribution import SheetOptions
from desktop.models.file_name import file_name
from desktop.models.sheet_paper import Sheet
from desktop.operations.distributions import note_print
from desktop.operations.printing import drawn_beside, recorded, tongue_of
from desktop.operations.rights import Right, require
from desktop.operations.sheets import check_print, sheet_record, village_sheets
from desktop.progress import Progress, Step
from desktop.workspace import Workspace


def print_village_sheets(
    workspace: Workspace, uid: str, options: SheetOptions, out: Path, progress: Progress | None = None
) -> Path:
    """Draw each village's part of a sheet into a new folder inside `out`, note the print, and return the folder.

    The folder appears under its name when all its files are whole and the print is noted.

    Raises:
        DamagedError: The list or a row is not what was approved.
        RefusedError: The round is void, an older edition is still open, or a copy came first.
    """
    require(workspace, Right.PRINT)
    words = tongue_of(options)
    with workspace.store.read() as uow:
        printed = uow.distributions.get(uid)
        number = printed.number.replace("/", "-")
    folder = _new_name(out, words.text(N_("sheet-{number}"), number=number))
    with drawn_beside(folder) as beside:
        with workspace.store.read() as uow:
            edition = uow.approved_lists.with_id(printed.list_id)
            check_print(uow, workspace, printed, edition, options, progress)
            whole = sheet_record(uow, workspace, printed, edition, options)
            beside.mkdir(mode=0o700)
            parts = village_sheets(uow, printed, whole)
            villages = _draw(parts, whole.count, words, beside, progress or Progress())
        with recorded(beside, folder, workspace) as uow:
            note_print(uow, workspace, printed, whole.stamp, options, villages)
    return folder


def _draw(parts: Iterable[Sheet], rows: int, words: Tongue, folder: Path, progress: Progress) -> int:
    """Draw every part and return how many there were; what is told is how far the whole sheet is."""
    drawn = 0
    for drawn, part in enumerate(parts, 1):
        assert part.part is not None  # noqa: S101 (it is one village's)
        first = part.part.first_row - 1
        number = str(drawn).zfill(len(str(part.part.parts)))
        village = file_name(part.part.village) or words.text(N_("no village named"))
        out = folder / f"{number}-{village}.pdf"
        distribution_sheet.render(part, words, out, _within(progress, first, rows))
    return drawn


def _within(progress: Progress, before: int, total: int) -> Progress:
    """Return the progress of a part that tells how far the whole is."""

    def tell(step: Step) -> None:
        progress.advance(before + step.done, total, step.words)

    return Progress(tell)


def _new_name(folder: Path, name: str) -> Path:
    """Return a name that nothing in the folder bears: earlier prints stay as they are."""
    named = (folder / (name if n == 1 else f"{name}-{n}") for n in count(1))
    return next(path for path in named if not path.exists())
