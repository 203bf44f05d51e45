"""The ustar container with exactly one permitted spelling: every header must equal the one we write.

Links, other paths, sparse files and second names have no spelling here, so nothing has to look for them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from desktop.exchange.errors import refusal

BLOCK = 512
MANIFEST = "datapackage.json"
SIGNATURE = "datapackage.json.sig"
MAX_MANIFEST_BYTES = 1 << 20
CHUNK = 1 << 16
_END = bytes(2 * BLOCK)
_SIZE = re.compile(rb"[0-7]{11}\0")
_SIZE_AT = slice(124, 136)


class Source(Protocol):
    """Where bytes come from: `read(n)` returns n bytes unless the end is near."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes; fewer only at the end."""
        ...


def header(name: str, size: int) -> bytes:
    """Return the only 512 bytes that may stand before a member of that name and size."""
    fields = (
        name.encode("ascii").ljust(100, b"\0"),
        b"0000644\0",
        b"0000000\0" * 2,
        b"%011o\0" % size,
        b"00000000000\0",
        b"        ",  # the checksum counts as spaces while it is computed
        b"0".ljust(101, b"\0"),
        b"ustar\x0000".ljust(72, b"\0"),
        b"0000000\0" * 2,
    )
    block = b"".join(fields).ljust(BLOCK, b"\0")
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def padding(size: int) -> bytes:
    """Return the zero bytes that fill a member's last block."""
    return bytes(-size % BLOCK)


def member(name: str, size: int, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a member whose content the chunks are; they must add up to `size`."""
    yield header(name, size)
    yield from chunks
    yield padding(size)


def ending() -> bytes:
    """Return what stands after the last member."""
    return _END


class Reader:
    """Takes members out of a container in the one order and spelling they may have."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def small(self, name: str, max_bytes: int) -> bytes:
        """Return the whole content of the next member, which must have this name.

        Raises:
            PackageError: E_CONTAINER or E_MEMBER_SIZE.
        """
        block = self._exactly(BLOCK)
        digits = _SIZE.fullmatch(block[_SIZE_AT])
        if digits is None:
            raise refusal("E_CONTAINER")
        size = int(digits[0][:-1], 8)
        if block != header(name, size):
            raise refusal("E_CONTAINER")
        if size > max_bytes:
            raise refusal("E_MEMBER_SIZE")
        content = self._exactly(size)
        self._skip_padding(size)
        return content

    def chunks(self, name: str, size: int) -> Iterator[bytes]:
        """Yield the content of the next member, which must have this name and size.

        Raises:
            PackageError: E_CONTAINER.
        """
        if self._exactly(BLOCK) != header(name, size):
            raise refusal("E_CONTAINER")
        left = size
        while left:
            chunk = self._exactly(min(CHUNK, left))
            left -= len(chunk)
            yield chunk
        self._skip_padding(size)

    def finish(self, office: str) -> None:
        """Require that nothing but the ending follows.

        Raises:
            PackageError: E_TRAILING.
        """
        if self._source.read(len(_END)) != _END or self._source.read(1):
            raise refusal("E_TRAILING", office=office)

    def _exactly(self, size: int) -> bytes:
        data = self._source.read(size) if size else b""
        if len(data) != size:
            raise refusal("E_CONTAINER")
        return data

    def _skip_padding(self, size: int) -> None:
        filler = padding(size)
        if self._exactly(len(filler)) != filler:
            raise refusal("E_CONTAINER")
