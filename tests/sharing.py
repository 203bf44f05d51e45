"""A joint distribution of two offices: a list divided, its share sent, handed out by the partner, and reported back."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop.models.distribution import Result
from desktop.models.handover import ResultEntry
from desktop.models.list_plan import Division, Part, Selection
from desktop.models.package import RowDecision, RowVerdict
from desktop.models.programme import Benefit
from desktop.operations import approved_lists, distributions, handovers, list_changes, packages, reviewing
from desktop.operations.decisions import grant
from desktop.operations.distributions import Planned
from desktop.operations.receiving import Inspection
from desktop.operations.send_choice import SendChoice
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.exchanging import Pair, carry, last_out, on_stick, pair
from tests.factories import NOW, as_checker
from tests.families import add_families
from tests.operations.test_approved_lists import approve, plan
from tests.rounds import ARABIC, wish

PARTNER, OWNER = "red-crescent", "ismailia"
DAY = NOW.date()


@dataclass(frozen=True)
class Joint:
    """Two offices and the owner's round for the partner."""

    offices: Pair
    round_uid: str

    @property
    def owner(self) -> Workspace:
        """The office whose list it is."""
        return self.offices.a

    @property
    def partner(self) -> Workspace:
        """The office that hands out."""
        return self.offices.b


def joint(tmp_path: Path, *, families: int = 5, share: int = 3, **terms: object) -> Joint:
    """Return a list of the owner's divided with the partner, and a round planned for the partner's part."""
    offices = pair(tmp_path, **terms)
    add_families(offices.a, families)
    drafted = approved_lists.draft_list(offices.a, plan())
    list_changes.divide(offices.a, drafted.uid, Division(parts=(Part(agency=PARTNER, count=share),)))
    approve(offices.a, drafted.uid)
    planned = plan_round(offices.a, drafted.uid, chosen=Selection(share=PARTNER))
    return Joint(offices, planned.uid)


def plan_round(office: Workspace, list_uid: str, **changes: Any) -> Planned:
    """Plan a round of today, without goods of the office's own."""
    return distributions.plan(office, wish(list_uid, **({"day": DAY, "received": 0} | changes)))


def send_share(one: Joint) -> Path:
    """Return the share on the stick."""
    to = one.partner.settings.code
    wanted = SendChoice(memorandum_uid=one.offices.memorandum_a, recipient=to, round_uid=one.round_uid)
    return on_stick(one.owner, wanted, one.offices.courier)


def take(office: Workspace, path: Path, *verdicts: RowVerdict) -> Inspection:
    """Check a package, take the rows of these verdicts, refuse all others, and let the second person agree."""
    found = packages.inspect(office, path)
    decide(office, found.package_uid, *verdicts)
    return found


def decide(office: Workspace, uid: str, *verdicts: RowVerdict) -> None:
    """Take the rows of these verdicts, refuse all others, and let the second person agree."""
    rule(office, uid, *verdicts)
    agree(office, uid)


def rule(office: Workspace, uid: str, *verdicts: RowVerdict) -> None:
    """Take the rows of these verdicts and refuse all others."""
    for verdict in RowVerdict:
        taken = RowDecision.TAKE if verdict in verdicts else RowDecision.REFUSE
        reviewing.decide_rule(office, uid, verdict, taken)


def agree(office: Workspace, uid: str) -> None:
    """Let both persons of an office agree to what was decided on a package."""
    grant(as_checker(office), reviewing.ask_accept(office, uid), Progress())


def share_taken(one: Joint) -> str:
    """Let the share come to the partner and its receipt go back; return the partner's list."""
    take(one.partner, send_share(one), RowVerdict.NEW, RowVerdict.KNOWN)
    packages.inspect(one.owner, carry(last_out(one.partner), one.offices.courier))
    return approved_lists.lists(one.partner)[0].uid


def handed_out(one: Joint, list_uid: str, folder: Path, *entries: ResultEntry, received: int = 3) -> str:
    """Let the partner hand out to all but some, and close; return its round."""
    planned = plan_round(one.partner, list_uid, received=received)
    distributions.print_sheet(one.partner, planned.uid, ARABIC, folder / "partner.pdf")
    sums = handovers.record_results(one.partner, planned.uid, entries, rest=Result.RECEIVED)
    handovers.close(one.partner, planned.uid, returned=received - sums.handed_over, damaged=0, missing=0)
    return planned.uid


def send_results(one: Joint, list_uid: str) -> Path:
    """Return the results on the stick."""
    to = one.owner.settings.code
    wanted = SendChoice(memorandum_uid=one.offices.memorandum_b, recipient=to, results_of=list_uid)
    return on_stick(one.partner, wanted, one.offices.courier)


def reported(one: Joint, folder: Path, *entries: ResultEntry) -> Path:
    """Let the partner take its share, hand out and report; return the results on the stick."""
    list_uid = share_taken(one)
    handed_out(one, list_uid, folder, *entries)
    return send_results(one, list_uid)


def benefits(office: Workspace) -> list[tuple[str, int, date]]:
    """Return who gave how much when, of the whole office."""
    with office.store.read() as uow:
        query = select(Benefit.agency_code, Benefit.quantity, Benefit.given_on).order_by(Benefit.id)
        return [tuple(row) for row in uow.session.execute(query)]  # type: ignore[misc]  # three columns
