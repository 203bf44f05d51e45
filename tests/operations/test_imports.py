"""Lists as offices send them, made with LibreOffice: the dry run, taking in, taking in again, and refusals."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import BadInputError, CancelledError
from desktop.models.family_history import Source
from desktop.models.importing import Field, ImportChoice, ImportPlan, Verdict
from desktop.models.listing import Listing
from desktop.operations import beneficiaries, import_outcomes, imports, listings
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import make_office

BOOKS = Path(__file__).resolve().parent.parent / "data" / "workbooks"
FORM = BOOKS / "eg-form.xlsx"
AHMED = "27503081901311"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an Egyptian office with its clerk at work."""
    return make_office(tmp_path)


def _why(plan: ImportPlan, number: int) -> str:
    outcome = next(one for one in plan.outcomes if one.number == number)
    return outcome.verdict.value + " " + " ".join(problem.message for problem in outcome.problems)


def _csv(
    path: Path, *rows: tuple[str, ...], head: tuple[str, ...] = ("الاسم", "الرقم القومي", "القرية")
) -> Path:
    with path.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([head, *rows])
    return path


@pytest.mark.parametrize("name", ["eg-form.xlsx", "eg-form.ods", "eg-form.xls"])
def test_a_printed_form_is_read_the_same_from_every_kind_of_workbook(workspace: Workspace, name: str) -> None:
    plan = imports.preview(workspace, BOOKS / name)
    assert plan.choice.header_row == 4
    assert (plan.rows, plan.added, plan.refused, plan.skipped) == (7, 4, 3, 3)
    assert (plan.members, plan.with_id, plan.without_id) == (16, 3, 1)


def test_the_dry_run_tells_of_each_row_what_and_why(workspace: Workspace) -> None:
    plan = imports.preview(workspace, FORM)
    assert "last digits are lost" in _why(plan, 7)
    assert "Two persons stand in one cell" in _why(plan, 8)
    assert _why(plan, 9) == "skipped The heading again: the row is skipped."
    assert "no birth date" in _why(plan, 11)
    assert "not in the code list" in _why(plan, 13)
    assert _why(plan, 14) == "skipped A totals row: it is skipped."
    assert "signature line" in _why(plan, 16)
    assert [one.number for one in plan.outcomes if one.verdict is Verdict.ADDED] == [5, 6, 10, 13]
    assert beneficiaries.counts(workspace).persons == 0


def test_what_was_shown_is_what_is_taken_in(workspace: Workspace) -> None:
    plan = imports.preview(workspace, FORM)
    taken = imports.take_in(workspace, FORM, plan.choice, plan.file_digest)
    assert (taken.added, taken.refused, taken.skipped) == (plan.added, plan.refused, plan.skipped)
    card = beneficiaries.card(workspace, beneficiaries.household_of(workspace, 1))
    head = card.household.head
    assert (head.national_id, head.phone, head.sex, head.birth_area) == (AHMED, "01001234567", "male", "19")
    assert (card.household.code, card.household.members_declared) == ("ق/11", 5)
    assert [line.code for line in card.categories] == ["elderly"]
    assert beneficiaries.find(workspace, "الفقي سعاد")[0].code == "2026/1"


def test_a_server_looks_over_its_tables_after_a_large_import(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for least, is_large in ((1_000_000, False), (1, True)):
        monkeypatch.setattr(imports, "MANY", least)
        imports.take_in(workspace, FORM)
        assert _are_looked_over(workspace) is (is_large and workspace.store.is_on_server)


def _are_looked_over(workspace: Workspace) -> bool:
    """Return whether a server knows of each page of persons that everybody may see it; a file has no need to."""
    pages = text("select relpages > 0 and relpages = relallvisible from pg_class where relname = 'person'")
    with workspace.store.read() as uow:
        return workspace.store.is_on_server and bool(uow.session.scalar(pages))


def test_the_same_file_again_changes_nothing(workspace: Workspace) -> None:
    imports.take_in(workspace, FORM)
    before = list(listings.look(workspace, Listing()).ids)
    plan = imports.preview(workspace, FORM)
    assert (plan.added, plan.changed, plan.held, plan.unchanged) == (0, 0, 0, 4)
    assert plan.taken_before is not None
    imports.take_in(workspace, FORM)
    assert list(listings.look(workspace, Listing()).ids) == before


@pytest.mark.parametrize("name", ["eg-second-utf8.csv", "eg-second-utf16.csv", "eg-second-cp1256.csv"])
def test_another_spelling_of_the_headings_means_the_same_persons(workspace: Workspace, name: str) -> None:
    imports.take_in(workspace, FORM)
    plan = imports.preview(workspace, BOOKS / name)
    assert (plan.added, plan.changed) == (1, 1)  # Karim is new, Ahmed gets an address
    changed = next(one for one in plan.outcomes if one.verdict is Verdict.CHANGED)
    assert changed.changes == (("address", "", "القصاصين"),)
    imports.take_in(workspace, BOOKS / name)
    history = beneficiaries.card(workspace, beneficiaries.household_of(workspace, 1)).history
    saving, opening = history
    assert [(line.field, line.new) for line in saving.lines] == [("address", "القصاصين")]
    assert (saving.source, saving.source_name, opening.lines) == (Source.LIST, name, ())


@pytest.mark.parametrize("name", ["ir-form.xlsx", "ir-form.ods"])
def test_an_iranian_form_gives_names_zeros_and_dates_back(tmp_path: Path, name: str) -> None:
    workspace = make_office(tmp_path, "ir", "urmia")
    plan = imports.preview(workspace, BOOKS / name)
    assert (plan.rows, plan.added, plan.refused, plan.skipped) == (4, 3, 1, 2)
    assert "zeros lost" in _why(plan, 5)
    imports.take_in(workspace, BOOKS / name)
    (row,) = beneficiaries.find(workspace, "غلامرضا محمدی")
    assert (row.name, row.birth_date and row.birth_date.isoformat()) == ("غلام‌رضا محمدی", "1966-09-03")
    assert beneficiaries.find(workspace, "۰۰۴۵۶۷۸۹۱۱")[0].name == "فاطمه کریمی"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("not-a-workbook.xlsx", "is not a workbook"),
        ("protected.xlsx", "protected by a password"),
        ("empty.xlsx", "no rows"),
        ("nothing.xlsx", "is empty"),
        ("cut-short.xlsx", "damaged or was cut short"),
        ("unknown-columns.xlsx", "No heading was recognised"),
        ("missing.xlsx", "cannot be opened"),
    ],
)
def test_a_bad_file_is_refused_with_the_reason_and_nothing_changes(
    workspace: Workspace, name: str, words: str
) -> None:
    for verb in (imports.preview, imports.take_in):
        with pytest.raises(BadInputError, match=words):
            verb(workspace, BOOKS / name)
    assert beneficiaries.counts(workspace).persons == 0


def test_bytes_that_are_no_text_are_no_list(workspace: Workspace, tmp_path: Path) -> None:
    bad = tmp_path / "list.csv"
    bad.write_bytes(b"\x00\x01\x02binary" * 99)
    with pytest.raises(BadInputError, match="not a workbook"):
        imports.preview(workspace, bad)


def test_a_cancelled_import_leaves_no_row(workspace: Workspace) -> None:
    with pytest.raises(CancelledError):
        imports.take_in(workspace, FORM, progress=Progress(is_cancelled=lambda: True))
    assert beneficiaries.counts(workspace).persons == 0
    assert imports.take_in(workspace, FORM).added == 4


def test_a_file_that_changed_since_its_preview_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    file = _csv(tmp_path / "list.csv", ("أحمد محمود السيد", AHMED, "فايد"))
    plan = imports.preview(workspace, file)
    _csv(file, ("أحمد محمود السيد", "", "نفيشة"))
    with pytest.raises(BadInputError, match="changed since"):
        imports.take_in(workspace, file, plan.choice, plan.file_digest)


def test_the_same_person_twice_in_a_file_is_refused_the_second_time(
    workspace: Workspace, tmp_path: Path
) -> None:
    row = ("أحمد محمود السيد", AHMED, "فايد")
    plan = imports.preview(
        workspace, _csv(tmp_path / "list.csv", row, row, ("سعاد علي", "", ""), ("سعاد علي", "", ""))
    )
    assert (plan.added, plan.refused) == (2, 2)
    assert "stands in row" in _why(plan, 3)


def test_an_id_under_another_name_is_held_for_a_person_to_decide(
    workspace: Workspace, tmp_path: Path
) -> None:
    imports.take_in(workspace, FORM)
    file = _csv(tmp_path / "list.csv", ("محمود سامي رزق", AHMED, "القصاصين"))
    plan = imports.take_in(workspace, file)
    assert (plan.added, plan.changed, plan.held) == (0, 0, 1)


def test_a_namesake_of_the_same_place_is_never_taken_silently(workspace: Workspace, tmp_path: Path) -> None:
    imports.take_in(workspace, FORM)
    file = _csv(tmp_path / "list.csv", ("سعاد عبدالعزيز الفقى", "28801011901223", "أبو صوير"))
    plan = imports.preview(workspace, file)
    assert (plan.added, plan.held) == (0, 1)
    assert "same name" in _why(plan, 2)


def test_another_spelling_with_the_same_phone_is_held_for_a_person(
    workspace: Workspace, tmp_path: Path
) -> None:
    head = ("الاسم", "الهاتف", "القرية")
    imports.take_in(
        workspace, _csv(tmp_path / "a.csv", ("رمضان فتحي عوض سالم", "01223334445", "فايد"), head=head)
    )
    file = _csv(tmp_path / "b.csv", ("رمضان فتوح عوض سالم", "01223334445", "فايد"), head=head)
    plan = imports.preview(workspace, file)
    assert (plan.added, plan.held) == (0, 1)
    assert "probably the same person" in _why(plan, 2)


def test_a_namesake_of_another_place_is_somebody_else(workspace: Workspace, tmp_path: Path) -> None:
    imports.take_in(workspace, FORM)
    file = _csv(tmp_path / "list.csv", ("سعاد عبد العزيز الفقي", "", "فايد"))
    assert imports.preview(workspace, file).added == 1


def test_a_file_number_with_another_id_is_held(workspace: Workspace, tmp_path: Path) -> None:
    imports.take_in(workspace, FORM)
    file = _csv(
        tmp_path / "list.csv",
        ("أحمد محمود السيد حسن", "28801011901223", "ق/١١"),
        head=("الاسم", "الرقم القومي", "رقم الملف"),
    )
    assert imports.preview(workspace, file).held == 1


def test_a_closed_file_is_not_opened_again_by_an_import(workspace: Workspace) -> None:
    imports.take_in(workspace, FORM)
    uid = beneficiaries.household_of(workspace, 1)
    beneficiaries.close_file(workspace, uid, 1, "انتقال")
    plan = imports.preview(workspace, FORM)
    assert (plan.unchanged, plan.refused) == (3, 4)
    assert "is closed here" in _why(plan, 5)


def test_the_clerk_may_say_what_the_columns_mean(workspace: Workspace) -> None:
    file = BOOKS / "unknown-columns.xlsx"
    look = imports.look(workspace, file)
    assert not look.was_recognised
    columns = (None, Field.NAME, *[None] * 18)
    plan = imports.preview(
        workspace, file, ImportChoice(sheet=look.choice.sheet, header_row=1, columns=columns)
    )
    assert [one.name for one in plan.outcomes] == ["1"]


def test_invisible_characters_are_removed_with_a_finding_and_long_names_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = _csv(tmp_path / "list.csv", ("أحمد\u200f محمود", "", ""), ("ا" * 50_000, "", ""))
    plan = imports.preview(workspace, file)
    assert "invisible character" in _why(plan, 2)
    assert "longer than a name" in _why(plan, 3)


def test_a_long_list_shows_every_row_that_needs_a_look(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_outcomes, "MOST_PLAIN", 3)
    rows = [(f"سعاد علي {'ابجدهوزحط'[number]}", "", "") for number in range(9)]
    plan = imports.preview(workspace, _csv(tmp_path / "list.csv", *rows, ("حسن", "2.98E+13", "")))
    assert [one.number for one in plan.outcomes] == [2, 3, 4, 11]
    assert plan.is_cut


def test_the_journal_tells_of_an_import_in_counts_only(workspace: Workspace) -> None:
    imports.take_in(workspace, FORM)
    with workspace.store.read() as uow:
        entry = uow.journal.latest(1)[0]
        run = uow.imports.latest()[0]
    assert entry.action == "imported"
    assert "أحمد" not in entry.details
    assert (run.rows, run.added, run.refused) == (7, 4, 3)
