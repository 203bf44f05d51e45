"""Queries about the tree of areas."""

from collections.abc import Iterable, Mapping

from sqlalchemy import insert, select

from desktop.models.area import Area
from desktop.store.collection import Collection


class Areas(Collection):
    """Governorates and provinces down to villages."""

    def load(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Add areas in one go; rows carry the columns of the table."""
        self._session.execute(insert(Area), list(rows))
        self._touched.add(Area.__tablename__)

    def coded(self, code: str) -> Area | None:
        """Return an area by its code."""
        return self._session.scalar(select(Area).where(Area.code == code))

    def children(self, parent_code: str | None) -> list[Area]:
        """Return the areas directly below one; None asks for the highest."""
        return list(
            self._session.scalars(
                select(Area)
                .where(
                    Area.parent_code.is_(parent_code)
                    if parent_code is None
                    else Area.parent_code == parent_code
                )
                .order_by(Area.name)
            )
        )

    def names(self) -> dict[str, str]:
        """Return the name behind each code."""
        return {code: name for code, name in self._session.execute(select(Area.code, Area.name))}
