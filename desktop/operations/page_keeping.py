"""Keeps pages of signed sheets as parts of other operations: sealed when they were read, dropped when the round ends."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from typing import NamedTuple

from desktop.documents.scanned_pictures import as_pdf, pictures
from desktop.errors import RefusedError
from desktop.exchange.card import parse_card
from desktop.exchange.sealing import seal
from desktop.marking import N_
from desktop.models.distribution import Distribution
from desktop.models.journal import Action
from desktop.models.kept_page import KeptPage
from desktop.models.returned_sheet import PagePicture, ReadScan
from desktop.operations.authorship import born, note
from desktop.operations.backup_place import work_folder
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.whole_file import whole_file
from desktop.workspace import Workspace

KIND = "kept_page"


class SealedPage(NamedTuple):
    """A page that waits, sealed, to be kept."""

    scan: str
    picture: PagePicture
    file: Path


def scan_digest(path: Path) -> str:
    """Return the SHA-256 of a file of the scanner."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def sealed_pages(
    workspace: Workspace, uid: str, scans: Sequence[ReadScan], progress: Progress
) -> Iterator[list[SealedPage]]:
    """Give the pages of scans sealed, before anybody has to wait for a transaction; what is kept already is left out.

    Raises:
        RefusedError: A file is not the one that was read, or not there any more.
        DiskError: The disk is full.
    """
    if not scans:
        yield []
        return
    with workspace.store.read() as uow:
        known = uow.kept_pages.known(uow.distributions.get(uid).id)
        recipient = parse_card(uow.offices.own().card).age_recipient
    wanted = [
        (scan, {one.picture: one for one in scan.pictures if (scan.digest, one.picture) not in known})
        for scan in scans
    ]
    done, total = 0, sum(len(ones) for _scan, ones in wanted)
    with work_folder(workspace.paths, workspace.now()) as work:
        sealed: list[SealedPage] = []
        for scan, ones in wanted:
            for one, paper in _papers(scan, ones):
                progress.advance(done, total, N_("Sealing the pages"))
                done += 1
                file = work / f"{done}.age"
                with whole_file(file) as out:
                    seal((paper,), out, (recipient,))
                sealed.append(SealedPage(scan.digest, one, file))
        yield sealed


def keep(uow: UnitOfWork, workspace: Workspace, opened: Distribution, pages: Sequence[SealedPage]) -> None:
    """Keep pages with their round; part of an operation that asked for the right. The journal vouches for each."""
    digests = {}
    for page in pages:
        content, at = page.file.read_bytes(), page.picture
        kept = KeptPage(
            **born(workspace), distribution_id=opened.id, page=at.page, first_row=at.first_row,
            last_row=at.last_row, scan=page.scan, picture=at.picture, sealed=content,
        )  # fmt: skip
        digests[kept.uid] = sha256(content).hexdigest()
        uow.kept_pages.keep(kept)
    if digests:
        note(uow, workspace, Action.RECORDED, KIND, opened.uid, pages=len(digests), sealed=digests)


def drop_unheld(uow: UnitOfWork, workspace: Workspace, ended: Distribution) -> None:
    """Drop the pages of a round that ends; part of an operation that asked for the right."""
    dropped = uow.kept_pages.drop_unheld(ended.id)
    if dropped:
        note(uow, workspace, Action.CLOSED, KIND, ended.uid, pages=dropped)


def _papers(scan: ReadScan, wanted: Mapping[int, PagePicture]) -> Iterator[tuple[PagePicture, bytes]]:
    """Yield the wanted pictures of a file as papers; it has to be the very file that was read."""
    if not wanted:
        return
    try:
        is_same = scan_digest(scan.path) == scan.digest
    except OSError:
        is_same = False
    if not is_same:
        raise RefusedError(
            N_("{file} is not the file that was read any more. Read the scans again, then keep them."),
            file=scan.path.name,
        )
    for number, picture in enumerate(pictures(scan.path), 1):
        if number in wanted:
            yield wanted[number], as_pdf(picture, wanted[number].turns)
