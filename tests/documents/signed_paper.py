"""A printed receipt sheet and what its reader expects, for the tests that read signed sheets back."""

from dataclasses import replace
from pathlib import Path
from random import Random

from desktop.documents import distribution_sheet
from desktop.documents.sheet_reader import Expected
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.models.paper import PaperSize, machine_number, page_code
from desktop.models.sheet_paper import Sheet
from desktop.progress import Progress
from tests.documents import samples
from tests.documents.scans import Scan, taken
from tests.documents.signed_pages import Mark, printed, sign_rows

FORMS = [(Country.EGYPT, "ar"), (Country.IRAN, "fa"), (Country.EGYPT, "en")]
ROWS = 60


def _sheet(country: Country) -> Sheet:
    sheet = samples.sheet(country, ROWS)
    body = f"{machine_number(sheet.stamp.number)}{sheet.stamp.edition:02d}"
    rows = [
        row._replace(mark=f"{body}{n:06d}{n * 7919 % 10**6:06d}")
        for n, row in enumerate(samples.sheet_rows(country, ROWS), 1)
    ]
    return replace(sheet, rows=rows)


class Paper:
    """A sheet as printed, and what its reader expects."""

    def __init__(self, folder: Path, country: Country, language: str, size: PaperSize = PaperSize.A4) -> None:
        sheet = _sheet(country)
        sheet = replace(sheet, stamp=replace(sheet.stamp, size=size))
        self.pdf = folder / f"{country.value}-{language}-{size.value}.pdf"
        distribution_sheet.render(sheet, tongue(language), self.pdf, Progress())
        self.maps = distribution_sheet.sheet_maps(sheet, tongue(language))
        codes = [page_code(sheet.stamp, n) for n in range(1, len(self.maps) + 1)]
        self._marks = {n: row.mark for n, row in enumerate(sheet.rows, 1)}
        self.expected = Expected(page_codes=codes, maps=self.maps, mark_of=self._marks.__getitem__)

    def signed(
        self, page: int, scan: Scan, random: Random, out: Path, hands: tuple[Mark, ...]
    ) -> dict[int, bool]:
        """Write a scan of a signed page, and return who signed."""
        written = printed(self.pdf, page)
        truth = sign_rows(written, self.maps[page], random, hands)
        taken(written, scan, random).save(out)
        return truth
