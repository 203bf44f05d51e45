"""Who leads a committee, as a clerk writes it down, and who may close a round."""

import pytest

from desktop.models.committee import check_head, head_of
from desktop.models.paper import Signature

SIGNING = (
    Signature(post="أمين العهدة", person="سمير فوزي"),
    Signature(post="رئيس اللجنة", person="عادل محمود"),
    Signature(post="مدير الإدارة", person="هدى إبراهيم"),
    Signature(post="مندوب الشريك"),
)


@pytest.mark.parametrize(
    ("committee", "signing", "head"),
    [
        ("عضو: علي حسن\nرئيس اللجنة: منى سعيد", SIGNING, "منى سعيد"),
        ("علي حسن", SIGNING, "عادل محمود"),
        ("", SIGNING[:1] + SIGNING[2:], "هدى إبراهيم"),
        ("عضو: علي حسن", (), ""),
        ("رییس کمیته: رضا کریمی", (), "رضا کریمی"),
    ],
)
def test_the_head_is_found_by_the_post(committee: str, signing: tuple[Signature, ...], head: str) -> None:
    assert head_of(committee, signing) == head


@pytest.mark.parametrize(
    ("name", "committee", "signing", "is_right"),
    [
        ("منى سعيد", "رئيس اللجنة: منى سعيد", SIGNING, True),
        ("مني  سعيد", "رئيس اللجنة: منى سعيد", (), True),
        ("هدى ابراهيم", "", SIGNING, True),
        ("غريب", "رئيس اللجنة: منى سعيد", SIGNING, False),
        ("غريب", "", (), True),
        (" ", "", (), False),
    ],
)
def test_a_round_is_closed_by_somebody_of_the_committee(
    name: str, committee: str, signing: tuple[Signature, ...], is_right: bool
) -> None:
    assert (list(check_head(name, committee, signing)) == []) == is_right
