"""Adds shifted copies of glyphs to a TrueType font: a vowel sign then stands in the same string as its letter.

PDF has no vertical shift inside a string of horizontal text, and readers take a string broken by a rise for
two lines and a jump back for a space. So each shift that a paper needs becomes a glyph of its own, made of the
old one and an offset.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_WORDS_ARE_XY = 0x0003  # composite flags: the two arguments are 16-bit offsets
_CHECKSUM_BASE = 0xB1B0AFBA


@dataclass
class _Tables:
    """The tables of a font that grow with its glyphs, and all others as they are."""

    tables: dict[str, bytes]

    @classmethod
    def read(cls, font: bytes) -> _Tables:
        (count,) = struct.unpack_from(">H", font, 4)
        tables = {}
        for n in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * n)
            tables[tag.decode("ascii")] = font[offset : offset + length]
        return cls(tables)

    @property
    def glyph_count(self) -> int:
        return int(struct.unpack_from(">H", self.tables["maxp"], 4)[0])

    def glyphs(self) -> list[bytes]:
        """Return the outline of each glyph."""
        loca, glyf = self.tables["loca"], self.tables["glyf"]
        is_long = struct.unpack_from(">h", self.tables["head"], 50)[0]
        if is_long:
            offsets = list(struct.unpack(f">{len(loca) // 4}I", loca))
        else:
            offsets = [2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca)]
        return [glyf[start:end] for start, end in pairwise(offsets)][: self.glyph_count]

    def side_bearing(self, glyph: int) -> int:
        (metrics,) = struct.unpack_from(">H", self.tables["hhea"], 34)
        place = 4 * glyph + 2 if glyph < metrics else 4 * metrics + 2 * (glyph - metrics)
        return int(struct.unpack_from(">h", self.tables["hmtx"], place)[0])

    def write(self) -> bytes:
        """Return the font as a file."""
        count = len(self.tables)
        power = count.bit_length() - 1
        header = struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
        offset = len(header) + 16 * count
        records, bodies = b"", b""
        for tag, body in sorted(self.tables.items()):
            records += struct.pack(">4sIII", tag.encode("ascii"), _checksum(body), offset, len(body))
            padded = _padded(body)
            bodies += padded
            offset += len(padded)
        return header + records + bodies


class Shift(NamedTuple):
    """A glyph and how far it is moved, in units of the font."""

    glyph: int
    x: int
    y: int


def with_shifted(font: bytes, shifts: list[Shift]) -> bytes:
    """Return the font with one more glyph for each shift, in that order, at its end."""
    if not shifts:
        return font
    held = _Tables.read(font)
    glyphs = held.glyphs()
    bearings = [held.side_bearing(shift.glyph) + shift.x for shift in shifts]
    glyphs += [_composite(glyphs[shift.glyph], shift) for shift in shifts]
    tables = held.tables
    tables["hmtx"] = _padded_metrics(tables, held.glyph_count) + struct.pack(f">{len(bearings)}h", *bearings)
    tables["glyf"], tables["loca"] = _laid_out(glyphs)
    tables["maxp"] = _grown(tables["maxp"], len(glyphs))
    head = bytearray(tables["head"])
    struct.pack_into(">h", head, 50, 1)  # offsets of 32 bits
    struct.pack_into(">I", head, 8, 0)
    tables["head"] = bytes(head)
    struct.pack_into(">I", head, 8, (_CHECKSUM_BASE - _checksum(held.write())) & 0xFFFFFFFF)
    tables["head"] = bytes(head)
    return held.write()


def _composite(outline: bytes, shift: Shift) -> bytes:
    """Return a glyph that is another one, moved."""
    if not outline:
        return b""
    _, left, bottom, right, top = struct.unpack_from(">5h", outline)
    box = (left + shift.x, bottom + shift.y, right + shift.x, top + shift.y)
    return struct.pack(">5hHHhh", -1, *box, _WORDS_ARE_XY, *shift)


def _padded_metrics(tables: dict[str, bytes], count: int) -> bytes:
    """Return the metrics table with an entry for each glyph, so that further ones can follow."""
    (metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
    return tables["hmtx"].ljust(4 * metrics + 2 * (count - metrics), b"\0")


def _laid_out(glyphs: list[bytes]) -> tuple[bytes, bytes]:
    """Return the outlines one behind the other, and where each begins."""
    offsets, parts, end = [0], [], 0
    for glyph in glyphs:
        padded = _padded(glyph)
        parts.append(padded)
        end += len(padded)
        offsets.append(end)
    return b"".join(parts), struct.pack(f">{len(offsets)}I", *offsets)


def _grown(maxp: bytes, count: int) -> bytes:
    """Return the table of greatest sizes for more glyphs, nested one deeper."""
    table = bytearray(maxp)
    struct.pack_into(">H", table, 4, count)
    points, contours, nested_points, nested_contours = struct.unpack_from(">4H", table, 6)
    struct.pack_into(">2H", table, 10, max(points, nested_points), max(contours, nested_contours))
    elements, depth = struct.unpack_from(">2H", table, 28)
    struct.pack_into(">2H", table, 28, max(elements, 1), depth + 1)
    return bytes(table)


def _padded(body: bytes) -> bytes:
    return body + b"\0" * (-len(body) % 4)


def _checksum(body: bytes) -> int:
    padded = _padded(body)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
