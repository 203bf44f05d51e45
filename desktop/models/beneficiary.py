"""Persons and households: the beneficiary list itself."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desktop.models.base import Base, Record, among, only
from desktop.models.circumstances import (
    Education,
    HousingKind,
    HousingState,
    Leaving,
    MaritalState,
    PhoneOwner,
    SchoolState,
    WorkState,
)


class State(StrEnum):
    """Where a file stands; a clerk closes with a reason and never deletes."""

    DRAFT = "draft"
    RESEARCHED = "researched"
    CONFIRMED = "confirmed"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Relation(StrEnum):
    """What a person is to the head of the household."""

    HEAD = "head"
    SPOUSE = "spouse"
    SON = "son"
    DAUGHTER = "daughter"
    FATHER = "father"
    MOTHER = "mother"
    BROTHER = "brother"
    SISTER = "sister"
    GRANDCHILD = "grandchild"
    OTHER = "other"


class Sex(StrEnum):
    """As the identity paper states it."""

    MALE = "male"
    FEMALE = "female"


class Household(Record, Base, kw_only=True):
    """A family as one thing: its file number, place and members."""

    __tablename__ = "household"
    __table_args__ = (
        CheckConstraint("members_declared is null or members_declared between 1 and 60", name="members"),
        CheckConstraint("state <> 'closed' or closed_reason <> ''", name="closed_with_reason"),
        CheckConstraint("split_from_id is null or split_from_id < id", name="no_loop"),
        Index("ix_household_place_sort", "place_sort"),
        Index("ix_household_code_sort", "code_sort"),
        Index(
            "ix_household_split_from_id",  # asked for each family that is removed
            "split_from_id",
            **only("split_from_id is not null"),
        ),
        CheckConstraint(
            "erased_at is null or (state = 'closed' and place = '' and address = '' and notes = '')",
            name="erased_is_empty",
        ),
        CheckConstraint("income_total is null or income_total >= 0", name="income"),
        CheckConstraint("(income_total is null) = (income_currency = '')", name="income_in_a_currency"),
        CheckConstraint(
            "review_on is null or researched_on is null or review_on >= researched_on", name="review"
        ),
        among("closed_kind", Leaving),
        among("housing_kind", HousingKind),
        among("housing_state", HousingState),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)  # file number
    code_sort: Mapped[bytes] = mapped_column(LargeBinary)
    area_code: Mapped[str | None] = mapped_column(ForeignKey("area.code"), default=None, index=True)
    place: Mapped[str] = mapped_column(default="")  # village or quarter as typed
    place_key: Mapped[str] = mapped_column(default="", server_default="", index=True)  # folded, for finding
    place_sort: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    address: Mapped[str] = mapped_column(default="")
    landmark: Mapped[str] = mapped_column(default="", server_default="")
    postal_code: Mapped[str] = mapped_column(String(10), default="", server_default="")
    members_declared: Mapped[int | None] = mapped_column(default=None)  # where a list gives only the number
    state: Mapped[str] = mapped_column(String(12), default=State.CONFIRMED.value)
    closed_reason: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    import_uid: Mapped[str | None] = mapped_column(String(26), default=None, index=True)
    closed_kind: Mapped[str | None] = mapped_column(String(12), default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), default=None)
    housing_kind: Mapped[str | None] = mapped_column(String(16), default=None)
    housing_state: Mapped[str | None] = mapped_column(String(16), default=None)
    utilities: Mapped[str] = mapped_column(default="", server_default="")  # codes: circumstances.joined
    assets: Mapped[str] = mapped_column(default="", server_default="")  # codes: circumstances.joined
    income_total: Mapped[int | None] = mapped_column(default=None)  # a month's, in the smallest unit
    income_currency: Mapped[str] = mapped_column(String(3), default="", server_default="")
    researched_on: Mapped[date | None] = mapped_column(default=None)
    review_on: Mapped[date | None] = mapped_column(default=None)
    erased_at: Mapped[datetime | None] = mapped_column(default=None)  # two persons took its values away

    members: Mapped[list["Person"]] = relationship(
        back_populates="household", lazy="raise", default_factory=list, order_by="Person.position"
    )

    @property
    def size(self) -> int:
        """Return how many live in the household: the declared number wins while members are missing."""
        return max(self.members_declared or 0, sum(member.is_live for member in self.members))

    @property
    def head(self) -> "Person":
        """Return the one live head; the database promises that there is not more than one."""
        return next(member for member in self.members if member.is_live and member.relation == Relation.HEAD)


class Person(Record, Base, kw_only=True):
    """One person of a household; the name stands as typed, its folded key beside it."""

    __tablename__ = "person"
    __table_args__ = (
        Index(
            "uq_person_live_head",
            "household_id",
            unique=True,
            **only("relation = 'head' and state <> 'closed'"),
        ),
        Index(
            "uq_person_live_national_id",
            "national_id",
            unique=True,
            **only("id_state in ('ok', 'warned') and state <> 'closed'"),
        ),
        Index("ix_person_national_id", "national_id"),
        Index(
            "ix_person_disputed",  # the few who bear a number of somebody else
            "id_state",
            **only("id_state = 'disputed' and state <> 'closed'"),
        ),
        Index(
            "ix_person_deceased",  # the few who receive nothing themselves any more
            "uid",
            **only("deceased_on is not null"),
        ),
        Index("ix_person_name_key", "name_key", "state"),
        # These cover the list in order, and who is how old, with what says who is in it; none reads the rows.
        Index("ix_person_sort_key", "sort_key", "id", "state", "relation", "household_id"),
        Index("ix_person_household_id", "household_id", "position", "state", "relation", "deceased_on"),
        Index(
            "ix_person_birth_date", "birth_date", "relation", "state", "sex", "deceased_on", "household_id"
        ),
        Index(
            "ix_person_updated_at",
            "updated_at",
            **only("updated_at is not null"),
        ),
        Index("ix_person_phone", "phone"),
        Index(
            "ix_person_second_phone",
            "second_phone",
            **only("second_phone <> ''"),
        ),
        CheckConstraint("id_state in ('ok', 'warned', 'disputed', 'temporary', 'none')", name="id_state"),
        CheckConstraint("(national_id = '') = (id_state = 'none')", name="id_and_state"),
        CheckConstraint("trim(name) <> ''", name="named"),
        CheckConstraint("state <> 'closed' or closed_reason <> ''", name="closed_with_reason"),
        CheckConstraint(
            "deceased_on is null or birth_date is null or deceased_on >= birth_date", name="life"
        ),
        among("closed_kind", Leaving),
        among("marital_state", MaritalState),
        among("education", Education),
        among("school_state", SchoolState),
        among("work_state", WorkState),
        among("phone_owner", PhoneOwner),
        among("second_phone_owner", PhoneOwner),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), init=False)
    position: Mapped[int] = mapped_column(default=0)
    relation: Mapped[str] = mapped_column(String(12), default=Relation.HEAD.value)
    name: Mapped[str]
    name_key: Mapped[str]  # folded, without spaces: for matching
    name_parts: Mapped[str] = mapped_column(default="")  # folded, one space between: for finding
    sort_key: Mapped[bytes] = mapped_column(LargeBinary)
    sex: Mapped[str | None] = mapped_column(String(6), default=None)
    national_id: Mapped[str] = mapped_column(String(20), default="")
    id_state: Mapped[str] = mapped_column(String(10), default="none")
    birth_date: Mapped[date | None] = mapped_column(default=None)
    birth_precision: Mapped[str] = mapped_column(String(5), default="day")
    birth_area: Mapped[str] = mapped_column(String(20), default="")
    father_name: Mapped[str] = mapped_column(default="")
    mother_name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(20), default="")
    state: Mapped[str] = mapped_column(String(12), default=State.CONFIRMED.value)
    closed_reason: Mapped[str] = mapped_column(default="")
    deceased_on: Mapped[date | None] = mapped_column(default=None)
    closed_kind: Mapped[str | None] = mapped_column(String(12), default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    joined_on: Mapped[date | None] = mapped_column(
        default=None
    )  # since when in this household, where it is known
    latin_name: Mapped[str] = mapped_column(default="", server_default="")
    phone_owner: Mapped[str | None] = mapped_column(String(12), default=None)
    second_phone: Mapped[str] = mapped_column(String(20), default="", server_default="")
    second_phone_owner: Mapped[str | None] = mapped_column(String(12), default=None)
    marital_state: Mapped[str | None] = mapped_column(String(12), default=None)
    education: Mapped[str | None] = mapped_column(String(16), default=None)
    school_state: Mapped[str | None] = mapped_column(String(12), default=None)
    work_state: Mapped[str | None] = mapped_column(String(16), default=None)
    occupation: Mapped[str] = mapped_column(default="", server_default="")
    income_band: Mapped[str | None] = mapped_column(String(40), default=None)  # a code of the list

    household: Mapped[Household] = relationship(
        back_populates="members", lazy="raise", default=None, repr=False
    )

    @property
    def is_live(self) -> bool:
        """Return whether the person counts: not closed and not deceased."""
        return self.state != State.CLOSED and self.deceased_on is None


class CategoryAssignment(Record, Base, kw_only=True):
    """A vulnerability category of a household or of one person in it, dated, with its evidence and who saw it."""

    __tablename__ = "category_assignment"
    __table_args__ = (
        Index("ix_category_assignment_code", "code"),
        Index(
            "ix_category_assignment_person_id",
            "person_id",
            **only("person_id is not null"),
        ),
        Index(
            "uq_category_assignment_household",
            "household_id",
            "code",
            unique=True,
            **only("person_id is null and valid_to is null"),
        ),
        Index(
            "uq_category_assignment_person",
            "person_id",
            "code",
            unique=True,
            **only("person_id is not null and valid_to is null"),
        ),
        CheckConstraint("valid_to is null or valid_to >= valid_from", name="dates"),
        CheckConstraint("seen_by = '' or evidence <> ''", name="seen"),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    code: Mapped[str] = mapped_column(String(40))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None] = mapped_column(default=None)
    evidence: Mapped[str] = mapped_column(default="")  # the paper that proves it, in words
    seen_by: Mapped[str] = mapped_column(default="")  # uid of who saw that paper
    seen_on: Mapped[date | None] = mapped_column(default=None)
