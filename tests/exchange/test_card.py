"""A card is 159 characters and nothing else, and its digits can be counted again by anybody."""

from pathlib import Path

import pytest

from desktop.errors import BadInputError
from desktop.exchange.card import (
    CARD_BYTES,
    Card,
    OfficeKeys,
    card_text,
    fingerprint,
    groups,
    is_office_id,
    parse_card,
)
from tests.exchange.stock_tools import succeed
from tests.exchange.workshop import SENDER

TEXT = SENDER.keys.card.text


def test_a_card_has_159_characters_and_reads_back() -> None:
    assert len(card_text(SENDER.keys)) == CARD_BYTES
    assert parse_card(TEXT) == SENDER.keys.card


def test_the_fingerprint_is_forty_digits_in_eight_groups() -> None:
    digits = fingerprint(SENDER.keys.card)
    assert len(digits) == 40
    assert digits.isdecimal()
    assert [len(group) for group in SENDER.keys.card.groups] == [5] * 8
    assert "".join(groups(digits)) == digits


def test_the_digits_follow_from_the_checksum_that_stock_tools_print(tmp_path: Path) -> None:
    summed = succeed("sha256sum", cwd=tmp_path, given=TEXT.encode()).split()[0]
    assert str(int(summed, 16))[-40:] == fingerprint(SENDER.keys.card)


def test_a_fingerprint_keeps_its_leading_zeros() -> None:
    card = next(
        found
        for number in range(300)
        if (
            found := Card(signing_key=bytes([number % 256, number // 256]) * 16, age_recipient="age1")
        ).fingerprint[0]
        == "0"
    )
    assert len(card.fingerprint) == 40


def test_two_offices_never_share_keys() -> None:
    assert OfficeKeys.generate() != OfficeKeys.generate()


def test_secrets_do_not_show_in_messages() -> None:
    assert "AGE-SECRET" not in repr(SENDER.keys)
    assert SENDER.keys.signing_seed.hex() not in repr(SENDER.keys)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        TEXT.rstrip("\n"),
        TEXT + "\n",
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        TEXT.replace("card-v1", "card-v2"),
        TEXT.upper(),
        TEXT.replace("AAAAC3", "AAAAC4"),  # the key says it is of another kind
        TEXT.replace("ssh-ed25519 AAAA", "ssh-ed25519 BAAA"),
        TEXT[:-2] + ("q" if TEXT[-2] != "q" else "p") + "\n",  # the checksum of the recipient
        TEXT.replace("ssh-ed25519 ", "ssh-ed25519  "),
    ],
)
def test_anything_else_is_no_card(text: str) -> None:
    with pytest.raises(BadInputError) as caught:
        parse_card(text)
    assert caught.value.code == "E_CARD"


@pytest.mark.parametrize("text", ["ismailia", "a1", "w-azerbaijan-2", "a" * 20, "19"])
def test_an_office_has_a_plain_name(text: str) -> None:
    assert is_office_id(text)


@pytest.mark.parametrize(
    "text", ["", "a", "A1", "a_b", "-ab", "ab-", "a" * 21, "ismаilia", "a b", "ab\n", "١٢", "a/b", "a.b"]
)
def test_an_office_has_no_other_name(text: str) -> None:
    assert not is_office_id(text)
