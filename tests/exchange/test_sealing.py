"""The seal: strict before age sees it, exact about what is wrong, and streaming without a trace."""

import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest

from desktop.errors import CancelledError
from desktop.exchange.errors import PackageError
from desktop.exchange.sealing import authenticate, check_header, opened, seal
from tests.exchange.forge import sealed
from tests.exchange.stock_tools import succeed
from tests.exchange.workshop import RECIPIENT, STRANGER, check, honest

OURS = [RECIPIENT.keys.age_identity]
TO_US = [RECIPIENT.keys.card.age_recipient]
BLOCK = 65_536 + 16  # age's chunk and its tag
PLAIN = bytes(range(256)) * 1024  # 262,144 bytes: four chunks


def code_of(data: bytes, identities: list[str] = OURS) -> str:
    """Return how a file is refused, or nothing."""
    try:
        check_header(io.BytesIO(data))
        authenticate(io.BytesIO(data), identities)
    except PackageError as error:
        return error.code
    return ""


def header_length(data: bytes) -> int:
    """Return where the header ends: after the line that begins with three hyphens."""
    return data.index(b"\n", data.index(b"\n---") + 1) + 1


def test_what_goes_in_comes_out() -> None:
    file = io.BytesIO(sealed(PLAIN))
    with opened(file, OURS) as plain:
        assert plain.read(len(PLAIN) + 1) == PLAIN


def test_our_own_seals_keep_our_grammar() -> None:
    for _ in range(200):  # the library adds a stanza of random letters; none may trip the check
        out = io.BytesIO()
        seal([b"x"], out, [*TO_US, STRANGER.keys.card.age_recipient])
        assert code_of(out.getvalue()) == ""


def test_seals_of_stock_age_keep_our_grammar(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / "plain").write_bytes(b"x" * number)
        succeed("age", "-r", TO_US[0], "-o", "out", "plain", cwd=tmp_path)
        assert code_of((tmp_path / "out").read_bytes()) == ""


def test_no_bit_of_the_header_can_be_turned(tmp_path: Path) -> None:
    data = honest(tmp_path).path.read_bytes()
    path = tmp_path / "turned.wasl"
    for place in range(header_length(data) + 56):  # and the nonce and the first bytes of the text
        for bit in range(8):
            turned = bytearray(data)
            turned[place] ^= 1 << bit
            path.write_bytes(turned)
            with pytest.raises(PackageError) as caught:
                check(path)
            assert caught.value.step <= 3


def test_every_cut_is_told_from_a_foreign_file() -> None:
    data = sealed(PLAIN)
    start = header_length(data)
    assert {code_of(data[:end]) for end in range(1, start)} == {"E_TRUNCATED"}
    assert code_of(data[: start + 3]) == "E_TRUNCATED"  # in the nonce
    borders = [start + 16 + BLOCK * chunk for chunk in range(1, 4)]
    assert {code_of(data[:end]) for end in borders} == {"E_TRUNCATED"}
    assert {code_of(data[: end + 7]) for end in borders} <= {"E_DAMAGED", "E_TRUNCATED"}


def test_more_than_twenty_stanzas_are_refused() -> None:
    data = sealed(b"x")
    first = data.index(b"-> X25519")
    stanza = data[first : data.index(b"\n", data.index(b"\n", first) + 1) + 1]
    assert code_of(data.replace(stanza, stanza * 20, 1)) == "E_AGE_HEADER"


def test_stray_bits_in_a_stanza_are_refused() -> None:
    data = sealed(b"x")
    end = data.index(b"\n", data.index(b"-> X25519"))
    for letter in b"BCDFGH":
        assert code_of(data[: end - 1] + bytes([letter]) + data[end:]) == "E_AGE_HEADER"


def test_a_long_header_is_refused_without_reading_on() -> None:
    data = b"age-encryption.org/v1\n" + b"-> X25519 " + b"A" * 70_000
    assert code_of(data) == "E_AGE_HEADER"


def test_the_sender_can_keep_a_copy_for_its_own_archive() -> None:
    out = io.BytesIO()
    seal([b"x"], out, [*TO_US, STRANGER.keys.card.age_recipient])
    for office in (RECIPIENT, STRANGER):
        assert code_of(out.getvalue(), [office.keys.age_identity]) == ""


def test_an_older_key_still_opens_what_was_sealed_to_it() -> None:
    assert code_of(sealed(b"x"), [STRANGER.keys.age_identity, *OURS]) == ""


def test_a_fault_of_the_writer_is_not_swallowed() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"x" * 100_000
        raise CancelledError

    with pytest.raises(CancelledError):
        seal(chunks(), io.BytesIO(), TO_US)


@pytest.mark.parametrize("size", [10, BLOCK - 1, BLOCK + 10, 3 * BLOCK])
def test_a_disk_that_fills_at_any_write_is_told_as_it_is(size: int) -> None:
    class Filling(io.BytesIO):
        left = 0

        def write(self, data: Any, /) -> int:
            self.left -= 1
            if self.left < 0:
                raise OSError(28, "No space left on device")
            return super().write(data)

    written = Filling()
    written.left = 1000
    seal([bytes(size)], written, TO_US)
    for many in range(1000 - written.left):
        full = Filling()
        full.left = many
        with pytest.raises(OSError, match="No space left"):
            seal([bytes(size)], full, TO_US)


def test_a_stick_that_is_pulled_is_told_as_a_fault_of_reading() -> None:
    class Pulled(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 100_000:
                raise OSError(5, "Input/output error")
            return super().read(size)

    with pytest.raises(PackageError) as caught, opened(Pulled(sealed(PLAIN)), OURS) as plain:
        plain.read(len(PLAIN) + 1)
    assert caught.value.code == "E_READ"


def test_damage_comes_out_where_the_text_ends() -> None:
    data = bytearray(sealed(PLAIN))
    data[-10] ^= 1
    with pytest.raises(PackageError) as caught, opened(io.BytesIO(bytes(data)), OURS) as plain:
        list(iter(lambda: plain.read(1000), b""))
    assert caught.value.code == "E_DAMAGED"


def test_a_reader_who_has_enough_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    with opened(io.BytesIO(sealed(PLAIN * 8)), OURS) as plain:
        assert plain.read(4) == PLAIN[:4]
    assert threading.active_count() == before


def test_the_library_still_says_what_we_read_from_it() -> None:
    """The check tells faults apart by these texts; a new version of the library must keep them."""
    data = sealed(PLAIN)
    start = header_length(data)
    identity = pyrage.x25519.Identity.from_str(OURS[0])
    faults = {
        "No matching keys found": (data, pyrage.x25519.Identity.generate()),
        "failed to fill whole buffer": (data[: start + 3], identity),
        "age file is truncated": (data[: start + 16 + BLOCK], identity),
    }
    for text, (cut, key) in faults.items():
        with pytest.raises((pyrage.DecryptError, OSError)) as caught:
            pyrage.decrypt_io(io.BytesIO(cut), io.BytesIO(), [key])
        assert str(caught.value) == text


def test_sealing_to_nobody_is_a_fault_of_ours() -> None:
    with pytest.raises(pyrage.EncryptError):
        seal([b"x"], io.BytesIO(), [])
