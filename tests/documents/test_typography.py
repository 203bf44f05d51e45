"""Set text comes back from the file as it went in, and nothing that must be read is cut or turned round."""

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import simple_lines, typography
from desktop.documents.bidi import resolve
from desktop.documents.pdf_file import A4, pdf_file
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.shaping import Face, codes_of
from desktop.documents.typography import Style
from desktop.resources import resource
from tests.documents.reading import page_texts, plain

TEXTS = [
    unicodedata.normalize("NFC", text)
    for text in (
        "محمد عبد الرحمن مصطفى الشافعي",
        "مُحَمَّدٌ عَبْدُ ٱلرَّحْمَٰنِ",
        "الله لا إله إلا هو",
        "فلافل لا الإسلام لله بالله",
        "خانهٔ آقای رضایی می‌روم گچ پژ ۀ",
        "عبد الله‌پور",
        "سیف‌الله حکیمی",
        "الله‌یار سهرابی",
        "كشف رقم 2024/15 (إصدار 2)",
        "«کمک معیشت» (فروردین)",
        "الهاتف \u2066064-3391234\u2069 (المكتب)",
        "الهاتف \u2066٠٦٤-٣٣٩١٢٣٤\u2069",
        "\u206612345\u00a067890\u00a012345\u2069",
        "بتاريخ ٢٠٢٤/١١/٢٤ الأحد",
        "تاریخ ۱۴۰۴/۰۲/۳۱",
        "حسن Mostafa الشافعي",
        "office ffi fi",
    )
]


def _print(out: Path, language: str, draw: Callable[[Pen], None]) -> Path:
    with pdf_file(out, size=A4, title="-", language=language) as paper:
        pen = Pen(paper, language=language, is_rtl=language != "en")
        draw(pen)
        pen.show_page()
    return out


def _lines(texts: Sequence[str], style: Style, size: float = 12) -> Callable[[Pen], None]:
    def draw(pen: Pen) -> None:
        for n, text in enumerate(texts):
            pen.text(text, Room(20, 15 + 8 * n, 170, 8), size=size, style=style)

    return draw


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("language", ["ar", "fa"])
def test_every_string_is_read_back_as_it_was_written(tmp_path: Path, style: Style, language: str) -> None:
    (text,) = page_texts(_print(tmp_path / "a.pdf", language, _lines(TEXTS, style)))
    assert [wanted for wanted in map(plain, TEXTS) if wanted not in text] == []


def test_fonts_are_embedded_and_name_their_letters(tmp_path: Path) -> None:
    path = _print(tmp_path / "a.pdf", "ar", _lines(TEXTS, Style.TEXT))
    told = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
    rows = [line.split() for line in told.stdout.splitlines()[2:]]
    assert rows
    assert told.stderr == ""
    for row in rows:
        assert row[-5:-2] == ["yes", "yes", "yes"], row  # embedded, subset, unicode


def test_names_survive_poppler_too(tmp_path: Path) -> None:
    names = [text for text in TEXTS if re.fullmatch("[\u0621-\u06d3\u200c ]+", text)]
    assert len(names) >= 6
    path = _print(tmp_path / "a.pdf", "ar", _lines(names, Style.TEXT))
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    text = plain(told.stdout.translate({0x202A: None, 0x202B: None, 0x202C: None}))
    assert [name for name in names if plain(name) not in text] == []


def test_a_hyphen_in_a_code_never_turns_its_digits_round(tmp_path: Path) -> None:
    def draw(pen: Pen) -> None:
        for text in ("\u2066٠٦٤-٣٣٩\u2069", "هاتف \u2066٠٦٤-٣٣٩\u2069"):
            line = pen.faces[Style.TEXT].line(text, 10)
            assert codes_of("٠٦٤-٣٣٩") in line.operators

    _print(tmp_path / "a.pdf", "ar", draw)


@pytest.mark.parametrize("number", ["064-3391234", "+20 100 123 4567", "2024-11-24"])
def test_a_telephone_number_in_a_sentence_is_not_turned_round(tmp_path: Path, number: str) -> None:
    def draw(pen: Pen) -> None:
        face = pen.faces[Style.TEXT]
        line = face.line(f"شارع النصر، ت {number} (المنزل)", 10)
        assert face._usual.word(number.split(maxsplit=1)[0], is_rtl=False).operand in line.operators

    _print(tmp_path / "a.pdf", "ar", draw)


def test_a_code_of_letters_and_digits_is_read_back_beside_right_to_left_text(tmp_path: Path) -> None:
    def draw(pen: Pen) -> None:
        pen.text("محمد عبد الرحمن", Room(20, 20, 60, 8))
        pen.text("\u2066WC-2024-A7\u2069", Room(90, 20, 60, 8))

    path = _print(tmp_path / "a.pdf", "ar", draw)
    assert "WC-2024-A7" in page_texts(path)[0]
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    assert "WC-2024-A7" in told.stdout


def test_a_paragraph_is_ordered_line_by_line(tmp_path: Path) -> None:
    words = [f"كلمة{chr(0x0627 + n)}" for n in range(20)]

    def draw(pen: Pen) -> None:
        face = pen.faces[Style.TEXT]
        lines = face.wrap(" ".join(words), 12, 150)
        assert len(lines) > 2
        assert all(line.width <= 150 for line in lines)
        for n, line in enumerate(lines):
            pen.set_line(line, Style.TEXT, 12, 100, 700 - 20 * n)

    (text,) = page_texts(_print(tmp_path / "a.pdf", "ar", draw))
    assert text == " ".join(words)


def test_justified_lines_fill_the_width_but_the_last(tmp_path: Path) -> None:
    def draw(pen: Pen) -> None:
        lines = pen.faces[Style.CLAUSE].wrap("كلمة وكلمة أخرى " * 12, 12, 300, is_justified=True)
        assert all(abs(line.width - 300) < 0.1 for line in lines[:-1])
        assert lines[-1].width < 300

    _print(tmp_path / "a.pdf", "ar", draw)


@pytest.mark.parametrize("text", ["عبدالرحمن " * 14, "م" * 90, "Wolfeschlegelsteinhausen " * 4])
def test_nothing_is_cut_to_fit_a_cell(tmp_path: Path, text: str) -> None:
    text = text.strip()

    def draw(pen: Pen) -> None:
        fitted = pen.faces[Style.TEXT].fit(text, 9.5, 140)
        assert all(line.width <= 140.01 for line in fitted.lines)
        pen.put(fitted, Room(20, 20, 140 / 72 * 25.4, 20))

    (read,) = page_texts(_print(tmp_path / "a.pdf", "ar", draw))
    assert sorted(read.replace(" ", "")) == sorted(text.replace(" ", ""))


def test_a_letter_missing_in_one_face_comes_from_the_other(tmp_path: Path) -> None:
    (text,) = page_texts(_print(tmp_path / "a.pdf", "fa", _lines(["سوره ۝ پایان"], Style.TEXT)))
    assert "۝" in text


def test_start_and_end_are_those_of_the_reader(tmp_path: Path) -> None:
    def draw(pen: Pen) -> None:
        line = pen.faces[Style.TEXT].line("اب", 10)
        room = 100.0
        assert pen.indent(line.width, room, Align.START) == (room - line.width if pen.is_rtl else 0)
        assert pen.indent(line.width, room, Align.END) == (0 if pen.is_rtl else room - line.width)

    for language in ("ar", "en"):
        _print(tmp_path / f"{language}.pdf", language, draw)


@given(st.text(alphabet="ابمش لا\u200c:.،١٢۳۴56٬َّ", min_size=1, max_size=12))
def test_the_short_way_orders_a_line_as_the_whole_algorithm_does(line: str) -> None:
    if not simple_lines.SIMPLE.fullmatch(line):
        return
    words = (
        (typography.Piece(*one) for one in simple_lines.pieces(word)) for word in reversed(line.split(" "))
    )
    short = " ".join("".join(_visual(pieces)) for pieces in words)
    whole = "".join(_visual(typography._ordered(line, resolve(line, 1), 0, len(line))))
    assert short.replace("\u200c", "") == whole.replace("\u200c", "")  # one at an edge joins nothing


def test_words_that_are_forgotten_leave_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simple_lines, "_REMEMBERED_WORDS", 3)
    name, _ = typography.faces_of(Style.TEXT, "ar")
    lines = simple_lines.SimpleLines(Face(name, resource("fonts", f"{name}.ttf"), "ar"))
    first = lines.set("محمد علي حسن")
    for word in ("سعيد", "نادر", "هالة", "منى", "١٢"):
        assert lines.set(word)
    assert len(lines._widths) == len(lines._operands) <= 3
    assert lines.set("محمد علي حسن") == first


def _visual(pieces: Iterator[typography.Piece]) -> Iterator[str]:
    """Yield the letters from left to right, each with the signs on it."""
    for piece in pieces:
        letters = re.findall(r"[^\u064b-\u0652][\u064b-\u0652]*|[\u064b-\u0652]+", piece.text)
        yield from reversed(letters) if piece.is_rtl else letters
