"""A family as the form or a list gives it, before it is saved: drafts, and the rules they must keep."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.i18n.calendars import Precision
from desktop.marking import N_
from desktop.models.beneficiary import Relation, Sex
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
from desktop.models.country import FACTS, Country
from desktop.models.family_lines import (
    CategoryDraft,
    DisabilityDraft,
    MembershipDraft,
    NeedDraft,
    PaperDraft,
    check_disability,
    check_lines,
)
from desktop.models.national_id import IdState, check_id
from desktop.models.problem import Problem, Severity

ID_FIELD = "national_id"
NEXT_TEMPORARY = "T"  # typed in place of an ID: the office gives its next temporary number
_YOUNGEST_PARENT = 12  # years
_LONGEST_POSTAL_CODE = 10
NEW_FAMILY = "+"  # where a member goes who founds a family of his own
_FUTURE = N_("The date of birth lies in the future. Correct the date.")


@dataclass(frozen=True, kw_only=True)
class MemberDraft:
    """One person as typed; `uid` names the stored person that a correction means."""

    name: str
    relation: Relation = Relation.OTHER
    uid: str | None = None
    sex: Sex | None = None
    national_id: str = ""
    birth_date: date | None = None
    birth_precision: str = "day"
    birth_area: str = ""  # where the birth was registered, as the ID says it
    father_name: str = ""
    mother_name: str = ""
    latin_name: str = ""
    phone: str = ""
    phone_owner: PhoneOwner | None = None
    second_phone: str = ""
    second_phone_owner: PhoneOwner | None = None
    marital_state: MaritalState | None = None
    education: Education | None = None
    school_state: SchoolState | None = None
    work_state: WorkState | None = None
    occupation: str = ""
    income_band: str | None = None
    joined_on: date | None = None
    disability: DisabilityDraft | None = None  # None: nothing was asked, and what is stored stays


@dataclass(frozen=True, kw_only=True)
class Departure:
    """Why a member leaves, and to where; one who goes to another family stays in the list."""

    reason: str
    kind: Leaving = Leaving.OTHER
    day: date | None = None
    to: str = ""  # file number of another family, or `NEW_FAMILY`


@dataclass(frozen=True, kw_only=True)
class FamilyDraft:
    """A household and its members as typed; an empty `code` asks the office for the next file number."""

    members: tuple[MemberDraft, ...]
    code: str = ""
    area_code: str | None = None
    place: str = ""
    address: str = ""
    landmark: str = ""
    postal_code: str = ""
    members_declared: int | None = None
    housing_kind: HousingKind | None = None
    housing_state: HousingState | None = None
    utilities: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    income_total: int | None = None
    researched_on: date | None = None
    review_on: date | None = None
    categories: tuple[CategoryDraft, ...] = ()
    needs: tuple[NeedDraft, ...] = ()
    papers: tuple[PaperDraft, ...] = ()
    memberships: tuple[MembershipDraft, ...] = ()
    notes: str = ""
    leaving: Mapping[str, Departure] = field(default_factory=dict)  # uid of a member, and why he leaves
    confirmed: frozenset[str] = frozenset()  # warnings the clerk has confirmed, by message

    @property
    def head(self) -> MemberDraft:
        """Return the head; a draft without one fails `check_family` first."""
        return next(member for member in self.members if member.relation is Relation.HEAD)


def check_family(draft: FamilyDraft, country: Country, today: date) -> list[Problem]:
    """Return what is wrong with a draft; fields are named `members.<index>.<field>` or `<field>`."""
    problems: list[Problem] = []
    heads = sum(member.relation is Relation.HEAD for member in draft.members)
    if heads != 1:
        message = (
            N_("The family has no head. Mark one member as head of the household.")
            if heads == 0
            else N_("The family has more than one head. Keep one and give the others another relation.")
        )
        problems.append(Problem(Severity.ERROR, message, field="members"))
    if draft.members_declared is not None and not 1 <= draft.members_declared <= 60:
        problems.append(
            Problem(
                Severity.ERROR,
                N_("The number of members must be between 1 and 60. Correct it or leave it empty."),
                field="members_declared",
            )
        )
    for index, member in enumerate(draft.members):
        problems += check_member(member, country, today, f"members.{index}.")
    problems += _twice_in_one_family(draft)
    problems += _of_departures(draft)
    problems += _of_dates(draft, today)
    problems += _of_postal_code(draft.postal_code, country)
    problems += _of_ages(draft)
    problems += check_lines(draft.categories, draft.papers, draft.memberships, today)
    return [problem for problem in problems if not _is_confirmed(problem, draft)]


def check_member(member: MemberDraft, country: Country, today: date, prefix: str = "") -> list[Problem]:
    """Return what is wrong with one person."""
    problems: list[Problem] = []
    if not member.name.strip():
        problems.append(
            Problem(Severity.ERROR, N_("The name is missing. Type the full name."), field=prefix + "name")
        )
    if member.birth_date is not None and member.birth_date > today:
        problems.append(Problem(Severity.ERROR, _FUTURE, field=prefix + "birth_date"))
    if member.disability is not None:
        problems += check_disability(member.disability, today, prefix)
    if member.national_id and not is_temporary(member.national_id):
        reading = check_id(
            member.national_id,
            country,
            sex=member.sex,
            birth=member.birth_date,
            birth_precision=Precision(member.birth_precision),
            today=today,
        )
        if reading.birth_area and member.birth_area not in ("", reading.birth_area):
            message = N_("The ID says another governorate of birth. Check which of the two is right.")
            problems.append(Problem(Severity.WARNING, message, field=prefix + "birth_area"))
        problems += [
            Problem(p.severity, p.message, p.values, prefix + (p.field or ID_FIELD)) for p in reading.problems
        ]
    return problems


def id_state_of(number: str, country: Country, today: date, is_taken: Callable[[str], bool]) -> IdState:
    """Return the state a number gets: a further bearer of a live number is disputed, never refused."""
    if not number:
        return IdState.NONE
    if is_temporary(number):
        return IdState.TEMPORARY
    state = check_id(number, country, today=today).state
    return IdState.DISPUTED if is_taken(number) else state


def is_wish(typed: str) -> bool:
    """Return whether the clerk asks for the next temporary number of the office."""
    return typed.strip().upper() == NEXT_TEMPORARY


def is_temporary(number: str) -> bool:
    """Return whether it is a number of the office, or the wish for one, in place of a national ID."""
    return is_wish(number) or number.startswith("T-")


def _twice_in_one_family(draft: FamilyDraft) -> list[Problem]:
    numbers = [member.national_id for member in draft.members]
    return [
        Problem(
            Severity.ERROR,
            N_("Two members have the same national ID. Correct one of them."),
            field=f"members.{index}.{ID_FIELD}",
        )
        for index, member in enumerate(draft.members)
        if member.national_id not in ("", NEXT_TEMPORARY) and member.national_id in numbers[:index]
    ]


def _of_departures(draft: FamilyDraft) -> Iterator[Problem]:
    for departure in draft.leaving.values():
        if not departure.reason.strip():
            message = N_("The reason is missing. Say why the member leaves the family.")
            yield Problem(Severity.ERROR, message, field="members")
        if departure.to and departure.to == draft.code:
            message = N_("The member lives in this family already. Type the file number of another one.")
            yield Problem(Severity.ERROR, message, field="members")


def _of_dates(draft: FamilyDraft, today: date) -> Iterator[Problem]:
    if draft.researched_on is not None and draft.researched_on > today:
        message = N_("The date lies in the future. Correct the date.")
        yield Problem(Severity.ERROR, message, field="researched_on")
    if draft.researched_on and draft.review_on and draft.review_on < draft.researched_on:
        message = N_("The next review cannot come before the last research. Correct one of the dates.")
        yield Problem(Severity.ERROR, message, field="review_on")


def _of_postal_code(typed: str, country: Country) -> Iterator[Problem]:
    if len(typed) > _LONGEST_POSTAL_CODE:
        message = N_("A postal code has at most ten digits. Correct it, or write the rest into the address.")
        yield Problem(Severity.ERROR, message, field="postal_code")
    elif typed and not (typed.isdecimal() and len(typed) in FACTS[country].postal_digits):
        message = N_("No postal code of this country has this length. Compare it with the paper.")
        yield Problem(Severity.WARNING, message, field="postal_code")


def _of_ages(draft: FamilyDraft) -> Iterator[Problem]:
    """Yield a warning for a child who was not born well after the head."""
    heads = [member.birth_date for member in draft.members if member.relation is Relation.HEAD]
    born = heads[0] if len(heads) == 1 else None
    if born is None:
        return
    for index, member in enumerate(draft.members):
        is_child = member.relation in (Relation.SON, Relation.DAUGHTER)
        if (
            is_child
            and member.birth_date is not None
            and member.birth_date.year - born.year < _YOUNGEST_PARENT
        ):
            message = N_(
                "This child is hardly younger than the head of the family. Check the relation and the dates."
            )
            yield Problem(Severity.WARNING, message, field=f"members.{index}.relation")


def _is_confirmed(problem: Problem, draft: FamilyDraft) -> bool:
    return problem.severity is Severity.WARNING and problem.message in draft.confirmed
