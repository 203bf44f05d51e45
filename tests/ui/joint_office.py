"""An office whose list is handed out by a partner: rounds to be sent, waiting and reported, for pictures of them."""

from dataclasses import dataclass
from pathlib import Path

from desktop.models.distribution import Result, SheetOptions
from desktop.models.handover import ResultEntry
from desktop.models.list_plan import Division, Part, Selection
from desktop.models.package import RowDecision, RowVerdict
from desktop.operations import approved_lists, distributions, handovers, list_changes, packages, reviewing
from desktop.operations.decisions import grant
from desktop.operations.send_choice import SendChoice
from desktop.operations.sending import ask_send
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.exchanging import carry, last_out
from tests.factories import NOW, as_checker
from tests.families import run_sql
from tests.ui.approved_lists.scenes import TITLES, approve, plan
from tests.ui.desks import add_invented, country_of, filled_office, language
from tests.ui.distributions.scenes import wish
from tests.ui.exchange_office import Partnership, join

_TAKEN = (RowVerdict.NEW, RowVerdict.KNOWN, RowVerdict.FITS)
_PARTNERS: dict[str, Workspace] = {}  # by country


@dataclass(frozen=True)
class _Joint:
    """The office whose list it is, and the partner that hands out a part of it."""

    office: Workspace
    one: Partnership

    @property
    def partner(self) -> Workspace:
        """The office that hands out."""
        return self.one.partner

    def plan(self, list_uid: str, village: str) -> str:
        """Plan the round of a village for the partner; return its uid."""
        chosen = Selection(share=self.partner.settings.code, places=(village,))
        changes = {"chosen": chosen, "place": village, "day": NOW.date(), "received": 0, "received_from": ""}
        return distributions.plan(self.office, wish(self.office, list_uid, **changes)).uid

    def send_share(self, round_uid: str) -> Path:
        """Return a round's share on the stick."""
        to = self.partner.settings.code
        return self._sent(
            self.office, SendChoice(memorandum_uid=self.one.ours, recipient=to, round_uid=round_uid)
        )

    def send_results(self, list_uid: str) -> Path:
        """Return the results of a share on the stick."""
        to = self.office.settings.code
        return self._sent(
            self.partner, SendChoice(memorandum_uid=self.one.theirs, recipient=to, results_of=list_uid)
        )

    def _sent(self, sender: Workspace, choice: SendChoice) -> Path:
        return carry(
            Path(str(grant(as_checker(sender), ask_send(sender, choice), Progress()))), self.one.courier
        )

    def take_share(self, round_uid: str) -> str:
        """Let a share come to the partner and its receipt go back; return the partner's list."""
        found = packages.inspect(self.partner, self.send_share(round_uid))
        decide(self.partner, found.package_uid)
        packages.inspect(self.office, carry(last_out(self.partner), self.one.courier))
        return approved_lists.lists(self.partner)[0].uid

    def hand_out(self, list_uid: str) -> str:
        """Let the partner hand out, to all but one who was absent; return its round."""
        families = approved_lists.open_list(self.partner, list_uid).families
        planned = distributions.plan(
            self.partner, wish(self.partner, list_uid, day=NOW.date(), received=families)
        )
        options = SheetOptions(language=self.partner.settings.language, numerals="")
        out = self.one.folder / f"{planned.uid}.pdf"
        distributions.print_sheet(self.partner, planned.uid, options, out)
        absent = [ResultEntry(row=2, result=Result.ABSENT)]
        handovers.record_results(self.partner, planned.uid, absent, rest=Result.RECEIVED)
        handovers.close(self.partner, planned.uid, returned=1, damaged=0, missing=0)
        return planned.uid


def fill(office: Workspace) -> None:
    """Divide a list with a partner and bring its rounds, one a village, as far as each can be seen."""
    both = _Joint(office, join(office))
    country = office.settings.country
    _PARTNERS[country] = both.partner
    add_invented(both.partner, 12)  # some of the same families
    drafted = approved_lists.draft_list(office, plan(TITLES[country][0]))
    places = distributions.list_places(office, drafted.uid)
    villages = [name for name, _families in sorted(places, key=lambda place: -place[1])][:4]
    part = Part(agency=both.partner.settings.code, places=tuple(villages))
    list_changes.divide(office, drafted.uid, Division(parts=(part,), reserve=3))
    approve(office, drafted)
    reported, contradicted, staged, _planned = (both.plan(drafted.uid, village) for village in villages)
    _report(both, reported)
    _contradict(both, contradicted)
    packages.inspect(both.partner, both.send_share(staged))


def joint_office() -> Workspace:
    """Return the office of the reader's country that divided its list; for looking at only."""
    return filled_office(country_of(language()), fill)


def partner_office() -> Workspace:
    """Return the partner that hands out; for looking at only."""
    joint_office()
    return _PARTNERS[country_of(language())]


def decide(office: Workspace, package_uid: str, *refused: int) -> None:
    """Take what can be taken but some rows, refuse the rest, and let the second person agree."""
    for verdict in RowVerdict:
        decision = RowDecision.TAKE if verdict in _TAKEN else RowDecision.REFUSE
        reviewing.decide_rule(office, package_uid, verdict, decision)
    for number in refused:
        reviewing.decide_row(office, package_uid, number, RowDecision.REFUSE)
    grant(as_checker(office), reviewing.ask_accept(office, package_uid), Progress())


def _report(both: _Joint, round_uid: str) -> None:
    """Take results but one row, which is entered by hand: the round waits to be closed."""
    list_uid = both.take_share(round_uid)
    both.hand_out(list_uid)
    found = packages.inspect(both.office, both.send_results(list_uid))
    decide(both.office, found.package_uid, 2)
    packages.inspect(both.partner, carry(last_out(both.office), both.one.courier))
    (pending,) = distributions.rows(both.office, round_uid, result=Result.PENDING)
    absent = ResultEntry(row=pending.position, result=Result.ABSENT)
    handovers.record_results(both.office, round_uid, [absent])


def _contradict(both: _Joint, round_uid: str) -> None:
    """Let results wait for a review of which one was entered otherwise, one is too much, and one is of nobody."""
    list_uid = both.take_share(round_uid)
    own = both.hand_out(list_uid)
    line = "distribution_line where distribution_id = (select id from distribution where uid = :uid)"
    forged = f"(select min(id) from {line})".replace(":uid", f"'{own}'")
    run_sql(both.partner, f"update distribution_line set quantity = 2 where id = {forged}")
    run_sql(both.partner, f"update distribution set received = received + 1 where uid = '{own}'")
    run_sql(
        both.partner,
        "update list_line set uid = '01J00000000000000000000077' where id = "
        f"(select max(list_line_id) from {line})".replace(":uid", f"'{own}'"),
    )
    name = distributions.rows(both.partner, own)[2].name
    row = next(one.position for one in distributions.rows(both.office, round_uid) if one.name == name)
    handovers.record_results(both.office, round_uid, [ResultEntry(row=row, result=Result.REFUSED)])
    packages.inspect(both.office, both.send_results(list_uid))
