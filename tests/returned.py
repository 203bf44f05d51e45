"""Signed sheets of real rounds as they come back from the scanner."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image

from desktop.documents.distribution_sheet import sheet_maps
from desktop.documents.sheet_map import PageMap
from desktop.i18n.tongue import tongue
from desktop.models.distribution import SheetOptions
from desktop.models.returned_sheet import PagePicture, ReadScan
from desktop.operations.page_keeping import scan_digest
from desktop.operations.sheets import sheet_record
from desktop.workspace import Workspace
from tests.documents.scans import Scan, taken
from tests.documents.signed_pages import Page, printed, signature

Write = Callable[[Page, PageMap, Random], None]


def page_map(office: Workspace, uid: str) -> PageMap:
    with office.store.read() as uow:
        opened = uow.distributions.get(uid)
        edition = uow.approved_lists.with_id(opened.list_id)
        options = SheetOptions(language=opened.language, numerals="")
        return sheet_maps(sheet_record(uow, office, opened, edition, options), tongue(opened.language))[0]


def scanned(office: Workspace, uid: str, sheet: Path, write: Write, out: Path) -> Path:
    page, random = printed(sheet, 0), Random(11)
    write(page, page_map(office, uid), random)
    taken(page, Scan(turn=181.2), random).save(out)
    return out


def plain_scan(path: Path, *, rows: int, grey: int = 200) -> ReadScan:
    """Make a small picture, and return what a reading would say of it if it were the only page of a sheet."""
    Image.new("RGB", (297, 210), (grey, grey, grey)).save(path)
    return ReadScan(path, scan_digest(path), (PagePicture(1, page=1, first_row=1, last_row=rows, turns=0),))


def sign(*rows: int) -> Write:
    def write(page: Page, places: PageMap, random: Random) -> None:
        for row in rows:
            signature(page, places.signatures[row], random, strength=0.9)

    return write
