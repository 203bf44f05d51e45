"""Judges few rows against persons of the list by what the searches learnt: the engine's door for typing and taking in."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.i18n.calendars import Precision
from desktop.matching.linker import NATURAL, Link, Linker
from desktop.matching.packing import unpacked_weights
from desktop.matching.reading import TableBuilder
from desktop.matching.verdicts import KINDS, SENTENCES, Opinion
from desktop.matching.weights import Weights
from desktop.models.country import FACTS, Country
from desktop.models.duplicate_view import PairSide
from desktop.models.family import FamilyDraft, MemberDraft, is_temporary
from desktop.models.family_record import cleaned, name_values, place_values
from desktop.models.national_id import neighbours
from desktop.models.reason import Reason, as_typed
from desktop.models.spelling import Kind
from desktop.operations.pair_search import columns_of
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.likely_persons import Marks, likely, listed
from desktop.store.pair_finding import ListedPerson
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_MOST_SHOWN = 8


class Double(NamedTuple):
    """Somebody of the list whom a member of a draft may be, with reasons in words."""

    member: int  # place in the draft
    side: PairSide
    score: float
    kind: Kind
    verdict: str  # a marked sentence
    reasons: tuple[Reason, ...]
    link: Link


def links(
    uow: UnitOfWork,
    language: str,
    rows: Sequence[ListedPerson],
    own: Sequence[ListedPerson],
    least: float = NATURAL,
    *,
    is_hint: bool = False,
) -> list[Link]:
    """Return which rows may be which persons; `left` counts rows, `right` counts persons.

    A hint rather comes once too often: it costs a glance, and a double that nobody hinted at is paid twice.
    """
    if not rows or not own:
        return []
    builder = TableBuilder(language)
    builder.add(columns_of(rows))
    builder.begin_second()
    builder.add(columns_of(own))
    linker = Linker(builder.table(), Progress())
    weights, size = _unpacked(uow.duplicates.learnt()), uow.duplicates.size()
    if weights is None:
        weights = linker.usual(float(len(rows)) * max(size, len(own)))
    plan = linker.every_pair(weights.leaning(size)) if is_hint else linker.plan(weights)
    return list(linker.links(plan, least))


@lru_cache(maxsize=1)
def _unpacked(learnt: str) -> Weights | None:
    """Return what the last search learnt; it stays the same from one answer to the next."""
    return unpacked_weights(learnt)


def judge_kept(uow: UnitOfWork, workspace: Workspace, left: PairSide, right: PairSide) -> Link | None:
    """Judge two persons of the list who stand together for another reason than likeness, such as one number."""
    people = listed(uow.session, (left.id, right.id))
    if len(people) < 2:
        return None
    found = links(uow, _language(workspace), people[:1], people[1:], least=0.0)
    return found[0] if found else None


def possible_doubles(
    workspace: Workspace, draft: FamilyDraft, not_in: str = "", progress: Progress | None = None
) -> list[Double]:
    """Return whom the new members of a draft may already be, the likeliest first: a hint, never a decision.

    Args:
        workspace: Who types.
        draft: The family as it stands in the form.
        not_in: The household that is being corrected; its own members are no doubles of themselves.
        progress: Not told: it takes a moment.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    draft, _ = cleaned(draft, workspace.country, workspace.today())
    members = [(place, one) for place, one in enumerate(draft.members) if one.uid is None and one.name]
    with workspace.store.read() as uow:
        meant: dict[int, ListedPerson] = {}
        for _, member in members:
            marks = _marks(member, draft.place, workspace.country)
            meant |= {one.id: one for one in likely(uow.session, marks, uow.reach, not_in)}
        own = [meant[one] for one in sorted(meant)]
        rows = [_row(member, draft) for _, member in members]
        found = links(uow, _language(workspace), rows, own, is_hint=True)
        shown = sorted(found, key=_urgency)[:_MOST_SHOWN]
        sides = uow.duplicates.sides({own[link.right].id for link in shown}) if shown else {}
    return [_double(*members[link.left], sides[own[link.right].id], link) for link in shown]


def _double(place: int, member: MemberDraft, side: PairSide, link: Link) -> Double:
    kind, verdict = KINDS[link.opinion], SENTENCES[link.opinion]
    return Double(
        place, side, link.score, kind, verdict, as_typed(link.reasons, member.name, side.name), link
    )


def _urgency(link: Link) -> tuple[bool, float]:
    return link.opinion is not Opinion.CONFLICT, -link.score


def _marks(member: MemberDraft, place: str, country: Country) -> Marks:
    number = "" if is_temporary(member.national_id) else member.national_id
    values = name_values(member.name, country)
    return Marks(
        numbers=(number, *neighbours(number, country)) if number else (),
        phone=member.phone,
        name_key=str(values["name_key"]),
        name_parts=str(values["name_parts"]),
        birth_date=member.birth_date,
        place_key=str(place_values(place, country)["place_key"]),
    )


def _row(member: MemberDraft, draft: FamilyDraft) -> ListedPerson:
    return ListedPerson(
        id=0,
        name=member.name,
        national_id=member.national_id,
        birth_date=member.birth_date,
        birth_precision=Precision(member.birth_precision).value,
        sex=None if member.sex is None else member.sex.value,
        phone=member.phone,
        father_name=member.father_name,
        mother_name=member.mother_name,
        place=draft.place,
        address=draft.address,
        area_code=draft.area_code,
        is_changed=False,
    )


def _language(workspace: Workspace) -> str:
    return FACTS[workspace.country].language
