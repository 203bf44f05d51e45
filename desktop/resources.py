"""Where the files that travel with the program lie; the only place that knows the folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, such as `resource("fonts", "Vazirmatn-Regular.ttf")`."""
    return ROOT.joinpath(*parts)
