"""What a state means for the reader, beside its word: the five tones of the program."""

from enum import StrEnum

from desktop.ui.theme import Tokens


class Tone(StrEnum):
    """How a word or a banner looks; never the only carrier of a meaning."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    ERROR = "error"


def colours(tone: Tone, tokens: Tokens) -> tuple[str, str]:
    """Return the colours of the word and of what lies under it."""
    return {
        Tone.NEUTRAL: (tokens.muted, tokens.bg),
        Tone.ACCENT: (tokens.accent, tokens.accent_soft),
        Tone.OK: (tokens.ok, tokens.ok_soft),
        Tone.WARN: (tokens.warn, tokens.warn_soft),
        Tone.ERROR: (tokens.error, tokens.error_soft),
    }[tone]
