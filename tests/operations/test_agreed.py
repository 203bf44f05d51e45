"""The page of a request shows exactly what is agreed to, for every kind, and says when it was changed since."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import RefusedError
from desktop.i18n.tongue import tongue
from desktop.models.approval import ApprovalKind
from desktop.models.list_plan import Criteria, ListPlan
from desktop.models.package import RowDecision, RowVerdict
from desktop.models.request_sheet import EFFECTS, TITLES, RequestSheet
from desktop.operations import agencies, approved_lists, cards, memoranda, reviewing
from desktop.operations.activation import compare_digits
from desktop.operations.decisions import KINDS, grant, request_sheet
from desktop.operations.memorandum_printing import print_memorandum
from desktop.operations.sending import ask_send
from desktop.progress import Progress
from tests.exchanging import choice, decimal, draft, introduced, pair, populate, staged
from tests.factories import as_checker, make_office
from tests.families import add_families

EN = tongue("en")


def _said(sheet: RequestSheet) -> dict[str, str]:
    return {label: value for part in sheet.parts for label, value in part.lines}


def test_every_kind_has_its_handling_its_title_and_its_effect() -> None:
    assert set(TITLES) == set(EFFECTS) == set(ApprovalKind)
    assert set(KINDS) <= set(ApprovalKind)


def _asked_list(tmp_path: Path) -> tuple[object, str, str]:
    office = make_office(tmp_path)
    add_families(office, 5)
    plan = ListPlan(
        title="قائمة رمضان", aid_kind="food_box", unit="carton", criteria=Criteria(size_from=1),
        period_from=date(2026, 2, 18), period_to=date(2026, 3, 19),
    )  # fmt: skip
    drafted = approved_lists.draft_list(office, plan)
    return office, drafted.uid, approved_lists.ask_approval(office, drafted.uid)


def test_a_list_shows_its_conditions_totals_and_lines(tmp_path: Path) -> None:
    office, _uid, number = _asked_list(tmp_path)
    sheet = request_sheet(as_checker(office), number, EN)  # type: ignore[arg-type]  # it is a workspace
    said = _said(sheet)
    assert said["Families"] == "5"
    assert said["Period"] == "18/02/2026 – 19/03/2026"
    assert [part.lines for part in sheet.parts if part.heading == "Who stands on it"] == [
        (("", "members from: 1"),)
    ]
    assert len(sheet.rows) == sheet.row_count == 5
    assert not sheet.is_changed


def test_a_list_edited_since_says_so_and_is_not_granted(tmp_path: Path) -> None:
    office, _uid, number = _asked_list(tmp_path)
    with office.store.write() as uow:  # type: ignore[attr-defined]  # it is a workspace
        uow.session.execute(text("update list_line set quantity = 7 where position = 1"))
    checker = as_checker(office)  # type: ignore[arg-type]  # as above
    assert request_sheet(checker, number, EN).is_changed
    with pytest.raises(RefusedError, match="changed after"):
        grant(checker, number, Progress())


def test_a_card_shows_its_forty_digits(tmp_path: Path) -> None:
    a, b, _courier = introduced(tmp_path)
    theirs = next(row for row in agencies.agencies(b) if row.is_own)
    agency = next(row for row in agencies.agencies(a) if not row.is_own)
    number = cards.type_digits(a, agency.uid, theirs.fingerprint)
    digits = _said(request_sheet(as_checker(a), number, EN))["The forty digits"]
    assert "".join(c for c in digits if c.isdigit()) == theirs.fingerprint


def test_a_memorandum_shows_its_terms_and_its_annex(tmp_path: Path) -> None:
    a, b, _courier = introduced(tmp_path)
    theirs = next(row for row in agencies.agencies(b) if row.is_own)
    agency = next(row for row in agencies.agencies(a) if not row.is_own)
    grant(as_checker(a), cards.type_digits(a, agency.uid, theirs.fingerprint), Progress())
    uid = memoranda.draft_memorandum(a, draft())
    print_memorandum(a, uid, tmp_path / "memorandum.pdf")
    digest = memoranda.memorandum(a, uid).record.digest
    number = compare_digits(a, uid, decimal(digest))
    said = _said(request_sheet(as_checker(a), number, EN))
    assert said["Purpose"] == draft().purpose
    assert said["Most persons in one package"] == "1,000"
    assert said["Kept for"] == "180 days"
    assert "Full name" in said["Fields"]
    assert said["Data go"].count("\n") == 1
    assert "".join(c for c in said["Digits at the foot"] if c.isdigit()) == decimal(digest)


def test_an_export_shows_recipient_fields_and_what_leaves(tmp_path: Path) -> None:
    both = pair(tmp_path)
    names = populate(both.a, 4)
    number = ask_send(both.a, choice(both))
    sheet = request_sheet(as_checker(both.a), number, EN)
    said = _said(sheet)
    assert said["Persons"] == "4"
    assert said["Goes to"] == "جمعية الهلال الأحمر"
    assert said["Allowed at most"] == "1,000"
    assert {row[0] for row in sheet.rows} == set(names)
    assert len(sheet.headings) == len(sheet.rows[0])
    grant(as_checker(both.a), number, Progress())
    populate(both.a, 2, serial=50)
    later = request_sheet(as_checker(both.a), number, EN)
    assert _said(later)["Persons"] == "4"
    assert not later.is_changed


def test_taking_rows_in_shows_counts_by_verdict_and_decision(tmp_path: Path) -> None:
    both = pair(tmp_path)
    populate(both.a, 3)
    uid = staged(both).package_uid
    reviewing.decide_rule(both.b, uid, RowVerdict.NEW, RowDecision.TAKE)
    number = reviewing.ask_accept(both.b, uid)
    sheet = request_sheet(as_checker(both.b), number, EN)
    assert _said(sheet)["new: take"] == "3"
    assert sheet.row_count == 3
    reviewing.decide_row(both.b, uid, 1, RowDecision.REFUSE)
    assert request_sheet(as_checker(both.b), number, EN).is_changed
