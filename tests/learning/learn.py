"""Learns the weights of `desktop/documents/learnt_judge.py` from the pages that `strips.py` made.

python -m venv /somewhere && /somewhere/bin/pip install -r tests/learning/requirements.txt
/somewhere/bin/python -m tests.learning.learn FOLDER resources/reading/learnt_judge.npz [ROUNDS]

The net is the one of `learnt_judge`, written a second time so that it can be differentiated. Pages are turned over, their
colours exchanged or taken away, shadows, dirt and grain added, so that it learns ink and not blue. Every fifth page is
kept aside; after each second round it is told how often the net errs there, and how often though it is sure.
"""

import sys
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import jax  # type: ignore[import-not-found,unused-ignore]  # the environment of learning
import jax.numpy as jnp  # type: ignore[import-not-found,unused-ignore]  # as above
import numpy as np

HIGH, WIDE, ROWS, COLUMNS = 528, 258, 14, 2  # pixels of the largest page, and its boxes
FINE, COARSE = 3, 6  # pixels to a place of the maps
FIRST, REST, HIDDEN = 12, 24, 24  # features of the maps, and of what is concluded
AT_ONCE = 4
FASTEST, WARM_UP, MOST_ROUNDS = 0.004, 60, 30
SURE = 3.5
Net = dict[str, Any]


class Pages(NamedTuple):
    """Pages as arrays: what is seen, where the boxes are, and what is true of them."""

    dark: Any
    tint: Any
    places: Any
    rows: Any
    columns: Any
    answers: Any
    known: Any


def _places(rows: Any, columns: Any) -> Any:
    """Return for each place of the first map how near a row's edge it is, whether in a row, and in which column."""
    down, along = ((np.arange(side // FINE) + 0.5) * FINE for side in (HIGH, WIDE))
    at = (down - rows[0][0]) / (rows[0][1] - rows[0][0])
    is_row = (at >= 0) & (at < len(rows))
    told = np.zeros((len(down), len(along), 2 + COLUMNS), np.float32)
    told[:, :, 0] = np.where(is_row, np.abs(2 * (at - np.floor(at)) - 1), 0)[:, None]
    told[:, :, 1] = is_row[:, None]
    for n, (left, right) in enumerate(columns):
        told[:, :, 2 + n] = np.clip(np.minimum(along - left, right - along) / FINE + 0.5, 0, 1)
    return told


def _covers(spans: Any, count: int, side: int) -> Any:
    covered = np.zeros((count, side // COARSE), np.float32)
    starts = np.arange(side // COARSE) * COARSE
    for n, (start, end) in enumerate(spans):
        shared = np.minimum(end, starts + COARSE) - np.maximum(start, starts)
        covered[n] = np.clip(shared, 0, COARSE) / COARSE
    return covered


def _page(file: Path) -> Pages:
    with np.load(file) as kept:
        dark, tint = np.zeros((HIGH, WIDE), np.float16), np.zeros((HIGH, WIDE, 3), np.float16)
        high, wide = kept["dark"].shape
        dark[:high, :wide], tint[:high, :wide] = kept["dark"], kept["tint"]
        rows, columns = kept["rows"], kept["columns"]
        answers, known = np.zeros((2, COLUMNS, ROWS), np.float32)
        answers[: len(columns), : len(rows)] = kept["answers"]
        known[: len(columns), : len(rows)] = 1
    return Pages(
        dark, tint, _places(rows, columns), _covers(rows, ROWS, HIGH), _covers(columns, COLUMNS, WIDE),
        answers, known,
    )  # fmt: skip


def _begun(key: Any) -> Net:
    """Return weights as chance gives them."""
    shapes = {
        "w1": (5, 5, 3, FIRST), "w2": (3, 3, FIRST + 2 + COLUMNS, REST), "w3": (3, 3, REST, REST),
        "w4": (3, 3, REST, REST), "w5": (3, 3, REST, REST), "w6": (2 * REST + COLUMNS, HIDDEN),
        "w7": (HIDDEN, 1),
    }  # fmt: skip
    net: Net = {}
    for (name, shape), one in zip(shapes.items(), jax.random.split(key, len(shapes)), strict=True):
        net[name] = jax.random.normal(one, shape) * np.sqrt(2 / np.prod(shape[:-1]))
        net[f"b{name[1]}"] = jnp.zeros(shape[-1])
    return net


def _convolved(seen: Any, net: Net, layer: str, step: int, apart: int, pad: Any) -> Any:
    made = jax.lax.conv_general_dilated(
        seen, net[f"w{layer}"], (step, step), pad,
        rhs_dilation=(apart, apart), dimension_numbers=("NHWC", "HWIO", "NHWC"),
    )  # fmt: skip
    return jax.nn.relu(made + net[f"b{layer}"])


def _certainties(net: Net, pages: Pages) -> Any:
    red, green, blue = (pages.tint[..., n] for n in range(3))
    seen = jnp.stack([2 * pages.dark, 3 * (red - blue), 3 * green - 1.5 * (red + blue)], -1)
    seen = _convolved(seen, net, "1", FINE, 1, [(1, 1), (1, 1)])
    seen = jnp.concatenate([seen, pages.places], -1)
    seen = _convolved(seen, net, "2", 2, 1, [(0, 1), (0, 1)])
    for apart, layer in enumerate("345", 1):
        seen = seen + _convolved(seen, net, layer, 1, apart, "SAME")
    sums = partial(jnp.einsum, "brh,bhwf,bcw->bcrf")
    sizes = jnp.einsum("brh,bcw->bcr", pages.rows, pages.columns)[..., None]
    mean = sums(pages.rows, seen, pages.columns) / (sizes + 1e-6)
    strong = sums((pages.rows > 0.49) * 1.0, (seen + 1e-3) ** 4, (pages.columns > 0.49) * 1.0)
    which = jnp.broadcast_to(jnp.eye(COLUMNS)[None, :, None, :], (*mean.shape[:3], COLUMNS))
    told = jnp.concatenate([mean * 4, (strong + 1e-6) ** 0.25, which], -1)
    hidden = jax.nn.relu(told @ net["w6"] + net["b6"])
    return (hidden @ net["w7"] + net["b7"])[..., 0]


def _loss(net: Net, pages: Pages) -> Any:
    sure, wanted = _certainties(net, pages), pages.answers * 0.996 + 0.002
    each = jnp.maximum(sure, 0) - sure * wanted + jnp.log1p(jnp.exp(-jnp.abs(sure)))
    size = sum((one**2).sum() for one in jax.tree_util.tree_leaves(net))
    return (each * pages.known).sum() / pages.known.sum() + 1e-5 * size


@jax.jit  # type: ignore[untyped-decorator,unused-ignore]  # as above
def _stepped(net: Net, mean: Net, square: Net, turn: float, pace: float, pages: Pages) -> tuple[Any, ...]:
    """Return the weights a little better, by Adam."""
    loss, slope = jax.value_and_grad(_loss)(net, pages)
    each = jax.tree_util.tree_map
    steep = jnp.sqrt(sum((one**2).sum() for one in jax.tree_util.tree_leaves(slope)))
    slope = each(lambda one: one * jnp.minimum(1, 2 / (steep + 1e-9)), slope)
    mean = each(lambda old, new: 0.9 * old + 0.1 * new, mean, slope)
    square = each(lambda old, new: 0.99 * old + 0.01 * new**2, square, slope)
    net = each(
        lambda one, m, s: one - pace * (m / (1 - 0.9**turn)) / (jnp.sqrt(s / (1 - 0.99**turn)) + 1e-7),
        net, mean, square,
    )  # fmt: skip
    return net, mean, square, loss


def _changed(pages: Pages, chance: np.random.Generator) -> Pages:
    """Return pages as they might have been: turned over, in other colours, in other light, dirtier."""
    dark, tint = pages.dark.astype(np.float32), pages.tint.astype(np.float32)
    if chance.random() < 0.5:
        tint = tint[..., chance.permutation(3)]
    if chance.random() < 0.12:
        tint = np.repeat(tint.mean(-1, keepdims=True), 3, -1)
    stronger = chance.uniform(0.8, 1.2)
    dark, tint = _dirtied(*_shaded(dark * stronger, tint * stronger, chance), chance)
    pages = pages._replace(dark=dark, tint=tint)
    if chance.random() < 0.5:
        pages = pages._replace(
            dark=pages.dark[:, :, ::-1], tint=pages.tint[:, :, ::-1], places=pages.places[:, :, ::-1],
            columns=pages.columns[:, :, ::-1],
        )  # fmt: skip
    if chance.random() < 0.5:
        pages = pages._replace(
            dark=pages.dark[:, ::-1], tint=pages.tint[:, ::-1], places=pages.places[:, ::-1],
            rows=pages.rows[:, :, ::-1],
        )  # fmt: skip
    return pages


def _shaded(dark: Any, tint: Any, chance: np.random.Generator) -> tuple[Any, Any]:
    """Let the edge of a shadow fall across."""
    if chance.random() >= 0.35:
        return dark, tint
    y, x = np.mgrid[:HIGH, :WIDE].astype(np.float32)
    turn, place = chance.uniform(0, 2 * np.pi), chance.uniform(-0.5, 0.5)
    across, down = np.cos(turn), np.sin(turn)
    away = (x - WIDE / 2) * across + (y - HIGH / 2) * down
    away = away - place * (WIDE * abs(across) + HIGH * abs(down))
    soft = chance.choice([1.0, 5.0, 20.0, 60.0])
    light = 1 - chance.uniform(0.05, 0.3) * np.clip(away / soft + 0.5, 0, 1)
    return 1 - (1 - dark) * light, 1 - (1 - tint) * light[..., None]


def _dirtied(dark: Any, tint: Any, chance: np.random.Generator) -> tuple[Any, Any]:
    """Draw the lines of a dirty glass, and grain."""
    for _streak in range(chance.integers(1, 4) if chance.random() < 0.25 else 0):
        strength, wide, is_down = chance.uniform(0.1, 0.5), chance.integers(1, 3), chance.random() < 0.7
        at = chance.integers(0, (WIDE if is_down else HIGH) - 4)
        where = (
            (slice(None), slice(None), slice(at, at + wide))
            if is_down
            else (slice(None), slice(at, at + wide))
        )
        dark[where], tint[where] = np.maximum(dark[where], strength), np.maximum(tint[where], strength)
    if chance.random() < 0.25:
        grain = np.abs(chance.normal(0, chance.uniform(0.01, 0.05), dark.shape)).astype(np.float32)
        dark, tint = np.clip(dark + grain, 0, 1), np.clip(tint + grain[..., None], 0, 1)
    return dark, tint


def _gathered(pages: list[Pages]) -> Pages:
    return Pages(*(np.stack(layers) for layers in zip(*pages, strict=True)))


def _tried(net: Net, pages: Pages) -> str:
    look, sure = jax.jit(_certainties), []
    for start in range(0, len(pages.dark), AT_ONCE):
        some = Pages(*(layer[start : start + AT_ONCE].astype(np.float32) for layer in pages))
        sure.append(np.asarray(look(net, some)))
    found, known = np.concatenate(sure), pages.known > 0
    errs, clear = ((found > 0) != (pages.answers > 0.5)) & known, (np.abs(found) > SURE) & known
    return f"{errs.sum()} of {known.sum()} wrong; sure of {clear.sum()}, of them {(errs & clear).sum()} wrong"


def learn(pages: Pages, kept_aside: Pages, rounds: int) -> Net:
    """Return the weights after some rounds through the pages."""
    chance, net = np.random.default_rng(1), _begun(jax.random.PRNGKey(3))
    mean, square = (jax.tree_util.tree_map(jnp.zeros_like, net) for _ in range(2))
    turn, last = 0, rounds * (len(pages.dark) // AT_ONCE)
    for number in range(rounds):
        order = chance.permutation(len(pages.dark))
        for start in range(0, len(order) - AT_ONCE + 1, AT_ONCE):
            some = Pages(*(layer[np.sort(order[start : start + AT_ONCE])] for layer in pages))
            turn += 1
            pace = FASTEST * min(1, turn / WARM_UP) * (0.5 + 0.5 * np.cos(np.pi * turn / last))
            net, mean, square, loss = _stepped(net, mean, square, float(turn), pace, _changed(some, chance))
        if number % 2 or number == rounds - 1:
            print(number, f"{float(loss):.4f}", _tried(net, kept_aside), flush=True)
    return net


if __name__ == "__main__":
    files = sorted(Path(sys.argv[1]).glob("*.npz"))
    aside = _gathered([_page(file) for file in files[::5]])
    learnt = learn(
        _gathered([_page(file) for n, file in enumerate(files) if n % 5]),
        aside,
        int(sys.argv[3]) if len(sys.argv) > 3 else MOST_ROUNDS,
    )
    kept = {name: np.asarray(weights, dtype=np.float16) for name, weights in learnt.items()}
    np.savez_compressed(sys.argv[2], **kept)  # type: ignore[arg-type,unused-ignore]  # its stub knows one array
