"""The history keeps every old value with its source; erased values are gone for good, and the journal still holds."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.models.agency import AgencyKind
from desktop.models.beneficiary import Relation, State
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_history import FieldLine, Source
from desktop.models.family_lines import CategoryDraft
from desktop.models.user import Role
from desktop.operations import agencies, beneficiaries
from desktop.operations.agencies import AgencyDraft
from desktop.operations.journal_check import check_journal
from desktop.store.scrubbing import scrub
from desktop.workspace import Actor, Workspace
from tests.factories import NOW, as_checker, make_office
from tests.pages import pages_with

NEEDLE = "شارع لا يعرفه أحد ١٢٣٤٥"


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with its clerk at work."""
    return make_office(tmp_path)


def _moved(office: Workspace, **changes: object) -> str:
    """Register a family with the needle as its address, then change that."""
    first = FamilyDraft(
        members=(MemberDraft(name="سعاد علي حسن", relation=Relation.HEAD),),
        address=NEEDLE,
        categories=(CategoryDraft(code="breadwinner_disabled"),),
    )
    saved = beneficiaries.register(office, first)
    head = beneficiaries.card(office, saved.uid).household.members[0]
    moved = replace(first, members=(MemberDraft(name=head.name, relation=Relation.HEAD, uid=head.uid),))
    beneficiaries.correct(office, saved.uid, saved.version, replace(moved, address="القصاصين", **changes))  # type: ignore[arg-type]  # fields of the draft
    return saved.uid


def test_the_card_tells_who_changed_what_from_where(office: Workspace) -> None:
    uid = _moved(office)
    saving, opening = beneficiaries.card(office, uid).history
    assert saving.lines == (FieldLine("", "address", NEEDLE, "القصاصين"),)
    assert (saving.by, saving.source) == ("منى حسن علي", Source.TYPED)
    assert opening.lines == ()


def test_sensitive_categories_stay_hidden_in_the_history(office: Workspace) -> None:
    uid = _moved(office, categories=())
    assert office.actor is not None
    holder = Actor(uid=office.actor.uid, name="holder", full_name="x", roles=frozenset({Role.KEY_HOLDER}))
    lines = beneficiaries.card(replace(office, actor=holder), uid).history[0].lines
    (line,) = [line for line in lines if line.field == "category"]
    assert line == FieldLine("", "category", "", "", is_hidden=True)
    seen = next(one for one in beneficiaries.card(office, uid).history[0].lines if one.field == "category")
    assert seen.old  # in words, to who may see it


def test_closing_a_file_is_history_too(office: Workspace) -> None:
    uid = _moved(office)
    card = beneficiaries.card(office, uid)
    beneficiaries.close_file(office, uid, card.household.version, "انتقلت الأسرة")
    fields = {line.field: line.new for line in beneficiaries.card(office, uid).history[0].lines}
    assert fields["state"] == State.CLOSED.value
    assert fields["closed_reason"] == "انتقلت الأسرة"


def test_agencies_have_a_history(office: Workspace) -> None:
    draft = AgencyDraft(code="crescent", name="الهلال الأحمر", kind=AgencyKind.CHARITY)
    uid = agencies.add_agency(office, draft)
    agencies.correct_agency(office, uid, replace(draft, name="جمعية الهلال الأحمر"))
    with office.store.read() as uow:
        (line,) = uow.histories.of_records([("agency", uid)], 10)
    assert (line.field, line.old, line.new) == ("name", "الهلال الأحمر", "جمعية الهلال الأحمر")


def test_erased_values_are_gone_and_the_journal_holds(office: Workspace) -> None:
    uid = _moved(office)
    with office.store.write() as uow:
        uow.session.execute(
            text("update household set address = ''")
        )  # the record itself is erased elsewhere
        assert uow.histories.erase([("household", uid)], NOW) == 1
        assert uow.histories.erase([("household", uid)], NOW) == 0
    (line,) = beneficiaries.card(office, uid).history[0].lines
    assert line == FieldLine("", "address", "", "", is_erased=True)
    assert check_journal(as_checker(office)).is_whole


def test_values_that_were_erased_by_nobody_are_found(office: Workspace) -> None:
    uid = _moved(office)
    with office.store.write() as uow:
        uow.session.execute(text(f"update field_change set old = '', new = '' where record_uid = '{uid}'"))
    assert not check_journal(as_checker(office)).is_whole


def test_no_page_of_the_file_holds_an_erased_value(office: Workspace) -> None:
    if office.store.is_on_server:
        pytest.skip("pages of a server are the server's own")
    uid = _moved(office)
    assert pages_with(office, NEEDLE) > 0  # the control: it can be found while it is there
    with office.store.write() as uow:
        uow.session.execute(text("update household set address = ''"))
        uow.histories.erase([("household", uid)], NOW)
    scrub(office.store)
    assert pages_with(office, NEEDLE) == 0
    wal = Path(f"{office.paths.database}-wal")
    assert not wal.exists() or wal.stat().st_size == 0
