"""A family as the form or a list gives it, before it is saved: drafts, and the rules they must keep."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.i18n.calendars import Precision
from desktop.marking import N_
from desktop.models.beneficiary import Relation, Sex
from desktop.models.country import Country
from desktop.models.national_id import IdState, check_id
from desktop.models.problem import Problem, Severity

ID_FIELD = "national_id"
NEXT_TEMPORARY = "T"  # typed in place of an ID: the office gives its next temporary number


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
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class FamilyDraft:
    """A household and its members as typed; an empty `code` asks the office for the next file number."""

    members: tuple[MemberDraft, ...]
    code: str = ""
    area_code: str | None = None
    place: str = ""
    address: str = ""
    members_declared: int | None = None
    categories: tuple[str, ...] = ()
    notes: str = ""
    leaving: Mapping[str, str] = field(default_factory=dict)  # uid of a member who is closed, and why
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
    problems += [
        Problem(
            Severity.ERROR,
            N_("The reason is missing. Say why the member leaves the family."),
            field="members",
        )
        for reason in draft.leaving.values()
        if not reason.strip()
    ]
    return [problem for problem in problems if not _is_confirmed(problem, draft)]


def check_member(member: MemberDraft, country: Country, today: date, prefix: str = "") -> list[Problem]:
    """Return what is wrong with one person."""
    problems: list[Problem] = []
    if not member.name.strip():
        problems.append(
            Problem(Severity.ERROR, N_("The name is missing. Type the full name."), field=prefix + "name")
        )
    if member.birth_date is not None and member.birth_date > today:
        problems.append(
            Problem(
                Severity.ERROR,
                N_("The date of birth lies in the future. Correct the date."),
                field=prefix + "birth_date",
            )
        )
    if member.national_id and not is_temporary(member.national_id):
        reading = check_id(
            member.national_id,
            country,
            sex=member.sex,
            birth=member.birth_date,
            birth_precision=Precision(member.birth_precision),
            today=today,
        )
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


def _is_confirmed(problem: Problem, draft: FamilyDraft) -> bool:
    return problem.severity is Severity.WARNING and problem.message in draft.confirmed
