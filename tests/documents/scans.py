"""Makes the pictures in which signed sheets come back: scanners and phones, straight or not, well lit or not."""

import math
from dataclasses import dataclass, replace
from io import BytesIO
from random import Random
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from tests.documents.signed_pages import PIXELS, Page


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
    values = np.asarray(picture).astype(np.float32)
    rows, columns = values.shape[:2]
    if scan.shade:
        turn = random.uniform(0, 2 * math.pi)
        x, y = np.linspace(-1, 1, columns)[None, :], np.linspace(-1, 1, rows)[:, None]
        light = 1 - scan.shade * (0.5 + 0.5 * (x * math.cos(turn) + y * math.sin(turn)) / 1.42)
        values *= light.astype(np.float32)[:, :, None] * np.array([1.0, 0.985, 0.95], dtype=np.float32)
    if scan.noise:
        grain = np.random.default_rng(random.randrange(2**32)).standard_normal(
            (509, 521, 3), dtype=np.float32
        )
        tiles = (-(-rows // 509), -(-columns // 521), 1)
        values += np.tile(grain * scan.noise, tiles)[:rows, :columns]
    picture = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    if scan.is_grey:
        picture = picture.convert("L")
    if scan.jpeg:
        packed = BytesIO()
        picture.save(packed, "JPEG", quality=scan.jpeg)
        picture = Image.open(packed)
    return picture.convert("RGB")


def _seen_from(picture: Image.Image, scan: Scan, random: Random) -> Image.Image:
    """Return the page turned, tilted and bent on a table, at the resolution of the device."""
    scale = scan.dpi / 25.4 / PIXELS
    width, height = picture.width * scale, picture.height * scale
    angle = math.radians(scan.turn)
    middle = np.array([[width / 2, height / 2]])
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - middle
    pulled = corners * (
        1 - np.array([[random.uniform(0, scan.perspective) for _ in range(2)] for _ in range(4)])
    )
    spun = pulled @ np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    spun -= spun.min(axis=0) - 12
    size = np.ceil(spun.max(axis=0) + 12).astype(int)
    view = _homography(spun, np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * [[picture.width, picture.height]])
    x, y = np.meshgrid(
        np.arange(size[0], dtype=np.float32) + 0.5, np.arange(size[1], dtype=np.float32) + 0.5, copy=False
    )
    view = view.astype(np.float32)
    w = view[2, 0] * x + view[2, 1] * y + view[2, 2]
    u, v = (
        (view[0, 0] * x + view[0, 1] * y + view[0, 2]) / w,
        (view[1, 0] * x + view[1, 1] * y + view[1, 2]) / w,
    )
    if scan.bend_mm:
        v = v + scan.bend_mm * PIXELS * np.sin(u / picture.width * math.pi * random.uniform(0.8, 1.4))
    source = _shrunk(picture, scale)
    return Image.fromarray(
        _bilinear(source, u * source.shape[1] / picture.width, v * source.shape[0] / picture.height)
    )


def _shrunk(picture: Image.Image, scale: float) -> "np.ndarray[Any, Any]":
    size = (round(picture.width * scale), round(picture.height * scale))
    return np.asarray(picture.resize(size, Image.Resampling.BOX)).astype(np.float32)


def _bilinear(source: "np.ndarray[Any, Any]", u: Any, v: Any) -> "np.ndarray[Any, Any]":
    rows, columns = source.shape[:2]
    inside = (u >= 0) & (v >= 0) & (u <= columns - 1) & (v <= rows - 1)
    u, v = np.clip(u - 0.5, 0, columns - 1.001), np.clip(v - 0.5, 0, rows - 1.001)
    left, top = u.astype(int), v.astype(int)
    dx, dy = (u - left)[:, :, None], (v - top)[:, :, None]
    mixed = (
        source[top, left] * (1 - dx) * (1 - dy)
        + source[top, left + 1] * dx * (1 - dy)
        + source[top + 1, left] * (1 - dx) * dy
        + source[top + 1, left + 1] * dx * dy
    )
    return np.where(inside[:, :, None], mixed, 90).astype(np.uint8)


def _homography(here: Any, there: Any) -> Any:
    rows, wanted = [], []
    for (x, y), (u, v) in zip(here, there, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(wanted)), 1).reshape(3, 3)
