"""Which characters a package may carry: nothing hidden, nothing that turns text round, one composition.

U+200C and U+200D stay: Persian words need them.
"""

import re
import unicodedata

FORMULA_STARTS = "=+-@＝＋－＠"
_NONCHARACTERS = "".join(
    f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000)
)
_FORBIDDEN = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls; the line feed ends a row
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"  # direction, line and zero-width marks
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff"  # tags, private planes
    f"{_NONCHARACTERS}]"
)


def forbidden_at(text: str) -> int | None:
    """Return where the first forbidden character of a text of rows stands, or None."""
    if text.replace("\n", "").replace("\u200c", "").isprintable():
        return None  # the quick way, tens of times faster: nothing here but letters, marks and spaces
    match = _FORBIDDEN.search(text)
    return None if match is None else match.start()


def is_composed(text: str) -> bool:
    """Return whether the text is in Unicode's composed form (NFC)."""
    return unicodedata.is_normalized("NFC", text)


def is_clean(text: str) -> bool:
    """Return whether one value may travel."""
    return "\n" not in text and forbidden_at(text) is None and is_composed(text)
