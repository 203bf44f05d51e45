"""Draws every kind of paper into pictures, its first and its last page: `python -m tests.documents.gallery --into DIR`.

Each country's papers are drawn in its own language and in English, or in the languages asked for.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pypdfium2

from desktop.documents import (
    delay_notice,
    device_delivery,
    distribution_sheet,
    entitlement_list,
    family_timeline,
    handover_minutes,
    journal_report,
    mandate,
    match_sheet,
    membership_notice,
    memorandum,
    office_card,
    recovery_paper,
    report,
    rest_minutes,
    tally_list,
    unserved_list,
)
from desktop.i18n.tongue import Tongue, tongue
from desktop.models.country import Country
from desktop.models.report import Grouping
from desktop.models.sheet_paper import VillagePart
from desktop.progress import Progress
from tests.documents import memoranda, office_papers, round_papers, samples

LANGUAGES = {Country.EGYPT: ("ar", "en"), Country.IRAN: ("fa", "en")}
_SCALE = 1.6  # 115 dots an inch


class Piece(NamedTuple):
    """One kind of paper, and how it is drawn."""

    name: str
    render: Callable[[Any, Tongue, Path, Progress], None]
    paper: Callable[[Country], Any]


def pieces() -> Iterator[Piece]:
    """Yield every kind of paper."""
    yield from _of_rounds()
    yield from _of_minutes()
    yield Piece("membership-notice", membership_notice.render, office_papers.membership_notice)
    yield Piece(
        "exit-notice", membership_notice.render, partial(office_papers.membership_notice, is_exit=True)
    )
    yield Piece("delay-notice", delay_notice.render, office_papers.delay_notice)
    yield Piece("match-sheet", _match_sheet, lambda country: country)
    for grouping in (Grouping.ROUND, Grouping.AGENCY, Grouping.CAMPAIGN):
        status = partial(office_papers.status_report, grouping=grouping)
        yield Piece(f"status-by-{grouping.value}", report.render, status)
    yield Piece("family-timeline", family_timeline.render, office_papers.family_timeline)
    yield Piece("memorandum", memorandum.render, memoranda.memorandum)
    yield Piece("journal-report", journal_report.render, office_papers.journal_report)
    yield Piece("recovery-paper", recovery_paper.render, memoranda.recovery_sheet)
    yield Piece("office-card", office_card.render, memoranda.card_sheet)


def _of_rounds() -> Iterator[Piece]:
    sheet = distribution_sheet.render
    part = VillagePart(village="القصاصين", number=2, parts=7, first_row=101, first_page=9)
    yield Piece("receipt-sheet", sheet, samples.sheet)
    yield Piece("receipt-sheet-village", sheet, partial(samples.sheet, count=20, part=part))
    yield Piece("receipt-sheet-masked", sheet, partial(samples.sheet, count=20, is_masked=True))
    yield Piece("entitlement-list", entitlement_list.render, samples.entitlement_list)
    yield Piece("tally-list", tally_list.render, partial(round_papers.tally, count=40))
    yield Piece("unserved-list", unserved_list.render, partial(round_papers.unserved, count=30))
    yield Piece("mandate", mandate.render, round_papers.mandate)
    yield Piece("mandate-to-fill-in", mandate.render, partial(round_papers.mandate, is_blank=True))
    yield Piece("device-delivery", device_delivery.render, round_papers.device)
    yield from _of_three_days()


def _of_three_days() -> Iterator[Piece]:
    def lasting(paper: Callable[[Country], Any]) -> Callable[[Country], Any]:
        return lambda country: round_papers.of_three_days(paper(country))

    yield Piece("tally-list-of-days", tally_list.render, lasting(partial(round_papers.tally, count=40)))
    yield Piece("mandate-of-days", mandate.render, lasting(round_papers.mandate))
    yield Piece("device-delivery-of-days", device_delivery.render, lasting(round_papers.device))
    yield Piece("rest-minutes-of-days", rest_minutes.render, lasting(round_papers.rest))


def _of_minutes() -> Iterator[Piece]:
    yield Piece("delivery-minutes", handover_minutes.render, samples.handover)
    yield Piece("rest-minutes", rest_minutes.render, round_papers.rest)
    yield Piece("rest-minutes-of-money", rest_minutes.render, _money)


def _money(country: Country) -> Any:
    minutes = round_papers.rest(country)
    unit = "EGP" if country is Country.EGYPT else "IRR"
    return replace(minutes, head=replace(minutes.head, unit=unit))


def _match_sheet(country: Country, spoken: Tongue, out: Path, progress: Progress) -> None:
    match_sheet.render(office_papers.match_sheet(country, spoken), spoken, out, progress)


def draw(piece: Piece, country: Country, language: str, into: Path) -> list[Path]:
    """Draw the first and the last page of one paper and return the pictures."""
    drawn = []
    with TemporaryDirectory(prefix="wasl-papers-") as folder:
        out = Path(folder) / "paper.pdf"
        piece.render(piece.paper(country), tongue(language), out, Progress())
        document = pypdfium2.PdfDocument(out)
        try:
            for page in sorted({0, len(document) - 1}):
                name = f"{piece.name}-{country.value}-{language}-{page + 1}.png"
                drawn.append(into / name)
                document[page].render(scale=_SCALE).to_pil().save(drawn[-1])
        finally:
            document.close()
    return drawn


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.documents.gallery", description=__doc__)
    parser.add_argument("--into", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--lang", choices=("ar", "fa", "en"), action="append")
    parser.add_argument("--only", default="", help="papers whose name contains this")
    asked = parser.parse_args(arguments)
    asked.into.mkdir(parents=True, exist_ok=True)
    count = 0
    for piece in pieces():
        if asked.only not in piece.name:
            continue
        for country, usual in LANGUAGES.items():
            count += sum(len(draw(piece, country, one, asked.into)) for one in asked.lang or usual)
    sys.stdout.write(f"{count} pictures in {asked.into}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
