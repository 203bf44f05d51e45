"""Draws every page, card, dialog and step into pictures: `python -m tests.ui.gallery --into DIR`.

A scene is a name and a function that builds a widget; the modules `tests/ui/<noun>/scenes.py` give them by
a function `scenes()`. Each is drawn in both sizes, in the languages and themes asked for.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop.i18n.tongue import tongue
from desktop.ui.application import prepare_application
from desktop.ui.theme import USUAL_SIZE, ThemeName

ROOT = Path(__file__).resolve().parents[2]
SIZES = (QSize(1280, 800), QSize(1024, 640))
LANGUAGES = ("ar", "fa", "en")


@dataclass(frozen=True)
class Scene:
    """Something to look at; a dialog keeps its own size."""

    name: str
    build: Callable[[], QWidget]
    keeps_its_size: bool = False


def scenes() -> Iterator[Scene]:
    """Yield every scene of the tests' folders."""
    for path in sorted((ROOT / "tests" / "ui").glob("*/scenes.py")):
        module = importlib.import_module(f"tests.ui.{path.parent.name}.scenes")
        yield from module.scenes()


def draw(app: QApplication, scene: Scene, into: Path, marks: Sequence[str]) -> list[Path]:
    """Draw one scene in its sizes and return the pictures."""
    drawn = []
    widget = scene.build()
    for size in (widget.sizeHint(),) if scene.keeps_its_size else SIZES:
        widget.resize(size)
        widget.show()
        app.sendPostedEvents()
        app.processEvents()
        name = "-".join([scene.name, *marks] + ([] if scene.keeps_its_size else [str(size.width())]))
        drawn.append(into / f"{name}.png")
        widget.grab().save(str(drawn[-1]))
    widget.close()
    widget.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return drawn


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.gallery", description=__doc__)
    parser.add_argument("--into", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--theme", choices=list(ThemeName), type=ThemeName, action="append")
    parser.add_argument("--size", type=int, default=USUAL_SIZE, help="size of writing in points")
    parser.add_argument("--only", default="", help="scenes whose name contains this")
    asked = parser.parse_args(arguments)
    asked.into.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["wasl"])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    count = 0
    for language, theme in product(asked.lang or LANGUAGES, asked.theme or list(ThemeName)):
        prepare_application(app, tongue(language), theme, asked.size)
        for scene in scenes():
            if asked.only in scene.name:
                count += len(draw(app, scene, asked.into, (language, theme.value)))
    sys.stdout.write(f"{count} pictures in {asked.into}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
