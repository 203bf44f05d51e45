"""Gives out what somebody sees of the beneficiary list as a workbook: this order, these columns; it is journalled."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from desktop.documents.seen_list import write_seen
from desktop.errors import BadInputError
from desktop.i18n.calendars import Precision
from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.quantities import in_main
from desktop.marking import N_
from desktop.models.country import FACTS, Country
from desktop.models.journal import Action
from desktop.models.listing import Listing, PersonRow
from desktop.operations.authorship import note
from desktop.operations.listings import seen_rows
from desktop.operations.readings import note_reading
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.workspace import Workspace

TAGS = {  # of the Humanitarian Exchange Language, by column of the list
    "name": "#beneficiary+name",
    "national_id": "#beneficiary+id",
    "birth_date": "#date+birth",
    "age": "#indicator+age",
    "sex": "#beneficiary+sex",
    "place": "#loc+settlement",
    "area": "#adm2+name",
    "address": "#loc+address",
    "members": "#inneed+household+size",
    "state": "#status",
    "code": "#beneficiary+household+code",
    "relation": "#beneficiary+relation",
    "marital_state": "#beneficiary+marital",
    "phone": "#contact+phone",
    "second_phone": "#contact+phone+alt",
    "father_name": "#beneficiary+name+father",
    "mother_name": "#beneficiary+name+mother",
    "categories": "#beneficiary+vulnerability",
    "needs": "#need",
    "disability": "#beneficiary+disability",
    "programmes": "#activity+programme",
    "education": "#beneficiary+education",
    "work_state": "#beneficiary+work",
    "occupation": "#beneficiary+occupation",
    "postal_code": "#loc+postal",
    "housing_kind": "#indicator+housing",
    "income_total": "#indicator+income",
    "review_on": "#date+review",
    "origin": "#org+source",
    "created_at": "#date+created",
    "updated_at": "#date+updated",
}


def export_seen(
    workspace: Workspace,
    listing: Listing,
    columns: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
    title: str,
    out: Path,
    progress: Progress | None = None,
    *,
    with_tags: bool = False,
) -> int:
    """Write the persons of a view to a file that the clerk chose, and return how many there are.

    Args:
        workspace: Who exports.
        listing: The view, with its order.
        columns: Heading by column of `PersonRow`, in the order seen.
        words: By column, how its codes are called in the reader's language.
        title: Of the sheet.
        out: The workbook to write; it is the only thing that leaves the encrypted file.
        progress: Told of every block.
        with_tags: Whether HXL tags stand below the headings, for programs of others.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    tags = [TAGS.get(name, "") for name in columns] if with_tags else ()
    progress = progress or Progress()
    with workspace.store.read() as uow:
        count, seen = seen_rows(uow, workspace, listing, list(columns), progress)
        shown = partial(_shown, words=words, today=workspace.today(), country=workspace.country)
        rows = ([shown(row, name) for name in columns] for row in seen)
        try:
            write_seen(out, title, list(columns.values()), rows, is_rtl=_is_rtl(title), tags=tags)
        except OSError as fault:
            raise _cannot_write(out) from fault
    with workspace.store.write() as uow:
        uow.undo_later(partial(out.unlink, missing_ok=True))  # nothing leaves without standing in the journal
        note(uow, workspace, Action.EXPORTED, "person", rows=count, columns=list(columns))
    return count


def note_copying(workspace: Workspace, rows: int, columns: Sequence[str]) -> None:
    """Note that lines of the list are put on the clipboard, before they are: how many, and which columns.

    Raises:
        DamagedError: Nothing can be written; do not hand the lines out.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    note_reading(workspace, Action.EXPORTED, "person", rows=rows, columns=list(columns), is_copied=True)


def _shown(
    row: PersonRow, name: str, *, words: Mapping[str, Mapping[str, str]], today: date, country: Country
) -> object:
    """Return a cell as the table shows it: codes in words, dates no finer than they are known."""
    if name == "age":
        return row.age_on(today)
    value, of_codes = row.value(name), words.get(name, {})
    if name == "income_total" and isinstance(value, int):
        return in_main(value, CURRENCIES[FACTS[country].currency])
    if isinstance(value, datetime):
        return value.astimezone().date()
    if isinstance(value, tuple):
        return ", ".join(of_codes.get(code, code) for code in value)
    if name == "birth_date" and isinstance(value, date) and row.birth_precision != Precision.DAY:
        return value.strftime("%Y" if row.birth_precision == Precision.YEAR else "%Y-%m")
    return of_codes.get(value, value) if isinstance(value, str) else value


def _cannot_write(out: Path) -> BadInputError:
    return BadInputError(
        N_("The file {file} could not be written. Close it in other programs, or choose another place."),
        file=out.name,
    )


def _is_rtl(text: str) -> bool:
    """Say whether the reader's words run from right to left."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)
