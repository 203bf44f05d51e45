"""The command that draws every scene."""

from pathlib import Path

from PySide6.QtGui import QImage

from tests.ui import gallery
from tests.ui.conftest import Speak


def test_it_draws_in_both_sizes_and_names_the_pictures(tmp_path: Path, speak: Speak) -> None:
    speak("en")
    wanted = ["--into", str(tmp_path), "--lang", "ar", "--theme", "dark", "--only", "widgets-steps"]
    assert gallery.main(wanted) == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["widgets-steps-ar-dark-1024.png", "widgets-steps-ar-dark-1280.png"]
    assert QImage(str(tmp_path / names[1])).width() == 1280


def test_two_runs_draw_the_same(tmp_path: Path, speak: Speak) -> None:
    speak("fa")
    for folder in ("one", "two"):
        gallery.main(
            ["--into", str(tmp_path / folder), "--lang", "fa", "--theme", "light", "--only", "widgets-states"]
        )
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_every_scene_has_a_name_of_its_own(speak: Speak) -> None:
    speak("en")
    names = [scene.name for scene in gallery.scenes()]
    assert len(names) == len(set(names))
    assert {"widgets-frame", "widgets-form"} <= set(names)
