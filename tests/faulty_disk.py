"""A disk that gets full, is protected or is pulled at one chosen call, in the words of the system itself."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class FaultyDisk:
    """Counts the calls that write below a folder, and lets the chosen one fail."""

    def __init__(self, root: Path, fail_at: int = 0, number: int = errno.ENOSPC) -> None:
        self._root, self._fail_at, self._number = root, fail_at, number
        self.calls = 0

    @contextmanager
    def mounted(self) -> Iterator["FaultyDisk"]:
        """Stand between the program and the disk."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "open", self._opening(os.open))
            patch.setattr(os, "fdopen", self._writing(os.fdopen))
            for name in ("fsync", "replace", "rename"):
                patch.setattr(os, name, self._calling(getattr(os, name)))
            yield self

    def step(self, place: object = "") -> None:
        """Count one call, and fail when it is the chosen one."""
        self.calls += 1
        if self.calls == self._fail_at:
            raise OSError(self._number, os.strerror(self._number), str(place))

    def _opening(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(path: Any, flags: int, *rest: Any, **named: Any) -> int:
            if flags & _WRITING and str(path).startswith(str(self._root)):
                self.step(path)
            return real(path, flags, *rest, **named)

        return call

    def _calling(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(place: Any, *rest: Any, **named: Any) -> Any:
            if isinstance(place, int) or str(place).startswith(str(self._root)):
                self.step(place)
            return real(place, *rest, **named)

        return call

    def _writing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            return _FaultyFile(real(*given, **named), self)

        return call


class _FaultyFile:
    """A file whose first write and whose flush may fail."""

    def __init__(self, file: Any, disk: FaultyDisk) -> None:
        self._file, self._disk, self._has_written = file, disk, False

    def write(self, content: Any) -> Any:
        if not self._has_written:
            self._has_written = True
            self._disk.step()
        return self._file.write(content)

    def flush(self) -> None:
        self._disk.step()
        self._file.flush()

    def __enter__(self) -> "_FaultyFile":
        self._file.__enter__()
        return self

    def __exit__(self, *fault: Any) -> Any:
        return self._file.__exit__(*fault)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
