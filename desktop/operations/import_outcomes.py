"""Makes of a judged row what a person is shown of it: its reasons, its changes, its cells to be corrected."""

from desktop.models.import_match import Judged
from desktop.models.importing import MOST_PLAIN, MOST_SHOWN, Field, RowOutcome, Verdict
from desktop.operations.import_pass import ImportPass

MOST_LETTERS = 500  # of a cell that is shown for correction


def is_shown(one: Judged, listed: int) -> bool:
    """Return whether a row stands in the list of rows: all that need a look, and the first of the plain ones."""
    is_plain = (
        one.match.verdict in (Verdict.ADDED, Verdict.JOINED, Verdict.UNCHANGED) and not one.row.problems
    )
    return listed < (MOST_PLAIN if is_plain else MOST_SHOWN)


def outcome_of(one: Judged, way: ImportPass) -> RowOutcome:
    """Return what is shown of a row."""
    found = one.match.problem
    lines = (("category", one.new_categories), ("need", one.new_needs))
    added = tuple((name, "", code) for name, codes in lines for code in codes)
    return RowOutcome(
        number=one.row.number,
        verdict=one.match.verdict,
        name=one.row.name,
        national_id=one.row.national_id,
        problems=(*one.row.problems, found) if found else one.row.problems,
        changes=tuple(
            (name, way.written(name, old), way.written(name, new)) for name, old, new in one.match.changes
        )
        + added,
        texts=_texts(one, way),
    )


def _texts(one: Judged, way: ImportPass) -> tuple[tuple[Field, str], ...]:
    """Return the cells of a row that somebody may want to correct."""
    if not one.match.verdict.stays_out and not one.row.problems:
        return ()
    texts = way.reader.texts(one.row.number, way.cells.get(one.row.number, ()))
    return tuple((Field(name), text[:MOST_LETTERS]) for name, text in texts.items())
