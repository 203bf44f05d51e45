"""What one unit of a kind of aid holds when it is a kit, frozen with the list that gives it."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from desktop.models.canonical import canonical_bytes


class Contained(NamedTuple):
    """One part of a kit, and how much of it one kit, or so many of them, hold."""

    item: str
    quantity: int
    unit: str = ""


Kit = tuple[Contained, ...]
"""The parts of a kit in their order; nothing where the aid is one thing."""


def spelled(kit: Kit) -> str:
    """Return the parts as canonical JSON, for the record; an aid that is no kit is spelled as nothing."""
    return canonical_bytes([list(part) for part in kit]).decode() if kit else ""


def read(text: str) -> Kit:
    """Return the parts that `text` once said."""
    return tuple(Contained(*part) for part in json.loads(text)) if text else ()


def of_all(kit: Sequence[Contained], kits: int) -> Kit:
    """Return what so many kits hold together."""
    return tuple(part._replace(quantity=part.quantity * kits) for part in kit)
