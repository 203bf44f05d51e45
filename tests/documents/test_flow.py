"""Running text: headings of two lines, and places to sign that never stand on a page without words."""

import re
from pathlib import Path

from desktop.documents.flow import Flow, print_flow
from desktop.documents.letter import Letter, letter_flow, sign
from desktop.documents.pen import Pen
from desktop.i18n.tongue import tongue
from desktop.models.paper import Signature, Stamp
from tests.documents import samples
from tests.documents.reading import line_distance, page_texts, reach

ENGLISH = tongue("en")
LETTER = Letter(letterhead=samples.EGYPT, stamp=Stamp(number="2026/1"), title="A letter", facts=())


def test_a_heading_of_two_lines_takes_their_room(tmp_path: Path) -> None:
    taken = []

    def compose(pen: Pen, pages: int) -> int:
        flow = letter_flow(LETTER, ENGLISH, pen, pages)
        for words in ("One line", "Far too many words for a line " * 4):
            before = flow.top
            flow.heading(words)
            taken.append(flow.top - before)
        return flow.end()

    print_flow(tmp_path / "a.pdf", title="", tongue=ENGLISH, compose=compose)
    assert taken[1] > 1.6 * taken[0]


def test_who_signs_reads_the_last_words_on_the_same_page(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"

    def compose(pen: Pen, pages: int) -> int:
        flow = letter_flow(LETTER, ENGLISH, pen, pages)
        _go_down(flow)
        sign(LETTER, ENGLISH, flow, [Signature(post="Head")], said=("That was all.",))
        return flow.end()

    print_flow(out, title="", tongue=ENGLISH, compose=compose)
    first, last = page_texts(out)
    assert "That was all." not in first
    assert "That was all." in last
    assert "Head" in last


def test_the_sum_of_a_table_never_begins_a_page(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"

    def compose(pen: Pen, pages: int) -> int:
        flow = letter_flow(LETTER, ENGLISH, pen, pages)
        rows = [[f"Row {n}"] for n in range(1, 60)]
        room = int((flow._bottom - flow.top) / flow.table_height([50.0], rows[:1]))
        flow.table([50.0], [*rows[: room - 1], ["Sum"]], head=["Head"], has_sum=True)
        return flow.end()

    print_flow(out, title="", tongue=ENGLISH, compose=compose)
    first, last = page_texts(out)
    assert "Sum" not in first
    assert re.search(r"Head Row \d+ Sum", last)


def test_a_word_too_long_for_its_column_is_parted(tmp_path: Path) -> None:
    out, code = tmp_path / "a.pdf", "SN-2024-0117-ABCD-99887766"

    def compose(pen: Pen, pages: int) -> int:
        flow = letter_flow(LETTER, ENGLISH, pen, pages)
        flow.table([20.0, 20.0, 20.0], [["One", code, "Next"], ["Two", "1,234,567\u00a0cartons", "Next"]])
        return flow.end()

    print_flow(out, title="", tongue=ENGLISH, compose=compose)
    start = LETTER.measures.margin + 20
    for piece in ("SN-2", "766", "1,234,567", "cartons"):
        begins, ends = reach(out, piece)
        assert start < begins < ends < start + 20


def test_a_word_too_long_for_the_page_is_parted(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"

    def compose(pen: Pen, pages: int) -> int:
        flow = letter_flow(LETTER, ENGLISH, pen, pages)
        flow.paragraph(f"Before x{''.join(f'{n:03}' for n in range(60))}y after", indent=6)
        flow.heading(f"x{''.join(f'{n:03}' for n in range(60))}z")
        return flow.end()

    print_flow(out, title="", tongue=ENGLISH, compose=compose)
    for end in ("9y", "9z"):
        assert reach(out, end)[1] <= 210 - LETTER.measures.margin


def test_names_of_two_lines_keep_their_distance_where_many_sign(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    name = "Alexandra Montgomery Wilhelmina Westhuizen"
    signatures = [Signature(post=f"Member {n}", person=name) for n in range(30)]

    def compose(pen: Pen, pages: int) -> int:
        flow = letter_flow(LETTER, ENGLISH, pen, pages)
        sign(LETTER, ENGLISH, flow, signatures, said=("That was all.",))
        return flow.end()

    print_flow(out, title="", tongue=ENGLISH, compose=compose)
    pages = page_texts(out)
    assert " ".join(pages).count("Westhuizen") == 30
    assert "That was all." in pages[0]
    assert line_distance(out, "Alexandra", "Westhuizen") > 2.7  # millimetres


def _go_down(flow: Flow) -> None:
    """Write until there is room for a paragraph but not for places to sign."""
    while flow.top < 250:
        flow.paragraph("Words.")
