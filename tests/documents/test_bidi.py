"""The direction of mixed text agrees with Unicode's own 91,707 cases."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from desktop.documents.bidi import resolve, visual_order

CASES = Path(__file__).parent.parent / "data" / "bidi" / "BidiCharacterTest.txt.gz"
BASES = {"0": 0, "1": 1, "2": None}


def _cases() -> Iterator[list[str]]:
    with gzip.open(CASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.strip().split(";")


def test_every_case_of_unicode_resolves_and_reorders_as_told() -> None:
    count = 0
    for codes, base, paragraph, levels, order in _cases():
        text = "".join(chr(int(code, 16)) for code in codes.split())
        resolved = resolve(text, BASES[base])
        got = resolved.line(0, len(text))
        assert resolved.base == int(paragraph), codes
        assert got == [-1 if level == "x" else int(level) for level in levels.split()], codes
        assert visual_order(got) == [int(place) for place in order.split()], codes
        count += 1
    assert count == 91_707


def test_a_line_takes_its_trailing_space_to_the_paragraph_edge() -> None:
    resolved = resolve("سعر abc def", 1)
    assert resolved.line(0, 8)[-1] == 1
    assert resolved.line(0, 11)[7] == 2
