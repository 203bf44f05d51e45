"""What stands around a family in its form, line by line: categories, needs, papers, programmes; and their rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.marking import N_
from desktop.models.disability import QUESTIONS
from desktop.models.need import NeedState, Urgency
from desktop.models.problem import Problem, Severity

CARD_DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class CategoryDraft:
    """A category of the family, or of the member at a place in the draft; `uid` names a stored one."""

    code: str
    member: int | None = None
    uid: str | None = None
    since: date | None = None
    evidence: str = ""
    is_seen: bool = False  # the person at work holds that paper in hand


@dataclass(frozen=True, kw_only=True)
class NeedDraft:
    """A need of the family or of a member."""

    kind: str
    member: int | None = None
    uid: str | None = None
    urgency: Urgency = Urgency.SOON
    state: NeedState = NeedState.OPEN
    provider: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperDraft:
    """A paper of the family or of a member; there is one of a kind for each."""

    kind: str
    member: int | None = None
    number: str = ""
    expires_on: date | None = None
    is_seen: bool = False


@dataclass(frozen=True, kw_only=True)
class MembershipDraft:
    """What the form says of the family in a programme."""

    programme: str
    state: str = "active"
    number: str = ""
    card_digits: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DisabilityDraft:
    """What the form says of a member's disability; all empty means that there is none known."""

    type_code: str = ""
    second_type_code: str = ""
    severity_code: str = ""
    report_number: str = ""
    report_on: date | None = None
    card_number: str = ""
    card_expires_on: date | None = None
    device: str = ""
    seeing: int | None = None
    hearing: int | None = None
    walking: int | None = None
    remembering: int | None = None
    self_care: int | None = None
    communicating: int | None = None


def check_disability(draft: DisabilityDraft, today: date, prefix: str = "") -> Iterator[Problem]:
    """Yield what is wrong with what the form says of a disability."""
    if draft.second_type_code and not draft.type_code:
        message = N_("The first type is missing. Choose it before the second.")
        yield Problem(Severity.ERROR, message, field=prefix + "type_code")
    if draft.report_on is not None and draft.report_on > today:
        message = N_("The date lies in the future. Correct the date.")
        yield Problem(Severity.ERROR, message, field=prefix + "report_on")
    for question in QUESTIONS:
        if getattr(draft, question) not in (None, 1, 2, 3, 4):
            yield Problem(
                Severity.ERROR, N_("This answer is not known. Choose one of four."), field=prefix + question
            )


def check_lines(
    categories: Sequence[CategoryDraft],
    papers: Sequence[PaperDraft],
    memberships: Sequence[MembershipDraft],
    today: date,
) -> Iterator[Problem]:
    """Yield what is wrong with the lines; fields are named `<lines>.<index>.<field>`."""
    yield from _twice([(one.member, one.code) for one in categories], "categories", "code")
    yield from _twice([(one.member, one.kind) for one in papers], "papers", "kind")
    yield from _twice([(None, one.programme) for one in memberships], "memberships", "programme")
    for index, category in enumerate(categories):
        if category.is_seen and not category.evidence.strip():
            message = N_("Which paper was seen? Name it, or take the mark away.")
            yield Problem(Severity.ERROR, message, field=f"categories.{index}.evidence")
        if category.since is not None and category.since > today:
            message = N_("The date lies in the future. Correct the date.")
            yield Problem(Severity.ERROR, message, field=f"categories.{index}.since")
    for index, membership in enumerate(memberships):
        if membership.card_digits and not _is_end_of_card(membership.card_digits):
            message = N_("Only the last four digits of a payment card are kept. Type four digits.")
            yield Problem(Severity.ERROR, message, field=f"memberships.{index}.card_digits")
        if membership.state != "active" and not membership.reason.strip():
            message = N_("The reason is missing. Say why the family does not receive from the programme.")
            yield Problem(Severity.ERROR, message, field=f"memberships.{index}.reason")


def _is_end_of_card(digits: str) -> bool:
    return digits.isdecimal() and digits.isascii() and len(digits) == CARD_DIGITS


def _twice(keys: Sequence[tuple[int | None, str]], lines: str, field: str) -> Iterator[Problem]:
    for index, key in enumerate(keys):
        if key[1] and key in keys[:index]:
            message = N_("This stands in the form already. Take one of the two lines out.")
            yield Problem(Severity.ERROR, message, field=f"{lines}.{index}.{field}")
