"""The card of a request says what is really asked."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from desktop.i18n import catalogue
from desktop.i18n.quantities import quantity
from desktop.i18n.tongue import tongue
from desktop.models.approval import ApprovalKind
from desktop.operations.approvals import ApprovalRow
from desktop.ui.today.requests import content


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
@pytest.mark.parametrize("unit", ["EGP", "IRR", "carton"])
def test_money_is_asked_for_in_its_own_unit(language: str, unit: str) -> None:
    catalogue.use(tongue(language))
    asked = SimpleNamespace(
        state="asked", reason="", decided_by=None, decided_by_name=None, decided_at=None,
        is_delayed=False, due_at=None, asked_by="01C",
        kind=ApprovalKind.LIST.value,
        subject="list",
        number="2026/5",
        digest="ab" * 32,
        asked_by_name="clerk",
        asked_at=datetime(2026, 11, 22, tzinfo=UTC),
        details=json.dumps({"families": 204, "quantity": 20_400, "unit": unit}),
    )  # fmt: skip
    said = [words for _label, words in content(cast("ApprovalRow", asked)).sections[1].lines]
    assert quantity(tongue(language), 20_400, unit) in said
