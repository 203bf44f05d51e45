"""Seals and opens age files in streams; plain text passes through pipes and memory, never a disk.

Before age's own library sees a header, it must match the strict grammar here: binary, X25519 only.
"""

import os
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import IO, Protocol

from desktop.exchange.container import Source
from desktop.exchange.errors import PackageError, refusal

MAX_HEADER_BYTES = 1 << 16
MAX_STANZAS = 20
_VERSION = b"age-encryption.org/v1\n"
_BASE64 = rb"[A-Za-z0-9+/]"
_KEY = _BASE64 + rb"{42}[AEIMQUYcgkosw048]"  # 32 bytes, no stray bits in the last letter
_X25519 = rb"-> X25519 " + _KEY + rb"\n" + _KEY + rb"\n"
# The library adds a stanza of this kind at random, so that readers get used to skip strange ones.
_GREASE = (
    rb"-> [!-~]{0,40}-grease(?: [!-~]{1,80}){0,8}\n(?:" + _BASE64 + rb"{64}\n){0,4}" + _BASE64 + rb"{0,63}\n"
)
_HEADER = re.compile(
    re.escape(_VERSION) + rb"(?:%b|%b){1,%d}--- %b\n" % (_X25519, _GREASE, MAX_STANZAS, _KEY)
)
_LAST_LINE = re.compile(rb"\n--- [^\n]*\n")
_NO_MATCH = "No matching keys found"
_CUT = ("failed to fill whole buffer", "age file is truncated")


class Sink(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> int:
        """Take all the bytes and return their number."""
        ...


def check_header(file: IO[bytes]) -> None:
    """Require a header in the permitted grammar at the beginning of the file, and go back there.

    Raises:
        PackageError: E_NOT_AGE, E_AGE_HEADER or E_TRUNCATED.
    """
    start = file.read(MAX_HEADER_BYTES)
    file.seek(0)
    if not start.startswith(_VERSION):
        raise refusal("E_TRUNCATED" if start and _VERSION.startswith(start) else "E_NOT_AGE")
    if _HEADER.match(start) is None:
        is_cut = len(start) < MAX_HEADER_BYTES and _LAST_LINE.search(start) is None
        raise refusal("E_TRUNCATED" if is_cut else "E_AGE_HEADER")


def seal(chunks: Iterable[bytes], out: Sink, recipients: Sequence[str]) -> None:
    """Write the chunks as an age file that each of the recipients can open."""
    import pyrage

    ends = _Ends(iter(chunks), out)
    keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    try:
        pyrage.encrypt_io(ends, ends, keys)
    except (pyrage.EncryptError, OSError):
        if ends.failure is not None:
            raise ends.failure from None
        raise
    if ends.failure is not None:  # the library writes its last piece while it cleans up, and tells nobody
        raise ends.failure


def authenticate(file: IO[bytes], identities: Sequence[str]) -> None:
    """Require that one of our keys opens the file and that every byte to its end is genuine.

    Raises:
        PackageError: E_NOT_FOR_US, E_DAMAGED, E_TRUNCATED or E_READ.
    """
    _decrypt(file, _Nowhere(), identities)
    file.seek(0)


@contextmanager
def opened(file: IO[bytes], identities: Sequence[str]) -> Iterator[Source]:
    """Give the plain text of an age file as a stream.

    A second thread opens the file and hands the text over through a pipe of the system, so that a
    reader takes what it needs when it needs it. A fault of the file is raised where the text ends.
    """
    inlet, outlet = os.pipe()
    pump = _Pump(file, os.fdopen(outlet, "wb"), identities)
    with os.fdopen(inlet, "rb", buffering=MAX_HEADER_BYTES) as plain:
        pump.start()
        try:
            yield _Checked(plain, pump)
        finally:
            plain.close()  # a pump that still writes ends by itself: nobody reads any more
            pump.join()


class _Pump(threading.Thread):
    def __init__(self, file: IO[bytes], out: IO[bytes], identities: Sequence[str]) -> None:
        super().__init__(name="wasl-open", daemon=True)
        self._file, self._out, self._identities = file, out, identities
        self.failure: PackageError | None = None

    def run(self) -> None:
        try:
            with self._out:
                _decrypt(self._file, self._out, self._identities)
        except BrokenPipeError:
            return  # the reader had enough
        except PackageError as error:
            self.failure = error


class _Checked:
    """The reading end of the pipe; at its end it asks whether the writing end was content."""

    def __init__(self, plain: IO[bytes], pump: _Pump) -> None:
        self._plain, self._pump = plain, pump

    def read(self, size: int, /) -> bytes:
        data = self._plain.read(size)
        if len(data) < size:
            self._pump.join()
            if self._pump.failure is not None:
                raise self._pump.failure
        return data


class _Ends:
    """Both ends of a sealing; they keep the fault that the library would hide behind one of its own."""

    def __init__(self, chunks: Iterator[bytes], out: Sink) -> None:
        self._chunks, self._out = chunks, out
        self._rest = b""
        self.failure: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        with self:
            while not self._rest:
                chunk = next(self._chunks, None)
                if chunk is None:
                    return b""
                self._rest = chunk
            data, self._rest = self._rest[:size], self._rest[size:]
            return data

    def write(self, data: bytes, /) -> int:
        with self:
            return self._out.write(data)

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.failure = self.failure or error


class _Nowhere:
    def write(self, data: bytes, /) -> int:
        return len(data)


def _decrypt(file: IO[bytes], out: Sink, identities: Sequence[str]) -> None:
    import pyrage

    keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
    try:
        pyrage.decrypt_io(file, out, keys)
    except BrokenPipeError:
        raise
    except (pyrage.DecryptError, OSError) as error:
        raise refusal(_code_of(error)) from None


def _code_of(error: Exception) -> str:
    """Return what the library's fault means; it has no kinds, only texts, which a test pins."""
    text = str(error)
    if text == _NO_MATCH:
        return "E_NOT_FOR_US"
    if text in _CUT:
        return "E_TRUNCATED"
    return "E_READ" if isinstance(error, OSError) and error.errno is not None else "E_DAMAGED"
