"""Every scene of these pages: named for the ear, walked in reading order, with room for its words."""

from importlib import import_module

import pytest

from desktop.ui.widgets.page import Page
from tests.ui.gallery import SIZES, Scene
from tests.ui.structure import assert_accessible, assert_nothing_cut, assert_reading_order

NOUNS = (
    "agencies", "approved_lists", "backups", "code_lists", "distributions", "duplicates", "journal", "packages",
    "people", "programmes", "settings", "sign_in",
)  # fmt: skip
SCENES: dict[str, Scene] = {
    scene.name: scene for noun in NOUNS for scene in import_module(f"tests.ui.{noun}.scenes").scenes()
}


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_well_built(name: str) -> None:
    scene = SCENES[name]
    widget = scene.build()
    widget.resize(widget.sizeHint() if scene.keeps_its_size else SIZES[0])
    widget.show()
    assert_accessible(widget)
    if isinstance(widget, Page):  # dialogs are judged where they are made: tests/ui/widgets
        assert_reading_order(widget)
    assert_nothing_cut(widget)
