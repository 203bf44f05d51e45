"""The fonts that ship are the files their packages hold, with their licences beside them."""

import re
from hashlib import sha256

from desktop.resources import resource

ROW = re.compile(r"^\| (\S+) \| \S+ \| \S+ \| \S+ \| ([0-9a-f]{64}) \|$", re.MULTILINE)


def test_every_font_has_the_digest_that_sources_names() -> None:
    folder = resource("fonts")
    named = dict(ROW.findall((folder / "SOURCES.md").read_text(encoding="utf-8")))
    shipped = {path.name for path in folder.iterdir() if path.name != "SOURCES.md"}
    assert shipped == set(named)
    for name, digest in named.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_each_family_brings_its_licence() -> None:
    for family in ("Vazirmatn", "Amiri"):
        assert "SIL OPEN FONT LICENSE" in resource("fonts", f"{family}-OFL.txt").read_text(encoding="utf-8")
