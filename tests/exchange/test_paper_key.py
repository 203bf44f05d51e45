"""What is sealed to paper opens with stock age, with the paper, and with nothing else."""

from pathlib import Path

import pytest

from desktop.errors import BadInputError
from desktop.exchange.paper_key import new_paper_key, open_with_paper, seal_to_paper
from tests.exchange.stock_tools import succeed

KEY = "AGE-SECRET-KEY-10C09NX98S9DRYZM8NE08P4UPHLRVS0NV4HP2GASHKEVCRQ6WTYJQFQLJ32"
SEALED = seal_to_paper(b"secret", KEY)


def test_stock_age_opens_what_is_sealed_to_paper(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(KEY + "\n")
    (tmp_path / "recovery.age").write_bytes(SEALED)
    assert succeed("age", "-d", "-i", "paper.txt", "recovery.age", cwd=tmp_path) == b"secret"


def test_a_key_is_typed_with_spaces_lines_and_small_letters() -> None:
    assert len(KEY) == len(new_paper_key()) == 74
    typed = "\n".join(KEY.lower()[start : start + 6] for start in range(0, 74, 6))
    assert open_with_paper(SEALED, typed) == b"secret"


@pytest.mark.parametrize("typed", ["", "hello", KEY[:-1], KEY[:-1] + ("Q" if KEY[-1] != "Q" else "P")])
def test_a_slip_in_typing_is_found_by_the_checksum(typed: str) -> None:
    with pytest.raises(BadInputError, match="Compare every group"):
        open_with_paper(SEALED, typed)


def test_the_paper_of_another_office_opens_nothing() -> None:
    with pytest.raises(BadInputError, match="does not open this office"):
        open_with_paper(SEALED, new_paper_key())
