"""Names of files made from what people typed, which every system takes: villages, agencies, lists."""

import unicodedata

MOST_CHARS = 60
_FORBIDDEN = frozenset('<>:"/\\|?*')  # on Windows; sticks travel


def file_name(text: str) -> str:
    """Return the text as a part of a file's name; nothing where nothing of it can stand there.

    Whoever calls puts a number before it: two texts may become one name, and some words are no names on Windows.
    """
    kept = "".join(" " if c in _FORBIDDEN else c for c in unicodedata.normalize("NFC", text) if _shows(c))
    return " ".join(kept.split())[:MOST_CHARS].rstrip(" .")


def _shows(char: str) -> bool:
    """Tell whether a character is more than a sign of control or of direction; joiners belong to Persian words."""
    return char == "\u200c" or char.isspace() or unicodedata.category(char)[0] != "C"
