"""Queries about the tree of areas."""

from collections.abc import Collection as Several
from collections.abc import Iterable, Mapping

from sqlalchemy import func, insert, select

from desktop.i18n.sorting import sort_key
from desktop.models.area import Area, AreaSpelling
from desktop.models.beneficiary import Household, State
from desktop.store.code_lists import ends
from desktop.store.collection import Collection
from desktop.store.reach import below


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

    def all_below(self, codes: Several[str]) -> list[Area]:
        """Return some areas and all below them, by name."""
        query = select(Area).where(Area.code.in_(below(codes))).order_by(Area.name)
        return list(self._session.scalars(query))

    def whole(self) -> list[Area]:
        """Return every area, those that are closed too, in the order for people."""
        return sorted(self._session.scalars(select(Area)), key=lambda area: (sort_key(area.name), area.id))

    def successors(self) -> dict[str, str]:
        """Return for each area that was merged the one that stands for it today."""
        pairs = select(Area.code, Area.merged_into).where(Area.merged_into.is_not(None))
        return ends({old: new for old, new in self._session.execute(pairs) if new})

    def spellings(self) -> dict[str, list[str]]:
        """Return how else the areas are spelled, by code."""
        found: dict[str, list[str]] = {}
        query = select(AreaSpelling).where(AreaSpelling.is_struck.is_(False)).order_by(AreaSpelling.id)
        for one in self._session.scalars(query):
            found.setdefault(one.area_code, []).append(one.spelling)
        return found

    def spelling(self, code: str, key: str) -> AreaSpelling | None:
        """Return a spelling of an area, also one that was struck."""
        query = select(AreaSpelling).where(AreaSpelling.area_code == code, AreaSpelling.key == key)
        return self._session.scalar(query)

    def families(self) -> dict[str, int]:
        """Return how many families live in each area, those whose file is open."""
        query = (
            select(Household.area_code, func.count())
            .where(Household.area_code.is_not(None), Household.state != State.CLOSED)
            .group_by(Household.area_code)
        )
        return {str(code): count for code, count in self._session.execute(query)}

    def names(self) -> dict[str, str]:
        """Return the name behind each code."""
        return {code: name for code, name in self._session.execute(select(Area.code, Area.name))}

    def are_below(self, codes: Several[str], above: Iterable[str]) -> bool:
        """Return whether there are areas, and each is one of some others or lies below one."""
        query = select(func.count()).where(Area.code.in_(codes), Area.code.in_(below(above)))
        return bool(codes) and self._session.scalar(query) == len(set(codes))

    def tree_below(self, code: str) -> list[tuple[str, str]]:
        """Return an area and all open ones below it, each with a label that names those between, by place."""
        above: dict[str, str] = {}
        found: list[tuple[str, str]] = []
        for area in self._session.scalars(
            select(Area).where(Area.code.in_(below((code,)))).order_by(Area.name)
        ):
            if area.closed_on is None:
                above[area.code] = area.parent_code or ""
                found.append((area.code, area.name))
        names = dict(found)

        def path(one: str) -> tuple[str, ...]:
            return (() if one == code or one not in names else path(above[one])) + (names.get(one, one),)

        return sorted(
            ((one, " · ".join(path(one)[1:] or path(one))) for one in names), key=lambda pair: path(pair[0])
        )
