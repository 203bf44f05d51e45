"""The shipped code lists are the files that their sources page names."""

from hashlib import sha256

from desktop.resources import resource


def test_every_reference_file_is_the_one_that_was_written_down() -> None:
    folder = resource("reference")
    page = (folder / "SOURCES.md").read_text(encoding="utf-8")
    lines = [line.split("  ") for line in page.split("```")[1].strip().split("\n")]
    written = {name: digest for digest, name in lines}

    found = {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "SOURCES.md"
    }

    assert found == written
    assert all(f"`{name}`" in page for name in found)
