"""Lets one code stand for another in every row that uses it, and takes that back row by row."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Table,
    and_,
    case,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.orm import aliased

from desktop.models.beneficiary import CategoryAssignment
from desktop.models.circumstances import joined, parted
from desktop.models.code_merge import CodeMerge, CodeMove
from desktop.models.family_paper import FamilyPaper
from desktop.store.code_uses import USES, Use
from desktop.store.collection import Collection

_ENDED = "valid_to"  # the column of a category that ended because the family holds the other one too


class MergeRow(NamedTuple):
    """A merge as it is listed."""

    uid: str
    list_name: str
    old_code: str
    new_code: str
    moved: int
    left: int
    at: datetime
    by: str
    undone_at: datetime | None


class CodeMerges(Collection):
    """Merges of codes and areas, with the record of what moved."""

    def uses(self, list_name: str, code: str) -> int:
        """Count the families, persons and lines that a code stands in."""
        return sum(self._count(use, code) for use in USES[list_name] if use.is_told)

    def merges(self, list_name: str, code: str) -> list[MergeRow]:
        """Return the merges that a code took part in, the latest first."""
        one = CodeMerge
        query = (
            select(one.uid, one.list_name, one.old_code, one.new_code, one.moved, one.left, one.created_at,
                   one.created_by, one.undone_at)
            .where(one.list_name == list_name, (one.old_code == code) | (one.new_code == code))
            .order_by(one.id.desc())
        )  # fmt: skip
        return [MergeRow._make(row) for row in self._session.execute(query)]

    def open_merge(self, list_name: str, old_code: str) -> CodeMerge | None:
        """Return the merge by which a code went into another and that was not undone."""
        one = CodeMerge
        query = select(one).where(
            one.list_name == list_name, one.old_code == old_code, one.undone_at.is_(None)
        )
        return self._session.scalar(query.order_by(one.id.desc()).limit(1))

    def carry_out(self, merge: CodeMerge, day: date) -> int:
        """Let every value follow, with a note of each; return how many did."""
        if merge.list_name == "category":
            self._end_doubles(merge, day)
        for use in USES[merge.list_name]:
            self._move_sets(merge, use) if use.is_set else self._move(merge, use)
        query = select(func.count()).where(CodeMove.merge_id == merge.id)
        return self._session.scalar(query) or 0

    def take_back(self, merge: CodeMerge) -> tuple[int, int]:
        """Put back every value that still stands as the merge left it; return how many, and how many changed since."""
        total = self._session.scalar(select(func.count()).where(CodeMove.merge_id == merge.id)) or 0
        back = sum(self._put_back(merge, use) for use in USES[merge.list_name])
        if merge.list_name == "category":
            back += self._open_doubles(merge)
        return back, total - back

    def _count(self, use: Use, code: str) -> int:
        query = select(func.count()).select_from(use.model).where(use.condition, _holds(use, code))
        return self._session.scalar(query) or 0

    def _move(self, merge: CodeMerge, use: Use) -> None:
        rows = (use.condition & (use.column == merge.old_code)) & ~_clashes(use, merge.new_code)
        noted = select(*_move_columns(merge, use), literal(merge.old_code), literal(merge.new_code)).where(
            rows
        )
        self._note(noted)
        self._update(use, use.column == merge.old_code, self._moved(merge, use), merge.new_code)

    def _moved(self, merge: CodeMerge, use: Use) -> ColumnElement[bool]:
        return exists().where(_noted(merge, use), CodeMove.row_id == use.model.id)

    def _move_sets(self, merge: CodeMerge, use: Use) -> None:
        query = select(use.model.id, use.column).where(_holds(use, merge.old_code))
        for row_id, old in self._session.execute(query).all():
            new = joined([merge.new_code if code == merge.old_code else code for code in parted(old)])
            self._session.execute(
                insert(CodeMove).values(
                    merge_id=merge.id, table_name=use.model.__tablename__, row_id=row_id,
                    column_name=use.name, old=old, new=new,
                )
            )  # fmt: skip
            self._update(use, use.model.id == row_id, use.column == old, new)

    def _put_back(self, merge: CodeMerge, use: Use) -> int:
        move = aliased(CodeMove)
        same = (
            (move.merge_id == merge.id)
            & (move.table_name == use.model.__tablename__)
            & (move.column_name == use.name)
            & (move.row_id == use.model.id)
        )
        former = select(move.old).where(same).scalar_subquery()
        return self._update(use, exists().where(same, move.new == use.column), use.condition, former)

    def _update(self, use: Use, *which: Any) -> int:
        *conditions, value = which
        values: dict[str, Any] = {use.name: value}
        table = use.model.__table__
        if isinstance(table, Table) and "version" in table.c:
            values["version"] = table.c.version + 1  # a form that is open elsewhere is told
        query = update(use.model).where(*conditions).values(values)
        done = self._session.execute(query.execution_options(synchronize_session=False))
        self._touched.add(use.model.__tablename__)
        return int(done.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result has it

    def _note(self, rows: Any) -> None:
        names = ["merge_id", "table_name", "row_id", "column_name", "old", "new"]
        self._session.execute(insert(CodeMove).from_select(names, rows))

    def _end_doubles(self, merge: CodeMerge, day: date) -> None:
        """End a category that goes where the family or the member holds the other one already."""
        held, use = CategoryAssignment, Use(CategoryAssignment, _ENDED)
        other = aliased(held)
        same_holder = (other.household_id == held.household_id) & (
            (other.person_id == held.person_id) | (other.person_id.is_(None) & held.person_id.is_(None))
        )
        both = exists().where(same_holder, other.code == merge.new_code, other.valid_to.is_(None))
        which = (held.code == merge.old_code) & held.valid_to.is_(None) & both
        self._note(select(*_move_columns(merge, use), literal(""), literal(day.isoformat())).where(which))
        last = case((held.valid_from > day, held.valid_from), else_=day)
        self._update(use, self._moved(merge, use), last)

    def _open_doubles(self, merge: CodeMerge) -> int:
        use = Use(CategoryAssignment, _ENDED)
        return self._update(use, self._moved(merge, use), CategoryAssignment.valid_to.is_not(None), None)


def _move_columns(merge: CodeMerge, use: Use) -> tuple[Any, ...]:
    return (
        literal(merge.id, Integer),
        literal(use.model.__tablename__),
        use.model.id,
        literal(use.name),
    )


def _noted(merge: CodeMerge, use: Use) -> ColumnElement[bool]:
    return and_(
        CodeMove.merge_id == merge.id,
        CodeMove.table_name == use.model.__tablename__,
        CodeMove.column_name == use.name,
    )


def _holds(use: Use, code: str) -> ColumnElement[bool]:
    if not use.is_set:
        return and_(use.column == code)
    return and_((literal(" ") + use.column + literal(" ")).contains(f" {code} ", autoescape=True))


def _clashes(use: Use, code: str) -> ColumnElement[bool]:
    """Return whether the holder has a paper of the other kind as well: each keeps its own, for neither may go."""
    if use.model is not FamilyPaper:
        return literal(1) == 0
    other = aliased(FamilyPaper)
    same_holder = (other.household_id == FamilyPaper.household_id) & (
        (other.person_id == FamilyPaper.person_id)
        | (other.person_id.is_(None) & FamilyPaper.person_id.is_(None))
    )
    return exists().where(same_holder, other.kind == code)
