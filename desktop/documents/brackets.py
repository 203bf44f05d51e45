"""The paired brackets of Unicode (BidiBrackets.txt 15.0), which `unicodedata` does not tell."""

# An opening bracket by its code; its partner is the next code unless a colon names another.
_PAIRS = """
0028 005B:005D 007B:007D 0F3A 0F3C 169B 2045 207D 208D 2308 230A 2329 2768 276A 276C 276E 2770 2772 2774 27C5
27E6 27E8 27EA 27EC 27EE 2983 2985 2987 2989 298B 298D:2990 298F:298E 2991 2993 2995 2997 29D8 29DA 29FC 2E22
2E24 2E26 2E28 2E55 2E57 2E59 2E5B 3008 300A 300C 300E 3010 3014 3016 3018 301A FE59 FE5B FE5D FF08 FF3B:FF3D
FF5B:FF5D FF5F FF62
"""


def _pair(entry: str) -> tuple[str, str]:
    opening, _, closing = entry.partition(":")
    return chr(int(opening, 16)), chr(int(closing, 16) if closing else int(opening, 16) + 1)


OPENING = dict(_pair(entry) for entry in _PAIRS.split())
CLOSING = frozenset(OPENING.values())
SAME_AS = {"\u2329": "\u3008", "\u232a": "\u3009"}  # canonically equivalent angle brackets
_OTHERS = {"«": "»", "‹": "›", "<": ">", "≤": "≥"}  # mirrored too, but no brackets to the algorithm
_TURNED = OPENING | _OTHERS
MIRRORED = _TURNED | {closing: opening for opening, closing in _TURNED.items()}
