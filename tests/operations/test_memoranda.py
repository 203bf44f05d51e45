"""Memoranda: drafted, printed for signature, sent to the partner, and put in force by two persons."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.i18n.digits import NUMERALS, Numerals, fold_digits
from desktop.i18n.tongue import tongue
from desktop.models.memorandum import Memorandum, MemorandumState, Profile, Standing
from desktop.models.memorandum import standing as stands
from desktop.models.paper import digits_of
from desktop.operations import activation, agencies, memoranda, packages
from desktop.operations.agencies import AgencyDraft
from desktop.operations.decisions import grant
from desktop.operations.memorandum_printing import preview_memorandum, print_card, print_memorandum
from desktop.operations.terms_exchange import send_terms
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.documents.reading import page_texts, plain
from tests.exchanging import activate, carry, decimal, draft, introduced, pair, verify_card
from tests.factories import as_checker

pytestmark = pytest.mark.on_file  # no query of its own


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return introduced(tmp_path)[0]


def pages_of(path: Path) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_preview_fixes_nothing_and_says_that_nobody_signs_it(
    office: Workspace, tmp_path: Path, language: str
) -> None:
    uid = memoranda.draft_memorandum(office, draft(language=language))
    paper = tmp_path / "preview.pdf"
    paper.write_bytes(preview_memorandum(office, uid))
    text = plain(pages_of(paper))
    assert plain(tongue(language).text("Draft, not for signature")) in text
    assert digits_of(memoranda.memorandum(office, uid).record.digest) not in fold_digits(text).replace(
        "\xa0", " "
    )
    view = memoranda.memorandum(office, uid)
    assert (view.number, view.standing, view.record.prints) == ("", Standing.DRAFT, 0)
    print_memorandum(office, uid, tmp_path / "memorandum.pdf")
    paper.write_bytes(preview_memorandum(office, uid))
    assert digits_of(memoranda.memorandum(office, uid).record.digest) in fold_digits(pages_of(paper)).replace(
        "\xa0", " "
    )
    assert memoranda.memorandum(office, uid).record.prints == 1


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_the_paper_says_the_law_and_what_stands_for_every_area(
    office: Workspace, tmp_path: Path, language: str
) -> None:
    uid = memoranda.draft_memorandum(office, draft(language=language, legal_basis="قرار محكمة"))
    text = " ".join(page_texts(print_memorandum(office, uid, tmp_path / "memorandum.pdf")))
    spoken = tongue(language)
    assert "قرار محكمة" in text
    first, second, *_others = plain(spoken.text("all areas that the parties serve")).split()
    assert first in text
    assert second.split("\u200c")[0] in text
    assert plain(spoken.text("all programmes")) in text


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_the_first_print_gives_number_and_terms(office: Workspace, tmp_path: Path, language: str) -> None:
    uid = memoranda.draft_memorandum(office, draft(language=language))
    assert memoranda.memorandum(office, uid).number == ""
    path = print_memorandum(office, uid, tmp_path / "memorandum.pdf")
    view = memoranda.memorandum(office, uid)
    assert (view.number, view.standing, view.record.number) == ("2026/1", Standing.PRINTED, "ismailia-2026-1")
    shown = pages_of(path).translate(str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2))
    assert decimal(view.record.digest)[:5] in shown
    for party in view.terms.parties:
        assert party.fingerprint[:5] in shown


def test_printed_terms_change_by_a_new_edition_only(office: Workspace, tmp_path: Path) -> None:
    uid = memoranda.draft_memorandum(office, draft())
    memoranda.correct_memorandum(office, uid, draft(row_cap=50))
    print_memorandum(office, uid, tmp_path / "memorandum.pdf")
    with pytest.raises(RefusedError) as refusal:
        memoranda.correct_memorandum(office, uid, draft(row_cap=60))
    assert refusal.value.code == "E_FIXED"
    second = memoranda.new_edition(office, uid, draft(row_cap=60))
    with pytest.raises(RefusedError, match="already"):
        memoranda.new_edition(office, uid, draft())
    print_memorandum(office, second, tmp_path / "second.pdf")
    view = memoranda.memorandum(office, second)
    assert (view.number, view.record.edition, view.terms.row_cap) == ("2026/1", 2, 60)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"parties": ("ismailia",)}, "two to six"),
        ({"title": " "}, "title"),
        ({"purpose": ""}, "purpose"),
        ({"legal_basis": ""}, "legal basis"),
        ({"fields": ()}, "field"),
        ({"directions": ()}, "send"),
        ({"directions": ("ismailia>orman",)}, "not a party"),
        ({"row_cap": 0}, "cap"),
        ({"valid_to": date(2025, 1, 1)}, "ends before"),
        ({"profile": Profile.P2, "fields": ("name", "phone")}, "phone"),
    ],
)
def test_an_unfinished_memorandum_is_not_printed(
    office: Workspace, tmp_path: Path, changes: dict[str, object], sentence: str
) -> None:
    uid = memoranda.draft_memorandum(office, draft(**changes))
    with pytest.raises(BadInputError, match=sentence):
        print_memorandum(office, uid, tmp_path / "memorandum.pdf")
    assert not list(tmp_path.glob("*.pdf"))
    assert memoranda.memorandum(office, uid).standing == Standing.DRAFT


def test_a_party_without_a_card_keeps_it_from_being_printed(office: Workspace, tmp_path: Path) -> None:
    agencies.add_agency(office, AgencyDraft(code="orman", name="جمعية الأورمان"))
    uid = memoranda.draft_memorandum(office, draft(parties=("ismailia", "red-crescent", "orman")))
    with pytest.raises(BadInputError, match="no key card"):
        print_memorandum(office, uid, tmp_path / "memorandum.pdf")


def test_terms_altered_in_the_database_are_neither_shown_nor_printed(
    office: Workspace, tmp_path: Path
) -> None:
    uid = memoranda.draft_memorandum(office, draft())
    print_memorandum(office, uid, tmp_path / "memorandum.pdf")
    with office.store.write() as uow:
        record: Memorandum = memoranda.known_memorandum(uow, uid)
        record.terms = record.terms.replace('"row_cap":1000', '"row_cap":9999')
        uow.memoranda.save(record)
    with pytest.raises(DamagedError):
        print_memorandum(office, uid, tmp_path / "again.pdf")
    assert not (tmp_path / "again.pdf").exists()


def test_terms_travel_to_a_verified_party_only(tmp_path: Path) -> None:
    a, b, courier = introduced(tmp_path)
    uid = memoranda.draft_memorandum(a, draft())
    with pytest.raises(RefusedError, match="Print"):
        send_terms(a, uid, "red-crescent")
    print_memorandum(a, uid, tmp_path / "memorandum.pdf")
    with pytest.raises(RefusedError) as refusal:
        send_terms(a, uid, "red-crescent")
    assert refusal.value.code == "E_CARD_UNVERIFIED"
    verify_card(a, b)
    verify_card(b, a)
    taken = packages.inspect(b, carry(send_terms(a, uid, "red-crescent"), courier))
    theirs = memoranda.memorandum(b, taken.memorandum_uid)
    assert theirs.terms == memoranda.memorandum(a, uid).terms
    assert (theirs.standing, theirs.number) == (Standing.PRINTED, "2026/1")
    with pytest.raises(RefusedError, match="came from"):
        send_terms(b, taken.memorandum_uid, "ismailia")


@pytest.mark.parametrize("numerals", list(Numerals))
def test_two_persons_put_it_in_force_by_the_digits_of_the_paper(
    office: Workspace, tmp_path: Path, numerals: Numerals
) -> None:
    uid = memoranda.draft_memorandum(office, draft())
    print_memorandum(office, uid, tmp_path / "memorandum.pdf")
    digits = decimal(memoranda.memorandum(office, uid).record.digest)
    paper = "-".join(digits[i : i + 5] for i in range(0, 20, 5))
    typed = paper.translate(str.maketrans("0123456789", NUMERALS[numerals]))
    number = activation.compare_digits(office, uid, typed)
    assert memoranda.memorandum(office, uid).standing == Standing.ASKED
    grant(as_checker(office), number, Progress())
    assert memoranda.memorandum(office, uid).standing == Standing.ACTIVE


def test_other_digits_are_an_alarm(office: Workspace, tmp_path: Path) -> None:
    uid = memoranda.draft_memorandum(office, draft())
    print_memorandum(office, uid, tmp_path / "memorandum.pdf")
    with pytest.raises(RefusedError) as refusal:
        activation.compare_digits(office, uid, "1" * 20)
    assert refusal.value.code == "E_DIGITS"
    assert memoranda.memorandum(office, uid).standing == Standing.PRINTED


def test_a_new_edition_closes_the_old_one_when_it_comes_into_force(tmp_path: Path) -> None:
    offices = pair(tmp_path)
    second = memoranda.new_edition(offices.a, offices.memorandum_a, draft(row_cap=7))
    print_memorandum(offices.a, second, tmp_path / "second.pdf")
    assert memoranda.memorandum(offices.a, offices.memorandum_a).standing == Standing.ACTIVE
    activate(offices.a, second)
    assert memoranda.memorandum(offices.a, offices.memorandum_a).standing == Standing.CLOSED
    taken = packages.inspect(offices.b, carry(send_terms(offices.a, second, "red-crescent"), offices.courier))
    assert memoranda.memorandum(offices.b, taken.memorandum_uid).terms.row_cap == 7
    with pytest.raises(RefusedError, match="drafted"):
        memoranda.new_edition(offices.b, offices.memorandum_b, draft())


def test_a_memorandum_tells_when_it_ends(tmp_path: Path) -> None:
    offices = pair(tmp_path)
    (row,) = memoranda.memoranda(offices.a)
    assert (row.standing, row.line.parties[1]) == (Standing.ACTIVE, "جمعية الهلال الأحمر")
    record = memoranda.memorandum(offices.a, offices.memorandum_a).record
    days = {date(2025, 12, 1): "coming", date(2026, 12, 5): "ending", date(2027, 1, 1): "ended"}
    for day, standing in days.items():
        assert stands(MemorandumState.ACTIVE, record.valid_from, record.valid_to, day) == standing


def test_the_office_card_is_printed(office: Workspace, tmp_path: Path) -> None:
    path = print_card(office, tmp_path / "card.pdf", "ar")
    own = next(row for row in agencies.agencies(office) if row.is_own)
    shown = pages_of(path).translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    assert own.fingerprint[:5] in shown


def test_the_draft_comes_back_as_it_was(office: Workspace) -> None:
    uid = memoranda.draft_memorandum(office, draft())
    assert memoranda.draft_again(office, uid) == replace(draft(), clauses={})
