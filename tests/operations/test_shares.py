"""A partner's share of a distribution: sent, handed out there, reported back, and counted exactly once."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text

from desktop.errors import BadInputError, RefusedError
from desktop.exchange.errors import PackageError
from desktop.models.approved_list import ListState
from desktop.models.distribution import DistributionState, Result
from desktop.models.handover import ResultEntry
from desktop.models.journal import JournalEntry
from desktop.models.list_plan import Criteria
from desktop.models.memorandum import Profile
from desktop.models.package import RowDecision, RowVerdict, Standing
from desktop.models.share import Rest, ShareState
from desktop.operations import (
    approvals,
    approved_lists,
    distributions,
    handovers,
    memoranda,
    packages,
    reviewing,
)
from desktop.operations.decisions import grant
from desktop.operations.round_card import reported_rest
from desktop.operations.send_choice import SendChoice
from desktop.operations.sending import preview_send
from desktop.operations.share_sending import share_matter
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.exchanging import FIELDS, carry, last_out, row_counts
from tests.factories import as_checker
from tests.operations.test_approved_lists import plan
from tests.rounds import ARABIC
from tests.sharing import (
    DAY,
    OWNER,
    PARTNER,
    Joint,
    benefits,
    decide,
    handed_out,
    joint,
    reported,
    send_results,
    send_share,
    share_taken,
    take,
)


@pytest.fixture
def both(tmp_path: Path) -> Joint:
    return joint(tmp_path)


def verdicts(one: Joint, uid: str) -> dict[str, int]:
    return {count.verdict: count.rows for count in reviewing.review(one.owner, uid).counts}


def noted_last(office: Workspace) -> tuple[str, str, dict[str, object]]:
    with office.store.read() as uow:
        entry = uow.session.scalars(select(JournalEntry).order_by(JournalEntry.n.desc()).limit(1)).one()
        return entry.kind, entry.subject, json.loads(entry.details)


def alter(office: Workspace, statement: str) -> None:
    """Forge something in an office's own database, so that what it signs is false."""
    with office.store.write() as uow:
        uow.session.execute(text(statement))


def test_a_share_comes_home_as_results_of_its_families(both: Joint, tmp_path: Path) -> None:
    list_uid = share_taken(both)
    mine = approved_lists.open_list(both.partner, list_uid)
    assert (mine.state, mine.families, mine.origin) == (ListState.APPROVED, 3, OWNER)
    assert benefits(both.partner) == []  # what was promised is not given yet
    handed_out(both, list_uid, tmp_path, ResultEntry(row=2, result=Result.ABSENT))
    assert benefits(both.partner) == [(PARTNER, 1, DAY)] * 2
    (waiting,) = distributions.distributions(both.owner)
    assert (waiting.share, waiting.share_state) == (PARTNER, ShareState.WAITING)
    assert reported_rest(both.owner, waiting.uid) is None
    path = send_results(both, list_uid)
    uid = packages.inspect(both.owner, path).package_uid
    assert verdicts(both, uid) == {"fits": 3}
    assert benefits(both.owner) == []
    decide(both.owner, uid, RowVerdict.FITS)
    (row,) = distributions.distributions(both.owner)
    assert (row.state, row.share_state) == (DistributionState.CLOSED, ShareState.REPORTED)
    results = [one.result for one in distributions.rows(both.owner, row.uid)]
    assert results == [Result.RECEIVED, Result.ABSENT, Result.RECEIVED]
    assert benefits(both.owner) == [(PARTNER, 1, DAY)] * 2
    closed = distributions.open_distribution(both.owner, row.uid)
    assert (closed.received, closed.returned) == (3, 1)
    assert reported_rest(both.owner, row.uid) == Rest(returned=1)  # what the closing offers
    packages.inspect(both.partner, carry(last_out(both.owner), both.offices.courier))
    (sent, *_) = [one for one in packages.desk(both.partner).sent if one.kind == "distribution-result"]
    assert packages.outcomes(both.partner, sent.uid) == {"fits": 3}
    with pytest.raises(PackageError) as again:
        packages.inspect(both.owner, path)
    assert again.value.code == "E_ALREADY"
    alter(both.partner, "update distribution set reported_in = null")  # as if it had never sent them
    uid = packages.inspect(both.owner, send_results(both, list_uid)).package_uid
    assert verdicts(both, uid) == {"twice": 3}
    with pytest.raises(RefusedError, match="cannot be taken"):
        reviewing.decide_rule(both.owner, uid, RowVerdict.TWICE, RowDecision.TAKE)
    decide(both.owner, uid)
    assert benefits(both.owner) == [(PARTNER, 1, DAY)] * 2


@pytest.mark.on_file
def test_a_round_that_was_sent_is_in_the_partners_hands(both: Joint, tmp_path: Path) -> None:
    with both.owner.store.read() as uow:
        agency = uow.agencies.coded(PARTNER)
        terms = memoranda.memorandum(both.owner, both.offices.memorandum_a).terms
        assert agency is not None
        with pytest.raises(RefusedError, match="nothing come back"):
            share_matter(
                uow, both.owner, both.round_uid, agency, replace(terms, directions=terms.directions[:1])
            )
    alter(both.owner, "update household set state = 'suspended'")
    with pytest.raises(RefusedError, match="3 families of sheet"):
        send_share(both)
    alter(both.owner, "update household set state = 'confirmed'")
    path = send_share(both)
    with pytest.raises(RefusedError, match="prints the sheets of its own"):
        distributions.print_sheet(both.owner, both.round_uid, ARABIC, tmp_path / "x.pdf")
    with pytest.raises(RefusedError, match="printed or sent already"):
        send_share(both)
    with pytest.raises(RefusedError, match="may be serving its families"):
        distributions.void(both.owner, both.round_uid, "خطأ")
    apart = plan(criteria=Criteria(days_apart=30))
    assert approved_lists.list_preview(both.owner, apart).families == 2  # the share of three is promised
    take(both.partner, path)  # it refuses every row
    packages.inspect(both.owner, carry(last_out(both.partner), both.offices.courier))
    assert approved_lists.lists(both.partner) == []
    distributions.void(both.owner, both.round_uid, "لم تقبلها الجمعية")
    assert approved_lists.list_preview(both.owner, apart).families == 5


def test_a_share_says_how_many_a_family_was_when_it_was_approved(tmp_path: Path) -> None:
    one = joint(tmp_path, profile=Profile.P3, fields=(*FIELDS, "members"))
    alter(one.owner, "update household set members_declared = 9")
    wanted = SendChoice(memorandum_uid=one.offices.memorandum_a, recipient=PARTNER, round_uid=one.round_uid)
    found = preview_send(one.owner, wanted)
    place = found.fields.index("members")
    assert [row[place] for row in found.sample] == ["3", "3", "3"]


@pytest.mark.on_file
def test_what_was_entered_here_meanwhile_is_never_silently_replaced(both: Joint, tmp_path: Path) -> None:
    uid = packages.inspect(both.owner, reported(both, tmp_path)).package_uid
    reviewing.decide_rule(both.owner, uid, RowVerdict.FITS, RowDecision.TAKE)
    request = reviewing.ask_accept(both.owner, uid)
    handovers.record_results(both.owner, both.round_uid, [ResultEntry(row=1, result=Result.ABSENT)])
    with pytest.raises(RefusedError, match="entered here meanwhile"):
        grant(as_checker(both.owner), request, Progress())
    approvals.refuse(as_checker(both.owner), request, "أُدخل صف هنا")
    with pytest.raises(BadInputError, match="1 rows"):
        reviewing.ask_accept(both.owner, uid)
    assert noted_last(both.owner) == ("package", uid, {"decision": "open", "rows": 1})
    assert verdicts(both, uid) == {"contrary": 1, "fits": 2}
    with pytest.raises(RefusedError, match="one by one"):
        reviewing.decide_rule(both.owner, uid, RowVerdict.CONTRARY, RowDecision.TAKE)
    assert benefits(both.owner) == []  # nothing of the refused request is left
    (number,) = reviewing.row_numbers(both.owner, uid, RowVerdict.CONTRARY)
    reviewing.decide_row(both.owner, uid, number, RowDecision.TAKE)
    grant(as_checker(both.owner), reviewing.ask_accept(both.owner, uid), Progress())
    assert benefits(both.owner) == [(PARTNER, 1, DAY)] * 3


@pytest.mark.on_file
def test_forged_results_are_refused_or_shown_and_never_counted(both: Joint, tmp_path: Path) -> None:
    list_uid = share_taken(both)
    handed_out(both, list_uid, tmp_path)
    lines = approved_lists.lines(both.partner, list_uid)
    with both.partner.store.read() as uow:
        first = uow.session.scalar(text("select uid from list_line where position = 1"))
    alter(both.partner, "update distribution set received = 9")
    before = row_counts(both.owner, but=["package"])
    with pytest.raises(PackageError) as refused:
        packages.inspect(both.owner, send_results(both, list_uid))
    assert refused.value.code == "E_BALANCE"
    assert row_counts(both.owner, but=["package"]) == before
    packages.inspect(both.partner, carry(last_out(both.owner), both.offices.courier))  # it hears of it
    (told, *_) = [one for one in packages.desk(both.partner).sent if one.kind == "distribution-result"]
    assert (told.standing, told.line.refused) == (Standing.DECIDED, 3)
    alter(both.partner, "update distribution set received = 4")
    assert _told_of(both, list_uid) == [one.name for one in lines]
    alter(both.partner, "update list_line set uid = '!' where position = 1")  # it stays behind
    assert _told_of(both, list_uid) == [one.name for one in lines[1:]]
    alter(both.partner, f"update list_line set uid = '{first}' where position = 1")
    alter(both.partner, "update distribution_line set quantity = 2 where position = 1")
    alter(both.partner, "update list_line set uid = '01J00000000000000000000077' where position = 2")
    another = send_results(both, list_uid)
    uid = packages.inspect(both.owner, another).package_uid  # no gap: the refused one kept its number
    assert verdicts(both, uid) == {"wrong": 1, "outside": 1, "fits": 1}
    decide(both.owner, uid, RowVerdict.FITS)
    assert distributions.totals(both.owner, both.round_uid).pending == 2
    alter(both.partner, "update package set facts = replace(facts, substr(facts, 3, 6), '000000')")
    alter(both.partner, "update distribution set reported_in = null")
    with pytest.raises(PackageError) as refused:
        packages.inspect(both.owner, send_results(both, list_uid))
    assert refused.value.code == "E_EDITION"


def _told_of(one: Joint, list_uid: str) -> list[str]:
    """Return whom the partner is shown before its results leave."""
    wanted = SendChoice(memorandum_uid=one.offices.memorandum_b, recipient=OWNER, results_of=list_uid)
    preview = preview_send(one.partner, wanted)
    return [row[preview.sample_fields.index("name")] for row in preview.sample]
