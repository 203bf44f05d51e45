"""Rows to gzipped CSV and back, in streams, with every check of a stranger's file on the way in.

A row is one line: a line feed inside a field has no spelling, so nothing can be joined or lost.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence

from desktop.exchange.characters import forbidden_at, is_composed
from desktop.exchange.errors import PackageError, refusal, unsendable
from desktop.exchange.manifest import Measure
from desktop.exchange.rules import MAX_ROW_BYTES, Finding, RowRules

_GZIP = 31  # zlib's number for a gzip wrapping with the largest window
_GZIP_START = b"\x1f\x8b\x08\x00"  # deflate, and no name, comment or extra field to hide anything in
_LEVEL = 6
_CHUNK = 1 << 17
_CELL = re.compile(r'"((?:[^"]|"")*)"|([^",]*)')


class _Tally:
    """Counts and hashes what flows past."""

    def __init__(self) -> None:
        self._packed, self._plain = hashlib.sha256(), hashlib.sha256()
        self._packed_bytes = self.plain_bytes = self.rows = 0

    def packed(self, data: bytes) -> bytes:
        self._packed.update(data)
        self._packed_bytes += len(data)
        return data

    def plain(self, data: bytes) -> bytes:
        self._plain.update(data)
        self.plain_bytes += len(data)
        return data

    def measure(self) -> Measure:
        return Measure(
            packed_bytes=self._packed_bytes,
            packed_sha256=self._packed.hexdigest(),
            bytes=self.plain_bytes,
            sha256=self._plain.hexdigest(),
            rows=self.rows,
        )


class TableWriter:
    """Packs rows of our own; `measure()` holds once the last chunk was taken."""

    def __init__(self, rules: RowRules, max_rows: int | None = None) -> None:
        self._rules, self._max_rows = rules, max_rows
        self._tally = _Tally()

    def chunks(self, rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
        """Yield the gzipped CSV of the rows, which come in ascending order of their key.

        Raises:
            PackageError: A row may not travel, or there are more than the memorandum allows.
        """
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
        lines, size = [",".join(self._rules.table.names)], 0
        for line in self._lines(rows):
            lines.append(line)
            size += len(line)
            if size > _CHUNK:
                yield self._pack(packer, lines)
                lines, size = [], 0
        yield self._pack(packer, lines)
        yield self._tally.packed(packer.flush())

    def measure(self) -> Measure:
        """Return what was written."""
        return self._tally.measure()

    def _lines(self, rows: Iterable[Sequence[str]]) -> Iterator[str]:
        last = ""
        for number, row in enumerate(rows, 1):
            found = self._rules.full_finding(row)
            if found is None and self._rules.key_of(row) <= last:
                found = Finding("E_UNIQUE", self._rules.table.key)
            if found is not None:
                raise unsendable(found.code, row=number, column=found.column)
            if self._max_rows is not None and number > self._max_rows:
                raise TooManyRowsError(self._max_rows)
            last = self._rules.key_of(row)
            self._tally.rows = number
            yield _line(row)

    def _pack(self, packer: "zlib._Compress", lines: list[str]) -> bytes:
        data = "".join(f"{line}\n" for line in lines).encode("utf-8")
        return self._tally.packed(packer.compress(self._tally.plain(data)))


class TooManyRowsError(Exception):
    """There are more rows than the `cap` of the memorandum."""

    def __init__(self, cap: int) -> None:
        super().__init__(cap)
        self.cap = cap


def _line(row: Sequence[str]) -> str:
    line = ",".join(row)
    if '"' not in line and line.count(",") == len(row) - 1:
        return line
    return ",".join(_quoted(cell) if '"' in cell or "," in cell else cell for cell in row)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


class TableReader:
    """Unpacks a stranger's table and lets out only rows that keep every rule."""

    def __init__(self, rules: RowRules, declared: Measure, **words: object) -> None:
        """Expect what the signed manifest declares; `words` are what sentences of refusals need."""
        self._rules, self._declared, self._words = rules, declared, words
        self._tally = _Tally()
        self._last_key = ""

    def batches(self, packed: Iterable[bytes]) -> Iterator[list[list[str]]]:
        """Yield the rows in batches; the table is genuine only when the last batch has been taken.

        Raises:
            PackageError: Any code of steps 9 and 10.
        """
        has_header = False
        for block in self._blocks(self._unpacked(packed)):
            lines = self._text(block, is_later=has_header).split("\n")
            if not has_header:
                has_header = True
                if lines.pop(0) != ",".join(self._rules.table.names):
                    raise self._refusal("E_HEADER")
            yield [self._row(line) for line in lines]
        if not has_header:
            raise self._refusal("E_HEADER")
        self._close()

    def _unpacked(self, packed: Iterable[bytes]) -> Iterator[bytes]:
        unpacker = zlib.decompressobj(_GZIP)
        is_first = True
        for chunk in packed:
            if is_first and not chunk.startswith(_GZIP_START):
                raise self._refusal("E_GZIP")
            is_first = False
            yield from self._inflated(unpacker, self._tally.packed(chunk))
        if not unpacker.eof:
            raise self._refusal("E_GZIP")

    def _inflated(self, unpacker: "zlib._Decompress", chunk: bytes) -> Iterator[bytes]:
        """Yield what a chunk holds, never more at once than a small block, whatever it would grow to."""
        while True:
            try:
                data = unpacker.decompress(chunk, _CHUNK)
            except zlib.error:
                raise self._refusal("E_GZIP") from None
            if self._tally.plain_bytes + len(data) > self._declared.bytes:
                raise self._refusal("E_BOMB")
            if unpacker.unused_data:
                raise self._refusal("E_GZIP")
            if data:
                yield self._tally.plain(data)
            chunk = unpacker.unconsumed_tail
            if not chunk and len(data) < _CHUNK:
                return

    def _blocks(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield whole lines, without the last line feed."""
        rest = b""
        for piece in pieces:
            whole, feed, tail = piece.rpartition(b"\n")
            if feed:
                yield rest + whole
                rest = tail
            else:
                rest += tail
            if len(rest) > MAX_ROW_BYTES:
                raise self._refusal("E_ROW_SIZE", row=self._tally.rows + 1)
        if rest:
            raise self._refusal("E_CSV", row=self._tally.rows + 1)

    def _text(self, block: bytes, *, is_later: bool) -> str:
        first = self._tally.rows + is_later  # number of the block's first line; the header is row 0
        try:
            text = block.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._refusal("E_UTF8", row=first + block.count(b"\n", 0, error.start)) from None
        place = forbidden_at(text)
        if place is not None:
            raise self._refusal("E_CHAR", row=first + text.count("\n", 0, place))
        if not is_composed(text):
            lines = text.split("\n")
            raise self._refusal("E_CHAR", row=first + [is_composed(line) for line in lines].index(False))
        return text

    def _row(self, line: str) -> list[str]:
        self._tally.rows = number = self._tally.rows + 1
        if len(line) * 4 > MAX_ROW_BYTES and len(line.encode("utf-8")) > MAX_ROW_BYTES:
            raise self._refusal("E_ROW_SIZE", row=number)
        row = line.split(",") if '"' not in line else self._cells(line, number)
        found = self._rules.finding(row)
        if found is not None:
            raise self._row_refusal(found, row, number)
        key = self._rules.key_of(row)
        if key <= self._last_key:
            raise self._refusal("E_UNIQUE", row=number)
        self._last_key = key
        if number > self._declared.rows:
            raise self._refusal("E_ROWS", expected=self._declared.rows, found=number)
        return row

    def _cells(self, line: str, number: int) -> list[str]:
        """Split a line with quotes, as RFC 4180 says and no other way."""
        cells, place = [], 0
        while True:
            match = _CELL.match(line, place)
            assert match is not None  # noqa: S101 (the expression matches the empty text)
            cells.append(match[2] if match[1] is None else match[1].replace('""', '"'))
            place = match.end() + 1
            if match.end() == len(line):
                return cells
            if line[match.end()] != ",":
                raise self._refusal("E_CSV", row=number)

    def _row_refusal(self, found: Finding, row: list[str], number: int) -> PackageError:
        words = {"row": number, "column": found.column, "value": found.value}
        if found.code == "E_COLUMNS":
            words |= {"found": len(row), "expected": len(self._rules.table.fields)}
        return self._refusal(found.code, **words)

    def _close(self) -> None:
        measure = self._tally.measure()
        if measure.rows != self._declared.rows:
            raise self._refusal("E_ROWS", expected=self._declared.rows, found=measure.rows)
        if measure != self._declared:
            raise self._refusal("E_HASH")

    def _refusal(self, code: str, **values: object) -> PackageError:
        return refusal(code, **self._words, **values)
