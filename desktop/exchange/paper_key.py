"""Seals bytes to a key that stands on paper, so that stock `age -d -i paper.txt` opens them."""

from typing import TYPE_CHECKING

from desktop.errors import BadInputError
from desktop.marking import N_

if TYPE_CHECKING:
    from pyrage.x25519 import Identity


def new_paper_key() -> str:
    """Return a new age identity, `AGE-SECRET-KEY-1…` (74 characters), for the recovery paper."""
    import pyrage

    return str(pyrage.x25519.Identity.generate())


def seal_to_paper(plain: bytes, paper_key: str) -> bytes:
    """Return the bytes as an age file to the paper key."""
    import pyrage

    recipient = pyrage.x25519.Identity.from_str(paper_key).to_public()
    return bytes(pyrage.encrypt(plain, [recipient]))


def recipient_of(paper_key: str) -> str:
    """Return the public half of a paper key, `age1…`: it seals and opens nothing.

    Raises:
        BadInputError: The text is no such key.
    """
    return str(_identity(paper_key).to_public())


def seal_to_recipient(plain: bytes, recipient: str) -> bytes:
    """Return the bytes as an age file to the public half of a paper key."""
    import pyrage

    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(recipient)]))


def paper_identity(typed: str) -> str:
    """Return the key that somebody typed from paper, in its one spelling.

    Raises:
        BadInputError: The text is no such key.
    """
    return str(_identity(typed))


def open_with_paper(sealed: bytes, typed: str) -> bytes:
    """Return what was sealed to the key that somebody typed from paper.

    Raises:
        BadInputError: The text is no such key, or the file was sealed to another one.
    """
    import pyrage

    identity = _identity(typed)
    try:
        return bytes(pyrage.decrypt(sealed, [identity]))
    except pyrage.DecryptError as fault:
        raise BadInputError(
            N_(
                "This recovery paper does not open this office. Look for the paper with the office's own number."
            ),
            code="E_RECOVERY",
        ) from fault


def _identity(typed: str) -> "Identity":
    import pyrage

    try:
        return pyrage.x25519.Identity.from_str("".join(typed.split()).upper())
    except pyrage.IdentityError:
        raise BadInputError(
            N_("This is not a recovery key. Compare every group with the paper and type it again."),
            code="E_RECOVERY",
        ) from None
