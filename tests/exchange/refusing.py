"""Asks for a refusal, and for offices that hold the memorandum otherwise."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.errors import PackageError
from desktop.exchange.trust import Agreement
from tests.exchange.workshop import (
    TERMS,
    Known,
    check,
)


def refused(path: Path, known: Known | None = None, **changes: Any) -> PackageError:
    """Return the refusal of a package."""
    with pytest.raises(PackageError) as caught:
        check(path, known, **changes)
    assert "{" not in str(caught.value)
    return caught.value


def agreed(**changes: Any) -> Known:
    """Return an office that knows the memorandum with other terms or another standing."""
    is_active = changes.pop("is_active", True)
    return Known(agreements=[Agreement(terms=replace(TERMS, **changes), is_active=is_active)])
