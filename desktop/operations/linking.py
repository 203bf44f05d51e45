"""Links two lists, or finds the doubles inside one: reads files, has them compared, writes what was found as a list."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path

from desktop.documents.workbook import open_workbook
from desktop.errors import BadInputError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.matching.fields import NAME_FIELDS, Field
from desktop.matching.headings import Header, recognise
from desktop.matching.linker import NATURAL, Link, Linker
from desktop.matching.reading import TableBuilder
from desktop.matching.verdicts import KINDS, SENTENCES
from desktop.matching.wording import Reason
from desktop.models.importing import Cell
from desktop.models.problem import Problem
from desktop.models.reason_words import reason_text
from desktop.models.spelling import Kind
from desktop.operations.link_doubts import Doubts, ListRead
from desktop.progress import Progress
from desktop.whole_file import whole_file

_BATCH = 20_000
_READING = N_("Reading the lists")
_COLUMNS = ("left_row", "right_row", "score", "verdict", "why")
_KEYS = ("left_key", "right_key")


@dataclass(frozen=True)
class Linked:
    """What came out: counts, the columns that were used, and what could not be checked."""

    left_rows: int
    right_rows: int
    same: int
    review: int
    different: int
    columns: dict[str, str]  # of the left list: field and heading
    unused: tuple[str, ...]
    problems: tuple[Problem, ...]


def link_lists(
    left: Path,
    right: Path | None,
    out: Path,
    tongue: Tongue,
    progress: Progress,
    *,
    columns: Mapping[Field, str] | None = None,
    least: float = NATURAL,
) -> Linked:
    """Compare two lists, or the rows of one with each other, and write the pairs that may be one person.

    Args:
        left: A list: CSV, Excel or LibreOffice.
        right: Another; None, or the same file again, seeks doubles inside the first.
        out: The CSV file to write: rows as a spreadsheet counts them, score, verdict, and why in words.
        tongue: The language of the words.
        progress: Told while it works.
        columns: Which heading or column number holds a field, where the heading does not say it.
        least: The smallest score to write, 0.5 where one person is more likely than two.

    Raises:
        BadInputError: A file cannot be read, its columns are not recognised, or two lists share none that names persons.
        CancelledError: The clerk wants to stop; no file is left.
    """
    is_alone = right is None or _are_one(left, right)
    builder = TableBuilder()
    ours = theirs = _read(left, builder, columns or {}, progress)
    if right is not None and not is_alone:
        builder.begin_second()
        theirs = _read(right, builder, columns or {}, progress)
        _check_common(ours.header, theirs.header)
    table = builder.table()
    linker = Linker(table, progress)
    plan = linker.plan()
    counts = _write(out, linker.links_of_persons(plan, least), (ours, theirs), tongue)
    doubts = Doubts(ours, theirs, table, plan.found.crowded_rows, is_repeated=is_alone and right is not None)
    return _told(ours, theirs, counts, doubts)


def _told(ours: "ListRead", theirs: "ListRead", counts: Counter[Kind], doubts: "Doubts") -> Linked:
    return Linked(
        left_rows=len(ours.rows),
        right_rows=0 if theirs is ours else len(theirs.rows),
        same=counts[Kind.SAME],
        review=counts[Kind.REVIEW],
        different=counts[Kind.DIFFERENT],
        columns={name.value: str(ours.headings[place]) for name, place in ours.header.columns.items()},
        unused=ours.header.unused,
        problems=tuple(doubts.found()),
    )


def _are_one(left: Path, right: Path) -> bool:
    try:
        return left.samefile(right)
    except OSError:
        return False  # opening the missing one says so


def _read(path: Path, builder: TableBuilder, told: Mapping[Field, str], progress: Progress) -> ListRead:
    book = open_workbook(path)
    rows = iter(book.rows(book.sheets[0]))
    first = list(islice(rows, 50))
    header = recognise(first, told, path.name)
    found = ListRead(header, first[header.line])
    builder.expect(" ".join(_texts(found.headings)))
    line = header.line + 2  # of the first row below the heading, as a spreadsheet counts
    rest = chain(first[header.line + 1 :], rows)
    while batch := list(islice(rest, _BATCH)):
        lines: Sequence[int] = range(line, line + len(batch))
        line += len(batch)
        if not all(map(any, batch)):
            lines = [number for number, row in zip(lines, batch, strict=True) if any(row)]
            batch = [row for row in batch if any(row)]
        found.rows.extend(lines)
        if batch:
            _take(batch, header, builder, found)
        progress.advance(len(found.rows), 0, _READING)
    if not found.rows:
        raise BadInputError(N_("The file {file} holds no rows. Ask its sender for it again."), file=path.name)
    return found


def _check_common(ours: Header, theirs: Header) -> None:
    """Refuse lists that nothing could bring together: none found would not mean that there are none."""
    have_names = all(any(field in header.columns for field in NAME_FIELDS) for header in (ours, theirs))
    have_numbers = all(Field.NATIONAL_ID in header.columns for header in (ours, theirs))
    if not have_names and not have_numbers:
        raise BadInputError(
            N_(
                "One list holds names and the other national IDs, so that nothing could be compared."
                " Ask for a list with both, or say where they stand, as in --columns name=2,national_id=4."
            )
        )


def _take(batch: list[Sequence[Cell]], header: Header, builder: TableBuilder, found: ListRead) -> None:
    """Hand a batch over, column by column."""
    columns = list(zip_longest(*batch, fillvalue=""))
    columns += [("",) * len(batch)] * (max(header.columns.values()) + 1 - len(columns))
    builder.add({name: _texts(columns[place]) for name, place in header.columns.items()})
    if header.key is not None:
        found.keys += _texts(columns[header.key]) if header.key < len(columns) else [""] * len(batch)


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else _text(cell) for cell in cells]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _write(
    out: Path, links: Iterator[Link], lists: tuple[ListRead, ListRead], tongue: Tongue
) -> Counter[Kind]:
    counts: Counter[Kind] = Counter()
    ours, theirs = lists
    has_keys = bool(ours.keys and theirs.keys)
    said = _speaker(tongue)
    verdicts = {opinion: tongue.text(sentence) for opinion, sentence in SENTENCES.items()}
    with whole_file(out) as binary:
        text = io.TextIOWrapper(binary, encoding="utf-8", newline="", write_through=False)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow((*_COLUMNS, *(_KEYS if has_keys else ())))
        for link in links:
            kind = KINDS[link.opinion]
            counts[kind] += 1
            why = " ".join((verdicts[link.opinion], *(said(reason) for reason in link.reasons)))
            row = (ours.rows[link.left], theirs.rows[link.right], f"{link.score:.4f}", kind.value, why)
            writer.writerow((*row, ours.keys[link.left], theirs.keys[link.right]) if has_keys else row)
        text.flush()
        text.detach()
    return counts


def _speaker(tongue: Tongue) -> Callable[[Reason], str]:
    """Return what says a field's word, each sentence without values only once."""
    known: dict[tuple[str, int], str] = {}

    def said(reason: Reason) -> str:
        if reason.values:
            return reason_text(tongue, reason)
        key = (reason.message, reason.points)
        if key not in known:
            known[key] = reason_text(tongue, reason)
        return known[key]

    return said
