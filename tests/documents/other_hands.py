"""Hands that the reader of signed sheets was never tried on while it was written; used by its test alone."""

import math
from random import Random

import numpy as np
from PIL import Image, ImageFilter

from desktop.documents.sheet_map import Box
from tests.documents.signed_pages import BLACK, BLUE, PIXELS, RED, Mark, Page, Point, curve


def flourish(page: Page, box: Box, random: Random) -> None:
    """Sign with loops that run along the line and a long stroke under them."""
    length, loops = random.uniform(12, 24), random.randint(3, 7)
    height = random.uniform(1.2, 3.2)
    x, y = box.left + random.uniform(1, box.width - length), box.top + box.height * random.uniform(0.35, 0.55)
    points = [
        (
            x + length * t / 120 + height * math.cos(t * loops * 2 * math.pi / 120),
            y + height * math.sin(t * loops * 2 * math.pi / 120) + math.sin(t / 20),
        )
        for t in range(121)
    ]
    width, strength = random.uniform(0.25, 0.5), random.uniform(0.5, 1)
    page.line(points, width, BLACK, strength)
    if random.random() < 0.6:
        under: list[Point] = [(x - 1, y + 3.5), (x + length / 2, y + 4.2), (x + length + 1, y + 2.8)]
        page.line(curve(under), width, BLACK, strength)


def initials(page: Page, box: Box, random: Random) -> None:
    """Write two separate letters."""
    x, y = box.left + random.uniform(4, box.width - 12), box.top + box.height / 2
    for letter in range(2):
        size = random.uniform(3, 5)
        turn = random.uniform(0, math.pi)
        points = [
            (
                x + letter * 6 + size / 2 * math.cos(turn + t / 8),
                y + size / 2 * math.sin(1.7 * (turn + t / 8)),
            )
            for t in range(38)
        ]
        page.line(points, random.uniform(0.3, 0.5), BLUE, random.uniform(0.55, 1))


def descending(page: Page, box: Box, random: Random) -> None:
    """Sign with a last stroke that falls into the box below."""
    x, y = box.left + box.width - random.uniform(3, 7), box.top + random.uniform(3, 5)
    points: list[Point] = [
        (x - 2.2 * n, y + (-1.8 if n % 2 else 1.6) * random.uniform(0.6, 1.2)) for n in range(8)
    ]
    points += [(x - 18, y + 3), (x - 17, y + random.uniform(6, 10.5))]
    page.line(curve(points), random.uniform(0.3, 0.55), BLUE, random.uniform(0.6, 1))


def smudge(page: Page, box: Box, random: Random) -> None:
    """Press a wet thumb: a cloud without ridges, paler towards its edge, with a bare spot."""
    side = int(16 * PIXELS)
    y, x = (np.mgrid[0:side, 0:side].astype(np.float32) - side / 2) / PIXELS
    body = np.exp(-(((x / random.uniform(4, 6)) ** 2 + (y / random.uniform(4.5, 6)) ** 2) ** 2))
    spot = np.exp(-(((x - random.uniform(-3, 3)) ** 2 + (y - random.uniform(-3, 3)) ** 2) / 2.5))
    grain = np.random.default_rng(random.randrange(2**32)).random((side, side)).astype(np.float32)
    soft = Image.fromarray((grain * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(4))
    grain = np.clip((np.asarray(soft).astype(np.float32) - 110) / 35, 0.2, 1)
    mask = np.clip(body - 0.8 * spot, 0, 1) * grain * random.uniform(0.4, 0.9)
    left = box.left + box.width / 2 + random.uniform(-7, 7)
    top = box.top + box.height / 2 + random.uniform(-1.5, 1.5)
    colour = random.choice((BLUE, RED, BLACK))
    page.put(
        Image.fromarray((mask * 255).astype(np.uint8)),
        int(left * PIXELS - side / 2),
        int(top * PIXELS - side / 2),
        colour,
    )


def tick(page: Page, box: Box, random: Random) -> None:
    """Make a tick in place of a name."""
    x, y = box.left + random.uniform(5, box.width - 10), box.top + box.height / 2
    size = random.uniform(3, 5)
    page.line(
        curve([(x, y), (x + size / 3, y + size / 2.2), (x + size, y - size / 1.8)]),
        random.uniform(0.35, 0.7),
        random.choice((BLUE, BLACK)),
        random.uniform(0.6, 1),
    )


def pencil(page: Page, box: Box, random: Random) -> None:
    """Sign in hard pencil: pale, thin, in short strokes."""
    x, y = box.left + random.uniform(2, 6), box.top + box.height * 0.5
    for _stroke in range(random.randint(3, 6)):
        step = random.uniform(2, 5)
        points: list[Point] = [(x + step * n / 3, y + random.uniform(-2.2, 2.2)) for n in range(4)]
        page.line(curve(points), random.uniform(0.3, 0.4), (70, 70, 75), random.uniform(0.35, 0.55))
        x += step * random.uniform(0.5, 0.9)


HANDS: tuple[Mark, ...] = (flourish, initials, descending, smudge, tick, pencil)
