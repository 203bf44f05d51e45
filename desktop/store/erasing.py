"""Empties the rows of a family, table by table, and leaves stubs that hold numbers, sums and hashes together.

Every table that points at a family or a person stands in `GOES`, `BLANKED` or `STAYS`; a test sees to it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, LargeBinary, Table, delete, or_, select, update

from desktop.models.approved_list import ListExclusion, ListLine
from desktop.models.base import Base
from desktop.models.beneficiary import CategoryAssignment, Household, Person, State
from desktop.models.contact_note import ContactNote
from desktop.models.correction import ResultCorrection
from desktop.models.disability import Disability
from desktop.models.distribution import DistributionLine
from desktop.models.duplicate import DuplicateDecision, DuplicatePair
from desktop.models.erasure import NO_VALUE
from desktop.models.family_paper import FamilyPaper
from desktop.models.form_draft import FormDraft
from desktop.models.history import FieldChange
from desktop.models.kept_page import KeptPage
from desktop.models.merge import Merge, MergedRecord, MergeStep
from desktop.models.need import Need
from desktop.models.package import IncomingRow, SentRow
from desktop.models.programme import Benefit, Membership
from desktop.store.search_scrubbing import forget_words

GOES = (
    CategoryAssignment,
    Disability,
    Need,
    FamilyPaper,
    ContactNote,
    FormDraft,
    DuplicatePair,
    DuplicateDecision,
    KeptPage,
)
"""Tables whose rows about the family go."""
BLANKED = (
    *(Household, Person, ListLine, ListExclusion, DistributionLine, ResultCorrection, IncomingRow),
    *(Membership, MergeStep, FieldChange),
)
"""Tables whose rows stay without what they said of the family."""
STAYS = (Benefit, SentRow, Merge, MergedRecord)
"""Tables that hold uids, sums and days alone: the accounts, and to whom the family was disclosed."""
_OF_STUB = frozenset(
    (
        *("id", "uid", "code", "area_code", "household_id", "position", "relation", "state", "version"),
        *("split_from_id", "import_uid", "closed_on", "closed_reason", "erased_at", "origin"),
        *("created_at", "created_by", "updated_at", "updated_by"),
    )
)
"""Columns of the stub of a family or a person; every other one is emptied, a new one unasked."""


class Marked(NamedTuple):
    """The rows of a family, and of the files that were merged into it."""

    households: tuple[int, ...]
    persons: tuple[int, ...]
    household_uids: tuple[str, ...]
    person_uids: tuple[str, ...]
    numbers: tuple[str, ...]  # national IDs
    told: tuple[tuple[str, str], ...]  # name and national ID


class Erasing:
    """One erasure, inside the transaction of a connection."""

    def __init__(self, connection: Connection, marked: Marked) -> None:
        self._connection = connection
        self._marked = marked

    def run(self, history_uids: Sequence[str], now: datetime, by: str) -> int:
        """Empty everything and return how many lines of the history lost their values."""
        words = self._words()
        self._drop()
        self._blank_stubs(now, by)
        self._blank_lines()
        self._blank_merges()
        forget_words(self._connection, words)
        return self._run(
            update(FieldChange)
            .where(FieldChange.record_uid.in_(history_uids), FieldChange.erased_at.is_(None))
            .values(old="", new="", salt="", erased_at=now)
        )

    def _drop(self) -> None:
        pairs = select(DuplicatePair.id).where(
            or_(
                DuplicatePair.left_id.in_(self._marked.persons),
                DuplicatePair.right_id.in_(self._marked.persons),
            )
        )
        self._run(delete(DuplicateDecision).where(DuplicateDecision.pair_id.in_(pairs)))
        self._run(delete(DuplicatePair).where(DuplicatePair.id.in_(pairs)))
        self._run(delete(Disability).where(Disability.person_id.in_(self._marked.persons)))
        for model in (CategoryAssignment, Need, FamilyPaper, ContactNote):
            self._run(delete(model).where(model.household_id.in_(self._marked.households)))
        self._run(delete(KeptPage).where(shows_them(self._marked)))
        self._run(delete(FormDraft).where(FormDraft.subject_uid.in_(self._marked.household_uids)))

    def _blank_stubs(self, now: datetime, by: str) -> None:
        sign = {"updated_at": now, "updated_by": by, "closed_reason": NO_VALUE, "state": State.CLOSED.value}
        self._run(
            update(Household)
            .where(Household.id.in_(self._marked.households))
            .values(**_nothing(Household), **sign, erased_at=now, version=Household.version + 1)
        )
        self._run(
            update(Person)
            .where(Person.id.in_(self._marked.persons))
            .values(**(_nothing(Person) | {"name": NO_VALUE}), **sign, version=Person.version + 1)
        )

    def _blank_lines(self) -> None:
        self._run(
            update(ListLine)
            .where(ListLine.household_id.in_(self._marked.households))
            .values(name=NO_VALUE, name_key="", national_id="", father_name="", place="")
        )
        self._run(
            update(ListExclusion)
            .where(ListExclusion.household_id.in_(self._marked.households), ListExclusion.words != "")
            .values(words=NO_VALUE)
        )
        rows = select(DistributionLine.id).where(DistributionLine.household_id.in_(self._marked.households))
        self._run(update(ResultCorrection).where(ResultCorrection.line_id.in_(rows)).values(reason=NO_VALUE))
        agents = DistributionLine.household_id.in_(self._marked.households)
        self._run(
            update(DistributionLine)
            .where(agents, DistributionLine.agent_name != "")
            .values(agent_name=NO_VALUE, agent_relation="", agent_id="")
        )
        self._run(
            update(IncomingRow)
            .where(names_them(self._marked))
            .values(name=NO_VALUE, name_key="", national_id="", payload="{}")
        )
        of_family = Membership.household_id.in_(self._marked.households)
        self._run(update(Membership).where(of_family).values(number="", card_digits=""))
        self._run(update(Membership).where(of_family, Membership.reason != "").values(reason=NO_VALUE))

    def _blank_merges(self) -> None:
        """Merges of these files keep what they joined, and can be undone no more."""
        uids = self._marked.household_uids
        merges = select(Merge.id).where(
            or_(Merge.survivor_household.in_(uids), Merge.merged_household.in_(uids))
        )
        self._run(update(MergeStep).where(MergeStep.merge_id.in_(merges)).values(before="", after=""))

    def _words(self) -> set[str]:
        names = select(Person.name_parts, Person.name_key).where(Person.id.in_(self._marked.persons))
        places = select(Household.place_key).where(Household.id.in_(self._marked.households))
        rows = [*self._connection.execute(names), *self._connection.execute(places)]
        return {word for row in rows for words in row for word in words.split()}

    def _run(self, statement: Any) -> int:
        return self._connection.execute(statement).rowcount


def names_them(marked: Marked) -> ColumnElement[bool]:
    """Return which rows of partners are about one of them."""
    return or_(
        IncomingRow.person_id.in_(marked.persons),
        IncomingRow.row_uid.in_(marked.person_uids),
        IncomingRow.national_id.in_(marked.numbers),
    )


def shows_them(marked: Marked) -> ColumnElement[bool]:
    """Return which kept pages show one of them; other families stand there as well, so such a page goes whole."""
    line = DistributionLine
    return (
        select(line.id)
        .where(
            line.distribution_id == KeptPage.distribution_id,
            line.household_id.in_(marked.households),
            line.position.between(KeptPage.first_row, KeptPage.last_row),
        )
        .exists()
    )


def _nothing(model: type[Base]) -> dict[str, object]:
    """Return an empty value for every column that does not belong to the stub; a new column is emptied unasked."""
    table = cast("Table", model.__table__)
    return {column.name: _empty(column) for column in table.columns if column.name not in _OF_STUB}


def _empty(column: Any) -> object:
    if column.nullable:
        return None
    if column.default is not None and column.default.is_scalar:
        return column.default.arg
    return b"" if isinstance(column.type, LargeBinary) else ""
