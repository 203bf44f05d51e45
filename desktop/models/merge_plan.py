"""What a merge means field by field: which values differ, whose is kept, and which columns belong to one field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Table

from desktop.models.beneficiary import Household, Person
from desktop.models.duplicate_view import PairSide
from desktop.models.family import is_temporary

Values = Mapping[str, object]

# Columns that no clerk chooses: identity, place in the family, standing, and what is computed.
_OWN = {
    *("id", "uid", "origin", "created_at", "created_by", "updated_at", "updated_by", "version", "code"),
    *("household_id", "position", "relation", "state", "closed_reason", "closed_kind", "closed_on"),
    *("split_from_id", "import_uid", "erased_at", "joined_on", "code_sort"),
}
_TOGETHER = {
    "name": ("name", "name_key", "name_parts", "sort_key"),
    "national_id": ("national_id", "id_state", "birth_area"),
    "birth_date": ("birth_date", "birth_precision"),
    "place": ("place", "place_key", "place_sort"),
    "income_total": ("income_total", "income_currency"),
}
_LED = {column for led in _TOGETHER.values() for column in led[1:]}
_NOTHING: tuple[object, ...] = ("", None)
TABLES: dict[str, Table] = {
    "person": Person.metadata.tables["person"],
    "household": Household.metadata.tables["household"],
}


class Difference(NamedTuple):
    """One field in which two files differ; `kind` is person or household."""

    kind: str
    field: str
    own: object
    other: object

    @property
    def key(self) -> str:
        """Return how a wish names the field."""
        return f"{self.kind}.{self.field}"

    @property
    def fills(self) -> bool:
        """Return whether the other file knows what the one that stays does not: then its value is taken."""
        is_stopgap = self.field == "national_id" and is_temporary(str(self.own))
        return self.own in _NOTHING or is_stopgap

    @property
    def loses(self) -> bool:
        """Return whether there is another value to keep in the history."""
        return self.other not in _NOTHING and self.own not in _NOTHING


class MemberMove(NamedTuple):
    """What becomes of a member of the family that goes: merged into somebody, or moved."""

    person_id: int
    name: str
    into_id: int | None
    into: str


@dataclass(frozen=True, kw_only=True)
class MergePlan:
    """A merge as it would be carried out."""

    stays: PairSide
    goes: PairSide
    is_family: bool
    may_go_alone: bool  # else the whole family has to go
    differences: tuple[Difference, ...]
    members: tuple[MemberMove, ...]
    open_rows: int  # of rounds that are still entered, under the file that goes


@dataclass(frozen=True, kw_only=True)
class MergeWish:
    """What the clerk chose: who stays, and the fields whose value comes from the other file; None: what is missing."""

    pair_id: int
    stays_id: int
    is_family: bool = False
    takes: frozenset[str] | None = None


def fields(kind: str) -> list[str]:
    """Return the fields that a merge compares."""
    return [one.name for one in TABLES[kind].c if one.name not in _OWN and one.name not in _LED]


def columns_of(field: str) -> Sequence[str]:
    """Return the columns that travel with a field."""
    return _TOGETHER.get(field, (field,))


def differences(kind: str, own: Values, other: Values) -> list[Difference]:
    """Return the fields in which two rows differ."""
    return [
        Difference(kind, name, own[name], other[name])
        for name in fields(kind)
        if own[name] != other[name] and other[name] not in _NOTHING
    ]


def taken_values(difference: Difference, other: Values) -> dict[str, object]:
    """Return the columns that make a field the other file's."""
    return {name: other[name] for name in columns_of(difference.field)}
