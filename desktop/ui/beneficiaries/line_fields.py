"""The lines of the family form: which fields a category, a need, a paper and a programme have, and as drafts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop.i18n.calendars import ReadDate
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.family_lines import CategoryDraft, MembershipDraft, NeedDraft, PaperDraft
from desktop.models.need import NeedState, Urgency
from desktop.operations.family_choices import FamilyChoices
from desktop.ui.beneficiaries.family_fields import narrow_choice, words_of
from desktop.ui.beneficiaries.line_words import MEMBERSHIP_STATES, NEED_STATES, URGENCIES
from desktop.ui.widgets.choice import Options
from desktop.ui.widgets.fields import Field, FieldKind

Values = Mapping[str, object]
WHOSE = "whose"


@dataclass(frozen=True, kw_only=True)
class LineKind:
    """What a section of lines is made of.

    Args:
        name: Names the section, and the lines in a Problem.
        title: A marked sentence.
        key: The field that makes a line count.
        fields: Its fields.
        across: Their widths.
        told: Fields that Enter passes over.
        usual: What a new line begins with.
        draft: Makes a draft of the values, the member's place and the uid of a stored line.
        of_persons: Codes of the key that belong to a person rather than to the family.
    """

    name: str
    title: str
    key: str
    fields: tuple[Field, ...]
    across: tuple[int, ...]
    told: tuple[str, ...]
    usual: Values
    draft: Callable[[Values, int | None, str | None], Any]
    of_persons: frozenset[str] = frozenset()

    @property
    def has_whose(self) -> bool:
        """Say whether a line belongs to one person or to the family."""
        return any(field.name == WHOSE for field in self.fields)


def line_kinds(choices: FamilyChoices) -> tuple[LineKind, ...]:
    """Return the sections in the order of the form."""
    return _categories(choices), _needs(choices), _papers(choices), _programmes(choices)


def _categories(choices: FamilyChoices) -> LineKind:
    return LineKind(
        name="categories",
        title=N_("Categories"),
        key="code",
        fields=(
            _whose(),
            _choice("code", N_("Category"), choices.categories),
            Field(name="since", label=N_("Since"), kind=FieldKind.DATE),
            Field(name="evidence", label=N_("Paper that proves it")),
            Field(name="is_seen", label=N_("I have seen it"), kind=FieldKind.CHECK),
        ),
        across=(4, 6, 3, 5, 2),
        told=(WHOSE, "since", "evidence", "is_seen"),
        usual={},
        draft=_category,
        of_persons=choices.of_persons,
    )


def _needs(choices: FamilyChoices) -> LineKind:
    return LineKind(
        name="needs",
        title=N_("Needs"),
        key="kind",
        fields=(
            _whose(),
            _choice("kind", N_("Need"), choices.needs),
            _choice("urgency", N_("Urgency"), words_of(URGENCIES)),
            _choice("state", N_("State"), words_of(NEED_STATES)),
            Field(name="provider", label=N_("Who will meet it")),
            Field(name="remark", label=N_("Remark")),
        ),
        across=(4, 5, 3, 3, 4, 4),
        told=(WHOSE, "urgency", "state", "provider", "remark"),
        usual={"urgency": Urgency.SOON.value, "state": NeedState.OPEN.value},
        draft=_need,
    )


def _papers(choices: FamilyChoices) -> LineKind:
    return LineKind(
        name="papers",
        title=N_("Papers"),
        key="kind",
        fields=(
            _whose(),
            _choice("kind", N_("Paper"), choices.papers),
            Field(name="number", label=N_("Number"), kind=FieldKind.LATIN),
            Field(name="expires_on", label=N_("Valid until"), kind=FieldKind.DATE),
            Field(name="is_seen", label=N_("I have seen it"), kind=FieldKind.CHECK),
        ),
        across=(4, 6, 4, 3, 3),
        told=(WHOSE, "expires_on", "is_seen"),
        usual={"is_seen": True},
        draft=_paper,
        of_persons=choices.papers_of_persons,
    )


def _programmes(choices: FamilyChoices) -> LineKind:
    return LineKind(
        name="memberships",
        title=N_("Programmes"),
        key="programme",
        fields=(
            _choice("programme", N_("Programme"), choices.programmes),
            _choice("state", N_("State"), tuple((one, _(said)) for one, said in MEMBERSHIP_STATES.items())),
            Field(name="number", label=N_("Number in the programme"), kind=FieldKind.LATIN),
            Field(name="card_digits", label=N_("Last four digits of the card"), kind=FieldKind.LATIN),
            Field(name="reason", label=N_("Reason")),
        ),
        across=(6, 3, 4, 4, 4),
        told=("state", "number", "card_digits", "reason"),
        usual={"state": "active"},
        draft=_membership,
    )


def _whose() -> Field:
    return _choice(WHOSE, N_("Whose"), ())


def _choice(name: str, label: str, options: Options) -> Field:
    return Field(name=name, label=label, make=partial(narrow_choice, options))


def _category(values: Values, member: int | None, uid: str | None) -> CategoryDraft:
    since = values["since"]
    return CategoryDraft(
        code=str(values["code"]),
        member=member,
        uid=uid,
        since=since.date if isinstance(since, ReadDate) else None,
        evidence=str(values["evidence"] or ""),
        is_seen=bool(values["is_seen"]),
    )


def _need(values: Values, member: int | None, uid: str | None) -> NeedDraft:
    return NeedDraft(
        kind=str(values["kind"]),
        member=member,
        uid=uid,
        urgency=Urgency(str(values["urgency"] or Urgency.SOON.value)),
        state=NeedState(str(values["state"] or NeedState.OPEN.value)),
        provider=str(values["provider"] or ""),
        remark=str(values["remark"] or ""),
    )


def _paper(values: Values, member: int | None, uid: str | None) -> PaperDraft:
    expires = values["expires_on"]
    return PaperDraft(
        kind=str(values["kind"]),
        member=member,
        number=str(values["number"] or ""),
        expires_on=expires.date if isinstance(expires, ReadDate) else None,
        is_seen=bool(values["is_seen"]),
    )


def _membership(values: Values, member: int | None, uid: str | None) -> MembershipDraft:
    return MembershipDraft(
        programme=str(values["programme"]),
        state=str(values["state"] or "active"),
        number=str(values["number"] or ""),
        card_digits=str(values["card_digits"] or ""),
        reason=str(values["reason"] or ""),
    )
