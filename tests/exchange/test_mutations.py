"""Packages altered at random: none is accepted, and none makes the check stumble."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.exchange.errors import PackageError
from tests.exchange.forge import sealed, unsealed
from tests.exchange.workshop import ROW, check, honest, uid

Change = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Turn one to eight bits."""
    altered = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        altered[chance.randrange(len(altered))] ^= 1 << chance.randrange(8)
    return bytes(altered)


def overwrite(data: bytes, chance: random.Random) -> bytes:
    """Write a few random bytes over others."""
    start = chance.randrange(len(data))
    return data[:start] + chance.randbytes(chance.randrange(1, 40)) + data[start + 20 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    """Lose the end."""
    return data[: chance.randrange(len(data))]


def delete(data: bytes, chance: random.Random) -> bytes:
    """Lose a piece."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 700) :]


def insert(data: bytes, chance: random.Random) -> bytes:
    """Gain a piece."""
    start = chance.randrange(len(data))
    return data[:start] + chance.randbytes(chance.randrange(1, 700)) + data[start:]


def append(data: bytes, chance: random.Random) -> bytes:
    """Gain an end."""
    return data + chance.choice((bytes(512), b"\0", b"x", data, chance.randbytes(20)))


def copy_block(data: bytes, chance: random.Random) -> bytes:
    """Say a block twice, or in another place."""
    source, target = (512 * chance.randrange(1 + len(data) // 512) for _ in range(2))
    length = 512 * chance.randrange(1, 8)
    return data[:target] + data[source : source + length] + data[target + chance.choice((0, length)) :]


def swap(data: bytes, chance: random.Random) -> bytes:
    """Exchange one printable character for another; inside a manifest this keeps the form."""
    start = chance.randrange(len(data))
    return data[:start] + chance.choice((b"0", b"9", b'"', b",", b"a", b"{", b"\n", b" ")) + data[start + 1 :]


CHANGES: tuple[Change, ...] = (flip, overwrite, cut, delete, insert, append, copy_block, swap)


def splice(first: bytes, second: bytes, chance: random.Random) -> bytes:
    """Join the beginning of one valid package to the end of another."""
    border = chance.randrange(min(len(first), len(second)))
    return first[:border] + second[border:]


def attack(folder: Path, count: int, seed: int, *, knows_our_key: bool) -> set[str]:
    """Alter packages and require that each is refused in words; return the codes seen.

    Args:
        folder: Where to work.
        count: How many.
        seed: Of the chance.
        knows_our_key: The attacker alters what is inside and seals it again.
    """
    chance = random.Random(seed)
    first = honest(folder, [(uid(number), *ROW[1:]) for number in range(30)])
    second = honest(
        folder, [(uid(number), *ROW[1:]) for number in range(31)], seq=2, prev=first.manifest_sha256
    )
    valid = [path.read_bytes() for path in (first.path, second.path)]
    if knows_our_key:
        valid = [unsealed(data) for data in valid]
    path, codes = folder / "altered.wasl", set()
    for number in range(count):
        change = chance.choice(CHANGES)
        altered = splice(valid[0], valid[1], chance) if number % 9 == 0 else change(valid[0], chance)
        if altered in valid:
            continue
        path.write_bytes(sealed(altered) if knows_our_key else altered)
        try:
            check(path)
        except PackageError as error:
            codes.add(error.code)
        else:
            pytest.fail(f"change {number} of seed {seed} was accepted")
    return codes


@pytest.mark.parametrize("knows_our_key", [False, True])
def test_250_altered_packages_are_refused(knows_our_key: bool, tmp_path: Path) -> None:
    codes = attack(tmp_path, 250, 1, knows_our_key=knows_our_key)
    expected = {"E_CONTAINER", "E_SIGNATURE", "E_TRAILING"} if knows_our_key else {"E_DAMAGED"}
    assert codes >= expected


@pytest.mark.long
@pytest.mark.parametrize("knows_our_key", [False, True])
def test_10000_altered_packages_are_refused(knows_our_key: bool, tmp_path: Path) -> None:
    attack(tmp_path, 10_000, 2, knows_our_key=knows_our_key)


def test_a_package_cut_at_the_border_of_any_member_is_refused(tmp_path: Path) -> None:
    built = honest(tmp_path)
    inside = unsealed(built.path.read_bytes())
    for border in range(0, len(inside), 512):
        for end in {border, border + 1, max(0, border - 1)}:
            (tmp_path / "cut.wasl").write_bytes(sealed(inside[:end]))
            with pytest.raises(PackageError) as caught:
                check(tmp_path / "cut.wasl")
            assert caught.value.code in {"E_CONTAINER", "E_TRAILING"}
