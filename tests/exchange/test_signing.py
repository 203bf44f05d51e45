"""A signature has one spelling; any other is refused before its numbers are looked at."""

import base64

import pytest

from desktop.exchange.signing import NAMESPACE, SignatureRefusedError, sign, signer_of, verify
from tests.exchange.workshop import SENDER, STRANGER

MESSAGE = "رسالة".encode()
KEY = SENDER.keys.card.signing_key
SIGNATURE = sign(MESSAGE, SENDER.keys)


def test_a_signature_holds_for_its_message_and_key() -> None:
    verify(MESSAGE, SIGNATURE, KEY)
    assert signer_of(SIGNATURE) == KEY


def test_the_same_message_gives_the_same_signature() -> None:
    assert sign(MESSAGE, SENDER.keys) == SIGNATURE


def test_it_does_not_hold_for_another_message_key_or_purpose() -> None:
    with pytest.raises(SignatureRefusedError):
        verify(MESSAGE + b" ", SIGNATURE, KEY)
    with pytest.raises(SignatureRefusedError):
        verify(MESSAGE, SIGNATURE, STRANGER.keys.card.signing_key)
    with pytest.raises(SignatureRefusedError):
        verify(MESSAGE, SIGNATURE, KEY, "wasl-audit-v1")


def test_no_bit_of_a_signature_can_be_turned() -> None:
    for place in range(len(SIGNATURE)):
        for bit in range(8):
            turned = bytearray(SIGNATURE)
            turned[place] ^= 1 << bit
            with pytest.raises(SignatureRefusedError):
                verify(MESSAGE, bytes(turned), KEY)


def test_another_spelling_of_a_good_signature_is_refused() -> None:
    lines = SIGNATURE.decode().splitlines()
    body = "".join(lines[1:-1])
    wrapped = "\n".join(body[start : start + 76] for start in range(0, len(body), 76))
    others = [
        SIGNATURE.replace(b"\n", b"\r\n"),
        SIGNATURE + b"\n",
        b"\n" + SIGNATURE,
        f"{lines[0]}\n{wrapped}\n{lines[-1]}\n".encode(),
        b"",
        base64.b64decode(body),
    ]
    for other in others:
        with pytest.raises(SignatureRefusedError):
            verify(MESSAGE, other, KEY)


def test_a_number_beyond_the_order_of_the_curve_is_refused() -> None:
    """S + L is the same point: a verifier that takes it lets anybody make a second signature."""
    order = 2**252 + 27742317777372353535851937790883648493
    blob = base64.b64decode(b"".join(SIGNATURE.splitlines()[1:-1]))
    number = int.from_bytes(blob[-32:], "little") + order
    text = base64.b64encode(blob[:-32] + number.to_bytes(32, "little")).decode()
    lines = "\n".join(text[start : start + 70] for start in range(0, len(text), 70))
    forged = f"-----BEGIN SSH SIGNATURE-----\n{lines}\n-----END SSH SIGNATURE-----\n".encode()
    assert signer_of(forged) == KEY
    with pytest.raises(SignatureRefusedError):
        verify(MESSAGE, forged, KEY, NAMESPACE)
