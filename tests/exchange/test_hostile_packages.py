"""Every hostile package is refused with its own code, in words, and leaves nothing behind."""

from pathlib import Path

import pytest

from desktop.exchange.errors import REFUSALS, PackageError
from tests.exchange.forge import Forgery
from tests.exchange.hostile import HOSTILE
from tests.exchange.workshop import SENDER, Known, check


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused(name: str, tmp_path: Path) -> None:
    code, forgery = HOSTILE[name]
    path = forgery.write(tmp_path)
    with pytest.raises(PackageError) as caught:
        check(path)
    assert caught.value.code == code
    assert "{" not in str(caught.value), "a value of the sentence is missing"


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_from_inside_is_told_before_the_signature_holds(name: str, tmp_path: Path) -> None:
    _, forgery = HOSTILE[name]
    known = Known(partners=[])  # nobody is known, so nothing can get past step 5
    with pytest.raises(PackageError) as caught:
        check(forgery.write(tmp_path), known)
    assert caught.value.step <= 5 or caught.value.code == "E_RECIPIENT"
    assert caught.value.values == {}
    assert caught.value.evidence is None
    assert known.asked == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_refusal_says_what_is_certain_once_the_signature_holds(name: str, tmp_path: Path) -> None:
    _, forgery = HOSTILE[name]
    with pytest.raises(PackageError) as caught:
        check(forgery.write(tmp_path))
    error = caught.value
    if error.evidence is None:
        assert error.step < 6 or error.message == REFUSALS["E_RECIPIENT/own"].sentence
    else:
        assert (error.evidence.office, error.evidence.sender) == ("sender", SENDER.keys.card)
        assert (error.evidence.manifest is None) == (error.step == 6 or "format" in name)


def test_the_honest_package_behind_them_all_is_accepted(tmp_path: Path) -> None:
    assert check(Forgery().write(tmp_path)).manifest.rows == 2


def test_every_code_has_its_package() -> None:
    """Those that a forged file alone cannot bring about are tried in the tests named here."""
    elsewhere = {
        "test_intake": {"E_DISK", "E_READ"},
        "test_verify": {"E_SIGNER_REVOKED", "E_MOU_INACTIVE", "E_MOU_DIRECTION", "E_ALREADY", "E_FORK"},
        "test_lanes": {"E_ROLLED_BACK"},
        "test_shares": {"E_EDITION", "E_BALANCE"},
        "the operation": {"E_INTERNAL"},
    }
    seen = {code for code, _ in HOSTILE.values()}.union(*elsewhere.values())
    assert {key.partition("/")[0] for key in REFUSALS} == seen


def test_every_sentence_says_what_to_do_next() -> None:
    for code, refusal in REFUSALS.items():
        sentences = refusal.sentence.rstrip(".").split(". ")
        assert len(sentences) >= 2 or ":" in refusal.sentence, code
        assert refusal.sentence.endswith("."), code
