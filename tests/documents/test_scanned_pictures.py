"""Files as scanners and phones really make them, and some that nobody should open."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.scanned_pictures import count_pictures, pictures
from desktop.errors import BadInputError


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _bomb(side: int) -> bytes:
    """Return a PNG of a few bytes that claims to be huge."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"") + _chunk(b"IEND", b"")


def _locked(out: Path) -> bytes:
    canvas = Canvas(str(out), encrypt="secret")
    canvas.drawString(9, 9, "x")
    canvas.save()
    return out.read_bytes()


def _refused(file: Path) -> str:
    with pytest.raises(BadInputError) as refused:
        count_pictures(file)
    assert refused.value.values["file"] == file.name
    return str(refused.value)


@pytest.mark.parametrize("side", [11_500, 60_000])
def test_a_tiny_file_that_claims_to_be_huge_is_refused(tmp_path: Path, side: int) -> None:
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(_bomb(side))
    assert "far too large" in _refused(bomb)


def test_a_locked_pdf_and_a_photo_of_a_phone_are_refused_with_the_way_out(tmp_path: Path) -> None:
    locked, photo = tmp_path / "scan.pdf", tmp_path / "photo.jpg"
    _locked(locked)
    photo.write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")
    assert "password" in _refused(locked)
    assert "HEIC" in _refused(photo)


def test_every_picture_of_a_fax_is_taken_and_a_turned_photo_stands_upright(tmp_path: Path) -> None:
    fax, photo = tmp_path / "fax.tif", tmp_path / "photo.jpg"
    page = Image.new("1", (100, 60), 1)
    page.save(fax, save_all=True, append_images=[page.rotate(90, expand=True)], compression="group4")
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (100, 60)).save(photo, exif=exif)
    assert [one.shape for one in pictures(fax)] == [(60, 100, 3), (100, 60, 3)]
    assert [one.shape for one in pictures(photo)] == [(100, 60, 3)]
    assert count_pictures(fax) == 2


def test_a_pdf_is_known_by_what_it_is_not_by_its_name(tmp_path: Path) -> None:
    named = tmp_path / "scan.jpg"
    canvas = Canvas(str(named), pagesize=(72, 36))
    for _page in range(2):
        canvas.showPage()
    canvas.save()
    assert [one.shape for one in pictures(named)] == [(100, 200, 3)] * 2


def test_what_is_finer_than_needed_is_shrunk(tmp_path: Path) -> None:
    fine = tmp_path / "fine.png"
    Image.new("L", (6000, 12)).save(fine)
    assert [one.shape for one in pictures(fine)] == [(10, 5000, 3)]


def test_a_long_pdf_is_opened_anew_now_and_then_and_no_page_is_lost(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "long.pdf"), pagesize=(36, 36))
    for page in range(100):
        canvas.setFillGray(page / 100)
        canvas.rect(0, 0, 36, 36, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    greys = [int(picture[50, 50, 0]) for picture in pictures(tmp_path / "long.pdf")]
    assert len(greys) == 100
    assert greys == sorted(set(greys))
