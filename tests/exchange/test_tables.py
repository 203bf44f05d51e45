"""Tables in streams: the cut between pieces never shows, and memory stays flat."""

import gzip
import tracemalloc
from collections.abc import Iterator

import pytest

from desktop.exchange.errors import PackageError
from desktop.exchange.manifest import Measure
from desktop.exchange.records import PERSONS
from desktop.exchange.rules import RowRules
from desktop.exchange.tables import TableReader, TableWriter
from tests.exchange.workshop import FIELDS, ROW, ROWS, uid

RULES = RowRules(PERSONS.tables[0].chosen(FIELDS))


def packed(rows: object = ROWS) -> tuple[bytes, Measure]:
    """Return a written table and its measure."""
    writer = TableWriter(RULES)
    assert isinstance(rows, tuple | Iterator)
    data = b"".join(writer.chunks(rows))
    return data, writer.measure()


def many(count: int) -> Iterator[tuple[str, ...]]:
    """Yield rows that differ enough to keep the packer busy."""
    for number in range(count):
        yield (uid(number), ROW[1], str(pow(3, number + 99, 10**20)), *ROW[3:])


@pytest.mark.parametrize("size", [1, 2, 7, 100, 10_000])
def test_rows_are_the_same_however_the_file_is_cut(size: int) -> None:
    data, measure = packed()
    pieces = [data[:10], *(data[place : place + size] for place in range(10, len(data), size))]
    rows = [row for batch in TableReader(RULES, measure).batches(pieces) for row in batch]
    assert [tuple(row) for row in rows] == list(ROWS)


def test_cells_with_quotes_and_commas_are_written_as_rfc_4180_says() -> None:
    data, _ = packed()
    text = gzip.decompress(data).decode()
    assert '"روستای ""الف"", بالا"' in text
    assert text.endswith("\n")
    assert "\r" not in text


def test_every_cell_may_be_quoted() -> None:
    data, measure = packed()
    text = gzip.decompress(data).decode().replace(ROW[1], f'"{ROW[1]}"').encode()
    again = gzip.compress(text, mtime=0)
    loose = Measure(packed_bytes=len(again), packed_sha256="", bytes=len(text), sha256="", rows=measure.rows)
    rows = TableReader(RULES, loose).batches([again])
    assert next(rows)[0][1] == ROW[1]
    with pytest.raises(PackageError, match="E_HASH"):
        next(rows)


def test_memory_stays_flat_however_many_rows_come() -> None:
    peaks = []
    for count in (3_000, 20_000):
        tracemalloc.start()
        writer = TableWriter(RULES)
        pieces = list(writer.chunks(many(count)))
        tracemalloc.clear_traces()
        tracemalloc.reset_peak()
        for _ in TableReader(RULES, writer.measure()).batches(pieces):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5
