"""Hostile packages whose table of rows is not as it must be, as a file or row by row."""

import gzip
import io
import zlib
from dataclasses import replace
from functools import cache
from typing import Any

from tests.exchange.forge import (
    Forgery,
    csv_of,
    renamed,
    resource,
    with_cell,
)
from tests.exchange.workshop import FIELDS, ROW, ROWS, uid

OTHER_HASH = "0" * 63 + "1"


def path_named(path: str) -> dict[str, Any]:
    """Give the table another path, in the manifest and in the container."""
    return {"edit": resource(path=path), "members": renamed(2, path)}


@cache
def bomb(_: bytes) -> bytes:
    """Return a gigabyte of zeros in a megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()


def named_gzip(data: bytes) -> bytes:
    """Return a gzip file with a name in its header."""
    out = io.BytesIO()
    with gzip.GzipFile("secret-note", "wb", fileobj=out, mtime=0) as file:
        file.write(data)
    return out.getvalue()


TABLES: dict[str, tuple[str, Forgery]] = {
    # the table as a file
    "traversal": ("E_PATH", Forgery(**path_named("data/../../etc/passwd"))),
    "absolute path": ("E_PATH", Forgery(**path_named("/etc/passwd"))),
    "path of another table": ("E_PATH", Forgery(**path_named("data/other.csv.gz"))),
    "path in capitals": ("E_PATH", Forgery(**path_named("data/Persons.csv.gz"))),
    "not gzip": ("E_GZIP", Forgery(pack=lambda data: data)),
    "gzip with a name": ("E_GZIP", Forgery(pack=named_gzip)),
    "gzip cut": ("E_GZIP", Forgery(pack=lambda data: gzip.compress(data)[:-4])),
    "gzip with a wrong checksum": (
        "E_GZIP",
        Forgery(pack=lambda data: gzip.compress(data)[:-8] + bytes(8)),
    ),
    "gzip with bytes after it": ("E_GZIP", Forgery(pack=lambda data: gzip.compress(data) + b"x")),
    "two gzip members": (
        "E_GZIP",
        Forgery(pack=lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:])),
    ),
    "a gigabyte in a megabyte": ("E_BOMB", Forgery(pack=bomb)),
    "a byte more than declared": (
        "E_BOMB",
        Forgery(declare=lambda m: replace(m, bytes=m.bytes - 1)),
    ),
    "a byte less than declared": ("E_HASH", Forgery(declare=lambda m: replace(m, bytes=m.bytes + 1))),
    "another packed hash": ("E_HASH", Forgery(declare=lambda m: replace(m, packed_sha256=OTHER_HASH))),
    "another plain hash": ("E_HASH", Forgery(declare=lambda m: replace(m, sha256=OTHER_HASH))),
    "fewer rows than declared": ("E_ROWS", Forgery(declare=lambda m: replace(m, rows=3))),
    "more rows than declared": ("E_ROWS", Forgery(declare=lambda m: replace(m, rows=1))),
    # the rows
    "no heading": ("E_HEADER", Forgery(csv=b"", declare=lambda m: replace(m, bytes=1, rows=0))),
    "another heading": ("E_HEADER", Forgery(csv=csv_of(heading=(*FIELDS[:-1], "until")))),
    "headings with semicolons": ("E_HEADER", Forgery(csv=csv_of().replace(",", ";"))),
    "no line feed at the end": ("E_CSV", Forgery(csv=csv_of()[:-1], declare=lambda m: replace(m, rows=2))),
    "a quoted line feed": ("E_CSV", Forgery(csv=csv_of().replace(ROW[1], '"محمد\nأحمد"'))),
    "text after a quote": ("E_CSV", Forgery(csv=csv_of().replace(ROW[1], '"محمد" أحمد'))),
    "a quote inside": ("E_CSV", Forgery(csv=csv_of().replace(ROW[1], 'محمد "أحمد'))),
    "an empty line": ("E_COLUMNS", Forgery(csv=csv_of() + "\n")),
    "a column less": ("E_COLUMNS", Forgery(csv=csv_of((ROW[:-1],)))),
    "100,000 columns": ("E_ROW_SIZE", Forgery(csv=csv_of((ROW + ("",) * 100_000,)))),
    "a row of 70,000 bytes without end": ("E_ROW_SIZE", Forgery(csv=csv_of() + "x" * 500_000)),
    "UTF-16": ("E_UTF8", Forgery(csv=csv_of().encode("utf-16"), declare=lambda m: replace(m, rows=2))),
    "bad UTF-8 in a row": ("E_UTF8", Forgery(csv=csv_of().encode().replace(b"takaful", b"taka\xff"))),
    "overlong UTF-8": ("E_UTF8", Forgery(csv=csv_of().encode().replace(b"takaful", b"taka\xc0\xaf"))),
    "a surrogate": ("E_UTF8", Forgery(csv=with_cell("name", "محمد \ud800"))),
    "a byte-order mark": ("E_CHAR", Forgery(csv="\ufeff" + csv_of())),
    "carriage returns": ("E_CHAR", Forgery(csv=csv_of().replace("\n", "\r\n"))),
    "NUL": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\0"))),
    "a tab": ("E_CHAR", Forgery(csv=with_cell("name", "\tمحمد"))),
    "text turned round": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\u202eأحمد"))),
    "isolate": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\u2067أحمد"))),
    "right-to-left mark": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\u200f"))),
    "Arabic letter mark": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\u061c"))),
    "zero-width space": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\u200b"))),
    "line separator": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\u2028"))),
    "private use": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\ue000"))),
    "noncharacter": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\U0001fffe"))),
    "tag": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\U000e0041"))),
    "decomposed letter": ("E_CHAR", Forgery(csv=with_cell("name", "ا\u0653حمد"))),
    "control of the second kind": ("E_CHAR", Forgery(csv=with_cell("name", "محمد\x85"))),
    "a formula": ("E_FORMULA", Forgery(csv=with_cell("name", "=HYPERLINK(1)"))),
    "a full-width formula": ("E_FORMULA", Forgery(csv=with_cell("name", "＝1"))),
    "a minus first": ("E_FORMULA", Forgery(csv=with_cell("name", "-محمد"))),
    "an at sign first": ("E_FORMULA", Forgery(csv=with_cell("area_name", "@x"))),
    "a name of 10,000 letters": ("E_FIELD_SIZE", Forgery(csv=with_cell("name", "م" * 10_000))),
    "a name of a million letters": ("E_ROW_SIZE", Forgery(csv=with_cell("name", "م" * 1_000_000))),
    "a name of 201 letters": ("E_FIELD_SIZE", Forgery(csv=with_cell("name", "م" * 201))),
    "no name": ("E_TYPE", Forgery(csv=with_cell("name", ""))),
    "an id of letters": ("E_TYPE", Forgery(csv=with_cell("id_number", "abc"))),
    "Arabic digits in an id": ("E_TYPE", Forgery(csv=with_cell("id_number", "٢٩٠٠١٠١١٢٣٤٥٦٧"))),
    "an unknown kind of id": ("E_TYPE", Forgery(csv=with_cell("id_kind", "visa"))),
    "30 February": ("E_TYPE", Forgery(csv=with_cell("period_from", "2026-02-30"))),
    "a Jalali date": ("E_TYPE", Forgery(csv=with_cell("period_from", "1405/01/01"))),
    "a uid in lower case": ("E_TYPE", Forgery(csv=with_cell("uid", uid(1).lower()))),
    "an area with a slash": ("E_TYPE", Forgery(csv=with_cell("area_code", "EG/19"))),
    "the same person twice": ("E_UNIQUE", Forgery(csv=csv_of((ROW, ROW)))),
    "rows out of order": ("E_UNIQUE", Forgery(csv=csv_of(ROWS[::-1]))),
    "an area of another governorate": ("E_MOU_ROWS", Forgery(csv=with_cell("area_code", "EG0101"))),
    "no area": ("E_MOU_ROWS", Forgery(csv=with_cell("area_code", ""))),
    "another programme": ("E_MOU_ROWS", Forgery(csv=with_cell("programme", "forsa"))),
}
