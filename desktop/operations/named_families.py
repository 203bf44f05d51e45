"""Whom a list shall hold by name: the families of a view, or those of the authority's own list in a file."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from desktop.documents.workbook import open_workbook
from desktop.errors import BadInputError, RefusedError
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.country import FACTS, Country
from desktop.models.import_cells import number_of
from desktop.models.importing import Cell
from desktop.models.list_plan import Named
from desktop.models.listing import MOST_HITS, Listing
from desktop.operations.listings import look
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_BATCH = 1000
_FEWEST_DIGITS = {Country.EGYPT: 14, Country.IRAN: 8}  # spreadsheets drop leading zeros
_SHOWN = 20


class _Row(NamedTuple):
    """What of one row may name a family."""

    number: int
    ids: tuple[str, ...]
    texts: tuple[str, ...]


def families_seen(workspace: Workspace, listing: Listing, progress: Progress | None = None) -> Named:
    """Return the families of the persons that a view shows; names that only resemble its words do not count.

    Raises:
        RefusedError: The office shows nobody unasked, or the words fit more persons than a search returns.
    """
    require(workspace, Right.MAKE_LISTS)
    hits = look(workspace, listing, progress)
    ids = [int(one) for one in hits.ids][: len(hits.ids) - hits.alike]
    if hits.is_held_back:
        raise RefusedError(
            N_("This office shows nobody unasked. Search for somebody or set a filter, then try again.")
        )
    if listing.text and len(ids) >= MOST_HITS:
        raise RefusedError(
            N_("The words fit more families than a search shows. Set a filter instead of searching.")
        )
    with workspace.store.read() as uow:
        return Named(households=uow.list_changes.households_of(ids), rows=len(ids))


def families_in_file(workspace: Workspace, file: Path, progress: Progress | None = None) -> Named:
    """Return the families whose ID or file number stands in a row of a file.

    Rows of a sheet above its first family are headings; each row below that names nobody of the own list is
    told, and so is one that names a family outside the areas of who asks.

    Raises:
        BadInputError: The file cannot be read, or names nobody of the own list.
    """
    require(workspace, Right.MAKE_LISTS)
    progress = progress or Progress()
    book = open_workbook(file)
    found: dict[int, None] = {}
    rows, unknown = 0, []
    with workspace.store.read() as uow:
        for sheet in book.sheets:
            read = _rows(book.rows(sheet), workspace.country)
            total, has_begun = book.height(sheet), False
            while some := list(islice(read, _BATCH)):
                progress.advance(some[-1].number, total, N_("Reading the list"))
                known = _Known(uow, some)
                for row in some:
                    households = known.of(row)
                    if households:
                        rows, has_begun = rows + 1, True
                        found |= dict.fromkeys(households)
                    elif row.ids or has_begun:
                        unknown.append(row.number)
    if not found:
        raise BadInputError(
            N_(
                "No row of {file} has the ID or file number of a family of this office. Import the list first."
            ),
            file=file.name,
        )
    return Named(
        households=tuple(found), rows=rows, unknown=tuple(unknown[:_SHOWN]), unknown_rows=len(unknown)
    )


class _Known:
    """Whom the IDs and file numbers of some rows name."""

    def __init__(self, uow: UnitOfWork, rows: Sequence[_Row]) -> None:
        bearers = uow.imports.by_number({id_ for row in rows for id_ in row.ids})
        heads = uow.imports.by_code({text for row in rows for text in row.texts})
        others = uow.imports.elsewhere({one.household_id for one in (*bearers, *heads)})
        self._by_id: dict[str, list[int]] = {}
        for one in bearers:
            if one.household_id not in others:
                self._by_id.setdefault(one.national_id, []).append(one.household_id)
        self._by_code = {one.code: one.household_id for one in heads if one.household_id not in others}

    def of(self, row: _Row) -> list[int]:
        """Return the families of a row: by its ID, else by its file number."""
        by_id = [household for id_ in row.ids for household in self._by_id.get(id_, ())]
        return by_id or [self._by_code[text] for text in row.texts if text in self._by_code]


def _rows(rows: Iterator[Sequence[Cell]], country: Country) -> Iterator[_Row]:
    """Yield the rows that hold anything, with what may be an ID or a file number."""
    for number, cells in enumerate(rows, 1):
        texts = tuple(text for cell in cells if (text := fold_digits(number_of(cell)).strip()))
        if texts:
            ids = tuple(id_ for text in texts if (id_ := _id_of(text, country)))
            yield _Row(number, ids, texts)


def _id_of(text: str, country: Country) -> str:
    """Return the ID that a cell holds, with the zeros that a spreadsheet dropped; nothing for another cell."""
    digits = text.replace(" ", "").replace("-", "")
    length = FACTS[country].id_digits
    if digits.isascii() and digits.isdigit() and _FEWEST_DIGITS[country] <= len(digits) <= length:
        return digits.zfill(length)
    return ""
