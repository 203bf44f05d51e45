"""Makes the pictures in which signed sheets come back: scanners and phones, straight or not, well lit or not."""

import math
from dataclasses import dataclass, replace
from io import BytesIO
from random import Random
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from tests.documents.signed_pages import PIXELS, Page

_TILES = 24  # the view is worked out at their corners


@dataclass(frozen=True, kw_only=True)
class Scan:
    """How the page was taken."""

    dpi: int = 200
    turn: float = 0.0  # degrees, whole quarters included
    perspective: float = 0.0  # share of the side by which corners are pulled in
    bend_mm: float = 0.0
    jpeg: int | None = None
    noise: float = 0.0
    blur_mm: float = 0.0
    shade: float = 0.0  # how much darker one side is
    is_grey: bool = False
    is_bilevel: bool = False  # black and white alone, as offices set their scanners to save room
    stretch: float = 0.0  # how much too fast or slow the paper ran
    streaks: int = 0
    shadow: float = 0.0


def any_scan(random: Random) -> Scan:
    """Return one of the ways in which offices send sheets: most from a scanner, some from a phone."""
    scan = Scan(
        dpi=random.choice((150, 200, 200, 300)),
        turn=random.choice((0, 0, 90, 180, 270)) + random.uniform(-5, 5),
        jpeg=random.choice((None, 80, 50, 50)),
        noise=random.uniform(0, 7),
        blur_mm=random.uniform(0, 0.12),
        shade=random.uniform(0, 0.12),
        is_grey=random.random() < 0.3,
    )
    if random.random() < 0.35:
        scan = replace(
            scan,
            perspective=random.uniform(0.01, 0.06),
            bend_mm=random.uniform(0, 0.8),
            shade=random.uniform(0.1, 0.4),
            dpi=random.choice((200, 300)),
            is_grey=False,
        )
    return scan


def taken(page: Page, scan: Scan, random: Random) -> Image.Image:
    """Return the picture that a scanner or a phone makes of the page."""
    picture = page.picture
    if scan.blur_mm:
        picture = picture.filter(ImageFilter.GaussianBlur(scan.blur_mm * PIXELS))
    picture = _seen_from(picture, scan, random)
    if scan.shade or scan.shadow or scan.streaks or scan.noise:
        picture = _lit(picture, scan, random)
    if scan.is_grey or scan.is_bilevel:
        picture = picture.convert("L")
    if scan.is_bilevel:
        limit = random.randint(140, 185)
        picture = picture.point([0] * limit + [255] * (256 - limit))
    if scan.jpeg:
        packed = BytesIO()
        picture.save(packed, "JPEG", quality=scan.jpeg)
        picture = Image.open(packed)
    return picture.convert("RGB")


def _lit(picture: Image.Image, scan: Scan, random: Random) -> Image.Image:
    """Return the picture under uneven light, with what the glass and the sensor add."""
    values = np.asarray(picture).astype(np.float32)
    rows, columns = values.shape[:2]
    x, y = (
        np.linspace(-1, 1, columns, dtype=np.float32)[None, :],
        np.linspace(-1, 1, rows, dtype=np.float32)[:, None],
    )
    if scan.shade:
        turn = random.uniform(0, 2 * math.pi)
        light = 1 - scan.shade * (0.5 + 0.5 * (x * math.cos(turn) + y * math.sin(turn)) / 1.42)
        values *= light[:, :, None] * np.array([1.0, 0.985, 0.95], dtype=np.float32)
    if scan.shadow:  # of a hand or of the phone: a soft edge across the page
        turn, place = random.uniform(0, 2 * math.pi), random.uniform(-0.5, 0.5)
        away = x * math.cos(turn) + y * math.sin(turn) - place
        values *= (1 - scan.shadow * np.clip(away / random.uniform(0.02, 0.25), 0, 1))[:, :, None]
    for _streak in range(scan.streaks):  # dirt on the glass of a feeder
        at, wide = random.randrange(columns), random.randint(1, 3)
        values[:, at : at + wide] *= random.uniform(0.45, 0.9)
    if scan.noise:
        seed = random.randrange(2**32)
        grain = np.random.default_rng(seed).standard_normal((509, 521, 3), dtype=np.float32)
        tiles = (-(-rows // 509), -(-columns // 521), 1)
        values += np.tile(grain * scan.noise, tiles)[:rows, :columns]
    return Image.fromarray(np.clip(values, 0, 255, out=values).astype(np.uint8))


def _seen_from(picture: Image.Image, scan: Scan, random: Random) -> Image.Image:
    """Return the page turned, tilted and bent on a table, at the resolution of the device."""
    scale = scan.dpi / 25.4 / PIXELS
    width, height = picture.width * scale, picture.height * scale * (1 + scan.stretch)
    angle = math.radians(scan.turn)
    middle = np.array([[width / 2, height / 2]])
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - middle
    pulled = corners * (
        1 - np.array([[random.uniform(0, scan.perspective) for _ in range(2)] for _ in range(4)])
    )
    spun = pulled @ np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    spun -= spun.min(axis=0) - 12
    size = np.ceil(spun.max(axis=0) + 12).astype(int)
    small = picture.resize((round(width), round(picture.height * scale)), Image.Resampling.BOX)
    view = _homography(spun, np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * [[small.width, small.height]])
    across, down = np.linspace(0, size[0], _TILES + 1), np.linspace(0, size[1], _TILES + 1)
    x, y = np.meshgrid(np.rint(across), np.rint(down))
    w = view[2, 0] * x + view[2, 1] * y + view[2, 2]
    u = (view[0, 0] * x + view[0, 1] * y + view[0, 2]) / w
    v = (view[1, 0] * x + view[1, 1] * y + view[1, 2]) / w
    if scan.bend_mm:
        wave = np.sin(u / small.width * math.pi * random.uniform(0.8, 1.4))
        v = v + scan.bend_mm * PIXELS * scale * wave
    mesh = [
        (
            (int(x[j, i]), int(y[j, i]), int(x[j + 1, i + 1]), int(y[j + 1, i + 1])),
            tuple(
                float(n)
                for b, a in ((j, i), (j + 1, i), (j + 1, i + 1), (j, i + 1))
                for n in (u[b, a], v[b, a])
            ),
        )
        for j in range(_TILES)
        for i in range(_TILES)
    ]
    return small.transform(
        (int(size[0]), int(size[1])),
        Image.Transform.MESH,
        mesh,
        Image.Resampling.BICUBIC,
        fillcolor=(90, 90, 90),
    )


def _homography(here: Any, there: Any) -> Any:
    rows, wanted = [], []
    for (x, y), (u, v) in zip(here, there, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(wanted)), 1).reshape(3, 3)
