"""OpenSSH signatures (SSHSIG v1, Ed25519) made and checked without OpenSSH.

A signature is accepted only in the one spelling that this module itself would write.
"""

import base64
import binascii
import hashlib
import struct

from desktop.exchange.card import Card, OfficeKeys

NAMESPACE = "wasl-package-v1"
MAX_SIGNATURE_BYTES = 4096
_MAGIC = b"SSHSIG"
_BEGIN = "-----BEGIN SSH SIGNATURE-----\n"
_END = "-----END SSH SIGNATURE-----\n"
_KEY_AT = 33  # magic, version, length of key, "ssh-ed25519", length


class SignatureRefusedError(Exception):
    """The bytes are not a signature in the permitted spelling, or it does not hold."""


def sign(message: bytes, keys: OfficeKeys, namespace: str = NAMESPACE) -> bytes:
    """Return the armored signature of the message, as `ssh-keygen -Y sign` would write it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = Ed25519PrivateKey.from_private_bytes(keys.signing_seed)
    raw = secret.sign(_signed_bytes(message, namespace))
    return _armored(keys.card.signing_key, raw, namespace)


def signer_of(signature: bytes, namespace: str = NAMESPACE) -> bytes:
    """Return the public key named by a well-formed signature, which is not checked yet.

    Raises:
        SignatureRefusedError: It differs in any byte from the permitted spelling.
    """
    blob = _decoded(signature)
    key, raw = blob[_KEY_AT : _KEY_AT + 32], blob[-64:]
    if _armored(key, raw, namespace) != signature:
        raise SignatureRefusedError("not the permitted spelling")
    return key


def verify(message: bytes, signature: bytes, key: bytes, namespace: str = NAMESPACE) -> None:
    """Check that the holder of the key signed exactly this message.

    Raises:
        SignatureRefusedError: It does not hold.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if signer_of(signature, namespace) != key:
        raise SignatureRefusedError("another key")
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(
            _decoded(signature)[-64:], _signed_bytes(message, namespace)
        )
    except InvalidSignature:
        raise SignatureRefusedError("the signature does not hold") from None


def allowed_signers_line(office: str, card: Card, namespace: str = NAMESPACE) -> str:
    """Return the line with which an auditor's `ssh-keygen -Y verify` knows the office."""
    return f'{office} namespaces="{namespace}" {card.ssh_key}\n'


def revoked_keys_line(card: Card) -> str:
    """Return the line of a revoked-keys file (`ssh-keygen -Y verify -r`)."""
    return f"{card.ssh_key}\n"


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _signed_bytes(message: bytes, namespace: str) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + b"".join(map(_string, (namespace.encode("ascii"), b"", b"sha512", digest)))


def _armored(key: bytes, raw: bytes, namespace: str) -> bytes:
    public = _string(b"ssh-ed25519") + _string(key)
    parts = (public, namespace.encode("ascii"), b"", b"sha512", _string(b"ssh-ed25519") + _string(raw))
    blob = _MAGIC + struct.pack(">I", 1) + b"".join(map(_string, parts))
    text = base64.b64encode(blob).decode("ascii")
    lines = [text[start : start + 70] + "\n" for start in range(0, len(text), 70)]
    return (_BEGIN + "".join(lines) + _END).encode("ascii")


def _decoded(signature: bytes) -> bytes:
    body = signature.removeprefix(_BEGIN.encode()).removesuffix(_END.encode())
    try:
        return base64.b64decode(body.replace(b"\n", b""), validate=True)
    except binascii.Error:
        raise SignatureRefusedError("not base64") from None
