"""Tells which letters a text file is written in: UTF-8, UTF-16, or the old ones of Arabic Windows."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from desktop.documents.workbook_faults import no_workbook

PROBED = 2**16


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file.

    Raises:
        BadInputError: It is no text.
    """
    with path.open("rb") as file:
        head = file.read(PROBED)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if head.startswith(BOM_UTF8):
        return "utf-8-sig"
    if b"\0" in head:
        return _without_mark(head, path.name)
    try:
        head[:-4].decode("utf-8") if len(head) == PROBED else head.decode("utf-8")
    except UnicodeDecodeError as fault:
        is_cut = len(head) == PROBED and fault.start > len(head) - 8
        return "utf-8" if is_cut else "cp1256"
    return "utf-8"


def _without_mark(head: bytes, file: str) -> str:
    """Return which half of UTF-16 it is: separators and line ends have their zero on one side alone."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    for encoding, ours, theirs in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        text = head[: len(head) // 2 * 2].decode(encoding, "replace")
        if ours and not theirs and ("\n" in text or "\t" in text) and "\ufffd" not in text[:-1]:
            return encoding
    raise no_workbook(file)
