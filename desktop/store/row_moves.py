"""Changes rows of any table so that every change can be undone exactly: the steps of a merge."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, LargeBinary, Table, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop.models.base import Base, UtcDateTime
from desktop.models.merge import MergeStep

# References that stay with the file that goes: papers that two persons agreed to, and where something came from.
STAYS = {
    ("list_line", "household_id"): "an approved list names the family that was approved",
    ("list_exclusion", "household_id"): "says why a family stayed off a list",
    ("distribution_line", "household_id"): "the row of a sheet; its benefit follows when the round closes",
    ("person", "household_id"): "members are moved one by one",
    ("household", "split_from_id"): "says from which file a family once went off",
    ("incoming_row", "person_id"): "two persons agreed to it; it finds the survivor when it is taken",
    ("duplicate_pair", "left_id"): "a pair is of the two files as they were; a person's word goes by itself",
    ("duplicate_pair", "right_id"): "a pair is of the two files as they were; a person's word goes by itself",
}


class RowMoves:
    """The steps of one merge; `stamp` is who changes the rows, and when."""

    def __init__(
        self, session: Session, touched: set[str], merge_id: int, stamp: Mapping[str, object]
    ) -> None:
        self._session, self._touched = session, touched
        self._merge_id, self._stamp = merge_id, stamp

    def row(self, table: Table, row_id: int) -> dict[str, Any]:
        """Return a row as it is now."""
        return row_of(self._session, table, row_id)

    def change(self, table: Table, row_id: int, values: Mapping[str, object]) -> None:
        """Change columns of a row and remember how they were."""
        now = self.row(table, row_id)
        differing = {name: value for name, value in values.items() if now[name] != value}
        if not differing:
            return
        if "version" in table.c:
            differing |= {**self._stamp, "version": now["version"] + 1}
        set_row(self._session, table, row_id, differing)
        self._touched.add(table.name)
        before = {name: now[name] for name in differing}
        self._session.add(
            MergeStep(
                merge_id=self._merge_id,
                table_name=table.name,
                row_id=row_id,
                before=packed(before),
                after=packed(differing),
            )
        )

    def follow(self, kind: str, goes: int, stays: int) -> Iterator[tuple[Table, int]]:
        """Let everything that names a record name another; yield what the other has already, which stays behind."""
        for table, column in references(kind):
            ids = list(self._session.scalars(select(table.c.id).where(column == goes).order_by(table.c.id)))
            for row_id in ids:
                try:
                    with self._session.begin_nested():
                        self.change(table, row_id, {column.name: stays})
                        self._session.flush()
                except IntegrityError:
                    yield table, row_id


def references(kind: str) -> list[tuple[Table, "Column[Any]"]]:
    """Return every column that names a person or a household and goes along with a merge."""
    return [
        (table, column)
        for table in Base.metadata.sorted_tables
        for column in table.c
        if _names(column, kind) and (table.name, column.name) not in STAYS
    ]


def _names(column: "Column[Any]", kind: str) -> bool:
    keys: set[ForeignKey] = column.foreign_keys
    return any(key.column.table.name == kind and key.column.name == "id" for key in keys)


def row_of(session: Session, table: Table, row_id: int) -> dict[str, Any]:
    """Return a row by its number."""
    return dict(session.execute(select(table).where(table.c.id == row_id)).mappings().one())


def set_row(session: Session, table: Table, row_id: int, values: Mapping[str, object]) -> None:
    """Set columns of a row."""
    session.execute(
        update(table).where(table.c.id == row_id).values(dict(values)),
        execution_options={"synchronize_session": False},
    )


def packed(values: Mapping[str, object]) -> str:
    """Return columns as JSON."""
    return json.dumps({name: _plain(value) for name, value in values.items()}, ensure_ascii=False)


def unpacked(table: Table, text: str) -> dict[str, Any]:
    """Return columns again as the database takes them."""
    return {name: _typed(table.c[name], value) for name, value in json.loads(text).items()}


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _typed(column: "Column[Any]", value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, LargeBinary):
        return bytes.fromhex(value)
    return date.fromisoformat(value) if column.type.python_type is date else value
