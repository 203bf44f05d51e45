"""The page of a request: everything that whoever decides has to know, in the reader's words."""

from typing import NamedTuple


class Part(NamedTuple):
    """Lines of label and value under a heading."""

    heading: str
    lines: tuple[tuple[str, str], ...]


class RequestSheet(NamedTuple):
    """What exactly is agreed to."""

    parts: tuple[Part, ...]
    rows_title: str = ""  # of the table below the parts
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # the first ones
    row_count: int = 0  # of all
    warning: str = ""  # what needs a second look
    is_changed: bool = False  # it is not any more what was asked for
