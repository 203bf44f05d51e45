"""A fourth set of hands, written without a look at the reader: what people at a distribution leave on a sheet.

A signature is a word of letters from right to left with its dots and a flourish, a thumb is ridges around a core,
a pen has its own width, colour and dryness. `KINDS` sorts them, so that figures can be told by kind.
"""

import math
from random import Random
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from desktop.documents.sheet_map import Box
from tests.documents.pens import (
    Nib,
    any_pen,
    ball_pen,
    bow,
    cloud,
    faint_pen,
    press,
    stroke,
    thin_pen,
)
from tests.documents.signed_pages import PIXELS, Mark, Page, Point


def _letters(random: Random, count: int, high: float) -> list[Point]:
    """Return one connected word from right to left, on a line at 0, about as wide as it has letters."""
    x, word = 0.0, [(0.0, 0.0)]
    for _letter in range(count):
        form = random.choice(("tooth", "tooth", "bowl", "loop", "tall", "long"))
        step = random.uniform(0.8, 1.6)
        if form == "tooth":
            top = (x - step * 0.4, -random.uniform(0.15, 0.3) * high)
            word += bow((x, 0), top, 0.1, 4) + bow(top, (x - step, 0), 0.1, 4)
        elif form == "bowl":
            step *= 2.2
            word += bow((x, 0), (x - step, -random.uniform(0, 0.15) * high), random.uniform(0.35, 0.6))
        elif form == "loop":
            radius = random.uniform(0.12, 0.22) * high
            around = [n / 12 * 2 * math.pi for n in range(13)]
            word += [(x - step / 2 + radius * math.sin(t), -radius + radius * math.cos(t)) for t in around]
        elif form == "tall":
            top = (x - random.uniform(-0.3, 0.5), -random.uniform(0.6, 1.0) * high)
            word += bow((x, 0), top, 0.03, 6) + bow(top, (x - step, 0), -0.04, 6)
        else:
            step *= 2.5
            word += bow((x, 0), (x - step, random.uniform(-0.1, 0.1) * high), random.uniform(-0.05, 0.1), 6)
        x -= step
        word.append((x, random.uniform(-0.06, 0.06) * high))
    return word


def _fitted(points: list[Point], middle: Point, width: float, slope: float) -> list[Point]:
    """Return points moved to a middle, brought to a width, and sloped."""
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    scale = width / max(0.1, max(xs) - min(xs))
    a, b = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    turn = (math.cos(slope), math.sin(slope))
    moved = [((x - a) * scale, y - b) for x, y in points]
    return [(middle[0] + x * turn[0] - y * turn[1], middle[1] + x * turn[1] + y * turn[0]) for x, y in moved]


def _word(page: Page, middle: Point, size: tuple[float, float], nib: Nib, random: Random) -> None:
    """Write one name with its dots, and perhaps a flourish."""
    width, high = size
    slope = random.uniform(-0.12, 0.2)
    line = _letters(random, max(3, round(width / 2)), high)
    placed = _fitted(line, middle, width, slope)
    stroke(page, placed, nib, random)
    for _dot in range(random.randint(0, 4)):
        x, y = random.choice(placed)
        y += random.choice((-1, 1)) * random.uniform(0.8, 1.6)
        stroke(page, [(x, y), (x - 0.25, y + 0.1), (x - 0.4, y + 0.05)], nib, random)
    if random.random() < 0.5:  # a line back under the name
        x, y = placed[-1]
        end = (x + width * random.uniform(0.5, 1.0), y + random.uniform(-0.3, 0.25) * high)
        stroke(page, bow((x, y), end, random.uniform(-0.1, 0.25), 14), nib, random)


def _inside(box: Box, width: float, high: float, random: Random) -> tuple[Point, tuple[float, float]]:
    """Return the middle and size of a mark that stays within the box, or nearly."""
    width = min(width, box.width - 2)
    middle = (
        box.left + random.uniform(width / 2, max(width / 2, box.width - width / 2)),
        box.top + box.height * random.uniform(0.42, 0.62),
    )
    return middle, (width, high)


def name_with(pen: Any) -> Mark:
    """Return the hand that writes its name with a pen."""

    def write(page: Page, box: Box, random: Random) -> None:
        middle, size = _inside(box, random.uniform(9, 26), random.uniform(3.5, 7.5), random)
        _word(page, middle, size, pen(random), random)

    return write


def scrawl(page: Page, box: Box, random: Random) -> None:
    """Sign as officials do: a fast wave that flattens, with a bar through it."""
    nib, (middle, (width, high)) = any_pen(random), _inside(box, random.uniform(10, 24), 7.0, random)
    turns, points = random.randint(4, 9), []
    for n in range(turns * 8 + 1):
        t = n / (turns * 8)
        fall = (1 - t) ** 0.6
        points.append(
            (
                middle[0] + width * (0.5 - t) + random.uniform(-0.1, 0.1),
                middle[1] + high / 2 * fall * math.sin(2 * math.pi * turns * t) * random.uniform(0.8, 1),
            )
        )
    stroke(page, points, nib, random)
    if random.random() < 0.6:
        start, end = (middle[0] + width / 2, middle[1] + 1), (middle[0] - width / 2, middle[1] - 1)
        stroke(page, bow(start, end, random.uniform(-0.1, 0.1)), nib, random)


def large_name(page: Page, box: Box, random: Random) -> None:
    """Sign larger than the row: the middle lies in the box, tails go into the neighbours."""
    width, high = random.uniform(16, box.width + 8), random.uniform(10, 15)
    middle = (
        box.left + box.width / 2 + random.uniform(-4, 4),
        box.top + box.height * random.uniform(0.4, 0.6),
    )
    _word(page, middle, (width, high), any_pen(random), random)


def tick(page: Page, box: Box, random: Random) -> None:
    """Make a check mark."""
    size = random.uniform(3.5, 8)
    x = box.left + random.uniform(size, box.width - size)
    y = box.top + box.height / 2 + random.uniform(0, 2)
    low = (x, y + size * 0.25)
    start = (x - size * random.uniform(0.25, 0.4), y - size * 0.1)
    end = (x + size * random.uniform(0.5, 0.8), y - size * random.uniform(0.5, 0.7))
    way = [*bow(start, low, 0.05, 4), *bow(low, end, random.uniform(-0.12, 0.05), 8)]
    stroke(page, way, any_pen(random), random)


def plus(page: Page, box: Box, random: Random) -> None:
    """Make the cross of somebody who does not write, upright or lying."""
    size, nib = random.uniform(3.5, 7), any_pen(random)
    x, y = box.left + random.uniform(6, box.width - 6), box.top + box.height / 2
    turn = random.uniform(0, math.pi / 2)
    for way in (turn, turn + math.pi / 2 + random.uniform(-0.3, 0.3)):
        a, b = math.cos(way) * size / 2, math.sin(way) * size / 2
        stroke(page, bow((x - a, y - b), (x + a, y + b), random.uniform(-0.05, 0.05), 6), nib, random)


def initials(page: Page, box: Box, random: Random) -> None:
    """Write two small letters."""
    middle, size = _inside(box, random.uniform(4, 8), random.uniform(3, 5), random)
    _word(page, middle, size, any_pen(random), random)


def finger(page: Page, box: Box, random: Random) -> None:
    """Press a thumb, along the row or across it, wet or dry, whole or by its side."""
    wide, high = random.uniform(10, 14), random.uniform(12, 17)
    turn = random.choice((random.uniform(-0.5, 0.5), math.pi / 2 + random.uniform(-0.4, 0.4)))
    half = int(high * PIXELS * 0.62)
    y, x = np.mgrid[-half:half, -half:half].astype(np.float32) / PIXELS
    a, b = x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)
    warp = cloud(random, 2 * half, 18) - 0.5
    away = np.hypot(a - 0.5, np.where(b < 0, b * 0.9, b * 0.55) + 1.5) + 0.9 * warp
    ridges = np.clip(0.5 + 1.1 * np.sin(2 * math.pi * away / random.uniform(0.42, 0.55)), 0, 1)
    outline = np.clip((1 - (2 * a / wide) ** 2 - (2 * b / high) ** 2) * 3, 0, 1)
    if random.random() < 0.3:  # only its side
        outline = outline * np.clip(a * random.choice((-1, 1)) + wide * 0.15, 0, 1)
    wet = random.uniform(0, 1)  # how far ink fills the valleys
    spots = np.clip((cloud(random, 2 * half, 7) - random.uniform(0.25, 0.5)) * 5, 0, 1)
    ink = outline * np.clip(ridges + wet * 0.7, 0, 1) * (spots * (1 - wet) + wet) * random.uniform(0.45, 0.95)
    middle = (
        box.left + box.width / 2 + random.uniform(-5, 5),
        box.top + box.height / 2 + random.uniform(-1.5, 1.5),
    )
    mask = Image.fromarray((255 * ink).astype(np.uint8))
    colour = random.choice(((60, 50, 140), (90, 45, 140), (35, 35, 40), (30, 60, 150)))
    press(page, mask, middle[0] - half / PIXELS, middle[1] - half / PIXELS, colour)


def agent_name(page: Page, box: Box, random: Random) -> None:
    """Write who came instead, in two small lines."""
    nib = ball_pen(random)
    for share in (0.33, 0.72):
        width = box.width * random.uniform(0.5, 0.85)
        middle = (box.left + box.width - width / 2 - 1, box.top + box.height * share)
        _word(page, middle, (width, random.uniform(2, 3)), nib._replace(width=0.35), random)


def crumbs(page: Page, box: Box, random: Random) -> None:
    """Leave what nobody meant: a dot where the pen rested, a hair, a smear."""
    x, y = box.left + random.uniform(2, box.width - 2), box.top + random.uniform(2, box.height - 2)
    kind = random.choice(("dot", "hair", "dust", "smear"))
    if kind == "dot":
        stroke(page, [(x, y), (x + 0.15, y + 0.1)], any_pen(random), random)
    elif kind == "hair":
        end = (x + random.uniform(-3, 3), y + random.uniform(-2, 2))
        stroke(page, bow((x, y), end, 0.3), Nib((120, 110, 100), 0.08, 0.5), random)
    elif kind == "smear":
        mask = Image.fromarray((cloud(random, 60, 20) * 26).astype(np.uint8))
        mask = Image.fromarray((np.asarray(mask) * np.hanning(60)[:, None] * np.hanning(60)).astype(np.uint8))
        press(page, mask, x - 3, y - 3, (60, 60, 90))
    else:
        for _speck in range(random.randint(2, 6)):
            a, b = x + random.uniform(-2, 2), y + random.uniform(-2, 2)
            stroke(page, [(a, b), (a + 0.05, b)], Nib((60, 60, 60), random.uniform(0.1, 0.2), 0.8), random)


def round_stamp(page: Page, middle: Point, random: Random) -> None:
    """Press a round stamp unevenly: two rings, letters around, something in the middle."""
    radius = random.uniform(15, 19.5)
    half = int((radius + 1) * PIXELS)
    mask = Image.new("L", (2 * half, 2 * half), 0)
    draw = ImageDraw.Draw(mask)

    def at(turn: float, share: float) -> Point:
        return (
            half + radius * share * PIXELS * math.cos(turn),
            half + radius * share * PIXELS * math.sin(turn),
        )

    for share, width in ((1.0, random.uniform(0.4, 0.8)), (random.uniform(0.62, 0.72), 0.4)):
        reach = radius * share * PIXELS
        ends = (half - reach, half - reach, half + reach, half + reach)
        draw.ellipse(ends, outline=255, width=round(width * PIXELS))
    for n in range(random.randint(22, 40)):
        turn = n * 2 * math.pi / 40
        letter = [at(turn + random.uniform(-0.07, 0.07), random.uniform(0.76, 0.92)) for _ in range(4)]
        draw.line(letter, fill=255, width=round(random.uniform(0.3, 0.6) * PIXELS))
    for _line in range(random.randint(2, 4)):
        y = half + random.uniform(-0.4, 0.4) * radius * PIXELS
        x = half + 0.45 * radius * PIXELS
        while x > half - 0.45 * radius * PIXELS:
            points = [(x - 6 * n, y + random.uniform(-12, 12)) for n in range(4)]
            draw.line(points, fill=255, width=round(0.4 * PIXELS))
            x -= random.uniform(20, 32)
    _pressed(page, mask, middle, random)


def square_stamp(page: Page, middle: Point, random: Random) -> None:
    """Press the stamp of a date or of an incoming paper, a little askew."""
    width, height = random.uniform(32, 48) * PIXELS, random.uniform(12, 20) * PIXELS
    mask = Image.new("L", (round(width + 8), round(height + 8)), 0)
    draw = ImageDraw.Draw(mask)
    draw.rectangle((4, 4, width + 3, height + 3), outline=255, width=round(random.uniform(0.4, 0.8) * PIXELS))
    for n in range(3):
        y, x = 4 + height * (0.2 + 0.28 * n), width * random.uniform(0.8, 0.92)
        while x > width * 0.12:
            points = [(x - 7 * k, y + random.uniform(-9, 9)) for k in range(4)]
            draw.line(points, fill=255, width=round(0.5 * PIXELS))
            x -= random.uniform(24, 34)
    turned = mask.rotate(random.uniform(-12, 12), expand=True, resample=Image.Resampling.BILINEAR)
    _pressed(page, turned, middle, random)


def _pressed(page: Page, mask: Image.Image, middle: Point, random: Random) -> None:
    colour = random.choice(((40, 60, 160), (95, 50, 150), (180, 40, 60), (35, 70, 170)))
    side = max(mask.size)
    uneven = np.clip((cloud(random, side, side // 5) - 0.1) * 2.2, 0.15, 1)[: mask.height, : mask.width]
    ink = np.asarray(mask.filter(ImageFilter.GaussianBlur(1))) * uneven * random.uniform(0.4, 0.85)
    left, top = middle[0] - mask.width / PIXELS / 2, middle[1] - mask.height / PIXELS / 2
    press(page, Image.fromarray(ink.astype(np.uint8)), left, top, colour)


NAMES: tuple[Mark, ...] = (name_with(any_pen), name_with(any_pen), scrawl)
THUMBS: tuple[Mark, ...] = (finger,)
THIN: tuple[Mark, ...] = (name_with(thin_pen), initials)
FAINT: tuple[Mark, ...] = (name_with(faint_pen),)
SMALL: tuple[Mark, ...] = (tick, plus, initials)
LARGE: tuple[Mark, ...] = (large_name, scrawl, name_with(any_pen))
ALL: tuple[Mark, ...] = (
    *NAMES,
    *NAMES,
    finger,
    finger,
    name_with(thin_pen),
    tick,
    plus,
    initials,
    large_name,
)
