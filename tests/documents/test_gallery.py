"""The command that draws every kind of paper."""

from pathlib import Path

from PIL import Image

from tests.documents import gallery

ROOT = Path(__file__).resolve().parents[2]


def test_it_draws_the_first_and_the_last_page_of_both_countries(tmp_path: Path) -> None:
    assert gallery.main(["--into", str(tmp_path), "--only", "entitlement", "--lang", "ar"]) == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"entitlement-list-{end}.png" for end in ("eg-ar-1", "eg-ar-2", "ir-ar-1", "ir-ar-2")]
    with Image.open(tmp_path / names[0]) as picture:
        assert picture.width > picture.height


def test_every_kind_of_paper_has_its_picture() -> None:
    names = [piece.name for piece in gallery.pieces()]
    assert len(names) == len(set(names))
    drawn = {piece.render.__module__ for piece in gallery.pieces()}
    papers = {
        path.stem
        for path in (ROOT / "desktop" / "documents").glob("*.py")
        if "\ndef render(" in path.read_text(encoding="utf-8")
    }
    assert papers - {name.rpartition(".")[2] for name in drawn} == {"match_sheet"}  # drawn for its language
