"""What the form for sending may point at: memoranda in force with their recipients, approved lists, programmes."""

from typing import NamedTuple

from desktop.models.approved_list import ListState
from desktop.models.memorandum import Profile
from desktop.operations.list_choices import Choice
from desktop.operations.look_up import agreement_of
from desktop.operations.rights import Right, require
from desktop.store.shares import ToSend
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


class SendLane(NamedTuple):
    """A memorandum in force under which this office may send, and to whom."""

    memorandum_uid: str
    number: str
    title: str
    recipient: str
    name: str


class SendOptions(NamedTuple):
    """Everything a choice points at."""

    lanes: tuple[SendLane, ...]
    lists: tuple[Choice, ...]
    programmes: tuple[Choice, ...]
    rounds: tuple[ToSend, ...]  # planned for another agency
    results: tuple[ToSend, ...]  # of lists that came from one


def send_options(workspace: Workspace) -> SendOptions:
    """Return what can be sent, under what, to whom."""
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        lists = [row for row in uow.approved_lists.rows() if row.state == ListState.APPROVED]
        return SendOptions(
            lanes=tuple(_lanes(uow, workspace)),
            lists=tuple(Choice(row.uid, f"{row.number}: {row.title}") for row in lists),
            programmes=tuple(Choice(one.code, one.name) for one in uow.programmes.all()),
            rounds=_named(uow, uow.shares.rounds_to_send()),
            results=_named(uow, uow.shares.lists_to_report()),
        )


def _named(uow: UnitOfWork, found: list[ToSend]) -> tuple[ToSend, ...]:
    names = uow.agencies.names()
    return tuple(one._replace(name=names.get(one.agency, one.agency)) for one in found)


def _lanes(uow: UnitOfWork, workspace: Workspace) -> list[SendLane]:
    ours, names = workspace.settings.code, uow.agencies.names()
    found = []
    for line in uow.memoranda.lines():
        agreement = agreement_of(uow, line.number) if line.number else None
        if agreement is None or not agreement.is_in_force(workspace.today()):
            continue
        terms = agreement.terms
        if terms.digest != line.digest or terms.profile < Profile.P2:
            continue
        found += [
            SendLane(
                line.uid,
                line.number.removeprefix(f"{line.origin}-").replace("-", "/", 1),
                terms.title,
                party.office,
                names.get(party.office, party.name),
            )
            for party in terms.parties
            if terms.allows(ours, party.office)
        ]
    return found
