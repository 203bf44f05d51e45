"""The receipt sheet that all tools print: as rows for the program's own process, as placed strings for the others.

    python -m tests.benchmarks.sheet_figures ROWS.csv OUT.pdf

prints the rows of a file and leaves out symbols and digits of the mark where a row has none.
"""

import csv
import gc
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from desktop.documents import distribution_sheet, layout, quantities
from desktop.documents.list_form import CarriedTotals, ListForm, Totals
from desktop.documents.list_paper import list_pages
from desktop.documents.table import Column
from desktop.i18n.tongue import Tongue, tongue
from desktop.models.country import Country
from desktop.models.paper import page_code
from desktop.models.sheet_paper import Sheet, SheetRow
from desktop.progress import Progress
from tests.documents import samples

ROWS_A_PAGE = 14
_ROWS_BEFORE_COLLECTING = 100_000  # as `desktop.app` sets it before it runs a verb
_UNSEEN = dict.fromkeys(range(0x2066, 0x206A))


def write_rows(pages: int, out: Path, *, has_symbols: bool) -> None:
    """Write the rows of so many pages; without symbols no row has a mark."""
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        for row in samples.sheet_rows(Country.EGYPT, _count(pages)):
            table.writerow(row if has_symbols else row._replace(mark=""))


def read_rows(source: Path) -> Iterator[SheetRow]:
    """Yield the rows of a file."""
    with source.open(encoding="utf-8", newline="") as file:
        for name, quantity, father, number, code, members, *others in csv.reader(file):
            yield SheetRow(name, int(quantity), father, number, code, int(members), *others)


def render(source: Path, out: Path) -> None:
    """Print the rows of a file."""
    with source.open("rb") as file:
        count = sum(1 for _ in file)
    sheet = samples.sheet(Country.EGYPT, count, rows=read_rows(source))
    distribution_sheet.render(sheet, tongue("ar"), out, Progress())


def write_words(source: Path, out: Path) -> None:
    """Write every string of the sheet and where it stands, for tools that know no sheet."""
    rows, arabic = list(read_rows(source)), tongue("ar")
    sheet = samples.sheet(Country.EGYPT, len(rows))
    form = distribution_sheet.form_of(sheet, arabic)
    words = {
        "letterhead": form.letterhead.lines,
        "title": form.heading.title,
        "lines": [line for line in form.heading.lines if line],
        "facts": form.heading.facts,
        "foot": arabic.text("Journal: {digits}", digits=layout.check_digits(arabic, samples.JOURNAL)),
        "columns": [
            {"label": c.label, "width": c.width, "size": c.size, "align": c.align, "ticks": c.ticks}
            for c in form.columns
        ],
        "pages": list(_pages(form, sheet, rows, arabic)),
        "posts": [signature.post for signature in form.signatures],
    }
    out.write_text(json.dumps(words, ensure_ascii=False).translate(_UNSEEN), encoding="utf-8")


def _pages(
    form: ListForm[SheetRow], sheet: Sheet, rows: list[SheetRow], arabic: Tongue
) -> Iterator[dict[str, object]]:
    planned, left, before = list_pages(len(rows), form.row_height), iter(rows), Totals()
    carried = CarriedTotals(form, arabic)
    for number, page in enumerate(planned, 1):
        here = list(islice(left, page.rows))
        total = Totals(len(here), sum(row.quantity for row in here))
        after = before.plus(total)
        yield {
            "page": arabic.text("Page {page} of {pages}", page=number, pages=len(planned)),
            "code": page_code(sheet.stamp, number) if rows[0].mark else "",
            "room": page.room,
            "rows": list(_cells(form, here, before.names + 1, arabic)),
            "marks": [row.mark for row in here if row.mark],
            "strip": carried(before, total, is_last=page.is_last),
            "closing": form.closing(len(planned), after) if page.is_last else (),
        }
        before = after


def _cells(
    form: ListForm[SheetRow], rows: Iterable[SheetRow], first: int, arabic: Tongue
) -> Iterator[list[str | list[str]]]:
    for number, row in enumerate(rows, first):
        cells = [_cell(column, row, arabic) for column in form.columns[1:]]
        yield [[arabic.digits(str(number)), *map(arabic.code, quantities.mark_lines(row.mark))], *cells]


def _cell(column: Column[SheetRow], row: SheetRow, arabic: Tongue) -> str:
    value = column.cell(row) if column.cell else ""
    return quantities.code(arabic, value) if column.is_code else column.written(value)


def _count(pages: int) -> int:
    return ROWS_A_PAGE * (pages - 1) + 4  # so that the last page holds rows, totals and signatures


if __name__ == "__main__":
    gc.set_threshold(_ROWS_BEFORE_COLLECTING)
    render(*(Path(name) for name in sys.argv[1:3]))
