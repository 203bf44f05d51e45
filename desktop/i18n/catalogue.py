"""Speaks the messages of the program in the language of whoever reads them now."""

from desktop.i18n.po_file import Catalogue, load
from desktop.i18n.tongue import Tongue, tongue

__all__ = ["Catalogue", "_", "current", "load", "ngettext", "use"]


class _Speaker:
    """Holds the one piece of process state: who is being spoken to."""

    tongue: Tongue | None = None


def use(spoken: Tongue) -> None:
    """Speak this tongue from now on; called before anything is shown."""
    _Speaker.tongue = spoken


def current() -> Tongue:
    """Return the tongue in use; English until somebody chose."""
    if _Speaker.tongue is None:
        _Speaker.tongue = tongue("en")
    return _Speaker.tongue


def _(message: str, **values: object) -> str:
    """Return the message in the current tongue with its values in it."""
    return current().text(message, **values)


def ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    """Return the form for n things in the current tongue; `{n}` is n itself."""
    return current().plural(singular, plural, n, **values)
