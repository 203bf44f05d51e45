"""Drawn boxes, each with one thing in it that was once taken for a signature, or not."""

from typing import Any

import numpy as np
import pytest

from desktop.documents.box_judge import Strip, Verdict, judge
from desktop.documents.streaks import lift_streaks

Dark = np.ndarray[Any, np.dtype[np.float32]]
EMPTY, FILLED, DOUBTFUL = Verdict.EMPTY, Verdict.FILLED, Verdict.DOUBTFUL


@pytest.fixture
def dark() -> Dark:
    """A page of eleven empty boxes, six pixels to a millimetre, to be drawn into."""
    drawn = np.full((900, 480), 0.01, dtype=np.float32)
    for line in range(66, 793, 66):
        drawn[line - 2 : line + 2] = 0.8
    for line in (132, 264, 396):
        drawn[:, line - 2 : line + 2] = 0.8
    return drawn


def _judged(dark: Dark) -> list[Verdict]:
    edges = [n * 66 for n in range(1, 13)]
    colours = np.repeat(255 * (1 - dark[:, :, None]), 3, axis=2)
    strip = Strip(
        dark=dark, colours=colours, scale=6.0, columns=[(132, 264)], edges=edges, uprights=[132, 264, 396]
    )
    return judge(strip)[0]


def _thumb(dark: Dark, row: int, column: int) -> None:
    """Press a thumb of fourteen millimetres: ridges that do not touch each other."""
    y, x = np.ogrid[: dark.shape[0], : dark.shape[1]]
    far = np.hypot((y - row) * 0.85, x - column)
    dark[(far <= 36) & (far % 4 < 2)] = 0.6


def test_a_grid_alone_has_no_stamps(dark: Dark) -> None:
    """Rows and columns as far apart as a stamp is wide once looked like its ring."""
    assert _judged(dark) == [EMPTY] * 11


def test_a_stamp_over_empty_places_signs_for_nobody(dark: Dark) -> None:
    """Lines of the grid cut its rings to pieces, each as long as a signature."""
    y, x = np.ogrid[: dark.shape[0], : dark.shape[1]]
    far = np.hypot(y - 430, x - 205)
    for radius in (105, 78):
        dark[np.abs(far - radius) <= 1.5] = 0.5
    judged = _judged(dark)
    assert FILLED not in judged
    assert judged[:3] + judged[8:] == [EMPTY] * 6


def test_a_stamp_with_corners_signs_for_nobody(dark: Dark) -> None:
    y, x = np.ogrid[: dark.shape[0], : dark.shape[1]]
    across, along = (y - 400) - 0.12 * (x - 200), (x - 200) + 0.12 * (y - 400)
    inside = (np.abs(across) <= 50) & (np.abs(along) <= 120)
    dark[inside & ((np.abs(across) >= 47) | (np.abs(along) >= 117))] = 0.5
    dark[inside & (np.abs(across % 30 - 15) <= 2) & (along % 14 < 10) & (np.abs(along) < 100)] = 0.5
    judged = _judged(dark)
    assert FILLED not in judged
    assert judged[4:6] == [DOUBTFUL] * 2


def test_a_thumb_signs_its_own_row_alone(dark: Dark) -> None:
    """Its outermost ridges lie in the neighbours' rows, each as long as a signature."""
    _thumb(dark, 5 * 66 + 33, 200)
    assert _judged(dark) == [EMPTY] * 4 + [FILLED] + [EMPTY] * 6


def test_a_tick_that_a_thumb_comes_near_is_not_lost(dark: Dark) -> None:
    _thumb(dark, 5 * 66 + 33, 200)
    for n in range(30):
        dark[4 * 66 + 12 + n : 4 * 66 + 16 + n, 245 - n // 2 : 249 - n // 2] = 0.7
    assert _judged(dark)[3] is not EMPTY


def test_a_letter_that_crosses_the_line_aslant_belongs_to_its_word(dark: Dark) -> None:
    for n in range(60):
        dark[4 * 66 + 26 + n : 4 * 66 + 29 + n, 160 + n : 164 + n] = 0.7
    dark[4 * 66 + 20 : 4 * 66 + 26, 150:250] = 0.7
    assert _judged(dark)[3:5] == [FILLED, EMPTY]


def test_the_edge_of_a_shadow_is_no_ink(dark: Dark) -> None:
    dark[:, 200:] += 0.25
    assert _judged(np.minimum(dark, 1)) == [EMPTY] * 11


def test_dirt_on_the_glass_draws_no_signature(dark: Dark) -> None:
    page = np.pad(dark, 60)  # the margins that every scan has
    page[:, 250:253] = 0.4
    page[360:363] = 0.4
    assert _judged(lift_streaks(page)[60:-60, 60:-60]) == [EMPTY] * 11


def test_lines_that_a_scan_in_black_and_white_lost_leave_nothing_in_doubt(dark: Dark) -> None:
    for line in (132, 264, 330, 462):
        dark[line - 2 : line + 2, 134:262] = 0.01
    assert _judged(dark) == [EMPTY] * 11


def test_what_lies_below_the_edge_of_the_paper_is_in_doubt(dark: Dark) -> None:
    dark[500:] = 0.01
    judged = _judged(dark)
    assert judged[:5] == [EMPTY] * 5
    assert judged[7:] == [DOUBTFUL] * 4
