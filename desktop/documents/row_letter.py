"""Papers of one page about one row of a sheet: the same frame and facts, a text of their own, places to sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import Flow, print_flow
from desktop.documents.letter import Letter, Texts, letter_flow, read_texts, sign
from desktop.documents.pen import Pen
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.paper import Signature
from desktop.models.round_paper import RoundHead
from desktop.progress import Progress


@dataclass(frozen=True, kw_only=True)
class RowLetter:
    """What one kind of paper decides: its texts, what is set between title and signatures, and who signs."""

    texts: str  # the name of its file in resources/texts
    compose: Callable[[Flow, Texts], None]
    posts: Sequence[str]
    persons: Sequence[str] = ()  # of the first posts, as far as they are known


def render_row(
    letter: RowLetter, head: RoundHead, row: int, tongue: Tongue, out: Path, progress: Progress
) -> None:
    """Print a paper about a row."""
    text = read_texts(letter.texts, tongue)

    def compose(pen: Pen, pages: int) -> int:
        frame = Letter(
            letterhead=head.letterhead,
            stamp=head.stamp,
            title=text["title"],
            facts=(
                tongue.text(N_("Sheet: {number}"), number=layout.code(tongue, head.stamp.number)),
                tongue.text(N_("Edition: {edition}"), edition=head.stamp.edition),
                tongue.text(N_("Row: {row}"), row=tongue.digits(str(row))),
            ),
        )
        flow = letter_flow(frame, tongue, pen, pages)
        letter.compose(flow, text)
        named = zip_longest(letter.posts, letter.persons, fillvalue="")
        signatures = [Signature(post=tongue.text(post), person=person) for post, person in named]
        sign(frame, tongue, flow, signatures)
        return flow.end()

    progress.advance(0, 1, N_("Printing the paper"))
    title = f"{text['title']} {head.stamp.number}"
    print_flow(out, title=title, tongue=tongue, compose=compose, scale=head.stamp.size.scale)
    progress.advance(1, 1, N_("Printing the paper"))
