"""Kinds of signed pages: who signs with what, what is stamped over it, and which device takes the picture."""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from random import Random
from typing import NamedTuple

from desktop.documents.box_judge import Verdict
from desktop.documents.sheet_map import PageMap
from desktop.documents.sheet_reader import ReadRow, UnreadPage, read_sheets
from desktop.progress import Progress
from tests.documents import passers_by
from tests.documents.scans import Scan, taken
from tests.documents.signed_pages import Mark, Page, printed
from tests.documents.signed_paper import Paper

Truth = dict[int, tuple[bool, bool]]  # of a row: whether somebody signed, whether an agent is named
Device = Callable[[Random], Scan]


def feeder(random: Random) -> Scan:
    """Return the ordinary office scanner."""
    return Scan(
        dpi=random.choice((200, 200, 300)), turn=random.choice((0, 90, 180, 270)) + random.uniform(-2, 2),
        noise=random.uniform(1, 4), blur_mm=random.uniform(0, 0.08), jpeg=random.choice((85, 75, 92)),
        stretch=random.uniform(-0.006, 0.006), streaks=random.choice((0, 0, 0, 1, 2)),
        is_grey=random.random() < 0.3,
    )  # fmt: skip


def at(dpi: int) -> Device:
    """Return the office scanner at one resolution."""
    return lambda random: replace(feeder(random), dpi=dpi)


def askew(random: Random) -> Scan:
    """Return a scan of a page laid crooked on the glass."""
    turn = random.choice((0, 90, 180, 270)) + random.choice((-1, 1)) * random.uniform(2.5, 5)
    return replace(feeder(random), turn=turn)


def spoilt(random: Random) -> Scan:
    """Return a noisy scan that was packed too small."""
    return replace(
        feeder(random),
        noise=random.uniform(5, 10),
        jpeg=random.randint(45, 55),
        blur_mm=random.uniform(0.06, 0.15),
    )


def black_and_white(random: Random) -> Scan:
    """Return a scan without grey, as machines send it by default."""
    return replace(feeder(random), dpi=random.choice((200, 300)), jpeg=None, is_bilevel=True)


def phone(random: Random) -> Scan:
    """Return a photo taken by hand under a lamp."""
    return Scan(
        dpi=random.randint(170, 280), turn=random.choice((0, 90, 180, 270)) + random.uniform(-4, 4),
        perspective=random.uniform(0.01, 0.07), bend_mm=random.uniform(0, 0.9), jpeg=random.randint(55, 85),
        noise=random.uniform(2, 7), blur_mm=random.uniform(0.02, 0.12), shade=random.uniform(0.1, 0.45),
        shadow=random.choice((0, 0, random.uniform(0.1, 0.4))),
    )  # fmt: skip


class Kind(NamedTuple):
    """One kind of signed pages."""

    hands: tuple[Mark, ...]
    device: Device
    stamps: bool = False


KINDS: Mapping[str, Kind] = {
    "scanner at 150 dpi": Kind(passers_by.ALL, at(150)),
    "scanner at 200 dpi": Kind(passers_by.ALL, at(200)),
    "scanner at 300 dpi": Kind(passers_by.ALL, at(300)),
    "askew by up to 5 degrees": Kind(passers_by.ALL, askew),
    "noisy, JPEG at 50": Kind(passers_by.ALL, spoilt),
    "black and white": Kind(passers_by.ALL, black_and_white),
    "photo by hand": Kind(passers_by.ALL, phone),
    "thumbs": Kind(passers_by.THUMBS, feeder),
    "thin pens": Kind(passers_by.THIN, feeder),
    "faint pens": Kind(passers_by.FAINT, feeder),
    "ticks, crosses, initials": Kind(passers_by.SMALL, feeder),
    "larger than the row": Kind(passers_by.LARGE, feeder),
    "stamps over the rows": Kind(passers_by.ALL, feeder, stamps=True),
}


class Outcome(Enum):
    """What became of one row."""

    RIGHT = "right"
    WRONG = "wrong"
    DOUBTFUL = "doubtful"  # left to the clerk, though nobody else is named there


@dataclass
class Tried:
    """What became of the rows of some pages."""

    rows: "Counter[Outcome]" = field(default_factory=Counter)
    pages: int = 0
    unread: int = 0
    seconds: float = 0.0  # of the processor, for reading
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Tried") -> None:
        """Take in what became of others."""
        self.rows.update(other.rows)
        self.pages, self.unread = self.pages + other.pages, self.unread + other.unread
        self.seconds += other.seconds

    def share(self, outcome: Outcome) -> float:
        """Return the share of rows with an outcome."""
        return self.rows[outcome] / max(1, self.rows.total())


def _outcome(row: ReadRow, has_signed: bool, has_agent: bool) -> Outcome:
    if row.signature is Verdict.DOUBTFUL or row.agent is not Verdict.EMPTY:
        return Outcome.RIGHT if has_agent else Outcome.DOUBTFUL
    is_wrong = has_agent or (row.signature is Verdict.FILLED) != has_signed
    return Outcome.WRONG if is_wrong else Outcome.RIGHT


def write(page: Page, places: PageMap, kind: Kind, random: Random) -> Truth:
    """Have families come by and sign, some not, some by an agent; then the stamps."""
    truth, share = {}, random.uniform(0.5, 0.95)
    for row, box in places.signatures.items():
        has_signed = random.random() < share
        has_agent = has_signed and row in places.agents and random.random() < 0.08
        if has_signed:
            random.choice(kind.hands)(page, box, random)
        elif random.random() < 0.3:
            passers_by.crumbs(page, box, random)
        if has_agent:
            passers_by.agent_name(page, places.agents[row], random)
        truth[row] = (has_signed, has_agent)
    for _stamp in range(random.randint(1, 2) if kind.stamps else 0):
        box = random.choice(list(places.signatures.values()))
        middle = (box.left + random.uniform(-8, box.width + 8), box.top + random.uniform(0, box.height))
        random.choice((passers_by.round_stamp, passers_by.square_stamp))(page, middle, random)
    return truth


def tried(paper: Paper, kind: Kind, seed: int, folder: Path) -> Tried:
    """Sign, take and read one page; a picture in which a row was judged wrongly stays in the folder."""
    random = Random(seed)
    n = random.randrange(len(paper.maps))
    page = printed(paper.pdf, n)
    truth = write(page, paper.maps[n], kind, random)
    out = folder / f"{seed}.bmp"
    taken(page, kind.device(random), random).save(out)
    start = time.process_time()
    (read,) = read_sheets([out], paper.expected, Progress())
    found = Tried(pages=1, seconds=time.process_time() - start)
    if isinstance(read, UnreadPage):
        found.unread = 1
        found.faults.append(f"{out}: {read.reason}")
        return found
    for row in read.rows:
        outcome = _outcome(row, *truth[row.row])
        found.rows[outcome] += 1
        if outcome is not Outcome.RIGHT:
            found.faults.append(
                f"{out} row {row.row} {truth[row.row]} is {outcome.value}: {row.signature}, {row.agent}"
            )
    if not found.faults:
        out.unlink()
    return found
