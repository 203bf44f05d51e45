"""The timeline of a family, and the notes of contact that stand in it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import BadInputError, ChangedMeanwhileError, NotFoundError, RefusedError
from desktop.models.base import new_uid
from desktop.models.beneficiary import Household
from desktop.models.circumstances import Leaving
from desktop.models.contact_note import ContactDraft, ContactKind, Outcome, check_contact
from desktop.models.distribution import Result
from desktop.models.handover import ResultEntry
from desktop.models.package import Package, SentRow
from desktop.models.period import Period
from desktop.models.programme import Benefit
from desktop.models.timeline import EventKind, TimelineEvent, TimelineFilter
from desktop.models.user import Role
from desktop.operations import beneficiaries, contact_notes, handovers, memberships, programmes, timeline
from desktop.operations.timeline_printing import print_timeline
from desktop.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import NOW, as_checker, make_office
from tests.families import add_families, run_sql
from tests.rounds import printed

TODAY = NOW.date()


def visit(**changes: object) -> ContactDraft:
    values: dict[str, object] = {"day": TODAY - timedelta(days=2), "text": "زيارة منزلية؛ السقف مكسور"}
    return ContactDraft(**(values | changes))  # type: ignore[arg-type]  # the draft's own fields


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 3)
    return workspace


def families(workspace: Workspace) -> list[Household]:
    with workspace.store.read() as uow:
        uids = [one.uid for one in uow.session.query(Household).order_by(Household.id)]
        return [timeline.known(uow, uid) for uid in uids]


def line_of(workspace: Workspace, uid: str, *kinds: EventKind) -> list[TimelineEvent]:
    found = timeline.events(
        workspace, uid, timeline.event_ids(workspace, uid, TimelineFilter(kinds=kinds)), "ar"
    )
    return [one for one in found if one is not None]


def journal_of(workspace: Workspace, kind: str) -> list[str]:
    with workspace.store.read() as uow:
        return [one.action for one in uow.journal.latest(100) if one.kind == kind]


def as_key_holder(workspace: Workspace) -> Workspace:
    assert workspace.actor is not None
    return replace(workspace, actor=replace(workspace.actor, roles=frozenset({Role.KEY_HOLDER})))


def test_a_family_shows_all_that_happened_to_it_in_one_line(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    absence = ResultEntry(row=3, result=Result.ABSENT)
    handovers.record_results(office, planned.uid, [absence], rest=Result.RECEIVED)
    handovers.close(office, planned.uid, returned=4, damaged=0, missing=0)
    programmes.add_programme(office, code="karama", name="تكافل وكرامة")
    served, _, absent = sorted(families(office), key=lambda one: _row(office, one))
    memberships.enrol(office, "karama", [served.uid])
    memberships.leave(office, "karama", served.uid, "خرجت بعد البحث")
    contact_notes.add_note(office, served.uid, visit())
    told_by_partner(office, served)
    sent_to_partner(office, served)
    run_sql(
        office,
        "insert into list_exclusion (list_id, household_id, reason, words, is_taken, decided_by)"
        f" select id, {absent.id}, 'suspended', '', false, '' from approved_list",
    )
    kinds = {one.kind for one in line_of(office, served.uid)}
    assert kinds == {
        EventKind.OPENED, EventKind.LISTED, EventKind.RECEIVED, EventKind.TOLD, EventKind.SENT,
        EventKind.JOINED, EventKind.LEFT, EventKind.VISITED,
    }  # fmt: skip
    days = [one.day for one in line_of(office, served.uid)]
    assert days == sorted(days, reverse=True)
    (received,) = line_of(office, served.uid, EventKind.RECEIVED)
    assert (received.source, received.quantity, received.by) == (planned.number, 1, "منى حسن علي")
    run_sql(office, "update benefit set programme = 'karama' where source_line <> '1'")
    (received,) = line_of(office, served.uid, EventKind.RECEIVED)
    assert received.what.startswith("تكافل وكرامة – ")
    (told,) = line_of(office, served.uid, EventKind.TOLD)
    assert (told.agency, told.source, told.day) == ("hayah", "ismailia-2026-1-7", date(2026, 2, 1))
    assert told.told_at is not None
    assert "hayah" in timeline.agencies(office, served.uid)
    of_partner = timeline.event_ids(office, served.uid, TimelineFilter(agency="hayah"))
    assert told.id in {one.id for one in timeline.events(office, served.uid, of_partner) if one is not None}
    assert len(of_partner) == sum(one.agency == "hayah" for one in line_of(office, served.uid))
    february = Period(date(2026, 2, 1), date(2026, 2, 28))
    in_time = timeline.event_ids(office, served.uid, TimelineFilter(period=february))
    assert len(in_time) == sum(february.first <= day <= february.last for day in days) > 0
    (missed,) = line_of(office, absent.uid, EventKind.NOT_RECEIVED)
    assert missed.outcome == Result.ABSENT
    (left_out,) = line_of(office, absent.uid, EventKind.EXCLUDED)
    assert left_out.outcome == "suspended"
    assert "read" in journal_of(office, "timeline")


def test_within_a_day_what_was_told_last_stands_first(office: Workspace) -> None:
    family = families(office)[0]
    for words in ("الثانية", "الأولى"):
        contact_notes.add_note(office, family.uid, visit(day=TODAY, text=words))
    for words, hours in (("الأولى", 1), ("الثانية", 2)):
        moment = (NOW + timedelta(hours=hours)).replace(tzinfo=None).isoformat(sep=" ")
        run_sql(office, f"update contact_note set created_at = '{moment}' where text = '{words}'")
    assert [one.text for one in line_of(office, family.uid) if one.day == TODAY][:2] == ["الثانية", "الأولى"]


def test_a_closed_file_ends_its_line_with_kind_day_and_reason(office: Workspace) -> None:
    family = families(office)[0]
    day = TODAY - timedelta(days=4)
    beneficiaries.close_file(office, family.uid, family.version, "سافرت", kind=Leaving.MOVED, day=day)
    (closed,) = line_of(office, family.uid, EventKind.CLOSED)
    assert (closed.day, closed.outcome, closed.text, closed.by) == (day, "moved", "سافرت", "منى حسن علي")
    assert line_of(office, family.uid, EventKind.CORRECTED) == []  # one thing happened, and is told once
    history = beneficiaries.card(office, family.uid).history
    told = {(line.field, line.new) for saving in history for line in saving.lines}
    assert {("closed_kind", "moved"), ("closed_on", day.isoformat()), ("closed_reason", "سافرت")} <= told


@pytest.mark.parametrize(("day", "words"), [(date(1900, 1, 1), "born after"), (date(2100, 1, 1), "future")])
def test_nobody_dies_before_birth_or_tomorrow(office: Workspace, day: date, words: str) -> None:
    family = families(office)[0]
    run_sql(office, "update person set birth_date = '1980-01-01'")
    with pytest.raises(BadInputError, match=words):
        beneficiaries.close_file(office, family.uid, family.version, "توفيت", kind=Leaving.DIED, day=day)


def _row(workspace: Workspace, household: Household) -> int:
    with workspace.store.read() as uow:
        query = "select position from distribution_line where household_id = :id"
        return int(
            uow.session.connection().exec_driver_sql(query.replace(":id", str(household.id))).scalar_one()
        )


def told_by_partner(workspace: Workspace, household: Household) -> None:
    born: dict[str, Any] = {"origin": "hayah", "created_at": workspace.now(), "created_by": "-"}
    with workspace.store.write() as uow:
        package = Package(
            uid=new_uid(workspace.now()), **born, direction="in", kind="beneficiaries", sender="hayah",
            recipient="ismailia", memorandum="ismailia-2026-1", seq=7, manifest_digest="0" * 64, rows=1,
            state="decided",
        )  # fmt: skip
        uow.packages.add(package)
        uow.packages.add(
            Benefit(
                uid=new_uid(workspace.now()),
                **born,
                household_id=household.id,
                agency_code="hayah",
                period_from=date(2026, 2, 1),
                source=package.uid,
                source_line="1",
                programme="قافلة",
            )
        )


def sent_to_partner(workspace: Workspace, household: Household) -> None:
    with workspace.store.write() as uow:
        package = Package(
            uid=new_uid(workspace.now()), origin="ismailia", created_at=workspace.now(), created_by="-",
            direction="out", kind="beneficiaries", sender="ismailia", recipient="hayah",
            memorandum="ismailia-2026-1", seq=1, manifest_digest="0" * 64, rows=1, state="sent",
        )  # fmt: skip
        uow.packages.add(package)
        for member in household.members:
            uow.packages.add(SentRow(package_id=package.id, person_uid=member.uid))


def test_a_note_is_written_put_right_and_struck_out(office: Workspace) -> None:
    family = families(office)[0]
    uid = contact_notes.add_note(office, family.uid, visit())
    draft, version = contact_notes.contact_note(office, uid)
    assert draft.worker == "منى حسن علي"
    checker = as_checker(office)
    contact_notes.correct_note(checker, uid, version, replace(draft, outcome=Outcome.DONE))
    with pytest.raises(ChangedMeanwhileError, match="changed this note"):
        contact_notes.correct_note(office, uid, version, draft)
    contact_notes.strike_note(office, uid, version + 1, "أسرة أخرى")
    (struck,) = line_of(office, family.uid, EventKind.VISITED)
    assert (struck.outcome, struck.struck_reason) == (Outcome.DONE, "أسرة أخرى")
    with pytest.raises(RefusedError, match="struck out"):
        contact_notes.correct_note(office, uid, version + 2, draft)
    assert journal_of(office, "contact_note")[:4] == ["closed", "corrected", "read", "registered"]
    with office.store.read() as uow:
        kept = uow.histories.of_records([("contact_note", uid)], 10)
    assert {(one.field, one.old, one.new) for one in kept} == {
        ("outcome", "open", "done"), ("struck_reason", "", "أسرة أخرى"),
    }  # fmt: skip


def test_a_sensitive_note_tells_its_words_only_to_who_may_see_them(office: Workspace) -> None:
    family = families(office)[0]
    draft = visit(kind=ContactKind.REFERRED, agency="مستشفى الصدر", is_sensitive=True)
    uid = contact_notes.add_note(office, family.uid, draft)
    (seen,) = line_of(office, family.uid, EventKind.REFERRED)
    assert (seen.what, seen.text, seen.is_hidden) == ("مستشفى الصدر", draft.text, False)
    (hidden,) = line_of(as_key_holder(office), family.uid, EventKind.REFERRED)
    assert (hidden.what, hidden.text, hidden.is_hidden) == ("", "", True)
    blind = replace(office, actor=replace(office.actor, roles=frozenset({Role.CLERK})))  # type: ignore[type-var]
    assert contact_notes.contact_note(blind, uid)[0].text == draft.text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"day": None}, "date is missing"),
        ({"day": TODAY + timedelta(days=1)}, "future"),
        ({"day": date(1901, 1, 1)}, "too far back"),
        ({"text": " "}, "empty"),
        ({"text": "x" * 2001}, "too long"),
        ({"kind": ContactKind.REFERRED}, "agency is missing"),
    ],
)
def test_a_note_that_breaks_a_rule_is_refused(changes: dict[str, object], told: str) -> None:
    (problem,) = check_contact(visit(**changes), TODAY)
    assert told in problem.message


def test_a_closed_file_and_a_strange_family_take_no_notes(office: Workspace) -> None:
    with pytest.raises(NotFoundError):
        contact_notes.add_note(office, "0" * 26, visit())
    with pytest.raises(BadInputError, match="reason is missing"):
        contact_notes.strike_note(office, "x", 1, " ")
    run_sql(office, "update household set state = 'closed', closed_reason = 'x'")
    with pytest.raises(RefusedError, match="closed"):
        contact_notes.add_note(office, families(office)[0].uid, visit())


def test_a_timeline_is_printed_under_a_number_and_without_sensitive_words(
    office: Workspace, tmp_path: Path
) -> None:
    family = families(office)[0]
    contact_notes.add_note(office, family.uid, visit(is_sensitive=True))
    out = print_timeline(office, family.uid, "ar", "", tmp_path / "paper.pdf")
    assert "السقف" not in " ".join(page_texts(out))
    whole = print_timeline(office, family.uid, "ar", "", tmp_path / "whole.pdf", with_sensitive=True)
    assert "السقف" in " ".join(page_texts(whole))
    assert journal_of(office, "timeline") == ["printed", "printed"]
    with pytest.raises(RefusedError):
        print_timeline(as_key_holder(office), family.uid, "ar", "", tmp_path / "no.pdf")
