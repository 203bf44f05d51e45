"""What a page shows in one column is written in one go, and as each of its cells by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.documents.pdf_file import A4, pdf_file
from desktop.documents.pen import Pen, Room
from desktop.documents.shaping import Code, Face
from desktop.documents.slots import CodeSlot, Slot
from desktop.i18n.tongue import Tongue, tongue
from desktop.resources import resource
from tests.documents.reading import page_texts

_LETTERS = "01289٠٢۴۹A-/Zع()\\ \u00a0"
_WIDE, _NARROW = Room(20, 0, 60, 8), Room(20, 0, 12, 8)


@pytest.fixture(params=["ar", "fa", "en"])
def hand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Tongue, Pen]]:
    with pdf_file(tmp_path / "a.pdf", size=A4, title="-", language=request.param) as paper:
        yield tongue(request.param), Pen(paper, language=request.param, is_rtl=request.param != "en")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    codes=st.lists(
        st.one_of(st.text(_LETTERS, max_size=9), st.from_regex(r"[A-C]{1,2}-\d{3}", fullmatch=True))
    ),
    room=st.sampled_from([_WIDE, _NARROW]),
)
def test_codes_of_a_page_are_written_as_each_by_itself(
    hand: tuple[Tongue, Pen], codes: list[str], room: Room
) -> None:
    writer, pen = hand
    slot = CodeSlot(writer, pen, room, size=9)
    alone = Slot(pen, room, size=9)
    assert slot.column(codes) == alone.column(writer.code(code) if code else "" for code in codes)


def test_a_column_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    writer, codes = tongue("ar"), ["28001101900003", "", "064-339", "17(ب)", "\\5"]
    with pdf_file(tmp_path / "a.pdf", size=A4, title="-", language="ar") as paper:
        pen = Pen(paper, language="ar", is_rtl=True)
        shown = CodeSlot(writer, pen, _WIDE, size=9).column(codes)
        pen.rows([pen.row_top(20 + 10 * n) for n in range(len(codes))], [shown])
        pen.show_page()
    (text,) = page_texts(tmp_path / "a.pdf")
    assert text.split() == [writer.digits(code) for code in codes if code]


@pytest.mark.parametrize("name", ["Vazirmatn-Regular", "Vazirmatn-Bold", "Amiri-Regular", "Amiri-Bold"])
def test_latin_digits_are_equally_wide_in_every_face(name: str) -> None:
    widths = Face(name, resource("fonts", f"{name}.ttf"), "ar").code_letters
    assert len({widths[digit] for digit in "0123456789"}) == 1


def test_no_code_has_a_byte_that_ends_a_string() -> None:
    face = Face("Vazirmatn-Regular", resource("fonts", "Vazirmatn-Regular.ttf"), "ar")
    _ = face.code_letters
    written = [face._code(Code(1, n, 0, "a", 0.0)) for n in range(12_000)]
    assert len({*written}) == len(written)
    assert all(len(code) == 2 and not set(code) & set("()\\\r") for code in written)
    assert all(not set(number.to_bytes(2, "big")) & set(b"()\\\r") for number in face.codes)
