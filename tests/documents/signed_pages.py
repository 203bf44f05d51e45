"""Makes signed sheets as offices send them back: pens and thumbs on printed pages, then a scanner or a phone.

The hands here are those the reader was tried on while it was written; `other_hands.py` holds others.
"""

import math
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from desktop.documents.sheet_map import Box, PageMap

PIXELS = 10.0  # to a millimetre while drawing
Point = tuple[float, float]
Mark = Callable[["Page", Box, Random], None]


class Page:
    """A printed page that is being written on; lengths in millimetres."""

    def __init__(self, picture: Image.Image) -> None:
        self.picture = picture

    def line(self, points: list[Point], width: float, colour: tuple[int, int, int], strength: float) -> None:
        """Draw a stroke; strength 1 covers the paper."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        pad = width * 2 + 0.5
        left, top = int((min(xs) - pad) * PIXELS), int((min(ys) - pad) * PIXELS)
        right, bottom = int((max(xs) + pad) * PIXELS), int((max(ys) + pad) * PIXELS)
        mask = Image.new("L", (right - left, bottom - top), 0)
        placed = [(x * PIXELS - left, y * PIXELS - top) for x, y in points]
        draw = ImageDraw.Draw(mask)
        thickness = max(1, round(width * PIXELS))
        draw.line(placed, fill=round(255 * strength), width=thickness, joint="curve")
        radius = thickness / 2
        for x, y in (placed[0], placed[-1]):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=round(255 * strength))
        self.put(mask, left, top, colour)

    def put(self, mask: Image.Image, left: int, top: int, colour: tuple[int, int, int]) -> None:
        """Press ink through a mask: it darkens what is there."""
        box = (left, top, left + mask.width, top + mask.height)
        under = np.asarray(self.picture.crop(box)).astype(np.float32)
        share = np.asarray(mask).astype(np.float32)[:, :, None] / 255
        ink = under * (np.array(colour, dtype=np.float32) / 255)
        mixed = under * (1 - share) + ink * share
        self.picture.paste(Image.fromarray(mixed.astype(np.uint8)), box)


BLUE, BLACK, VIOLET, RED = (35, 60, 170), (40, 40, 45), (95, 50, 150), (190, 40, 50)


def curve(points: list[Point], steps: int = 14) -> list[Point]:
    """Return a smooth line through points."""
    ends = [points[0], *points, points[-1]]
    drawn = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for n in range(steps):
            t = n / steps
            drawn.append(
                tuple(
                    0.5
                    * (
                        2 * q
                        + (r - p) * t
                        + (2 * p - 5 * q + 4 * r - s) * t * t
                        + (3 * q - p - 3 * r + s) * t**3
                    )
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    return [*drawn, points[-1]]  # type: ignore[list-item]  # pairs


def signature(page: Page, box: Box, random: Random, strength: float | None = None) -> None:
    """Sign: one or two connected strokes, often over the edge of the box."""
    colour = random.choice((BLUE, BLACK, BLUE, VIOLET))
    strength = strength or random.uniform(0.6, 1.0)
    width = random.uniform(0.3, 0.65)
    length = random.uniform(9, min(27, box.width + 2))
    height = random.uniform(4, 11)
    x = box.left + random.uniform(-1, box.width - length + 1)
    middle = box.top + box.height * random.uniform(0.4, 0.6)
    for _stroke in range(random.randint(1, 2)):
        count = random.randint(5, 12)
        points = [
            (
                x + length * n / (count - 1) + random.uniform(-1.5, 1.5),
                middle + random.uniform(-height, height) / 2,
            )
            for n in range(count)
        ]
        page.line(curve(points), width, colour, strength)


def faint_signature(page: Page, box: Box, random: Random) -> None:
    """Sign with a pen that runs dry."""
    signature(page, box, random, strength=random.uniform(0.28, 0.42))


def thumb(page: Page, box: Box, random: Random) -> None:
    """Press an inked thumb: ridges in an oval, unevenly."""
    wide, high = random.uniform(9, 13), random.uniform(10, 15)
    size = int(max(wide, high) * PIXELS * 1.3)
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    a, b = (x - size / 2) / PIXELS, (y - size / 2) / PIXELS
    turn = random.uniform(-0.6, 0.6)
    a, b = a * math.cos(turn) + b * math.sin(turn), b * math.cos(turn) - a * math.sin(turn)
    inside = np.clip((1 - (a / wide * 2) ** 2 - (b / high * 2) ** 2) * 4, 0, 1)
    ridges = 0.5 + 0.5 * np.sin(2 * math.pi * np.hypot(a, b * 0.8 + 3) / random.uniform(0.45, 0.6))
    rough = np.random.default_rng(random.randrange(2**32)).random((size, size)).astype(np.float32)
    rough = np.asarray(Image.fromarray((rough * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(9)))
    rough = np.clip((rough.astype(np.float32) - 118) / 14, 0, 1)
    mask = inside * (0.25 + 0.75 * ridges) * (0.35 + 0.65 * rough) * random.uniform(0.5, 0.95)
    left = box.left + box.width / 2 + random.uniform(-6, 6)
    top = box.top + box.height / 2 + random.uniform(-2, 2)
    page.put(
        Image.fromarray((mask * 255).astype(np.uint8)),
        int(left * PIXELS - size / 2),
        int(top * PIXELS - size / 2),
        random.choice((BLUE, VIOLET, BLACK)),
    )


def cross(page: Page, box: Box, random: Random) -> None:
    """Make the cross of somebody who does not write."""
    size = random.uniform(4, 7)
    x, y = box.left + random.uniform(6, box.width - 6), box.top + box.height / 2 + random.uniform(-1, 1)
    for way in (1, -1):
        page.line(
            curve(
                [
                    (x - size / 2, y - way * size / 2),
                    (x, y + random.uniform(-0.4, 0.4)),
                    (x + size / 2, y + way * size / 2),
                ]
            ),
            random.uniform(0.35, 0.6),
            BLUE,
            random.uniform(0.6, 1),
        )


def dirt(page: Page, box: Box, random: Random) -> None:
    """Leave dust and a dot of the pen."""
    for _speck in range(random.randint(1, 5)):
        x, y = box.left + random.uniform(1, box.width - 1), box.top + random.uniform(1, box.height - 1)
        page.line([(x, y), (x + 0.1, y + 0.1)], random.uniform(0.1, 0.4), BLACK, random.uniform(0.4, 0.9))


def writing(page: Page, box: Box, random: Random) -> None:
    """Write an agent's name and number in small letters."""
    for line in (0.32, 0.7):
        x, y = box.left + box.width - 2, box.top + box.height * line
        while x > box.left + random.uniform(1, 8):
            step = random.uniform(1.0, 2.6)
            points = [(x - step * n / 3, y + random.uniform(-1.1, 1.1)) for n in range(4)]
            page.line(curve(points), random.uniform(0.25, 0.4), BLUE, random.uniform(0.6, 0.95))
            x -= step + random.uniform(0.2, 1.2)


def stamp(page: Page, box: Box, random: Random) -> None:
    """Press the office's round stamp, its middle in the box."""
    x, y = box.left + random.uniform(0, box.width), box.top + random.uniform(0, box.height)
    colour, strength = random.choice((BLUE, RED, VIOLET)), random.uniform(0.35, 0.8)
    for radius in (random.uniform(16, 19), 12.5):
        ring = [(x + radius * math.cos(t / 40), y + radius * math.sin(t / 40)) for t in range(253)]
        page.line(ring, 0.5, colour, strength)
    for n in range(26):
        turn = n * 2 * math.pi / 26
        a, b = x + 14.6 * math.cos(turn), y + 14.6 * math.sin(turn)
        points = [(a + random.uniform(-1, 1), b + random.uniform(-1, 1)) for _ in range(3)]
        page.line(curve(points), 0.4, colour, strength)
    for _line in range(3):
        a, b = x + random.uniform(-8, 2), y + random.uniform(-7, 7)
        page.line(curve([(a + n * 2.0, b + random.uniform(-1, 1)) for n in range(4)]), 0.4, colour, strength)


HANDS: tuple[Mark, ...] = (signature, signature, signature, faint_signature, thumb, thumb, cross)


def printed(pdf: Path, page: int, scale: float = 1.0) -> Page:
    """Return a page of a sheet as it leaves the printer, so many times as fine as usual."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = (
            document[page]
            .render(scale=scale * PIXELS * 25.4 / 72, rev_byteorder=True)
            .to_pil()
            .convert("RGB")
        )
    finally:
        document.close()
    return Page(picture)


def sign_rows(
    page: Page, places: PageMap, random: Random, hands: tuple[Mark, ...] = HANDS, share: float = 0.75
) -> dict[int, bool]:
    """Have families sign, leave others out, and return who signed."""
    signed = {}
    for row, box in places.signatures.items():
        signed[row] = random.random() < share
        if signed[row]:
            random.choice(hands)(page, box, random)
        elif random.random() < 0.25:
            dirt(page, box, random)
    return signed
