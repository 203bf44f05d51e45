"""What every report shares: whose families are counted, and how lines are made of areas and villages."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.i18n.sorting import sort_key
from desktop.marking import N_
from desktop.models.area import Area
from desktop.models.beneficiary import Household, Person, State
from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.models.office import Office
from desktop.models.report import NOT_STATED, Blank, Cell, Grouping, Label, ReportQuestion, ReportRow
from desktop.store.reach import Reach, below

AREA_HEAD, VILLAGE_HEAD = N_("Area"), N_("Village or quarter")
_ELSEWHERE = Label(N_("elsewhere"), True)


class _Known(NamedTuple):
    code: str
    parent: str | None
    name: str
    is_closed: bool


class Words(NamedTuple):
    """The codes of a list that may be named, with their words, and those that may not."""

    labels: dict[str, str]
    hidden: list[str]


class Spot(NamedTuple):
    """Where families live, as the database groups them."""

    area: str | None
    village_key: str = ""
    village: str = ""


class Scope:
    """Who asks what of whom: the conditions of families and persons, and the areas below the one asked for."""

    def __init__(self, session: Session, reach: Reach, question: ReportQuestion, language: str) -> None:
        self.session = session
        self.question = question
        self.language = language
        self.reach = reach

    @property
    def families(self) -> list[ColumnElement[bool]]:
        """Return the conditions of families that count: open, within the areas of the reader and of the question."""
        return [Household.state != State.CLOSED, *self.homes]

    @property
    def homes(self) -> list[ColumnElement[bool]]:
        """Return the conditions of families by where they live, whatever became of their files."""
        conditions = [self.reach.households()]
        if self.question.area_code:
            conditions.append(Household.area_code.in_(below((self.question.area_code,))))
        return conditions

    @property
    def persons(self) -> list[ColumnElement[bool]]:
        """Return the conditions of persons that count, beside those of their families."""
        return [Person.state != State.CLOSED, Person.deceased_on.is_(None)]

    def words(self, name: CodeListName, *, may_see: bool, is_public: bool) -> Words:
        """Return the codes of a list in its order; a public copy never names restricted ones."""
        column = {"ar": Code.ar, "fa": Code.fa}.get(self.language, Code.en)
        query = select(Code.code, column, Code.sensitivity).where(Code.list_name == name).order_by(Code.id)
        labels, hidden = {}, []
        for code, label, level in self.session.execute(query):
            is_kept = may_see and not (is_public and level == Sensitivity.RESTRICTED)
            if level == Sensitivity.NONE or is_kept:
                labels[code] = label or code
            else:
                hidden.append(code)
        return Words(labels, hidden)

    @cached_property
    def root(self) -> str:
        """The area whose parts are the lines."""
        if self.question.area_code:
            return self.question.area_code
        if len(self.reach.areas) == 1:
            return self.reach.areas[0]
        return self.session.scalar(select(Office.area_code).limit(1)) or ""

    @property
    def root_name(self) -> str:
        """Return the name of the area asked for, or nothing where all are."""
        return self._name(self.question.area_code) if self.question.area_code else ""

    @cached_property
    def _areas(self) -> dict[str, _Known]:
        name = Area.name_en if self.language == "en" else Area.name
        query = select(Area.code, Area.parent_code, name, Area.name, Area.closed_on.is_not(None))
        return {
            code: _Known(code, parent, called or local, bool(closed))
            for code, parent, called, local, closed in self.session.execute(query)
        }

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for area in self._areas.values():
            if area.parent is not None and not area.is_closed:
                found.setdefault(area.parent, []).append(area.code)
        return found

    @cached_property
    def _tops(self) -> tuple[str, ...]:
        """The areas that lines stand for: those directly below the root."""
        if len(self.reach.areas) > 1 and not self.question.area_code:
            return self.reach.areas
        return tuple(self._children.get(self.root, ())) or (self.root,)

    def _top_of(self, code: str | None) -> str | None:
        """Return in which of them an area lies; the root's own families stand under the root."""
        while code is not None and code not in self._tops and code != self.root:
            known = self._areas.get(code)
            code = known.parent if known else None
        return code

    def _name(self, code: str) -> str:
        known = self._areas.get(code)
        return known.name if known else code

    def _leaves(self) -> list[str]:
        """Return the open areas that nothing lies below."""
        waiting, found = list(self._tops), []
        while waiting:
            code = waiting.pop()
            below_it = self._children.get(code, [])
            waiting += below_it
            if not below_it:
                found.append(code)
        return found

    @property
    def spot(self) -> Sequence[ColumnElement[str | None]]:
        """Return what the database groups families by: area, and village where lines are villages."""
        if self.question.layout is Grouping.VILLAGE:
            return (Household.area_code, Household.place_key)  # type: ignore[return-value]  # columns of text
        return (Household.area_code,)  # type: ignore[return-value]  # as above

    def spot_of(self, row: Sequence[Any]) -> tuple[Spot, Sequence[Any]]:
        """Return the place of a row that begins with `spot` and a spelling of the village, and the rest of it."""
        width = len(self.spot)
        if width == 1:
            return Spot(row[0]), row[2:]
        return Spot(row[0], row[1], row[2] or ""), row[3:]

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the headings of lines that are places."""
        return (AREA_HEAD, VILLAGE_HEAD) if self.question.layout is Grouping.VILLAGE else (AREA_HEAD,)

    def place_rows(self, counts: Mapping[Spot, Sequence[int]], columns: int) -> tuple[ReportRow, ...]:
        """Return a line for each place by name; last those that nobody listed, which are unknown and not zero."""
        sums: dict[tuple[str | None, str], list[int]] = {}
        named: dict[tuple[str | None, str], str] = {}
        is_village = self.question.layout is Grouping.VILLAGE
        for spot, numbers in counts.items():
            place = (spot.area, spot.village_key) if is_village else (self._line_of(spot.area), "")
            held = sums.setdefault(place, [0] * columns)
            for n, number in enumerate(numbers):
                held[n] += number
            named[place] = max(named.get(place, ""), spot.village)
        rows = [self._row(place, named[place], numbers) for place, numbers in sums.items()]
        seen = {area for area, _ in sums}
        unlisted = self._leaves() if is_village else self._tops
        blank = [Blank.UNKNOWN] * columns
        rows += [self._row((code, ""), "", blank) for code in unlisted if code not in seen and code]
        return tuple(sorted(rows, key=self._order))

    def _line_of(self, code: str | None) -> str | None:
        if code is None:
            return None
        return self._top_of(code) or ""

    def _row(self, place: tuple[str | None, str], village: str, cells: Sequence[Cell]) -> ReportRow:
        area = place[0]
        label = NOT_STATED if area is None else Label(self._name(area)) if area else _ELSEWHERE
        if area and area == self.root and area not in self._tops:
            label = Label(N_("{area}, not narrower"), True, {"area": self._name(area)})
        labels: tuple[Label, ...] = (label,)
        if self.question.layout is Grouping.VILLAGE:
            is_known = cells and cells[0] is not Blank.UNKNOWN
            labels = (label, Label(village) if village else NOT_STATED if is_known else Label(""))
        return ReportRow(labels=labels, cells=tuple(cells))

    def _order(self, row: ReportRow) -> tuple[tuple[bool, bytes], ...]:
        names = ((label.is_marked, sort_key(label.text, self.language)) for label in row.labels)
        return ((Blank.UNKNOWN in row.cells, b""), *names)


def added(rows: Iterable[ReportRow], columns: int) -> tuple[Cell, ...]:
    """Return the sums of columns; what is unknown adds nothing."""
    sums = [0] * columns
    for row in rows:
        for n, cell in enumerate(row.cells):
            sums[n] += cell if isinstance(cell, int) else 0
    return tuple(sums)
