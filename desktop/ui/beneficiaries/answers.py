"""What the list says of itself: how many were found, and what to do next where nobody was."""

from typing import NamedTuple

from desktop.i18n.catalogue import _, ngettext
from desktop.models.listing import MOST_HITS, Listing, Scope


class Emptiness(NamedTuple):
    """Why nothing is seen, and the next step."""

    title: str
    hint: str
    step: str = ""


def count_words(listing: Listing, count: int) -> str:
    """Return the sentence of the status line."""
    if listing.text and count >= MOST_HITS:
        return _("More than {n} persons found; type more letters to see fewer", n=MOST_HITS - 1)
    if listing.text:
        return ngettext("{n} person found", "{n} persons found", count)
    if listing.scope is Scope.HEADS:
        return ngettext("{n} family", "{n} families", count)
    return ngettext("{n} person", "{n} persons", count)


def emptiness(listing: Listing, *, can_import: bool) -> Emptiness:
    """Return what stands in place of the lines."""
    if listing.text:
        return Emptiness(
            _("Nobody found for “{words}”", words=listing.text),
            _("Try fewer letters, another spelling or the national ID; or enter the family."),
            _("New family"),
        )
    if listing.scope is Scope.CLOSED:
        return Emptiness(_("No closed file"), _("Files that are closed with a reason appear here."))
    if listing.scope is Scope.WITHOUT_ID:
        return Emptiness(_("Every person has a national ID"), _("Choose another filter to see the list."))
    if listing.scope is Scope.DISPUTED:
        return Emptiness(_("No number is borne twice"), _("Choose another filter to see the list."))
    return Emptiness(
        _("The list is still empty"),
        _("Take in the Excel list you have, or enter the first family."),
        _("Import a list") if can_import else _("New family"),
    )
