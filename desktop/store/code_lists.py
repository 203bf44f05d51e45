"""Queries about categories, kinds of aid and disability types."""

from collections.abc import Iterable, Mapping

from sqlalchemy import insert, select

from desktop.models.code_list import Code, CodeListName
from desktop.store.collection import Collection


class CodeLists(Collection):
    """The code lists; an entry is closed, never deleted."""

    def load(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Add entries in one go; rows carry the columns of the table."""
        self._session.execute(insert(Code), list(rows))
        self._touched.add(Code.__tablename__)

    def entries(self, name: CodeListName) -> list[Code]:
        """Return the open entries of a list in their shipped order."""
        query = select(Code).where(Code.list_name == name, Code.is_closed.is_(False)).order_by(Code.id)
        return list(self._session.scalars(query))

    def coded(self, name: CodeListName, code: str) -> Code | None:
        """Return one entry."""
        return self._session.scalar(select(Code).where(Code.list_name == name, Code.code == code))
