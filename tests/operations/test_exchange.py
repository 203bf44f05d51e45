"""Two offices joined by nothing but files: the journey of the families from one list into the other."""

import json
from pathlib import Path

import pytest

from desktop.models.agency import CardState
from desktop.models.memorandum import Profile, Standing
from desktop.models.package import RefusalReason, RowDecision, RowVerdict
from desktop.models.package import Standing as PackageStanding
from desktop.operations import agencies, memoranda, packages, reviewing
from desktop.operations.decisions import grant
from desktop.operations.reviewing import ask_accept, decide_row, decide_rule, review
from desktop.operations.sending import preview_send
from desktop.progress import Progress
from tests.exchanging import FIELDS, Pair, carry, choice, last_out, pair, populate, row_counts, sent, staged
from tests.factories import as_checker
from tests.families import run_sql


@pytest.fixture
def offices(tmp_path: Path) -> Pair:
    return pair(tmp_path)


def test_cards_and_terms_travel_before_any_data(offices: Pair) -> None:
    for office, uid in ((offices.a, offices.memorandum_a), (offices.b, offices.memorandum_b)):
        assert {row.card_state for row in agencies.agencies(office)} == {CardState.VERIFIED}
        view = memoranda.memorandum(office, uid)
        assert (view.standing, view.number) == (Standing.ACTIVE, "2026/1")
    assert packages.desk(offices.a).sent[0].standing == PackageStanding.DECIDED


def test_the_whole_journey(offices: Pair) -> None:
    names = populate(offices.a, 30)
    populate(offices.b, 10)  # the same first ten families
    preview = preview_send(offices.a, choice(offices))
    assert (preview.persons, preview.households, preview.held_total) == (30, 30, 0)
    inspection = staged(offices)
    assert (inspection.sender, inspection.rows) == ("ismailia", 30)
    state = review(offices.b, inspection.package_uid)
    assert (state.rows(RowVerdict.NEW), state.rows(RowVerdict.KNOWN)) == (20, 10)
    decide_rule(offices.b, inspection.package_uid, RowVerdict.KNOWN, RowDecision.TAKE)
    decide_rule(offices.b, inspection.package_uid, RowVerdict.NEW, RowDecision.TAKE)
    decide_row(
        offices.b, inspection.package_uid, first_new(offices, inspection.package_uid), RowDecision.REFUSE,
        RefusalReason.OUTSIDE_AREA,
    )  # fmt: skip
    receipt = grant(as_checker(offices.b), ask_accept(offices.b, inspection.package_uid), Progress())
    after = row_counts(offices.b)
    assert (after["household"], after["person"], after["benefit"]) == (29, 29, 29)
    assert offices.b.store is not None
    packages.inspect(offices.a, carry(Path(str(receipt)), offices.courier))
    row = next(row for row in packages.desk(offices.a).sent if row.kind == "beneficiary-list")
    assert (row.standing, row.line.taken, row.line.refused) == (PackageStanding.DECIDED, 29, 1)
    assert packages.outcomes(offices.a, row.uid) == {"known": 10, "new": 19, "outside_area": 1}
    assert len(names) == 30


def first_new(offices: Pair, uid: str) -> int:
    return reviewing.row_numbers(offices.b, uid, RowVerdict.NEW)[0]


def test_what_the_partner_says_never_changes_what_we_know(offices: Pair) -> None:
    populate(offices.a, 3)
    populate(offices.b, 3)
    with offices.b.store.read() as uow:
        before = list(uow.session.connection().exec_driver_sql("select * from person order by id"))
    inspection = staged(offices)
    decide_rule(offices.b, inspection.package_uid, RowVerdict.KNOWN, RowDecision.TAKE)
    grant(as_checker(offices.b), ask_accept(offices.b, inspection.package_uid), Progress())
    with offices.b.store.read() as uow:
        assert before == list(uow.session.connection().exec_driver_sql("select * from person order by id"))


def test_a_second_package_of_the_same_period_overlaps(offices: Pair) -> None:
    populate(offices.a, 3)
    for _ in range(2):
        inspection = staged(offices)
        for verdict in (RowVerdict.NEW, RowVerdict.OVERLAP):
            decide_rule(offices.b, inspection.package_uid, verdict, RowDecision.TAKE)
        grant(as_checker(offices.b), ask_accept(offices.b, inspection.package_uid), Progress())
    assert review(offices.b, inspection.package_uid).rows(RowVerdict.OVERLAP) == 3
    assert row_counts(offices.b)["person"] == 3


def test_what_a_partner_sent_is_not_passed_on(offices: Pair) -> None:
    populate(offices.a, 3)
    uid = staged(offices).package_uid
    decide_rule(offices.b, uid, RowVerdict.NEW, RowDecision.TAKE)
    grant(as_checker(offices.b), ask_accept(offices.b, uid), Progress())
    back = choice(offices, memorandum_uid=offices.memorandum_b, recipient="ismailia")
    assert preview_send(offices.b, back).persons == 0


def test_the_size_of_a_family_that_is_sent_counts_the_living(tmp_path: Path) -> None:
    offices = pair(tmp_path, profile=Profile.P3, fields=(*FIELDS, "members"))
    populate(offices.a, 2)
    run_sql(offices.a, "update household set members_declared = null")
    run_sql(
        offices.a,
        "update person set relation = 'son', position = 1, deceased_on = '2026-01-01',"
        " household_id = (select min(household_id) from person) where id = (select max(id) from person)",
    )
    found = preview_send(offices.a, choice(offices))
    assert [row[found.fields.index("members")] for row in found.sample] == ["1"]


def test_the_ledger_names_every_person_who_left(offices: Pair) -> None:
    populate(offices.a, 5)
    sent(offices)
    assert row_counts(offices.a)["sent_row"] == 5
    assert last_out(offices.a).parent == offices.a.paths.outbox
    with offices.a.store.read() as uow:
        entry = next(e for e in uow.journal.latest(5) if e.action == "sent")
    assert json.loads(entry.details)["rows"] == 5
