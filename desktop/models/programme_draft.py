"""What the office says of a programme and of its phases and periods, and the rules both keep."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.marking import N_
from desktop.models.problem import Problem, Severity
from desktop.models.programme import ProgrammeKind, StageKind

LONGEST_CODE = 40


@dataclass(frozen=True, kw_only=True)
class ProgrammeDraft:
    """A programme as it stands in the form."""

    code: str
    name: str
    kind: ProgrammeKind = ProgrammeKind.PROGRAMME
    aid_kind: str = ""
    agency_code: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    target: int | None = None
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class StageDraft:
    """A phase or a period as it stands in the form; `uid` names a stored one."""

    name: str
    starts_on: date
    ends_on: date
    kind: StageKind = StageKind.PHASE
    uid: str = ""


def check_programme(draft: ProgrammeDraft) -> Iterator[Problem]:
    """Yield what is wrong with a programme."""
    if not draft.code or not draft.name:
        field = "name" if draft.code else "code"
        yield Problem(Severity.ERROR, N_("A programme needs a code and a name. Type both."), field=field)
    if len(draft.code) > LONGEST_CODE:
        message = N_("The code is too long: at most {most} signs.")
        yield Problem(Severity.ERROR, message, {"most": LONGEST_CODE}, "code")
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        yield Problem(Severity.ERROR, N_("The end lies before the beginning."), field="ends_on")
    if draft.target is not None and draft.target < 1:
        yield Problem(Severity.ERROR, N_("Type how many families are to be reached."), field="target")


def check_stage(draft: StageDraft) -> Iterator[Problem]:
    """Yield what is wrong with a phase or a period."""
    if not draft.name:
        yield Problem(Severity.ERROR, N_("The name is missing."), field="name")
    if draft.ends_on < draft.starts_on:
        yield Problem(Severity.ERROR, N_("The end lies before the beginning."), field="ends_on")


def check_stage_in(
    draft: StageDraft, programme: ProgrammeDraft, others: Iterable[StageDraft]
) -> Iterator[Problem]:
    """Yield what is wrong with a phase or a period in its programme: its time, and periods that overlap."""
    if programme.starts_on and draft.starts_on < programme.starts_on:
        message = N_("It begins before {name} does, which is on {day}. Correct the days.")
        yield Problem(Severity.ERROR, message, {"name": programme.name, "day": programme.starts_on}, "days")
    if programme.ends_on and draft.ends_on > programme.ends_on:
        message = N_("It ends after {name} does, which is on {day}. Correct the days.")
        yield Problem(Severity.ERROR, message, {"name": programme.name, "day": programme.ends_on}, "days")
    if draft.kind is not StageKind.PERIOD:
        return
    for other in others:
        is_other = other.kind is StageKind.PERIOD and other.uid != draft.uid
        if is_other and other.starts_on <= draft.ends_on and draft.starts_on <= other.ends_on:
            message = N_(
                "The period {other} has days of this one, and help is given once in a period. Correct the days."
            )
            yield Problem(Severity.ERROR, message, {"other": other.name}, "days")
