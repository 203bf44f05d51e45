"""Two persons erase a family: no value of it is left anywhere, numbers and hashes hold, a restore does not bring it back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import ForeignKey, select, text

from desktop.errors import BadInputError, RefusedError
from desktop.i18n.tongue import tongue
from desktop.models.approved_list import digest_of
from desktop.models.base import Base
from desktop.models.beneficiary import Household, Relation, State
from desktop.models.contact_note import ContactKind, ContactNote
from desktop.models.disability import Disability
from desktop.models.distribution import Result
from desktop.models.erasure import NO_VALUE, ErasureReason, ErasureWish
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_paper import FamilyPaper
from desktop.models.form_draft import FormDraft
from desktop.models.handover import Agent, ResultEntry
from desktop.models.journal import Action
from desktop.models.kept_page import KeptPage
from desktop.models.need import Need
from desktop.models.package import Direction, IncomingRow, Package, RowDecision, RowVerdict, SentRow
from desktop.operations import approved_lists, beneficiaries, decisions, distributions, handovers
from desktop.operations.authorship import Birth, born
from desktop.operations.backups import back_up
from desktop.operations.checks import check_office
from desktop.operations.erasure import ask_erasure, erasure_problems
from desktop.operations.examining import examine
from desktop.operations.offices import Unlock, close_office, open_office
from desktop.operations.restoring import ask_restore
from desktop.operations.reviewing import ask_accept, decide_rule
from desktop.progress import Progress
from desktop.store.erasures import BLANKED, GOES, STAYS
from desktop.store.tables import all_tables, rows_of
from desktop.workspace import Workspace
from tests.exchanging import pair, populate, staged
from tests.factories import as_checker, as_clerk, make_office
from tests.families import add_families, run_sql
from tests.operations.test_approved_lists import approve, plan
from tests.pages import pages_with
from tests.rounds import ARABIC, wish
from tests.saved import with_paper

NAME = "زمردة كهرمان المرجاني"
NUMBER = "29001012103456"
NEEDLES = ("زمرد", "كهرمان", "المرجاني", NUMBER, "01077766554", "عقيق", "فيروز", "ياقوت", "لازورد")
WISH = ErasureWish(reason=ErasureReason.REQUEST, legal_basis="القانون ١٥١ لسنة ٢٠٢٠، طلب رقم ١٧")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    workspace = make_office(tmp_path)
    yield workspace
    workspace.store.close()


@pytest.fixture
def family(office: Workspace) -> str:
    """Give a family of two, one of whom was corrected."""
    head = MemberDraft(name=NAME, relation=Relation.HEAD, national_id=NUMBER, phone="01077766554")
    son = MemberDraft(name="عقيق كهرمان", relation=Relation.SON)
    draft = FamilyDraft(members=(head, son), place="فيروز", address="حارة ياقوت", notes="لازورد")
    saved = beneficiaries.register(office, draft)
    members = beneficiaries.card(office, saved.uid).household.members
    again = [replace(one, uid=known.uid) for one, known in zip((head, son), members, strict=True)]
    beneficiaries.correct(
        office, saved.uid, saved.version, replace(draft, members=tuple(again), address="حارة أخرى")
    )
    return saved.uid


def close(office: Workspace, uid: str) -> None:
    card = beneficiaries.card(office, uid)
    beneficiaries.close_file(office, uid, card.household.version, "سافر عقيق")


def erase(office: Workspace, uid: str) -> str:
    number = ask_erasure(office, uid, WISH)
    decisions.grant(as_checker(office), number, Progress())
    return number


def surround(office: Workspace, uid: str) -> None:
    """Lay rows with needles into every table around the family."""
    stamp = born(office)
    with office.store.write() as uow:
        household = uow.beneficiaries.household(uid)
        assert household is not None
        at, whose = household.id, household.members[0].id

        def fresh() -> Birth:
            return born(office)

        package = Package(
            **fresh(), direction=Direction.IN.value, kind="beneficiary-list", sender="crescent",
            recipient="ismailia", memorandum="-", seq=1, manifest_digest="0" * 64, rows=1, state="decided",
        )  # fmt: skip
        uow.packages.add(package)
        for row in (
            ContactNote(**fresh(), household_id=at, kind=ContactKind.VISITED.value, day=date(2026, 1, 1), text="ياقوت"),
            Need(**fresh(), household_id=at, kind="food", noted_on=date(2026, 1, 1), remark="فيروز"),
            FamilyPaper(**fresh(), household_id=at, kind="national_id", number=NUMBER),
            Disability(**fresh(), person_id=whose, device="عقيق"),
            FormDraft(user_uid="u", form="family", content=f'{{"name": "{NAME}"}}', saved_at=office.now(), subject_uid=uid),
            IncomingRow(
                package_id=package.id, number=1, row_uid=stamp["uid"], name=NAME, name_key="زمرده",
                national_id=NUMBER, payload=json.dumps({"name": NAME}, ensure_ascii=False), verdict="known",
            ),
            SentRow(package_id=package.id, person_uid=household.members[0].uid),
        ):  # fmt: skip
            uow.packages.add(row)


def hand_out(office: Workspace, folder: Path) -> str:
    """Put every family on an approved list and through a closed round; return the list."""
    drafted = approved_lists.draft_list(office, plan())
    approve(office, drafted.uid)
    planned = distributions.plan(office, wish(drafted.uid, received=3))
    distributions.print_sheet(office, planned.uid, ARABIC, folder / "sheet.pdf")
    rows = distributions.rows(office, planned.uid)
    whose = next(row.position for row in rows if row.name == NAME)
    agent = Agent(name="فيروز ياقوت", relation="جار", national_id="")
    entry = ResultEntry(row=whose, result=Result.BY_AGENT, agent=agent)
    handovers.record_results(office, planned.uid, [entry], rest=Result.RECEIVED)
    with office.store.write() as uow:
        kept = KeptPage(
            **born(office), distribution_id=uow.distributions.get(planned.uid).id, page=1, first_row=whose,
            last_row=whose, scan="", picture=1, sealed=b"", held_because=f"شكوى {NAME}",
        )  # fmt: skip
        uow.kept_pages.keep(kept)
    handovers.close(office, planned.uid, returned=0, damaged=0, missing=0)
    return drafted.uid


def told(office: Workspace) -> dict[str, list[str]]:
    """Return where in the tables a needle stands."""
    found: dict[str, list[str]] = {}
    with office.store.engine.connect() as connection:
        tables = [(table.name, list(rows_of(connection, table))) for table in all_tables(connection)]
        if office.store.is_on_server:
            words = connection.execute(text("select word from person_search_word"))
            tables.append(("person_search_word", [tuple(row) for row in words]))
    for name, rows in tables:
        for needle in NEEDLES:
            if any(needle in str(value) for row in rows for value in row):
                found.setdefault(name, []).append(needle)
    return found


def test_no_value_of_an_erased_family_is_left_and_everything_holds(
    office: Workspace, family: str, tmp_path: Path
) -> None:
    add_families(office, 2)
    list_uid = hand_out(office, tmp_path)
    surround(office, family)
    close(office, family)
    beneficiaries.find(office, NAME)
    known = {"household", "person", "list_line", "distribution_line", "incoming_row", "need", "kept_page"}
    assert known <= told(office).keys()
    if not office.store.is_on_server:
        assert all(pages_with(office, needle) for needle in NEEDLES)
    number = erase(office, family)
    assert told(office) == {}
    if not office.store.is_on_server:
        assert {needle: pages_with(office, needle) for needle in NEEDLES} == dict.fromkeys(NEEDLES, 0)
    outcome = check_office(as_checker(office), Progress())
    assert outcome.is_whole
    stub = beneficiaries.card(office, family).household
    assert stub.erased_at is not None
    assert {member.name for member in stub.members} == {NO_VALUE}
    with office.store.read() as uow:
        (entry,) = uow.journal.with_action(Action.ERASED.value)
        edition = uow.approved_lists.get(list_uid)
        (carried,) = uow.session.execute(text("select person_uid from sent_row")).all()
    assert json.loads(entry.details)["resealed"] == {list_uid: edition.digest_now}
    assert (json.loads(entry.details)["approval"], json.loads(entry.details)["pages"]) == (number, 1)
    assert edition.digest != edition.digest_now
    assert carried[0] in {member.uid for member in stub.members}
    assert approved_lists.lines(office, list_uid, 1, 10)  # it still prints and shows


@pytest.mark.on_file
def test_a_list_altered_after_an_erasure_is_found(office: Workspace, family: str, tmp_path: Path) -> None:
    add_families(office, 2)
    list_uid = hand_out(office, tmp_path)
    close(office, family)
    erase(office, family)
    run_sql(office, "update approved_list set digest_now = digest_now || ''")
    assert check_office(as_checker(office), Progress()).is_whole
    run_sql(office, "update list_line set quantity = 9 where position = 1")
    assert check_office(as_checker(office), Progress()).altered_lists == (list_uid,)
    with office.store.write() as uow:  # whoever has the key reckons the hash anew; the journal knows better
        edition = uow.approved_lists.get(list_uid)
        edition.digest_now = digest_of(edition.header(), uow.approved_lists.frozen_lines(edition))
    assert check_office(as_checker(office), Progress()).altered_lists == (list_uid,)


@pytest.mark.on_file
def test_an_erasure_waits_for_what_is_unfinished(office: Workspace, family: str) -> None:
    with pytest.raises(RefusedError, match="open"):
        ask_erasure(office, family, WISH)
    drafted = approved_lists.draft_list(office, plan())
    close(office, family)
    with pytest.raises(RefusedError, match="not finished"):
        ask_erasure(office, family, WISH)
    approved_lists.cancel_draft(office, drafted.uid, "خطأ")
    number = ask_erasure(office, family, WISH)
    with pytest.raises(RefusedError):
        decisions.grant(office, number, Progress())  # the maker
    surround(office, family)
    with pytest.raises(RefusedError, match="changed"):
        decisions.grant(as_checker(office), number, Progress())


@pytest.mark.on_file
def test_what_stays_of_the_request_names_nobody(office: Workspace, family: str) -> None:
    close(office, family)
    for basis in ("", f"طلب {NAME}", "طلب صاحب الرقم ٢٩٠٠١٠١٢١٠٣٤٥٦"):
        wish = replace(WISH, legal_basis=basis)
        assert erasure_problems(office, family, wish)
        with pytest.raises(BadInputError):
            ask_erasure(office, family, wish)


@pytest.mark.on_file
def test_the_second_person_sees_what_goes_and_whom_to_tell(office: Workspace, family: str) -> None:
    surround(office, family)
    close(office, family)
    number = ask_erasure(office, family, WISH)
    sheet = decisions.request_sheet(as_checker(office), number, tongue("en"))
    said = dict(line for part in sheet.parts for line in part.lines)
    assert NAME in str(sheet.parts[0])
    with office.store.read() as uow:
        assert said["Partners to tell"] == uow.agencies.own().name
    assert said["Incoming rows"] == "1"
    decisions.grant(as_checker(office), number, Progress())
    after = decisions.request_sheet(as_checker(office), number, tongue("en"))
    assert NAME not in str(after)


@pytest.mark.on_file
def test_a_restore_does_not_bring_an_erased_family_back(
    office: Workspace, family: str, tmp_path: Path
) -> None:
    with_paper(office)
    (tmp_path / "stick").mkdir()
    backup = back_up(office, tmp_path / "stick").path
    close(office, family)
    erase(office, family)
    asked = ask_restore(office, backup, examine(office, backup).agreed)
    decisions.grant(as_checker(office), asked, Progress())
    close_office(office)
    restored = as_clerk(open_office(office.paths.folder, Unlock(), office.now))
    assert told(restored) == {}
    assert {needle: pages_with(restored, needle) for needle in NEEDLES} == dict.fromkeys(NEEDLES, 0)
    with restored.store.read() as uow:
        assert uow.erasures.erased_uids() == [family]
    assert check_office(as_checker(restored), Progress()).is_whole
    restored.store.close()


@pytest.mark.on_file
def test_what_a_partner_sends_again_begins_a_new_file(tmp_path: Path) -> None:
    offices = pair(tmp_path)
    populate(offices.a, 1)

    def take() -> str:
        uid = staged(offices).package_uid
        decide_rule(offices.b, uid, RowVerdict.NEW, RowDecision.TAKE)
        decisions.grant(as_checker(offices.b), ask_accept(offices.b, uid), Progress())
        with offices.b.store.read() as uow:
            found = uow.session.scalars(select(Household.uid).where(Household.state != State.CLOSED)).all()
        return str(found[0])

    first = take()
    close(offices.b, first)
    erase(offices.b, first)
    assert take() != first
    assert check_office(as_checker(offices.b), Progress()).is_whole


@pytest.mark.on_file
def test_every_table_that_knows_families_says_what_an_erasure_does_to_it() -> None:
    handled = {model.__tablename__ for model in (*GOES, *BLANKED, *STAYS)}
    homes = {Household.__tablename__, "person", "list_line", "distribution_line", "incoming_row"}
    pointing = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if isinstance(key, ForeignKey) and key.column.table.name in homes
    }
    assert pointing - handled == set()
