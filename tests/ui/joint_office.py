"""An office whose list is handed out by a partner: rounds to be sent, waiting and reported, for pictures of them."""

from desktop.models.distribution import Result, SheetOptions
from desktop.models.handover import ResultEntry
from desktop.models.list_plan import Division, Part, Selection
from desktop.models.package import RowDecision, RowVerdict
from desktop.operations import approved_lists, distributions, handovers, list_changes, packages, reviewing
from desktop.workspace import Workspace
from tests.exchanging import carry, last_out
from tests.factories import NOW
from tests.families import run_sql
from tests.sharing import Joint, agree, rule, send_results, send_share, share_taken
from tests.ui.approved_lists.scenes import TITLES, approve, plan
from tests.ui.desks import add_invented, country_of, filled_office, language
from tests.ui.distributions.scenes import wish
from tests.ui.exchange_office import join

_PARTNERS: dict[str, Workspace] = {}  # by country


def fill(office: Workspace) -> None:
    """Divide a list with a partner and bring its rounds, one a village, as far as each can be seen."""
    offices = join(office)
    country = office.settings.country
    _PARTNERS[country] = offices.b
    add_invented(offices.b, 12)  # some of the same families
    drafted = approved_lists.draft_list(office, plan(TITLES[country][0]))
    places = distributions.list_places(office, drafted.uid)
    villages = [name for name, _families in sorted(places, key=lambda place: -place[1])][:4]
    part = Part(agency=offices.b.settings.code, places=tuple(villages))
    list_changes.divide(office, drafted.uid, Division(parts=(part,), reserve=3))
    approve(office, drafted)
    reported, contradicted, staged, _planned = (
        Joint(offices, _plan(office, drafted.uid, part.agency, village)) for village in villages
    )
    _report(reported)
    _contradict(contradicted)
    packages.inspect(offices.b, send_share(staged))


def _plan(office: Workspace, list_uid: str, agency: str, village: str) -> str:
    """Plan the round of a village for the partner; return its uid."""
    chosen = Selection(share=agency, places=(village,))
    changes = {"chosen": chosen, "place": village, "day": NOW.date(), "received": 0, "received_from": ""}
    return distributions.plan(office, wish(office, list_uid, **changes)).uid


def _hand_out(partner: Workspace, list_uid: str) -> str:
    """Let the partner hand out, to all but one who was absent; return its round."""
    families = approved_lists.open_list(partner, list_uid).families
    planned = distributions.plan(partner, wish(partner, list_uid, day=NOW.date(), received=families))
    options = SheetOptions(language=partner.settings.language, numerals="")
    out = partner.paths.folder.parent / f"{planned.uid}.pdf"
    distributions.print_sheet(partner, planned.uid, options, out)
    absent = [ResultEntry(row=2, result=Result.ABSENT)]
    handovers.record_results(partner, planned.uid, absent, rest=Result.RECEIVED)
    handovers.close(partner, planned.uid, returned=1, damaged=0, missing=0)
    return planned.uid


def joint_office() -> Workspace:
    """Return the office of the reader's country that divided its list; for looking at only."""
    return filled_office(country_of(language()), fill)


def partner_office() -> Workspace:
    """Return the partner that hands out; for looking at only."""
    joint_office()
    return _PARTNERS[country_of(language())]


def _report(one: Joint) -> None:
    """Take results but one row, which is entered by hand: the round waits to be closed."""
    list_uid = share_taken(one)
    _hand_out(one.partner, list_uid)
    found = packages.inspect(one.owner, send_results(one, list_uid))
    rule(one.owner, found.package_uid, RowVerdict.FITS)
    reviewing.decide_row(one.owner, found.package_uid, 2, RowDecision.REFUSE)
    agree(one.owner, found.package_uid)
    packages.inspect(one.partner, carry(last_out(one.owner), one.offices.courier))
    (pending,) = distributions.rows(one.owner, one.round_uid, result=Result.PENDING)
    absent = ResultEntry(row=pending.position, result=Result.ABSENT)
    handovers.record_results(one.owner, one.round_uid, [absent])


def _contradict(one: Joint) -> None:
    """Let results wait for a review of which one was entered otherwise, one is too much, and one is of nobody."""
    list_uid = share_taken(one)
    own = _hand_out(one.partner, list_uid)
    line = f"distribution_line where distribution_id = (select id from distribution where uid = '{own}')"
    run_sql(one.partner, f"update distribution_line set quantity = 2 where id = (select min(id) from {line})")
    run_sql(one.partner, f"update distribution set received = received + 1 where uid = '{own}'")
    run_sql(
        one.partner,
        "update list_line set uid = '01J00000000000000000000077' where id = "
        f"(select max(list_line_id) from {line})",
    )
    name = distributions.rows(one.partner, own)[2].name
    row = next(row.position for row in distributions.rows(one.owner, one.round_uid) if row.name == name)
    handovers.record_results(one.owner, one.round_uid, [ResultEntry(row=row, result=Result.REFUSED)])
    packages.inspect(one.owner, send_results(one, list_uid))
