"""A third set of hands, drawn in another way altogether; nothing in the reader was ever chosen by looking at them.

A nib of changing width and pressure is led along arcs, instead of a line of one width through random points.
"""

import math
from collections.abc import Iterable
from random import Random

import numpy as np
from PIL import Image, ImageFilter

from desktop.documents.sheet_map import Box
from tests.documents.signed_pages import BLACK, BLUE, PIXELS, RED, VIOLET, Mark, Page, Point

GREY, GREEN = (75, 75, 80), (25, 110, 70)


def nib(
    page: Page,
    points: Iterable[tuple[float, float, float, float]],
    colour: tuple[int, int, int],
    grain: float = 0.0,
    seed: int = 0,
) -> None:
    """Lead a nib along points of place, width in millimetres and pressure; grain leaves paper bare."""
    led = list(points)
    pad = 1.5
    left, top = min(p[0] for p in led) - pad, min(p[1] for p in led) - pad
    width = int((max(p[0] for p in led) + pad - left) * PIXELS) + 1
    height = int((max(p[1] for p in led) + pad - top) * PIXELS) + 1
    mask = np.zeros((height, width), dtype=np.float32)
    for x, y, wide, pressure in led:
        reach = int(wide * PIXELS) + 2
        column, row = (x - left) * PIXELS, (y - top) * PIXELS
        a, b = int(row), int(column)
        rows, columns = slice(max(0, a - reach), a + reach + 1), slice(max(0, b - reach), b + reach + 1)
        there = mask[rows, columns]
        v, u = np.mgrid[
            rows.start : rows.start + there.shape[0], columns.start : columns.start + there.shape[1]
        ]
        disc = np.clip(wide * PIXELS / 2 + 0.5 - np.hypot(v - row, u - column), 0, 1) * pressure
        np.maximum(there, disc, out=there)
    if grain:
        rough = np.random.default_rng(seed).random(mask.shape, dtype=np.float32)
        mask *= np.where(rough < grain, 0.25, 1.0)
    page.put(Image.fromarray((mask * 255).astype(np.uint8)), int(left * PIXELS), int(top * PIXELS), colour)


def arcs(start: Point, moves: Iterable[tuple[float, float, float]], step: float = 0.06) -> list[Point]:
    """Return a way of arcs: each a length, a radius (below zero: to the left) and a turn on the spot before it."""
    x, y = start
    heading, way = 0.0, [start]
    for length, radius, turn in moves:
        heading += turn
        for _n in range(max(1, int(length / step))):
            heading += step / radius
            x, y = x + step * math.cos(heading), y + step * math.sin(heading)
            way.append((x, y))
    return way


def inked(
    way: list[Point], width: float, pressure: float, random: Random
) -> list[tuple[float, float, float, float]]:
    """Give a way the changing width and pressure of a hand."""
    phase, beat = random.uniform(0, 6), random.uniform(1.5, 4)
    last = max(1, len(way) - 1)
    return [
        (
            x,
            y,
            width * (0.75 + 0.25 * math.sin(phase + n / last * beat * 2 * math.pi)),
            pressure * (0.8 + 0.2 * math.cos(phase + n / last * beat * 4)) * min(1.0, (last - n) / 12 + 0.5),
        )
        for n, (x, y) in enumerate(way)
    ]


def _fitted(way: list[Point], box: Box, random: Random, width: float, height: float) -> list[Point]:
    """Bring a way to a size, somewhere in a box."""
    xs, ys = [p[0] for p in way], [p[1] for p in way]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min(width / wide, height / high)
    left = box.left + random.uniform(0.5, max(0.6, box.width - wide * scale - 0.5))
    middle = box.top + box.height * random.uniform(0.42, 0.58)
    return [(left + (x - min(xs)) * scale, middle + (y - (min(ys) + max(ys)) / 2) * scale) for x, y in way]


def arabic(page: Page, box: Box, random: Random) -> None:
    """Sign with joined teeth and bowls, dots over them, and a sweeping tail."""
    moves = []
    for _letter in range(random.randint(3, 6)):
        moves += [
            (random.uniform(1.2, 2.4), -random.uniform(0.6, 1.2), random.uniform(-0.6, 0.6)),
            (random.uniform(1.0, 2.2), random.uniform(0.6, 1.4), random.uniform(-0.4, 0.8)),
        ]
    moves.append((random.uniform(6, 12), -random.uniform(4, 9), 0.4))
    way = _fitted(arcs((0, 0), moves), box, random, random.uniform(10, 22), random.uniform(3.5, 8))
    colour, pressure = random.choice((BLUE, BLACK, BLUE, GREEN)), random.uniform(0.6, 1)
    nib(page, inked(way, random.uniform(0.35, 0.6), pressure, random), colour)
    for _dot in range(random.randint(1, 3)):
        x, y = random.choice(way)
        nib(page, [(x + n * 0.1, y - 1.6, 0.5, pressure) for n in range(3)], colour)


def scribble(page: Page, box: Box, random: Random) -> None:
    """Sign with a knot of loops in one spot."""
    moves = [
        (random.uniform(3, 6), random.choice((-1, 1)) * random.uniform(0.8, 2.2), random.uniform(-0.5, 0.5))
        for _ in range(random.randint(4, 9))
    ]
    way = _fitted(arcs((0, 0), moves), box, random, random.uniform(5, 12), random.uniform(4, 9))
    nib(
        page,
        inked(way, random.uniform(0.3, 0.5), random.uniform(0.55, 1), random),
        random.choice((BLUE, BLACK)),
    )


def skipping(page: Page, box: Box, random: Random) -> None:
    """Sign with a ballpoint that skips."""
    moves = [(random.uniform(2, 4), (-1) ** n * random.uniform(0.9, 2.0), 0.0) for n in range(9)]
    way = inked(
        _fitted(arcs((0, 0), moves), box, random, random.uniform(11, 22), random.uniform(4, 8)),
        0.35,
        0.9,
        random,
    )
    gap, place = 0, 0
    kept: list[list[tuple[float, float, float, float]]] = [[]]
    while place < len(way):
        run = random.randint(10, 45)
        kept.append(way[place : place + run])
        gap = random.randint(4, 16)
        place += run + gap
    for piece in kept:
        if piece:
            nib(page, piece, BLUE)


def graphite(page: Page, box: Box, random: Random) -> None:
    """Sign with a soft pencil on rough paper."""
    moves = [
        (random.uniform(2, 5), (-1) ** n * random.uniform(1, 3), random.uniform(-0.7, 0.7)) for n in range(7)
    ]
    way = _fitted(arcs((0, 0), moves), box, random, random.uniform(9, 20), random.uniform(4, 8))
    nib(
        page, inked(way, random.uniform(0.35, 0.6), random.uniform(0.4, 0.65), random), GREY,
        grain=random.uniform(0.2, 0.45), seed=random.randrange(2**32),
    )  # fmt: skip


def marker(page: Page, box: Box, random: Random) -> None:
    """Write with a felt pen that bleeds, now and then over the edge of the box."""
    moves = [
        (random.uniform(3, 6), (-1) ** n * random.uniform(1.5, 3), random.uniform(-0.4, 0.4))
        for n in range(5)
    ]
    way = _fitted(arcs((0, 0), moves), box, random, random.uniform(9, 20), random.uniform(5, 10.5))
    colour = random.choice((BLACK, BLUE, VIOLET))
    nib(page, [(x, y, w * 1.5, p * 0.3) for x, y, w, p in inked(way, 1.2, 1.0, random)], colour)
    nib(page, inked(way, random.uniform(0.9, 1.4), random.uniform(0.75, 1), random), colour)


def whorl(page: Page, box: Box, random: Random) -> None:
    """Press a thumb whose ridges fork and end, as oriented noise makes them."""
    side = int(16 * PIXELS)
    rough = np.random.default_rng(random.randrange(2**32)).standard_normal((side, side)).astype(np.float32)
    y, x = (np.mgrid[0:side, 0:side].astype(np.float32) - side / 2) / PIXELS
    period = random.uniform(0.42, 0.6)
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(side, 1 / PIXELS), np.fft.fftfreq(side, 1 / PIXELS)))
    band = np.exp(-(((frequency - 1 / period) / (0.16 / period)) ** 2))
    ridges = np.real(np.fft.ifft2(np.fft.fft2(rough) * band))
    ridges = 1 / (1 + np.exp(-4 * ridges / ridges.std()))
    wide, high = random.uniform(4.2, 6.2), random.uniform(4.8, 7)
    slant = random.uniform(-0.5, 0.5)
    body = np.clip((1 - ((x + slant * y) / wide) ** 2 - (y / high) ** 2) * 5, 0, 1)
    patchy = Image.fromarray((rough * 40 + 128).clip(0, 255).astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(14)
    )
    worn = np.clip((np.asarray(patchy).astype(np.float32) - 124) / 6 + 0.6, 0.15, 1)
    mask = ridges * body * worn * random.uniform(0.45, 0.95)
    left, top = (
        box.left + box.width / 2 + random.uniform(-6, 6),
        box.top + box.height / 2 + random.uniform(-1.5, 1.5),
    )
    page.put(
        Image.fromarray((mask * 255).astype(np.uint8)), int(left * PIXELS - side / 2),
        int(top * PIXELS - side / 2), random.choice((BLUE, VIOLET, BLACK, RED)),
    )  # fmt: skip


def cross(page: Page, box: Box, random: Random) -> None:
    """Make a small cross."""
    size = random.uniform(3.2, 6)
    x, y = box.left + random.uniform(4, box.width - 10), box.top + box.height / 2
    for slope in (1, -1):
        way = [(x + size * t / 60, y + slope * size * (t / 60 - 0.5)) for t in range(61)]
        nib(
            page,
            inked(way, random.uniform(0.35, 0.6), random.uniform(0.6, 1), random),
            random.choice((BLUE, BLACK)),
        )


def two_letters(page: Page, box: Box, random: Random) -> None:
    """Write two initials, each with a dot behind it."""
    colour, pressure = random.choice((BLUE, BLACK)), random.uniform(0.6, 1)
    x, y = box.left + random.uniform(3, box.width - 15), box.top + box.height / 2
    for n in range(2):
        way = arcs((x + 6 * n, y + 1.8), [(3.4, 30.0, -1.4), (3.0, 1.3, 0.3), (2.4, -2.0, 1.9)])
        nib(page, inked(way, 0.42, pressure, random), colour)
        nib(page, [(x + 6 * n + 3.6, y + 1.9, 0.45, pressure)] * 2, colour)


def full_name(page: Page, box: Box, random: Random) -> None:
    """Write a name in small even letters along the box."""
    x, end = box.left + 1, box.left + box.width - random.uniform(1, 6)
    y = box.top + box.height * random.uniform(0.45, 0.6)
    pressure = random.uniform(0.55, 1)
    while x < end:
        moves = [
            (random.uniform(1.5, 3), random.choice((-1, 1)) * random.uniform(0.5, 1.1), 0.0) for _ in range(3)
        ]
        way = arcs((x, y + random.uniform(-0.6, 0.6)), moves)
        nib(page, inked(way, random.uniform(0.28, 0.42), pressure, random), BLUE)
        x += random.uniform(2.2, 4.5)


HANDS: tuple[Mark, ...] = (
    arabic, arabic, scribble, skipping, graphite, marker, whorl, whorl, cross, two_letters, full_name,
)  # fmt: skip


def crease(page: Page, box: Box, random: Random) -> None:
    """Fold the paper: a faint shadow from side to side, and nobody signed."""
    y, tilt = box.top + random.uniform(3, box.height - 3), random.uniform(-0.01, 0.01)
    wide = page.picture.width / PIXELS
    nib(page, [(x * 0.5, y + tilt * x * 0.5, 0.4, 0.09) for x in range(4, int(wide * 2) - 4)], GREY)


def spot(page: Page, box: Box, random: Random) -> None:
    """Set the pen down once without writing, or leave a speck of dust."""
    x, y = box.left + random.uniform(1, box.width - 1), box.top + random.uniform(1.5, box.height - 1.5)
    nib(
        page,
        [(x, y, random.uniform(0.2, 0.7), random.uniform(0.4, 1))] * 2,
        random.choice((BLUE, BLACK, GREY)),
    )


UNSIGNED: tuple[Mark, ...] = (spot, spot, spot, crease)
