"""Looks at a file before anything is read from it: sheets, heading, columns, and what its sender meant before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from desktop.documents.workbook import Workbook
from desktop.documents.workbook_faults import EMPTY
from desktop.errors import BadInputError
from desktop.models import names
from desktop.models.headings import columns_of, recognise
from desktop.models.import_guess import guess_columns, looks_like_rows
from desktop.models.import_row import text_of
from desktop.models.import_words import fold_label
from desktop.models.importing import MOST_COLUMNS, NO_HEADING, Cell, Field, ImportChoice, Meaning, SheetLook

HEAD_ROWS = 60  # a heading stands among the first rows
SAMPLE_ROWS = 8
SHOWN_ROWS = 20
MOST_SHEETS = 20
HEADING = ""  # the field of a habit that tells of a heading

Habits = Mapping[tuple[str, str], str]


def sender_key(sender: str) -> str:
    """Return the name of a sender as habits are kept under it."""
    return names.key(sender)


def best_look(
    book: Workbook, sheets: Sequence[str], header_row: int, sender: str, habits: Habits
) -> SheetLook:
    """Return the first sheet with a heading, else the first with any row."""
    looks: list[SheetLook] = []
    for sheet in sheets[:MOST_SHEETS]:
        try:
            looks.append(_look(book, sheet, header_row, habits))
        except BadInputError as fault:
            if fault.code != EMPTY or len(sheets) == 1 or (sheet == sheets[-1] and not looks):
                raise
        else:
            if looks[-1].was_recognised:
                break
    found = next((one for one in looks if one.was_recognised), looks[0])
    meanings = tuple(
        Meaning(Field(field), heard, code) for (field, heard), code in habits.items() if field != HEADING
    )
    return replace(found, choice=replace(found.choice, sender=sender, meanings=meanings))


def headings_heard(look: SheetLook, columns: Sequence[Field | None]) -> dict[tuple[str, str], str]:
    """Return what to remember of the headings that were not understood as they stand."""
    heard: dict[tuple[str, str], str] = {}
    plain = columns_of(look.headings)
    for place, heading in enumerate(look.headings[: len(columns)]):
        folded = fold_label(heading)
        meant = columns[place]
        if folded and meant is not (plain[place] if place < len(plain) else None):
            heard[HEADING, folded] = meant.value if meant else ""
    return heard


def _look(book: Workbook, sheet: str, header_row: int, habits: Habits) -> SheetLook:
    rows = list(islice(book.rows(sheet), max(HEAD_ROWS, header_row + SAMPLE_ROWS)))
    header = None if header_row else recognise(rows[:HEAD_ROWS])
    line = header_row - 1 if header_row > 0 else (header.line if header else _known_line(rows, habits))
    if header_row == NO_HEADING or (header is None and not header_row and looks_like_rows(rows[:1])):
        line = -1
    heading = _texts(rows[line]) if 0 <= line < len(rows) else ()
    plain = header.columns if header else columns_of(heading)
    if line < 0:
        plain = guess_columns([_texts(row) for row in rows[:HEAD_ROWS]])
    columns = _remembered(heading, plain, habits)
    below = [row for row in rows[line + 1 :] if any(cell not in ("", None) for cell in row)]
    is_usable = Field.NAME in columns or Field.FAMILY_NAME in columns
    remembered = sum(one is not other for one, other in zip(columns, plain, strict=False))
    return SheetLook(
        sheets=book.sheets,
        choice=ImportChoice(sheet=sheet, header_row=line + 1 or NO_HEADING, columns=columns[:MOST_COLUMNS]),
        headings=heading,
        sample=tuple(_texts(row) for row in below[:SAMPLE_ROWS]),
        first_rows=tuple(_texts(row) for row in rows[:SHOWN_ROWS]),
        was_recognised=is_usable and (header is not None or remembered > 0 or line < 0),
        remarks=tuple(book.remarks(sheet)),
        remembered=remembered,
    )


def _known_line(rows: Sequence[Sequence[Cell]], habits: Habits) -> int:
    """Return the row with the most headings of the sender's earlier lists."""

    def known(row: Sequence[Cell]) -> int:
        return sum(isinstance(cell, str) and (HEADING, fold_label(cell)) in habits for cell in row)

    best = max(range(min(len(rows), HEAD_ROWS)), key=lambda line: (known(rows[line]), -line), default=0)
    return best if rows and known(rows[best]) else 0


def _remembered(
    heading: Sequence[str], columns: Sequence[Field | None], habits: Habits
) -> tuple[Field | None, ...]:
    """Return what the columns mean, the sender's own way going before the common one."""
    meant = [*columns, *[None] * (len(heading) - len(columns))]
    own = {
        place: habits[HEADING, folded]
        for place, folded in enumerate(map(fold_label, heading))
        if folded and (HEADING, folded) in habits
    }
    taken = {Field(value) for value in own.values() if value in set(Field)}
    for place, field in enumerate(meant):
        if place in own:
            meant[place] = Field(own[place]) if own[place] in set(Field) else None
        elif field in taken:
            meant[place] = None
    return tuple(meant)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(text_of(cell)[:200] for cell in row[:MOST_COLUMNS])
