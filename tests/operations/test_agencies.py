"""Partners and their cards: nothing is trusted but what two persons compared with the signed paper."""

from pathlib import Path

import pytest

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.exchange.card import OfficeKeys
from desktop.i18n.digits import NUMERALS, Numerals
from desktop.models.agency import AgencyKind, CardState
from desktop.operations import agencies, cards
from desktop.operations.agencies import AgencyDraft
from desktop.operations.approvals import settle
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office

CRESCENT = AgencyDraft(
    code="red-crescent",
    name="جمعية الهلال الأحمر بالإسماعيلية",
    kind=AgencyKind.CHARITY,
    representative="كريم فؤاد",
    post="مدير الفرع",
    phone="٠٦٤٣٢٢٠٠١١",
)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return make_office(tmp_path)


def a_card(folder: Path, name: str = "red-crescent") -> Path:
    path = folder / f"{name}.card"
    path.write_text(OfficeKeys.generate().card.text, encoding="ascii")
    return path


def grant(office: Workspace, number: str) -> object:
    return settle(as_checker(office), number, cards.approval_digest, cards.carry_out, Progress())


def test_the_own_office_stands_in_the_list_and_is_verified(office: Workspace) -> None:
    (own,) = agencies.agencies(office)
    assert (own.code, own.is_own, own.card_state) == ("ismailia", True, CardState.VERIFIED)


def test_a_partner_is_noted_down_and_corrected(office: Workspace) -> None:
    uid = agencies.add_agency(office, CRESCENT)
    assert agencies.agency(office, uid).phone == "0643220011"
    agencies.correct_agency(office, uid, AgencyDraft(code="ignored", name="الهلال الأحمر"))
    assert (agencies.agency(office, uid).name, agencies.agency(office, uid).code) == (
        "الهلال الأحمر",
        "red-crescent",
    )


@pytest.mark.parametrize("changes", [{"code": "Red Crescent"}, {"code": "x"}, {"name": " "}])
def test_a_partner_without_a_proper_code_or_name_is_refused(
    office: Workspace, changes: dict[str, str]
) -> None:
    with pytest.raises(BadInputError):
        agencies.add_agency(office, AgencyDraft(**{"code": "abc", "name": "abc"} | changes))  # type: ignore[arg-type]  # texts only


def test_the_same_code_twice_is_refused(office: Workspace) -> None:
    agencies.add_agency(office, CRESCENT)
    with pytest.raises(BadInputError, match="already here"):
        agencies.add_agency(office, CRESCENT)


def test_the_own_card_is_written_as_a_file(office: Workspace, tmp_path: Path) -> None:
    path = cards.export_card(office, tmp_path)
    assert path.name == "ismailia.card"
    assert path.stat().st_size == 159
    assert cards.read_card(path).fingerprint == agencies.agencies(office)[0].fingerprint


def test_a_card_from_a_stick_is_not_trusted(office: Workspace, tmp_path: Path) -> None:
    uid = agencies.add_agency(office, CRESCENT)
    assert cards.receive_card(office, a_card(tmp_path)) == uid
    assert agencies.agency(office, uid).card_state == CardState.UNVERIFIED


def test_a_card_of_nobody_known_is_refused(office: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="red-crescent"):
        cards.receive_card(office, a_card(tmp_path))


def test_what_is_not_a_card_is_refused(office: Workspace, tmp_path: Path) -> None:
    agencies.add_agency(office, CRESCENT)
    path = tmp_path / "red-crescent.card"
    for content in (b"", b"\xff" * 200, b"office-card-v1\n" + b"x" * 200):
        path.write_bytes(content)
        with pytest.raises(BadInputError):
            cards.receive_card(office, path)
    with pytest.raises(BadInputError, match="cannot be read"):
        cards.receive_card(office, tmp_path / "nowhere.card")


def test_our_own_card_and_a_card_of_another_are_refused(office: Workspace, tmp_path: Path) -> None:
    first = agencies.add_agency(office, CRESCENT)
    second = agencies.add_agency(office, AgencyDraft(code="orman", name="جمعية الأورمان"))
    with pytest.raises(RefusedError, match="this office itself"):
        cards.receive_card(office, cards.export_card(office, tmp_path), first)
    path = a_card(tmp_path)
    cards.receive_card(office, path)
    with pytest.raises(RefusedError, match="already noted"):
        cards.receive_card(office, path, second)


@pytest.mark.parametrize("numerals", list(Numerals))
def test_two_persons_and_forty_digits_make_a_card_trusted(
    office: Workspace, tmp_path: Path, numerals: Numerals
) -> None:
    uid = agencies.add_agency(office, CRESCENT)
    cards.receive_card(office, a_card(tmp_path))
    digits = agencies.agency(office, uid).fingerprint
    paper = " ".join(digits[i : i + 5] for i in range(0, 40, 5))
    number = cards.type_digits(office, uid, paper.translate(str.maketrans("0123456789", NUMERALS[numerals])))
    assert agencies.agency(office, uid).card_state == CardState.ASKED
    grant(office, number)
    record = agencies.agency(office, uid)
    assert record.card_state == CardState.VERIFIED
    assert record.verified_by != record.typed_by != ""
    with pytest.raises(RefusedError, match="nothing to type"):
        cards.type_digits(office, uid, digits)


def test_one_wrong_digit_is_an_alarm_and_is_journalled(office: Workspace, tmp_path: Path) -> None:
    uid = agencies.add_agency(office, CRESCENT)
    cards.receive_card(office, a_card(tmp_path))
    digits = agencies.agency(office, uid).fingerprint
    wrong = digits[:22] + str((int(digits[22]) + 1) % 10) + digits[23:]
    with pytest.raises(RefusedError) as refusal:
        cards.type_digits(office, uid, wrong)
    assert (refusal.value.code, refusal.value.values["group"]) == ("E_DIGITS", 5)
    assert agencies.agency(office, uid).card_state == CardState.UNVERIFIED
    with office.store.read() as uow:
        assert uow.journal.latest(1)[0].action == "checked"


@pytest.mark.parametrize("typed", ["", "12345", "1" * 41, "a" * 40])
def test_anything_but_forty_digits_is_sent_back(office: Workspace, tmp_path: Path, typed: str) -> None:
    uid = agencies.add_agency(office, CRESCENT)
    cards.receive_card(office, a_card(tmp_path))
    with pytest.raises(BadInputError, match="40 digits"):
        cards.type_digits(office, uid, typed)


def test_the_same_person_cannot_also_approve_the_card(office: Workspace, tmp_path: Path) -> None:
    checker = as_checker(office)
    uid = agencies.add_agency(checker, CRESCENT)
    cards.receive_card(checker, a_card(tmp_path))
    number = cards.type_digits(checker, uid, agencies.agency(office, uid).fingerprint)
    with pytest.raises(RefusedError) as refusal:
        grant(checker, number)
    assert refusal.value.code == "E_SAME_PERSON"


def test_a_card_exchanged_behind_the_request_voids_it(office: Workspace, tmp_path: Path) -> None:
    uid = agencies.add_agency(office, CRESCENT)
    cards.receive_card(office, a_card(tmp_path))
    number = cards.type_digits(office, uid, agencies.agency(office, uid).fingerprint)
    cards.receive_card(office, a_card(tmp_path))
    with pytest.raises(RefusedError) as refusal:
        grant(office, number)
    assert refusal.value.code == "E_CHANGED_SINCE"


def test_a_verified_card_is_never_silently_replaced(office: Workspace, tmp_path: Path) -> None:
    uid = agencies.add_agency(office, CRESCENT)
    cards.receive_card(office, a_card(tmp_path))
    grant(office, cards.type_digits(office, uid, agencies.agency(office, uid).fingerprint))
    with pytest.raises(RefusedError) as refusal:
        cards.receive_card(office, a_card(tmp_path))
    assert refusal.value.code == "E_OTHER_CARD"
