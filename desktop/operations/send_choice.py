"""A choice of what to send, with everything it names looked up and held against the memorandum."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from desktop.errors import NotFoundError, RefusedError
from desktop.exchange.errors import refusal
from desktop.exchange.manifest import PackageType
from desktop.exchange.schema import Table
from desktop.exchange.trust import Agreement
from desktop.marking import N_
from desktop.models.agency import Agency
from desktop.models.approval import Approval
from desktop.models.memorandum import MemorandumState, Profile, Terms
from desktop.operations.lanes import verified_card
from desktop.operations.memoranda import known_memorandum, stored_terms
from desktop.operations.share_sending import Matter, results_matter, share_matter
from desktop.store.outgoing import Choice, Outgoing
from desktop.store.shares import ShareResults
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class SendChoice:
    """What a clerk wants to send, to whom, and under which memorandum; ids and codes only.

    Persons, or the share of one round for the agency that hands it out, or the results of a list that came from one.
    """

    memorandum_uid: str
    recipient: str
    list_uid: str = ""
    programme: str = ""
    area_codes: tuple[str, ...] = ()
    is_heads_only: bool = True
    fields: tuple[str, ...] = ()  # empty: all that the memorandum allows
    period_from: date | None = None
    period_to: date | None = None
    round_uid: str = ""
    results_of: str = ""  # uid of the list

    def plain(self) -> dict[str, object]:
        """Return the choice as canonical-JSON material."""
        days = {
            name: day.isoformat() if day else ""
            for name, day in (("period_from", self.period_from), ("period_to", self.period_to))
        }
        return {**vars(self), "area_codes": list(self.area_codes), "fields": list(self.fields), **days}


class HeldRow(NamedTuple):
    """A person who stays behind, and why."""

    uid: str
    name: str
    code: str
    column: str


@dataclass(frozen=True, kw_only=True)
class SendPreview:
    """Exactly what would leave; `digest` is what the second person agrees to."""

    memorandum: str  # number
    title: str
    purpose: str
    recipient: str  # name
    profile: Profile
    type: PackageType = PackageType.BENEFICIARY_LIST
    fields: tuple[str, ...]
    sensitive: tuple[str, ...]
    persons: int  # that would leave
    households: int  # of the choice
    cap: int
    held: tuple[HeldRow, ...]  # the first ones
    held_counts: dict[str, int] = field(default_factory=dict)  # by code
    sample: tuple[tuple[str, ...], ...] = ()
    sample_fields: tuple[str, ...] = ()  # of the sample: whom a result means is shown, and does not leave
    digest: str

    @property
    def held_total(self) -> int:
        """Return how many persons stay behind."""
        return sum(self.held_counts.values())

    @property
    def is_over_cap(self) -> bool:
        """Return whether the memorandum does not allow so many."""
        return self.persons > self.cap


@dataclass(frozen=True, kw_only=True)
class Sending:
    """A choice with everything that it names, looked up."""

    choice: SendChoice
    terms: Terms
    agency: Agency
    agreement: Agreement
    matter: Matter
    table: Table
    given: dict[str, str]

    @property
    def title(self) -> str:
        """What the request is called by: the round, or the memorandum."""
        return self.matter.title or self.terms.title

    @property
    def purpose(self) -> str:
        """What the package says it is for."""
        return self.matter.purpose or self.terms.purpose


def looked_up(uow: UnitOfWork, workspace: Workspace, choice: SendChoice) -> Sending:
    """Return a choice with what it names, after asking whether the memorandum allows it.

    Raises:
        PackageError: The memorandum is not in force, or does not allow the direction or a field.
        RefusedError: The partner's card is not verified, or no names may travel.
    """
    record = known_memorandum(uow, choice.memorandum_uid)
    terms = stored_terms(record)
    agency = uow.agencies.coded(choice.recipient)
    if agency is None:
        raise NotFoundError(N_("{agency} is not among the agencies. Add it first."), agency=choice.recipient)
    agreement = Agreement(terms=terms, is_active=record.state == MemorandumState.ACTIVE)
    words = {"memorandum": terms.number, "office": agency.name}
    if not agreement.is_in_force(workspace.today()):
        raise refusal("E_MOU_INACTIVE/sending", **words)
    if not terms.allows(workspace.settings.code, agency.code):
        raise refusal("E_MOU_DIRECTION/sending", **words)
    if terms.profile < Profile.P2:
        raise RefusedError(
            N_("Memorandum {memorandum} lets no names travel. Only counts or the overlap check are agreed."),
            memorandum=terms.number,
        )
    verified_card(agency)
    matter = _matter(uow, workspace, choice, agency, terms)
    wrong = [name for name in choice.fields if name not in terms.fields and name in matter.table.names]
    if wrong:
        raise refusal("E_MOU_FIELDS/sending", **words, fields=", ".join(wrong))
    return Sending(
        choice=choice,
        terms=terms,
        agency=agency,
        agreement=agreement,
        matter=matter,
        table=_table(matter.table, terms, choice.fields),
        given=_given(uow, choice) | dict(matter.given),
    )


def _matter(
    uow: UnitOfWork, workspace: Workspace, choice: SendChoice, agency: Agency, terms: Terms
) -> Matter:
    if choice.round_uid:
        return share_matter(uow, workspace, choice.round_uid, agency, terms)
    if choice.results_of:
        return results_matter(uow, choice.results_of, agency)
    return Matter()


def choice_of(approval: Approval) -> SendChoice:
    """Return the choice that a request was filed with."""
    values = dict(json.loads(approval.details)["choice"])
    for name in ("area_codes", "fields"):
        values[name] = tuple(values[name])
    for name in ("period_from", "period_to"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    return SendChoice(**values)


def outgoing_of(uow: UnitOfWork, workspace: Workspace, sending: Sending) -> Outgoing | ShareResults:
    """Return the reader of the persons, or of the results, that a choice names."""
    choice = sending.choice
    if sending.matter.edition is not None:
        return uow.shares.results(sending.matter.edition.id)
    return uow.packages.outgoing(
        Choice(
            list_uid=choice.list_uid,
            round_uid=choice.round_uid,
            programme=choice.programme,
            area_codes=choice.area_codes,
            is_heads_only=choice.is_heads_only,
            own_code=workspace.settings.code,
            day=workspace.today(),
        )
    )


def _table(table: Table, terms: Terms, fields: tuple[str, ...]) -> Table:
    """Return the columns that travel: the agreed ones, those that tie rows together, those the terms limit."""
    wanted = set(fields or terms.fields) & set(terms.fields)
    wanted |= {f.name for f in table.fields if f.is_technical and f.profile <= terms.profile}
    limits = {"area_code": terms.area_codes, "programme": terms.programmes}
    wanted |= {name for name, limit in limits.items() if limit and name in terms.fields}
    return table.chosen([name for name in table.names if name in wanted])


def _given(uow: UnitOfWork, choice: SendChoice) -> dict[str, str]:
    """Return the cells that are the same in every row: the programme and the period."""
    chosen = uow.approved_lists.get(choice.list_uid) if choice.list_uid else None
    programme = choice.programme or (chosen.programme if chosen else "")
    begins = choice.period_from or (chosen.period_from if chosen else None)
    ends = choice.period_to or (chosen.period_to if chosen else None)
    return {
        "programme": programme,
        "period_from": begins.isoformat() if begins else "",
        "period_to": ends.isoformat() if ends else "",
    }
