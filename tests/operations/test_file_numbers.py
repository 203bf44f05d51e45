"""The numbers of family files: how they are given, and in which order they stand."""

from pathlib import Path

from desktop.i18n.calendars import to_jalali
from desktop.models.beneficiary import Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.listing import Listing, Order, Scope
from desktop.operations import beneficiaries, listings
from tests.factories import make_office


def test_files_are_ordered_by_their_number_not_letter_by_letter(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    for code in ("2026/10", "2025/11", "2026/9", "12", "7"):
        head = MemberDraft(name=f"كريم عادل {code}", relation=Relation.HEAD)
        beneficiaries.register(workspace, FamilyDraft(code=code, members=(head,)))
    ids = listings.look(workspace, Listing(scope=Scope.HEADS, order=Order.CODE)).ids
    rows = listings.rows(workspace, ids)
    assert [row.code for row in rows if row] == ["7", "12", "2025/11", "2026/9", "2026/10"]


def test_a_new_file_is_numbered_by_the_year_of_the_country(tmp_path: Path) -> None:
    office = make_office(tmp_path, "ir")
    head = MemberDraft(name="زهرا محمدی", relation=Relation.HEAD)
    saved = beneficiaries.register(office, FamilyDraft(members=(head,)))
    assert saved.code == f"{to_jalali(office.today()).year}/1"
