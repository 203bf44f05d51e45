"""What comes back from the counter: results by row and by mark, taken back, balanced, closed."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from desktop.errors import BadInputError, CancelledError, NotFoundError, RefusedError
from desktop.models.distribution import DistributionLine, Result
from desktop.models.handover import MOST_FAMILIES, Agent, ResultEntry
from desktop.operations import beneficiaries, distributions, handovers, round_papers
from desktop.operations.round_card import round_card
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import as_checker, make_office, plan
from tests.families import add_families, run_sql
from tests.rounds import ARABIC, mark_of, printed


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def test_results_come_by_row_and_by_mark_and_for_all_others(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    arabic_mark = mark_of(office, planned.number, 3).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    entries = [
        ResultEntry(row=1, result=Result.ABSENT),
        ResultEntry(mark=arabic_mark, result=Result.BY_AGENT, agent=Agent(name="علي حسن", relation="ابن")),
    ]
    sums = handovers.record_results(office, planned.uid, entries, rest=Result.RECEIVED)
    assert (sums.handed_over, sums.pending) == (5, 0)
    rows = distributions.rows(office, planned.uid)
    assert [row.result for row in rows[:3]] == [Result.ABSENT, Result.RECEIVED, Result.BY_AGENT]
    assert rows[2].agent_name == "علي حسن"


def test_a_second_handover_of_a_row_is_refused_and_nothing_is_entered(
    office: Workspace, tmp_path: Path
) -> None:
    planned = printed(office, tmp_path)
    once = ResultEntry(row=2, result=Result.RECEIVED)
    handovers.record_results(office, planned.uid, [once])
    with pytest.raises(RefusedError, match="already handed over"):
        handovers.record_results(office, planned.uid, [ResultEntry(row=4, result=Result.ABSENT), once])
    assert distributions.totals(office, planned.uid).pending == 5


def test_who_was_absent_may_come_later_the_same_day(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.ABSENT)])
    sums = handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.RECEIVED)])
    assert sums.handed_over == 1


def test_an_entry_can_be_taken_back_with_a_reason(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.RECEIVED)])
    with pytest.raises(BadInputError):
        handovers.take_back(office, planned.uid, 1, "")
    assert handovers.take_back(office, planned.uid, 1, "صف آخر").pending == 6
    with pytest.raises(RefusedError, match="Nothing was entered"):
        handovers.take_back(office, planned.uid, 1, "صف آخر")
    with office.store.read() as uow:
        assert uow.session.scalar(text("select new from field_change where field = 'reason'")) == "صف آخر"


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (ResultEntry(row=1, result=Result.PENDING), "what became"),
        (ResultEntry(result=Result.RECEIVED), "row is missing"),
        (ResultEntry(row=1, result=Result.BY_AGENT), "agent's name"),
        (ResultEntry(mark="123", result=Result.RECEIVED), "not a row mark"),
    ],
)
def test_half_an_entry_is_refused(
    office: Workspace, tmp_path: Path, entry: ResultEntry, sentence: str
) -> None:
    planned = printed(office, tmp_path)
    with pytest.raises(BadInputError, match=sentence):
        handovers.record_results(office, planned.uid, [entry])


def test_rows_are_looked_up_by_number_mark_id_file_and_name(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    row = distributions.rows(office, planned.uid)[4]
    for typed in ("٥", mark_of(office, planned.number, 5), row.national_id, row.household_code, row.name):
        assert handovers.look_up(office, planned.uid, typed) == [row]
    assert row in handovers.look_up(
        office, planned.uid, row.name.replace(" ", "")[3:]
    )  # folded, from the middle
    with pytest.raises(NotFoundError, match="no row 99"):
        handovers.look_up(office, planned.uid, "99")
    with pytest.raises(BadInputError, match="another sheet"):
        handovers.look_up(office, planned.uid, mark_of(office, "2026/7", 5))


def test_entering_all_others_can_be_cancelled_and_leaves_nothing(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    with pytest.raises(CancelledError):
        handovers.record_results(
            office, planned.uid, rest=Result.RECEIVED, progress=Progress(is_cancelled=lambda: True)
        )
    assert {row.result for row in distributions.rows(office, planned.uid)} == {Result.PENDING}


def test_a_round_closes_only_when_it_balances(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path, received=8)
    handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.ABSENT)])
    with pytest.raises(RefusedError, match="5 rows are still"):
        handovers.close(office, planned.uid, returned=3, damaged=0, missing=0)
    handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    with pytest.raises(RefusedError, match="1 are not accounted for"):
        handovers.close(office, planned.uid, returned=2, damaged=0, missing=0)
    with pytest.raises(RefusedError, match="1 more than came in"):
        handovers.close(office, planned.uid, returned=4, damaged=0, missing=0)
    with pytest.raises(BadInputError, match="below zero"):
        handovers.close(office, planned.uid, returned=4, damaged=-1, missing=0)
    handovers.close(office, planned.uid, returned=1, damaged=1, missing=1)
    with pytest.raises(RefusedError, match="is closed"):
        handovers.record_results(office, planned.uid, rest=Result.RECEIVED)


def test_a_round_is_closed_by_the_head_of_its_committee(office: Workspace, tmp_path: Path) -> None:
    committee = "عضو: علي حسن\nرئيس اللجنة: سعاد عبد العزيز"
    planned = printed(office, tmp_path, committee=committee)
    handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    with pytest.raises(BadInputError, match="neither belongs"):
        handovers.close(office, planned.uid, returned=0, damaged=0, missing=0, head="غريب عن اللجنة")
    assert round_card(office, planned.uid).head == "سعاد عبد العزيز"
    handovers.close(office, planned.uid, returned=0, damaged=0, missing=0)
    assert round_card(office, planned.uid).head == "سعاد عبد العزيز"
    minutes = round_papers.print_rest_minutes(office, planned.uid, ARABIC, tmp_path / "minutes.pdf")
    assert "سعاد عبد العزيز" in "".join(page_texts(minutes))


def test_closing_writes_what_each_served_family_received(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    absent = distributions.rows(office, planned.uid)[0]
    run_sql(office, "UPDATE distribution_line SET given_on = '2026-01-31' WHERE position = 2")
    entries = [ResultEntry(row=1, result=Result.ABSENT), ResultEntry(row=2, result=Result.RECEIVED)]
    handovers.record_results(office, planned.uid, entries, rest=Result.RECEIVED)
    handovers.close(office, planned.uid, returned=1, damaged=0, missing=0)
    with office.store.read() as uow:
        benefits = uow.session.execute(
            text(
                "select household.code, quantity, unit, given_on from benefit "
                "join household on household.id = household_id"
            )
        ).all()
    assert len(benefits) == 5
    assert absent.household_code not in {row[0] for row in benefits}
    assert {(*row[1:3], str(row[3])) for row in benefits} == {
        (1, "box", "2026-03-05")
    }  # a partner's day is gone


def test_the_card_names_what_was_received_in_words(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    handovers.close(office, planned.uid, returned=0, damaged=0, missing=0)
    with office.store.read() as uow:
        household = uow.session.execute(text("select uid from household limit 1")).scalar_one()
    (line,) = beneficiaries.card(office, household, "en").help
    assert line.aid_kind == "Food carton"
    assert line.agency == plan().name


def test_a_dead_person_receives_nothing_himself(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    with office.store.read() as uow:
        dead = uow.session.scalars(select(DistributionLine).where(DistributionLine.position == 2)).one()
    run_sql(office, f"UPDATE person SET deceased_on = '2026-02-27' WHERE household_id = {dead.household_id}")
    with pytest.raises(RefusedError, match="deceased") as refused:
        handovers.record_results(office, planned.uid, [ResultEntry(row=2, result=Result.RECEIVED)])
    assert refused.value.values["day"] == date(2026, 2, 27)
    sums = handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    assert sums.pending == 1  # nobody is lost: the row waits, and the round does not close over it
    widow = ResultEntry(row=2, result=Result.BY_AGENT, agent=Agent(name="سعاد علي", relation="زوجة"))
    assert handovers.record_results(office, planned.uid, [widow]).pending == 0


@pytest.mark.on_file
def test_who_died_after_the_day_received_himself_and_a_dead_agent_did_not(
    office: Workspace, tmp_path: Path
) -> None:
    planned = printed(office, tmp_path)
    row = distributions.rows(office, planned.uid)[1]
    run_sql(office, f"UPDATE person SET deceased_on = '2026-03-08' WHERE national_id = '{row.national_id}'")
    run_sql(office, "UPDATE person SET deceased_on = '2026-02-01' WHERE household_id = 1")
    with office.store.read() as uow:
        dead = uow.session.scalar(text("select national_id from person where household_id = 1"))
    itself = ResultEntry(
        row=1, result=Result.BY_AGENT, agent=Agent(name="علي", national_id=str(dead), is_agreed=True)
    )
    with pytest.raises(RefusedError, match="who is said to have received"):
        handovers.record_results(office, planned.uid, [itself])
    sums = handovers.record_results(office, planned.uid, [ResultEntry(row=2, result=Result.RECEIVED)])
    assert sums.handed_over == 1
    handovers.take_back(office, planned.uid, 2, "خطأ")
    assert handovers.record_results(office, planned.uid, rest=Result.RECEIVED).handed_over == 5


@pytest.mark.on_file
def test_who_died_while_the_round_lasted_is_asked_about_and_may_have_received_before(
    office: Workspace, tmp_path: Path
) -> None:
    planned = printed(office, tmp_path, last_day=date(2026, 3, 7))
    row = distributions.rows(office, planned.uid)[1]
    run_sql(office, f"UPDATE person SET deceased_on = '2026-03-06' WHERE national_id = '{row.national_id}'")
    assert handovers.record_results(office, planned.uid, rest=Result.RECEIVED).pending == 1
    itself = ResultEntry(row=2, result=Result.RECEIVED)
    assert handovers.record_results(office, planned.uid, [itself]).handed_over == 6


@pytest.mark.on_file
def test_what_one_clerk_entered_and_another_replaced_stays_readable(
    office: Workspace, tmp_path: Path
) -> None:
    planned = printed(office, tmp_path)
    handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.ABSENT)])
    handovers.record_results(as_checker(office), planned.uid, [ResultEntry(row=1, result=Result.REFUSED)])
    with office.store.read() as uow:
        told = uow.session.execute(text("select old, new from field_change where field = 'result'")).all()
    assert told == [("absent", "refused")]


@pytest.mark.on_file
def test_an_agent_is_one_whether_by_id_or_by_a_name_spelled_otherwise(
    office: Workspace, tmp_path: Path
) -> None:
    planned = printed(office, tmp_path)
    agents = [Agent(name="أحمد علي", national_id="29001011900001"), Agent(name="احمد على")] * 3
    entries = [
        ResultEntry(row=row, result=Result.BY_AGENT, agent=agent) for row, agent in enumerate(agents, 1)
    ]
    handovers.record_results(office, planned.uid, entries[:MOST_FAMILIES])
    with pytest.raises(RefusedError, match="for 5 families"):
        handovers.record_results(office, planned.uid, entries[MOST_FAMILIES:])
    namesake = ResultEntry(
        row=6, result=Result.BY_AGENT, agent=Agent(name="أحمد علي", national_id="29001011900034")
    )
    assert handovers.record_results(office, planned.uid, [namesake]).pending == 0


def test_an_agent_of_many_families_is_the_committees_affair(office: Workspace, tmp_path: Path) -> None:
    add_families(office, 2)
    planned = printed(office, tmp_path)
    agent = Agent(name="علي  حسن")
    for row in range(1, 1 + MOST_FAMILIES):
        handovers.record_results(
            office, planned.uid, [ResultEntry(row=row, result=Result.BY_AGENT, agent=agent)]
        )
    with pytest.raises(RefusedError, match="for 5 families"):
        handovers.record_results(
            office, planned.uid, [ResultEntry(row=6, result=Result.BY_AGENT, agent=agent)]
        )
    agreed = ResultEntry(row=6, result=Result.BY_AGENT, agent=replace(agent, is_agreed=True))
    assert handovers.record_results(office, planned.uid, [agreed]).families_with(Result.BY_AGENT) == 6
    with office.store.read() as uow:
        noted = [json.loads(one.details)["agreed"] for one in uow.journal.latest(2)]
    assert noted == [1, 0]
