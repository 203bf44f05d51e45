"""Queries about categories, kinds of aid, needs and the other code lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, delete, func, insert, or_, select

from desktop.models.code_list import Code, CodeListName, KitPart
from desktop.store.collection import Collection


class CodeLists(Collection):
    """The code lists; an entry is closed, never deleted."""

    def load(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Add entries in one go; rows carry the columns of the table."""
        self._session.execute(insert(Code), list(rows))
        self._touched.add(Code.__tablename__)

    def entries(self, name: CodeListName, day: date) -> list[Code]:
        """Return the entries of a list that are open on a day, in their order."""
        return [entry for entry in self.whole(name) if not entry.is_closed(day)]

    def whole(self, name: CodeListName) -> list[Code]:
        """Return every entry of a list in its order, those that are closed too."""
        query = select(Code).where(Code.list_name == name).order_by(Code.position, Code.id)
        return list(self._session.scalars(query))

    def of_persons(self, name: CodeListName) -> frozenset[str]:
        """Return the entries that are said of one person, not of a whole family."""
        return frozenset(
            self._session.scalars(select(Code.code).where(Code.list_name == name, Code.level == "person"))
        )

    def coded(self, name: CodeListName, code: str) -> Code | None:
        """Return one entry as it was called by this code, whatever became of it."""
        return self._session.scalar(select(Code).where(Code.list_name == name, Code.code == code))

    def successors(self, name: CodeListName) -> dict[str, str]:
        """Return for each code that was merged the one that stands for it today."""
        pairs = select(Code.code, Code.merged_into).where(Code.list_name == name, Code.merged_into != "")
        return ends({old: new for old, new in self._session.execute(pairs)})

    def last_position(self, name: CodeListName) -> int:
        """Return where a list ends."""
        return self._session.scalar(select(func.max(Code.position)).where(Code.list_name == name)) or 0

    def kit(self, code_id: int) -> list[KitPart]:
        """Return the parts of a kit in their order."""
        query = select(KitPart).where(KitPart.code_id == code_id).order_by(KitPart.position)
        return list(self._session.scalars(query))

    def put_kit(self, code_id: int, parts: Sequence[KitPart]) -> None:
        """Let a kit have these parts instead of those before; the history keeps those."""
        self._session.execute(delete(KitPart).where(KitPart.code_id == code_id))
        self._session.add_all(parts)
        self._touched.add(KitPart.__tablename__)
        self._session.flush()


def open_on(day: date) -> ColumnElement[bool]:
    """Return which entries are offered on a day."""
    return or_(Code.closed_on.is_(None), Code.closed_on > day)


def ends(steps: Mapping[str, str]) -> dict[str, str]:
    """Return where each chain of merges ends."""
    found = {}
    for old in steps:
        new, seen = steps[old], {old}
        while new in steps and new not in seen:
            seen.add(new)
            new = steps[new]
        found[old] = new
    return found
