"""Keeps what linkage found and learnt as text: codes instead of sentences, so that any language can word them later."""

import json
from collections.abc import Iterable

from desktop.matching.fields import LEVELS, Witness
from desktop.matching.weights import Weights
from desktop.matching.wording import CODES, MESSAGES
from desktop.models.reason import Reason

_DIGITS = 5


def packed_reasons(reasons: Iterable[Reason]) -> str:
    """Return reasons as JSON: code, points, and values where the sentence has any."""
    rows: list[list[object]] = []
    for reason in reasons:
        row: list[object] = [CODES[reason.message], reason.points]
        rows.append([*row, dict(reason.values)] if reason.values else row)
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpacked_reasons(text: str) -> tuple[Reason, ...]:
    """Return reasons again; what a later program does not say any more is left out."""
    return tuple(
        Reason(MESSAGES[code], values[0] if values else {}, points)
        for code, points, *values in json.loads(text or "[]")
        if code in MESSAGES
    )


def packed_weights(weights: Weights) -> str:
    """Return weights as JSON."""
    tables = [[[round(float(one), _DIGITS) for one in row] for row in kind] for kind in weights.tables]
    prior = [round(float(one), _DIGITS) for one in weights.prior]
    return json.dumps({"tables": tables, "prior": prior}, separators=(",", ":"))


def unpacked_weights(text: str) -> Weights | None:
    """Return weights again; None where nothing was learnt, or by a program that knew other witnesses."""
    import numpy as np

    if not text:
        return None
    told = json.loads(text)
    tables, prior = np.array(told["tables"]), np.array(told["prior"])
    return Weights(tables, prior) if tables.shape == (3, len(Witness), LEVELS + 1) else None
