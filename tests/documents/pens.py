"""Pens and how they write: each with its own width, colour and dryness."""

import math
from itertools import pairwise
from random import Random
from typing import Any, NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.documents.signed_pages import PIXELS, Page, Point


class Nib(NamedTuple):
    """A pen: its colour, its width in millimetres, how much it covers, and the share of its line that stays white."""

    colour: tuple[int, int, int]
    width: float
    strength: float
    skips: float = 0.0


def ball_pen(random: Random) -> Nib:
    """Return the blue pen that lies on every table."""
    blue = (random.randint(20, 60), random.randint(40, 90), random.randint(140, 190))
    return Nib(blue, random.uniform(0.35, 0.55), random.uniform(0.65, 0.95), random.choice((0, 0, 0.05)))


def black_pen(random: Random) -> Nib:
    """Return a black gel pen."""
    dark = random.randint(15, 50)
    return Nib((dark, dark, dark + 5), random.uniform(0.4, 0.65), random.uniform(0.85, 1.0))


def thin_pen(random: Random) -> Nib:
    """Return a fine liner or a worn point."""
    colour = random.choice(((30, 30, 35), (35, 60, 160), (20, 90, 60)))
    return Nib(colour, random.uniform(0.17, 0.27), random.uniform(0.7, 1.0))


def faint_pen(random: Random) -> Nib:
    """Return a pencil, or a ball pen that runs dry."""
    if random.random() < 0.5:
        return Nib((80, 80, 86), random.uniform(0.35, 0.6), random.uniform(0.4, 0.6), 0.08)
    return Nib(
        (50, 75, 170), random.uniform(0.3, 0.45), random.uniform(0.3, 0.45), random.uniform(0.05, 0.25)
    )


def felt_pen(random: Random) -> Nib:
    """Return a felt pen, green and red among them."""
    colour = random.choice(((30, 110, 70), (190, 40, 50), (30, 50, 140), (30, 30, 30)))
    return Nib(colour, random.uniform(0.8, 1.2), random.uniform(0.7, 0.95))


def any_pen(random: Random) -> Nib:
    """Return one of the pens people bring."""
    return random.choice((ball_pen, ball_pen, ball_pen, black_pen, black_pen, felt_pen))(random)


def stroke(page: Page, points: list[Point], nib: Nib, random: Random) -> None:
    """Lead a pen along points: pressed in the middle, lighter at the ends, now and then without ink."""
    pad = nib.width + 0.4
    left, top = min(x for x, _y in points) - pad, min(y for _x, y in points) - pad
    size = (
        math.ceil((max(x for x, _y in points) + pad - left) * PIXELS),
        math.ceil((max(y for _x, y in points) + pad - top) * PIXELS),
    )
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    is_dry, phase = False, random.uniform(0, 6)
    for n, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        if random.random() < 0.15:
            is_dry = random.random() < nib.skips
        if is_dry:
            continue
        share = n / max(1, len(points) - 2)
        force = 0.65 + 0.35 * math.sin(math.pi * min(1, 0.15 + share)) + 0.08 * math.sin(phase + n / 5)
        thick = max(1.0, nib.width * force * PIXELS)
        ink = round(255 * nib.strength * min(1, 0.8 + 0.25 * force))
        ends = [((x1 - left) * PIXELS, (y1 - top) * PIXELS), ((x2 - left) * PIXELS, (y2 - top) * PIXELS)]
        draw.line(ends, fill=ink, width=max(1, round(thick)))
        x, y = ends[0]
        draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=ink)
    press(page, mask.filter(ImageFilter.GaussianBlur(0.7)), left, top, nib.colour)


def press(page: Page, mask: Image.Image, left: float, top: float, colour: tuple[int, int, int]) -> None:
    """Put a mask where it belongs, cut at the edges of the paper."""
    x, y = round(left * PIXELS), round(top * PIXELS)
    width, height = page.picture.size
    cut = (max(0, -x), max(0, -y), min(mask.width, width - x), min(mask.height, height - y))
    if cut[2] > cut[0] and cut[3] > cut[1]:
        page.put(mask.crop(cut), x + cut[0], y + cut[1], colour)


def bow(start: Point, end: Point, lift: float, steps: int = 9) -> list[Point]:
    """Return a bow from one point to another that rises by `lift` of their distance, downwards when negative."""
    (x1, y1), (x2, y2) = start, end
    away = (y2 - y1, x1 - x2)
    found = []
    for n in range(steps + 1):
        t = n / steps
        bulge = 4 * t * (1 - t) * lift
        found.append((x1 + (x2 - x1) * t - away[0] * bulge, y1 + (y2 - y1) * t + away[1] * bulge))
    return found


def cloud(random: Random, side: int, grain: int) -> Any:
    """Return soft spots between 0 and 1."""
    small = np.random.default_rng(random.randrange(2**32)).random((side // grain + 2,) * 2)
    cloud = Image.fromarray((small * 255).astype(np.uint8)).resize((side, side), Image.Resampling.BICUBIC)
    values = np.asarray(cloud).astype(np.float32) / 255
    return np.clip((values - 0.5) * 1.4 + 0.5, 0, 1)
